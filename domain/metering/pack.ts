/**
 * Packs: records that came together, as one text. The same records are the same text, in whatever order they came.
 * @module
 */
import { PACK_TEXT_BYTES_MAX } from '../limits.ts';
import { type Instant, startOfHour } from '../time.ts';
import type { Pack, Tags, TenantUsage, Usage } from './usage.ts';

const sorted = (tags: Tags): Tags =>
  Object.fromEntries(Object.entries(tags).sort(([left], [right]) => (left < right ? -1 : 1)));

/** One record as a line of JSON, its fields always in this order: equal lines are equal records. */
export const lineOf = ({ dimension, id, form, quantity, at, tags, origin, part }: Usage): string =>
  JSON.stringify({ dimension, id, form, quantity, at, tags: tags && sorted(tags), origin, part });

/** The canonical text of a pack's records: its hash names the pack. */
export const packText = (records: readonly Usage[]): string => records.map(lineOf).sort().join('\n');

/** The records of such a text, in its order. */
export const recordsOfText = (text: string): Usage[] =>
  text.split('\n').map((line): Usage => JSON.parse(line));

const withoutTenant = ({ tenantId: _, ...usage }: TenantUsage): Usage => usage;

/** Cuts lines in order, each piece at most `PACK_TEXT_BYTES_MAX`; the characters of a record are ASCII, one byte each. */
const pieces = (lines: readonly string[]): string[][] => {
  const cut: string[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const added = line.length + 1;
    if (bytes + added > PACK_TEXT_BYTES_MAX) {
      cut.push([]);
      bytes = 0;
    }
    cut.at(-1)?.push(line);
    bytes += added;
  }
  return cut;
};

/**
 * The packs of one tenant and hour.
 * @param hour start of the hour in which they are billed; late records carry the one of their use as their origin
 */
export const packsOf = (tenantId: string, hour: Instant, records: readonly Usage[]): Pack[] =>
  pieces(records.map(lineOf).sort()).map((lines) => ({
    tenantId,
    hour,
    records: lines.map((line): Usage => JSON.parse(line)),
  }));

/**
 * The packs of records that came together, by tenant and hour of use, in the order of both.
 * @returns none where there are no records; an hour has more than one where its text would be too long
 */
export const byHour = (records: readonly TenantUsage[]): Pack[] => {
  const groups = Map.groupBy(records, ({ tenantId, at }) => `${tenantId}/${startOfHour(at)}`);
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      return first ? packsOf(first.tenantId, startOfHour(first.at), group.map(withoutTenant)) : [];
    })
    .sort((left, right) =>
      left.tenantId === right.tenantId ? left.hour - right.hour : left.tenantId < right.tenantId ? -1 : 1,
    );
};
