/**
 * How an hour is marked and frozen. Both may be repeated by anyone at any time: what is written first stays.
 * @module
 */
import type { Instant } from '../time.ts';
import type { FrozenHour, HourPayer, MeteredHour } from './hour.ts';
import { MARKED_PACKS_MAX } from './limits.ts';

/** An hour that is known with its packs and payer. */
export interface FrozenMeteredHour extends MeteredHour {
  readonly frozen: FrozenHour;
}

/**
 * Marks an hour: from now on no pack that comes is part of it, and no reassignment moves it.
 * @returns the very mark that is there, if there is one
 */
export const markHour = (
  known: MeteredHour | undefined,
  {
    tenantId,
    hour,
    productCode,
    now,
  }: Pick<MeteredHour, 'tenantId' | 'hour' | 'productCode'> & { now: Instant },
): MeteredHour => known ?? { tenantId, hour, productCode, markedAt: now };

/** Whether an hour is closed to packs and reassignments; the absence of a mark is no mark. */
export const isRecorded = (mark: MeteredHour | undefined): mark is MeteredHour => mark !== undefined;

/** Whether it is known which packs and which payer an hour has. */
export const isFrozen = (mark: MeteredHour | undefined): mark is FrozenMeteredHour =>
  mark?.frozen !== undefined;

/** Whether so many packs are named in the mark itself; else their hashes are kept as a manifest before the hour is frozen. */
export const fitsMark = (hashes: readonly string[]): boolean => hashes.length <= MARKED_PACKS_MAX;

/** What an hour is frozen with: every pack that was read after it was marked, by hashes or manifest, and who pays. */
export interface Freezing {
  readonly packs:
    | { readonly hashes: readonly string[] }
    | { readonly manifest: { id: string; parts: number } };
  readonly payer: FrozenHour['payer'];
  readonly now: Instant;
}

/**
 * Freezes a marked hour.
 * @returns the very hour that was given where it is frozen already: who comes second goes on from what stands
 */
export const freezeHour = (marked: MeteredHour, { packs, payer, now }: Freezing): FrozenMeteredHour => {
  if (isFrozen(marked)) return marked;
  const named = 'hashes' in packs ? { packs: [...packs.hashes].sort() } : { manifest: packs.manifest };
  return { ...marked, frozen: { at: now, ...named, payer } };
};

/** Who pays for a frozen hour; `undefined` where nobody does. */
export const payerOfFrozen = ({ frozen: { payer } }: FrozenMeteredHour): HourPayer | undefined =>
  'nobody' in payer ? undefined : payer;
