/**
 * Where usage that comes in stands in the usage table: its key, its item, its life. `docs/storage.md` is the same in prose. What
 * a key says is not said again in the item. What goes out stands in `ledger-layout.ts`.
 * @module
 */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { METERED_HOUR_LIFE_MS, REFUSED_FIELD_CHARACTERS_MAX } from '#domain/limits.ts';
import type { LateUsage } from '#domain/metering/late.ts';
import type { NamedPack, Usage } from '#domain/metering/usage.ts';
import { USAGE_TABLE } from '#domain/names.ts';
import { shardOf } from '#domain/shard.ts';
import { type Instant, isoOf, SECOND_MS } from '#domain/time.ts';
import type { KeyPair } from './keys.ts';
import type { ClosingTime, RefusedUsage } from './usage-store.ts';
import type { UsageStretch } from './usage-stretch.ts';

/** An item of the usage table: its key, and attributes as plain values. */
export interface UsageItem extends KeyPair {
  readonly [attribute: string]: unknown;
}

/** How many partitions closing times, and the work of each Region, are spread over. */
export interface UsageShards {
  readonly shards: number;
}

/** When DynamoDB may forget an item. */
export const forgottenAfter = (instant: Instant, lifeMs: number): Readonly<Record<string, number>> => ({
  [USAGE_TABLE.ttl]: Math.ceil((instant + lifeMs) / SECOND_MS),
});

/** The parts of a key's text. */
export const partsOf = (text: string): string[] => text.split('#');

/** The rest of a text after its first `#`. */
export const tailOf = (text: string): string => text.slice(text.indexOf('#') + 1);

/** Sorts after every `…#rest` of an instant. */
export const UP_TO = '$';

const hourPartition = (prefix: string, tenantId: string, hour: Instant): string =>
  `${prefix}#${tenantId}#${isoOf(hour)}`;

/** A pack, and when it first came. */
export interface KeptPack extends NamedPack {
  readonly receivedAt: Instant;
}

/** Key of a pack. */
export const packKey = ({ tenantId, hour, hash }: Omit<NamedPack, 'records'>): KeyPair => ({
  pk: hourPartition('PACK', tenantId, hour),
  sk: hash,
});

/** Item of a pack; its records deflated, since ids and tags repeat themselves. */
export const packItem = (pack: NamedPack, receivedAt: Instant): UsageItem => ({
  ...packKey(pack),
  ...forgottenAfter(pack.hour, METERED_HOUR_LIFE_MS),
  receivedAt,
  records: deflateRawSync(JSON.stringify(pack.records)),
});

/** The pack of an item. */
export const packOf = ({ pk, sk, receivedAt, records }: UsageItem): KeptPack => {
  const [, tenantId = '', hour = ''] = partsOf(pk);
  const text = inflateRawSync(records as Uint8Array).toString('utf8');
  return {
    tenantId,
    hour: Date.parse(hour),
    hash: sk,
    records: JSON.parse(text) as Usage[],
    receivedAt: receivedAt as Instant,
  };
};

/** All packs of an hour. */
export const packsOfHour = (tenantId: string, hour: Instant): UsageStretch => ({
  pk: hourPartition('PACK', tenantId, hour),
  strong: true,
});

/** Items of the hashes that an hour was frozen with, in parts that an item can hold. */
export const manifestItems = (
  { tenantId, hour, id }: { readonly tenantId: string; readonly hour: Instant; readonly id: string },
  hashes: readonly string[],
  partMax: number,
): UsageItem[] =>
  Array.from({ length: Math.ceil(hashes.length / partMax) }, (_, part) => ({
    pk: hourPartition('MANIFEST', tenantId, hour),
    sk: `${id}#${String(part).padStart(4, '0')}`,
    ...forgottenAfter(hour, METERED_HOUR_LIFE_MS),
    hashes: hashes.slice(part * partMax, (part + 1) * partMax),
  }));

/**
 * The hashes of all parts.
 * @throws where one is missing: an hour is closed with all that it was frozen with, or not at all
 */
export const hashesOf = (items: readonly UsageItem[], parts: number): string[] => {
  if (items.length !== parts) throw new Error(`of ${parts} parts of a manifest ${items.length} are there`);
  return items.flatMap(({ hashes }) => hashes as string[]);
};

/** All parts of one attempt, in order. */
export const manifestParts = (tenantId: string, hour: Instant, id: string): UsageStretch => ({
  pk: hourPartition('MANIFEST', tenantId, hour),
  from: `${id}#`,
  to: `${id}${UP_TO}`,
  strong: true,
});

/** Key of a closing time. */
export const closingKey = ({ tenantId, hour, closeAt }: ClosingTime, { shards }: UsageShards): KeyPair => ({
  pk: `CLOSE#${shardOf(tenantId, shards)}`,
  sk: `${isoOf(closeAt)}#${isoOf(hour)}#${tenantId}`,
});

/** Item of a closing time: its key says it all. */
export const closingItem = (time: ClosingTime, options: UsageShards): UsageItem => ({
  ...closingKey(time, options),
  ...forgottenAfter(time.closeAt, METERED_HOUR_LIFE_MS),
});

/** The closing time of a key. */
export const closingOf = ({ sk }: KeyPair): ClosingTime => {
  const [closeAt = '', hour = '', tenantId = ''] = partsOf(sk);
  return { tenantId, hour: Date.parse(hour), closeAt: Date.parse(closeAt) };
};

/** The closing times of a shard that have come. */
export const closingsDue = (shard: number, until: Instant): UsageStretch => ({
  pk: `CLOSE#${shard}`,
  to: `${isoOf(until)}${UP_TO}`,
  strong: true,
});

/** Key of late usage. */
export const lateKey = ({
  tenantId,
  origin,
  dimension,
  id,
}: Pick<LateUsage, 'tenantId' | 'origin' | 'dimension' | 'id'>): KeyPair => ({
  pk: hourPartition('LATE', tenantId, origin),
  sk: `${dimension}#${id}`,
});

/** Item of late usage, at the version after the one that was read. */
export const lateItem = (usage: LateUsage): UsageItem => ({
  ...lateKey(usage),
  ...forgottenAfter(usage.origin, METERED_HOUR_LIFE_MS),
  version: usage.version + 1,
  parts: usage.parts,
  ...(usage.total === undefined ? {} : { total: usage.total }),
});

/** The late usage of an item. */
export const lateOf = ({ pk, sk, version, parts, total }: UsageItem): LateUsage => {
  const [, tenantId = '', origin = ''] = partsOf(pk);
  return {
    tenantId,
    origin: Date.parse(origin),
    dimension: partsOf(sk)[0] ?? '',
    id: tailOf(sk),
    parts: parts as LateUsage['parts'],
    version: version as number,
    ...(total === undefined ? {} : { total: total as number }),
  };
};

/** All late usage of an hour of use. */
export const lateOfHour = (tenantId: string, origin: Instant): UsageStretch => ({
  pk: hourPartition('LATE', tenantId, origin),
  strong: true,
});

/** What of a refused record is kept: it came from outside, unread, and may be of any size. */
const shortened = (record: RefusedUsage['record']): object =>
  Object.fromEntries(
    Object.entries(record)
      .filter((field) => JSON.stringify(field).length <= REFUSED_FIELD_CHARACTERS_MAX)
      .slice(0, 16),
  );

/** The same record that came at the same time is one item. */
const refusedItem = ({ receivedAt, id, code, record }: RefusedUsage): UsageItem => {
  const kept = JSON.stringify({
    id: id.slice(0, REFUSED_FIELD_CHARACTERS_MAX),
    code,
    record: shortened(record),
  });
  const time = isoOf(receivedAt);
  const name = createHash('sha256').update(kept).digest('base64url').slice(0, 22);
  return {
    pk: `REFUSED#${time.slice(0, 10)}`,
    sk: `${time}#${name}`,
    ...forgottenAfter(receivedAt, METERED_HOUR_LIFE_MS),
    refused: kept,
  };
};

/** The refused record of an item. */
export const refusedOf = ({ sk, refused }: UsageItem): RefusedUsage => ({
  receivedAt: Date.parse(partsOf(sk)[0] ?? ''),
  ...(JSON.parse(refused as string) as Omit<RefusedUsage, 'receivedAt'>),
});

/** Items of refused records, each once. */
export const refusedItems = (records: readonly RefusedUsage[]): UsageItem[] => [
  ...new Map(records.map(refusedItem).map((item) => [`${item.pk}|${item.sk}`, item])).values(),
];

/** What was refused on a day (`2026-11-21`), oldest first. */
export const refusedOfDay = (day: string): UsageStretch => ({ pk: `REFUSED#${day}`, strong: false });
