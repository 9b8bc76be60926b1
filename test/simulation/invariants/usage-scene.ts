/**
 * What invariants of metering look at. It adds up records by itself and shares no code with the domain.
 * @module
 */
import type { MeteredHour } from '#domain/metering/hour.ts';
import type { LedgerItem } from '#domain/metering/ledger.ts';
import type { NamedPack, Usage } from '#domain/metering/usage.ts';
import type { Instant } from '#domain/time.ts';
import type { Town } from '../town.ts';

/** Looked at after each write of usage: what breaks the invariant. */
export type AtEachUsage = (town: Town, call: string, given: unknown) => string[];

/** A tenant and an hour. */
export interface TenantHour {
  readonly tenantId: string;
  readonly hour: Instant;
}

export const isOf =
  ({ tenantId, hour }: TenantHour) =>
  (each: TenantHour): boolean =>
    each.tenantId === tenantId && each.hour === hour;

/** How an hour is named where something is wrong with it. */
export const named = ({ tenantId, hour }: TenantHour): string =>
  `${tenantId} ${new Date(hour).toISOString().slice(0, 13)}`;

export const markOf = ({ state }: Town, { tenantId, hour }: TenantHour): MeteredHour | undefined =>
  state.get('hour', `${tenantId}/${new Date(hour).toISOString()}`);

const byHour = new WeakMap<readonly NamedPack[], Map<string, NamedPack[]>>();

/** All packs of an hour; those that stand are sorted once, until there are others. */
const standingIn = ({ usage }: Town, { tenantId, hour }: TenantHour): readonly NamedPack[] => {
  const { packs } = usage.standing();
  const sorted = byHour.get(packs) ?? Map.groupBy(packs, (pack) => `${pack.tenantId} ${pack.hour}`);
  byHour.set(packs, sorted);
  return sorted.get(`${tenantId} ${hour}`) ?? [];
};

/** The packs that an hour was frozen with; while it is not frozen, all. */
export const packsOf = (town: Town, of: TenantHour): NamedPack[] => {
  const hashes = markOf(town, of)?.frozen?.packs;
  return standingIn(town, of).filter((pack) => hashes?.includes(pack.hash) ?? true);
};

/** Under what a record counts once within the hour that it is billed in. */
export const nameOf = ({
  dimension,
  origin,
  part,
  id,
}: Pick<Usage, 'dimension' | 'origin' | 'part' | 'id'>): string => [dimension, origin, part, id].join('\n');

const payerOf = (town: Town, of: TenantHour): string | undefined => {
  const payer = markOf(town, of)?.frozen?.payer;
  return payer && 'subscriptionId' in payer ? payer.subscriptionId : undefined;
};

/** Late usage in an hour that went to another payer than that of its hour of use: it is not counted there, and goes on. */
const hasStrayed = (town: Town, of: TenantHour, origin: Instant): boolean =>
  markOf(town, of)?.frozen !== undefined &&
  payerOf(town, of) !== payerOf(town, { tenantId: of.tenantId, hour: origin });

/** What stands under one name in an hour. */
interface Counted {
  readonly dimension: string;
  readonly origin: Instant;
  readonly quantity: number;
  readonly hasStrayed: boolean;
}

/** What is in an hour, by `nameOf`: a counter only grows, and what came twice is the same. */
export const recordsIn = (town: Town, of: TenantHour): Map<string, Counted> => {
  const found = new Map<string, Counted>();
  for (const { records } of packsOf(town, of))
    for (const record of records) {
      const { dimension, origin = of.hour } = record;
      const name = nameOf(record);
      const quantity = Math.max(record.quantity, found.get(name)?.quantity ?? 0);
      const strayed = record.origin !== undefined && hasStrayed(town, of, record.origin);
      found.set(name, { dimension, origin, quantity, hasStrayed: strayed });
    }
  return found;
};

/** What an hour used, by dimension. */
export const usedIn = (town: Town, of: TenantHour): Map<string, number> => {
  const used = new Map<string, number>();
  for (const { dimension, quantity, hasStrayed: isElsewhere } of recordsIn(town, of).values())
    if (!isElsewhere) used.set(dimension, (used.get(dimension) ?? 0) + quantity);
  return used;
};

/** The hours that a write concerns. */
export const hoursOf = (given: unknown): TenantHour[] =>
  (Array.isArray(given) ? given : [given]).filter(
    (each): each is TenantHour =>
      typeof each === 'object' && each !== null && 'tenantId' in each && 'hour' in each,
  );

/** Whether nothing more happens to a ledger item. */
export const isOver = ({ verdict: { name } }: LedgerItem): boolean => name !== 'DUE' && name !== 'HELD';

/** The license that a ledger item is billed on. */
export const licenseOf = ({ payer }: LedgerItem): string =>
  payer?.identity.by === 'license' ? payer.identity.licenseArn : '';
