/**
 * What of an hour's ledger is to be sent: its work items, and how the end of a license moves them.
 * @module
 */
import { AWS_FINAL_METERING_WINDOW_MS, AWS_METERING_RECORDS_MAX } from '../limits.ts';
import { shardOf } from '../shard.ts';
import type { Instant } from '../time.ts';
import { releaseTime } from './guard.ts';
import type { HourPayer } from './hour.ts';
import type { LedgerItem, Verdict } from './ledger.ts';
import type { WorkItem, WorkKey, WorkRecord } from './work.ts';

/** An item that AWS is to be told of: it has a payer, a time and a deadline. */
interface Payable extends LedgerItem {
  readonly payer: HourPayer;
  readonly timestamp: Instant;
  readonly deadline: Instant;
}

const isPayable = (item: LedgerItem): item is Payable =>
  item.payer !== undefined && item.timestamp !== undefined && item.deadline !== undefined;

const recordOf = ({ dimension, quantity, timestamp, allocations }: Payable): WorkRecord => ({
  ...{ dimension, quantity, timestamp },
  ...(allocations ? { allocations } : {}),
});

/** Held items are parts of their own, numbered from here, and stay so when they are released; an hour has at most 200 dimensions. */
const HELD_PARTS_FROM = 1_000;

/** What a flush did not find where closing puts it is put once more under a number from here: closing may be about to put it. */
const SOUGHT_PARTS_FROM = 5_000;

/** The verdict of what is to be sent, by the work that it is sent with. */
export const dueIn = ({ part }: Pick<WorkKey, 'part'>): Verdict =>
  part % SOUGHT_PARTS_FROM < HELD_PARTS_FROM ? { name: 'DUE' } : { name: 'DUE', released: true };

const chunked = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );

/**
 * The work of one tenant's hour: what is DUE in parts of up to 25 records, what is HELD each by itself, also once it is released.
 * The parts have their numbers by the items of the hour, whatever has become of these, so that the work of an hour that is closed
 * again has the same names: a record that stood in two items would be its own duplicate.
 * @param items all ledger items of the hour
 * @param options.endedAt when the payer's license ended: this is part of its final flush
 * @param options.isGoingOn whether an earlier closing broke off: what it put may have been sent already, so the work counts as tried
 */
export const workOf = (
  items: readonly LedgerItem[],
  {
    shards,
    endedAt,
    isGoingOn = false,
  }: { readonly shards: number; readonly endedAt?: Instant | undefined; readonly isGoingOn?: boolean },
): WorkItem[] => {
  const payable = items
    .filter(isPayable)
    .sort((left, right) =>
      left.dimension < right.dimension ? -1 : left.dimension > right.dimension ? 1 : 0,
    );
  // who closed again may have known more: all of an hour goes by the sooner one
  const deadline = Math.min(...payable.map((item) => item.deadline));
  const workItem = (part: number, records: readonly Payable[], more: Partial<WorkItem>): WorkItem[] => {
    const [first] = records;
    if (!first) return [];
    const { payer, tenantId, hour } = first;
    const { region, productCode, identity } = payer;
    return [
      {
        ...{
          region,
          shard: shardOf(tenantId, shards),
          deadline,
          tenantId,
          hour,
          part,
          productCode,
          identity,
        },
        records: records.map(recordOf),
        tries: isGoingOn ? 1 : 0,
        ...(endedAt === undefined ? {} : { endedAt }),
        ...more,
      },
    ];
  };
  const due = chunked(payable, AWS_METERING_RECORDS_MAX).flatMap((chunk, part) =>
    workItem(
      part,
      chunk.filter(({ verdict }) => verdict.name === 'DUE' && !verdict.released),
      {},
    ),
  );
  const held = payable.flatMap((item, index) => {
    const { verdict, dimension } = item;
    const part = HELD_PARTS_FROM + index;
    if (verdict.name === 'DUE' && verdict.released) return workItem(part, [item], {});
    if (verdict.name !== 'HELD') return [];
    const more = { notBefore: verdict.releaseAt, cases: { [dimension]: verdict.caseId } };
    return workItem(part, [item], more);
  });
  return [...due, ...held];
};

/**
 * A work item after its license ended: AWS takes it an hour more (facts §5.2). A pause is over; what is held has two thirds of
 * the time that is left. Its name may change: the new one is put before the old one is removed, and it counts as tried, since
 * the old one may have been sent meanwhile.
 * @returns the very item where its deadline is no later and it is marked already
 */
export const flushed = (item: WorkItem, endedAt: Instant, now: Instant): WorkItem => {
  const deadline = Math.min(item.deadline, endedAt + AWS_FINAL_METERING_WINDOW_MS);
  if (deadline === item.deadline && item.endedAt === endedAt) return item;
  const { notBefore, ...kept } = item;
  const isHeld = item.cases !== undefined && notBefore !== undefined;
  const release = isHeld ? Math.min(notBefore, releaseTime(deadline, now, Number.POSITIVE_INFINITY)) : 0;
  return {
    ...kept,
    ...{ deadline, endedAt },
    ...(isHeld ? { notBefore: release } : {}),
    tries: deadline === item.deadline ? item.tries : Math.max(1, item.tries),
  };
};

/**
 * Work that is DUE by the ledger and was not found: an earlier flush moved it elsewhere, it is being settled, or closing has not
 * put it yet. It is there once more then, beside whatever closing puts, and counts as tried.
 */
export const soughtAgain = (item: WorkItem): WorkItem => ({
  ...item,
  part: SOUGHT_PARTS_FROM + item.part,
  tries: Math.max(1, item.tries),
});
