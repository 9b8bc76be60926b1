/**
 * P3: what stands in the ledger is what its hour was frozen with, and never changes but for its verdict; that is final once. Every
 * time AWS is told of a record it is told the same, byte for byte.
 * @module
 */
import type { LedgerItem } from '#domain/metering/ledger.ts';
import type { SentRecord } from '../aws/meter.ts';
import type { Town } from '../town.ts';
import { type AtEachUsage, hoursOf, isOf, isOver, named, usedIn } from './usage-scene.ts';

const seen = new WeakMap<Town, { items: Map<string, LedgerItem>; sent: Map<string, string> }>();

const memoryOf = (town: Town) => {
  const known = seen.get(town) ?? { items: new Map<string, LedgerItem>(), sent: new Map<string, string>() };
  seen.set(town, known);
  return known;
};

const kept = ({ verdict: _verdict, answer: _answer, ...item }: LedgerItem): string => JSON.stringify(item);

const look = (town: Town, item: LedgerItem): string[] => {
  const { items } = memoryOf(town);
  const name = `${named(item)} ${item.dimension}`;
  const before = items.get(name);
  if (before === item) return [];
  items.set(name, item);
  if (before) {
    const isReopened = isOver(before) && JSON.stringify(before.verdict) !== JSON.stringify(item.verdict);
    return [
      ...(kept(before) === kept(item) ? [] : [`P3|the ledger item ${name} has changed`]),
      ...(isReopened ? [`P3|${name} was ${before.verdict.name} and is ${item.verdict.name}`] : []),
    ];
  }
  const used = usedIn(town, item).get(item.dimension) ?? 0;
  const reduced = (item.reductions ?? []).reduce((left, { amount }) => left - amount, item.used);
  return used === item.used && reduced === item.quantity
    ? []
    : [`P3|${name} is ${item.used}, less ${item.used - item.quantity}; ${used} was used`];
};

export const p3Frozen: AtEachUsage = (town, call, given) =>
  call === 'record' || call === 'settle'
    ? hoursOf(given).flatMap((of) =>
        town.usage
          .standing()
          .ledger.filter(isOf(of))
          .flatMap((item) => look(town, item)),
      )
    : [];

export const p3Sent = (town: Town, { key, text }: SentRecord): string[] => {
  const { sent } = memoryOf(town);
  const before = sent.get(key) ?? text;
  sent.set(key, before);
  return before === text ? [] : [`P3|AWS is told ${text}, and was told ${before}`];
};
