/** What producers were told is accepted, beside AWS's bill. */
import type { Instant } from '#domain/time.ts';

/** Usage of a tenant in the hour in which it is to be billed. */
export interface Metered {
  readonly tenantId: string;
  readonly dimension: string;
  readonly hour: Instant;
  readonly quantity: number;
}

/** Units: what was accepted and is on the bill, what is missing there, and what stands there beyond what was accepted. */
export interface Tally {
  readonly accepted: number;
  readonly billed: number;
  readonly lost: number;
  readonly twice: number;
}

/**
 * Compares hour by hour, so that what one has too little never makes up for what another has too much.
 * @param bill lines of usage; `duplicate` says that AWS has the hour twice, by two names or in two Regions
 */
export const tallyOf = (
  accepted: Iterable<Metered>,
  bill: readonly (Metered & { readonly duplicate: boolean })[],
): Tally => {
  const sums = new Map<string, { accepted: number; billed: number }>();
  const at = ({ tenantId, dimension, hour }: Metered) => {
    const name = `${tenantId} ${dimension} ${hour}`;
    const known = sums.get(name) ?? { accepted: 0, billed: 0 };
    sums.set(name, known);
    return known;
  };
  for (const usage of accepted) at(usage).accepted += usage.quantity;
  for (const line of bill) at(line).billed += line.quantity;
  const all = [...sums.values()];
  const total = (of: (each: { accepted: number; billed: number }) => number): number =>
    all.reduce((sum, each) => sum + of(each), 0);
  return {
    accepted: total((each) => each.accepted),
    billed: total((each) => each.billed),
    lost: total((each) => Math.max(0, each.accepted - each.billed)),
    twice:
      total((each) => Math.max(0, each.billed - each.accepted)) +
      bill.filter(({ duplicate }) => duplicate).length,
  };
};
