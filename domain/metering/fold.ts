/**
 * What an hour's packs come to: the same sums, in whatever order and however often the records came.
 * @module
 */
import type { Instant } from '../time.ts';
import { allocationsOf } from './allocations.ts';
import type { Allocation } from './ledger.ts';
import { lineOf } from './pack.ts';
import type { NamedPack, Usage } from './usage.ts';

/**
 * What became of a record: `counted`; a `duplicate` says what another one said already; a total is `replaced` by a later
 * one of its series; a `conflict` has the id of the counted one and says something else; late usage that `strayed` was sent on,
 * since the hour went to another payer (`stray.ts`).
 */
export const RECORD_FATES = ['counted', 'duplicate', 'replaced', 'conflict', 'strayed'] as const;
export type RecordFate = (typeof RECORD_FATES)[number];

/** A record, the pack that it came in, and what became of it. */
export interface TracedUsage {
  readonly usage: Usage;
  /** Hash of the pack. */
  readonly pack: string;
  readonly fate: RecordFate;
}

/** What an hour used of one dimension. */
export interface DimensionUsage {
  readonly dimension: string;
  /** Sum of what counts. May be above AWS's largest quantity. */
  readonly used: number;
  /** Part of `used` that was used in earlier hours, by the start of these, in order. */
  readonly late?: readonly { readonly origin: Instant; readonly quantity: number }[];
  /** Absent where nothing has tags; sums up to `used`. */
  readonly allocations?: readonly Allocation[];
  readonly ids: { readonly counted: number; readonly duplicates: number; readonly conflicts: number };
}

/** Under what a record counts once within its hour of billing: dimension, hour of use, id, part. */
export const countingKey = ({ dimension, origin, id, part }: Usage): string =>
  [dimension, origin, part, id].join('\n');

/** What is folded: packs, of which only names and records matter. */
export type Folded = readonly Pick<NamedPack, 'hash' | 'records'>[];

interface Found {
  readonly usage: Usage;
  readonly pack: string;
}

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/**
 * The order in which records of one id are preferred. Totals come before events, the later total before the earlier; of
 * events that contradict each other the earlier one stays; of two at one time the larger. Then by their text, so that there is
 * always one first.
 */
const byPreference = (left: Found, right: Found): number => {
  const [a, b] = [left.usage, right.usage];
  if (a.form !== b.form) return a.form === 'total' ? -1 : 1;
  const byTime = a.form === 'total' ? b.at - a.at : a.at - b.at;
  return byTime || b.quantity - a.quantity || byText(lineOf(a), lineOf(b)) || byText(left.pack, right.pack);
};

/** The fates of the records of one id; the one that counts comes first. Nearly always it is the only one. */
const fatesOf = (group: Found[]): TracedUsage[] => {
  const [first, ...others] = group.length > 1 ? group.sort(byPreference) : group;
  if (!first) return [];
  const counted: TracedUsage = { ...first, fate: 'counted' };
  if (others.length === 0) return [counted];
  const seen = new Set([lineOf(first.usage)]);
  const fateOf = (usage: Usage): RecordFate => {
    const line = lineOf(usage);
    if (seen.has(line)) return 'duplicate';
    seen.add(line);
    return first.usage.form === 'total' && usage.form === 'total' ? 'replaced' : 'conflict';
  };
  return [counted, ...others.map((found) => ({ ...found, fate: fateOf(found.usage) }))];
};

const groupsOf = (packs: Folded): Map<string, Found[]> => {
  const groups = new Map<string, Found[]>();
  for (const { hash, records } of packs) {
    for (const usage of records) {
      const key = countingKey(usage);
      const group = groups.get(key);
      if (group) group.push({ usage, pack: hash });
      else groups.set(key, [{ usage, pack: hash }]);
    }
  }
  return groups;
};

/** Every record of an hour with what became of it; records of one id stand together, the counted one first. */
export const traceHour = (packs: Folded): TracedUsage[] =>
  [...groupsOf(packs)].sort(([left], [right]) => byText(left, right)).flatMap(([, group]) => fatesOf(group));

const lateOf = (counted: readonly Usage[]): { origin: Instant; quantity: number }[] => {
  const sums = new Map<Instant, number>();
  for (const { origin, quantity } of counted) {
    if (origin !== undefined) sums.set(origin, (sums.get(origin) ?? 0) + quantity);
  }
  return [...sums]
    .sort(([left], [right]) => left - right)
    .map(([origin, quantity]) => ({ origin, quantity }));
};

const foldDimension = (dimension: string, traced: readonly TracedUsage[]): DimensionUsage => {
  const counted = traced.filter(({ fate }) => fate === 'counted').map(({ usage }) => usage);
  const [late, allocations] = [lateOf(counted), allocationsOf(counted)];
  const fated = (fate: RecordFate): number => traced.filter((record) => record.fate === fate).length;
  return {
    dimension,
    used: counted.reduce((sum, { quantity }) => sum + quantity, 0),
    ...(late.length > 0 ? { late } : {}),
    ...(allocations.length > 0 ? { allocations } : {}),
    ids: { counted: counted.length, duplicates: fated('duplicate'), conflicts: fated('conflict') },
  };
};

/** What an hour's packs come to, by dimension, in the order of their names; a dimension without records is not among them. */
export const foldHour = (packs: Folded): DimensionUsage[] =>
  [...Map.groupBy([...groupsOf(packs).values()].flatMap(fatesOf), ({ usage }) => usage.dimension)]
    .map(([dimension, traced]) => foldDimension(dimension, traced))
    .sort((left, right) => byText(left.dimension, right.dimension));
