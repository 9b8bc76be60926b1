/**
 * One batch on its way: a try is counted, AWS is told, the ledger is settled, and only then the work is done with.
 * @module
 */
import {
  expire,
  type Judged,
  judgeReply,
  type MeteringReply,
  type Settlement,
} from '#domain/metering/answers.ts';
import { type Batch, isSendable, refreshed, workName } from '#domain/metering/batches.ts';
import type { Verdict } from '#domain/metering/ledger.ts';
import type { WorkItem } from '#domain/metering/work.ts';
import { heedVerdict, isHeldLive, mayBeFlushed } from './submit-cases.ts';
import type { SubmitPorts } from './submit-ports.ts';
import type { Turns } from './submit-turn.ts';
import type { Watch } from './submit-watch.ts';

/** What one run shares between its batches. */
export interface Sending {
  readonly ports: SubmitPorts;
  readonly turns: Turns;
  /** Whether the run is over: what is not begun is left to the next one. */
  readonly isOver: () => boolean;
  readonly tally: Tally;
  readonly watch: Watch;
}

/** What a run has done so far. */
export interface Tally {
  calls: number;
  billed: number;
  lost: number;
  throttled: number;
}

/** Items as they stand after a batch, by name; `undefined`: nothing is left of it. */
type Stand = Map<string, WorkItem | undefined>;

const itemsOf = ({ slices }: Batch): WorkItem[] => slices.map(({ item }) => item);

/** Counts what the ledger took, with an eye to what people must look at. */
const tell = ({ ports, tally }: Sending, verdict: Verdict): void => {
  if (verdict.name === 'BILLED') {
    tally.billed += 1;
    ports.count('usageMetered');
  }
  if (verdict.name !== 'LOST') return;
  tally.lost += 1;
  ports.count('usageLost');
  if (verdict.reason === 'OTHER_QUANTITY') ports.count('usageDiscrepancy');
};

/** AWS refused a record and is asked again: a case where we know better. */
const heedRefusal = async ({ ports }: Sending, { opens }: Settlement): Promise<void> => {
  if (!opens) return;
  if (opens.kind === 'not-subscribed') {
    if (!(await isHeldLive(ports, opens))) return;
    ports.count('usageNotSubscribed');
  }
  await heedVerdict(ports, { opens });
};

/**
 * Settles one verdict. Its case is opened where the ledger took it now, or has taken the same before and no more was done.
 */
const settle = async (sending: Sending, settlement: Settlement): Promise<void> => {
  const { key, verdict, answer, opens, resolves } = settlement;
  const { ledger } = sending.ports.usage;
  const wasSet = await ledger.settle(key, verdict, answer);
  if (verdict.name === 'DUE') return wasSet ? heedRefusal(sending, settlement) : undefined;
  if (wasSet) tell(sending, verdict);
  if (!opens && !resolves) return;
  const stands = wasSet ? verdict : (await ledger.read(key))?.verdict;
  if (stands?.name === verdict.name) await heedVerdict(sending.ports, settlement);
};

/** First the ledger, then the work: a crash between the two sends once more, and the ledger stays as it is. */
const conclude = async (sending: Sending, judged: Judged, stand: Stand): Promise<void> => {
  const { work } = sending.ports.usage;
  await Promise.all(judged.settlements.map((settlement) => settle(sending, settlement)));
  await Promise.all(
    judged.work.map(async ({ item, left }) => {
      if (left) await work.rewrite(left);
      else await work.remove(item);
      stand.set(workName(item), left);
    }),
  );
};

/** Whether another one may have told AWS of what was tried here once. */
const wasOurs = async (ports: SubmitPorts, item: WorkItem, dimension: string): Promise<boolean> =>
  ((await ports.usage.work.read(item))?.tries ?? Number.POSITIVE_INFINITY) > 1 ||
  (await mayBeFlushed(ports, { ...item, dimension }));

/**
 * A duplicate at the first try is looked at once more: where another submitter began meanwhile, or has settled it, or a flush
 * may have put the same records elsewhere, the first one was ours.
 */
const doubted = async ({ ports }: Sending, batch: Batch, reply: MeteringReply): Promise<Batch> => {
  if (!('records' in reply)) return batch;
  const slices = batch.slices.map(async ({ item, records }, index) => {
    const from = batch.slices.slice(0, index).reduce((sum, slice) => sum + slice.records.length, 0);
    const duplicate = records.find((_, at) => reply.records[from + at]?.status === 'DuplicateRecord');
    if (!duplicate || item.tries > 1) return { item, records };
    const isOurs = await wasOurs(ports, item, duplicate.dimension);
    return { item: isOurs ? { ...item, tries: 2 } : item, records };
  });
  return { ...batch, slices: await Promise.all(slices) };
};

const call = async ({ ports, turns, tally }: Sending, batch: Batch): Promise<MeteringReply> => {
  const begunAt = ports.surroundings.now();
  tally.calls += 1;
  ports.count('meteringCalls');
  const reply = await ports.meterUsage(batch);
  if ('records' in reply) {
    // AWS takes nothing at the moment: it is asked more slowly, too
    if (reply.records.every(({ status }) => status === 'Unprocessed')) turns.slowDown(begunAt);
    return reply;
  }
  if (reply.kind !== 'record-fault') turns.slowDown(begunAt);
  if (reply.kind === 'throttled') {
    tally.throttled += 1;
    ports.count('meteringThrottled');
  }
  return reply;
};

/** Sends a batch whose try is counted, and its halves where AWS refuses it whole. */
const sendBegun = async (sending: Sending, batch: Batch, stand: Stand): Promise<void> => {
  const reply = await call(sending, batch);
  const { now } = sending.ports.surroundings;
  const judged = judgeReply(await doubted(sending, batch, reply), reply, now());
  await conclude(sending, judged, stand);
  for (const half of judged.halves ?? []) {
    await sending.turns.turn();
    if (sending.isOver()) return;
    const left = refreshed(half, (item) => stand.get(workName(item)));
    if (left) await sendBegun(sending, left, stand);
  }
};

/**
 * Sends a batch, for which a turn was taken.
 * @returns its items as they stand after
 */
export const sendBatch = async (
  sending: Sending,
  batch: Batch,
): Promise<ReadonlyMap<string, WorkItem | undefined>> => {
  const { usage, surroundings } = sending.ports;
  const begun = await Promise.all(itemsOf(batch).map((item) => usage.work.begin(item)));
  const stand: Stand = new Map(itemsOf(batch).map((item, index) => [workName(item), begun[index]]));
  const now = surroundings.now();
  const timely = refreshed(batch, (item) => {
    const latest = stand.get(workName(item));
    return latest && isSendable(latest, now) ? latest : undefined;
  });
  if (timely) await sendBegun(sending, timely, stand);
  return stand;
};

/** Settles as LOST what is past its deadline. @returns whether it was */
export const settleExpired = async (sending: Sending, item: WorkItem): Promise<boolean> => {
  const judged = expire(item, sending.ports.surroundings.now());
  if (judged) await conclude(sending, judged, new Map());
  return judged !== undefined;
};
