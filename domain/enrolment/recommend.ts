/**
 * What a device should hold, by what it was seen to use: the cheapest parts that cover it. Replaceable by another function of
 * this shape.
 * @module
 */
import type { PartPolicy } from '../policy/enrolment-schema.ts';
import { type SeatsTerms, standsAlone } from '../policy/enrolment-terms.ts';
import type { Device, Seat } from './seat.ts';

/** What is recommended for a device, or why nothing is. */
export type Recommendation =
  | { readonly parts: readonly string[]; readonly by: Extract<Seat['by'], 'recommended' | 'default'> }
  /** It was seen to use nothing, and the policy names no parts for that; or no parts cover what it uses. */
  | { readonly why: 'NOTHING_OBSERVED' | 'NOT_COVERED' };

/** Recommends parts for a device. */
export type Recommend = (device: Pick<Device, 'services'>, terms: SeatsTerms) => Recommendation;

const subsetsOf = (parts: readonly PartPolicy[]): readonly (readonly PartPolicy[])[] =>
  parts.reduce<readonly (readonly PartPolicy[])[]>(
    (subsets, part) => [...subsets, ...subsets.map((subset) => [...subset, part])],
    [[]],
  );

const priceOf = (parts: readonly PartPolicy[]): number => parts.reduce((sum, { price }) => sum + price, 0);

/** One base part and some add-ons that cover the services, at the least price; of two alike, what the policy names first. */
export const cheapest: Recommend = ({ services }, { parts, defaults }) => {
  if (services.length === 0) {
    return defaults.length > 0 ? { parts: defaults, by: 'default' } : { why: 'NOTHING_OBSERVED' };
  }
  const addOns = subsetsOf(parts.filter((part) => !standsAlone(part)));
  const covering = parts
    .filter(standsAlone)
    .flatMap((base) => addOns.map((more) => [base, ...more]))
    .filter((set) => services.every((id) => set.some((part) => part.services.includes(id))));
  const [first, ...others] = covering;
  if (!first) return { why: 'NOT_COVERED' };
  const best = others.reduce((least, set) => (priceOf(set) < priceOf(least) ? set : least), first);
  return { parts: best.map(({ id }) => id), by: 'recommended' };
};
