/**
 * P2 for the desk: a case is settled once, and covers what its records amount to; a top-up is billed once, and a credit is used up
 * once.
 * @module
 */
import type { Correction } from '#domain/metering/account.ts';
import type { MeteringCase } from '#domain/metering/case.ts';
import type { Town } from '../town.ts';
import type { AtEachCommit, AtRest } from './scene.ts';
import { nameOf, recordsIn } from './usage-scene.ts';

export const p2Settled: AtEachCommit = (_town, { commit, before }) =>
  commit.writes.flatMap(({ key, entity }) => {
    if (key.kind !== 'meteringCase' || before('meteringCase', key.id)?.state.name !== 'SETTLED') return [];
    return [`P2|${key.id} was settled, and is ${(entity as MeteringCase | undefined)?.state.name} again`];
  });

/** What a case covers is what it names; a part on its way there may never come, where its sender was refused in the end. */
const coveredWrongly = (
  { usage }: Town,
  { caseId, kind, tenantId, quantity, records = [] }: MeteringCase,
): string[] => {
  if (kind !== 'late') return [];
  const own = usage.standing().late.filter((late) => late.tenantId === tenantId);
  const named = own.flatMap(({ dimension, origin, id, parts }) =>
    parts.filter((_, part) => records.includes(nameOf({ dimension, origin, part, id }))),
  );
  const covers = named.reduce((sum, part) => sum + part.quantity, 0);
  return covers === quantity ? [] : [`P2|${caseId} is about ${quantity}, and covers ${covers}`];
};

const toppedUpWrongly = (town: Town, { correctionId, tenantId, quantity, state }: Correction): string[] => {
  if (quantity < 0) return [];
  const hours = [...town.state.all('hour')].filter((mark) => mark.tenantId === tenantId);
  const found = hours.flatMap((mark) =>
    [...recordsIn(town, mark)].filter(([name]) => name.endsWith(`\ncorrection:${correctionId}`)),
  );
  const billed = found.reduce((sum, [, record]) => sum + (record.hasStrayed ? 0 : record.quantity), 0);
  const should = state.name === 'APPLIED' ? quantity : 0;
  return billed === should ? [] : [`P2|${correctionId} tops up ${billed}, not ${should}`];
};

const creditedWrongly = ({ usage, state }: Town): string[] => {
  const sums = new Map<string, number>();
  const add = (name: string, amount: number) => sums.set(name, (sums.get(name) ?? 0) + amount);
  for (const {
    tenantId,
    dimension,
    quantity,
    state: { name },
  } of state.all('correction'))
    if (quantity < 0 && name === 'APPLIED') add(`${tenantId}/${dimension}`, -quantity);
  for (const { tenantId, dimension, reductions = [] } of usage.standing().ledger)
    for (const { by, amount } of reductions) if (by === 'credit') add(`${tenantId}/${dimension}`, -amount);
  return [...sums].flatMap(([name, left]) => {
    const is = state.get('credit', name)?.left ?? 0;
    return is === left ? [] : [`P2|the credit ${name} is ${is}; should be ${left}`];
  });
};

export const p2Desk: AtRest = (town) => [
  ...[...town.state.all('meteringCase')].flatMap((known) => coveredWrongly(town, known)),
  ...[...town.state.all('correction')].flatMap((correction) => toppedUpWrongly(town, correction)),
  ...creditedWrongly(town),
];
