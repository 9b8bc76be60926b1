/**
 * Late usage in a frozen hour that another one pays for than for the hour of use: it is not counted there, and placed again.
 * @module
 */
import { meteredHourId } from '#domain/metering/hour.ts';
import { type FrozenMeteredHour, isFrozen } from '#domain/metering/marks.ts';
import { isStray, originsIn } from '#domain/metering/stray.ts';
import type { MeteringTerms } from '#domain/policy/metering-terms.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import type { HourFrozen } from './freeze.ts';
import { marksOn } from './place.ts';
import { placeStrays } from './place-late.ts';
import type { IngestPorts } from './ports.ts';

/** The frozen hours of use whose late usage an hour does not count, by their start; in nearly every hour none. */
export const strayOrigins = async (
  ports: { readonly store: Pick<StateStore, 'load'> },
  { mark, packs }: HourFrozen,
): Promise<ReadonlyMap<number, FrozenMeteredHour>> => {
  const { tenantId } = mark;
  const hours = originsIn(packs).map((hour) => ({ tenantId, hour }));
  const marks = hours.length === 0 ? new Map() : await marksOn(ports, hours);
  return new Map(
    hours.flatMap(({ hour }) => {
      const origin = marks.get(meteredHourId(tenantId, hour));
      return isFrozen(origin) && isStray(mark, origin) ? [[hour, origin] as const] : [];
    }),
  );
};

/** Places what strayed into an hour again: in an open hour of its own payer, or on the desk. */
export const sendStrays = async (
  ports: IngestPorts,
  { mark, packs }: HourFrozen,
  strayed: ReadonlyMap<number, FrozenMeteredHour>,
  terms: MeteringTerms,
): Promise<void> => {
  if (strayed.size === 0) return;
  const [stored] = await ports.store.load([{ kind: 'tenant', id: mark.tenantId }]);
  const tenant = stored?.entity;
  if (!tenant) throw new Error(`no tenant ${mark.tenantId}`);
  for (const [hour, origin] of strayed) {
    const records = packs.flatMap((pack) => pack.records.filter((record) => record.origin === hour));
    await placeStrays(ports, { tenant, terms, mark: origin, records });
  }
};
