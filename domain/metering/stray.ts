/**
 * Late usage that strayed: the hour it was placed in went to another payer before it was marked (table D1-3). Its own payer pays
 * for what it used, so that hour does not count it, and it is sent on.
 * @module
 */
import type { Instant } from '../time.ts';
import { type FrozenMeteredHour, payerOfFrozen } from './marks.ts';
import type { NamedPack } from './usage.ts';

/** Whether late usage of `origin` is not counted by an hour, both frozen: another one pays. */
export const isStray = (hour: FrozenMeteredHour, origin: FrozenMeteredHour): boolean =>
  payerOfFrozen(hour)?.subscriptionId !== payerOfFrozen(origin)?.subscriptionId;

/** The hours of use that the late records of packs come from. */
export const originsIn = (packs: readonly Pick<NamedPack, 'records'>[]): Instant[] => [
  ...new Set(packs.flatMap(({ records }) => records.flatMap(({ origin }) => origin ?? []))),
];

/** What an hour counts of its packs. */
export const withoutStrays = (
  packs: readonly NamedPack[],
  strayed: ReadonlySet<Instant>,
): readonly NamedPack[] =>
  strayed.size === 0
    ? packs
    : packs.map((pack) => ({
        ...pack,
        records: pack.records.filter(({ origin }) => origin === undefined || !strayed.has(origin)),
      }));
