/**
 * Held usage: the submitter asks after its cases, and goes on with what was decided.
 * @module
 */
import type { MeteringCase } from '#domain/metering/case.ts';
import type { WorkItem, WorkRecord } from '#domain/metering/work.ts';
import { dueIn } from '#domain/metering/work-of.ts';
import type { Instant } from '#domain/time.ts';
import { casesOf } from './submit-cases.ts';
import type { SubmitPorts } from './submit-ports.ts';

type Fate = 'held' | 'free' | 'written-off';

/** What became of a held record. A case that is not there yet holds all the same. */
const fateOf = (known: MeteringCase | undefined): Fate => {
  if (known?.state.name !== 'SETTLED') return 'held';
  return known.state.how === 'written-off' ? 'written-off' : 'free';
};

/** An item as its cases leave it; the very same object where all of them still wait. */
const without = (item: WorkItem, fates: ReadonlyMap<string, Fate>): WorkItem => {
  const { cases = {}, notBefore: _over, ...rest } = item;
  const held = Object.entries(cases).filter(([dimension]) => fates.get(dimension) === 'held');
  const records = item.records.filter(({ dimension }) => fates.get(dimension) !== 'written-off');
  if (held.length === Object.keys(cases).length) return item;
  return held.length === 0 ? { ...rest, records } : { ...item, records, cases: Object.fromEntries(held) };
};

const settle = async (
  { usage }: SubmitPorts,
  { tenantId, hour }: WorkItem,
  { dimension }: WorkRecord,
  verdict: Parameters<SubmitPorts['usage']['ledger']['settle']>[1],
): Promise<void> => {
  await usage.ledger.settle({ tenantId, hour, dimension }, verdict);
};

/**
 * Asks after the cases of an item. Released usage is DUE again and written off one is settled, first in the ledger and then in
 * the work.
 * @returns the item as it stands after; `undefined` where nothing of it is left
 */
export const askAfter = async (
  ports: SubmitPorts,
  item: WorkItem,
  now: Instant,
): Promise<WorkItem | undefined> => {
  const { cases, notBefore = item.deadline } = item;
  if (!cases) return item;
  const known = await casesOf(ports, Object.values(cases), notBefore <= now);
  const fates = new Map(
    Object.entries(cases).map(([dimension, caseId]) => [dimension, fateOf(known.get(caseId))] as const),
  );
  for (const record of item.records) {
    const caseId = cases[record.dimension] ?? '';
    const fate = fates.get(record.dimension);
    if (fate === 'free') await settle(ports, item, record, dueIn(item));
    if (fate === 'written-off') await settle(ports, item, record, { name: 'WRITTEN_OFF', at: now, caseId });
  }
  const after = without(item, fates);
  if (after.records.length === 0) {
    await ports.usage.work.remove(item);
    return undefined;
  }
  if (after !== item) await ports.usage.work.rewrite(after);
  return after;
};
