/**
 * Tenures: who pays for a tenant, hour by hour. Half-open, aligned to UTC hours, in order, never overlapping (L3).
 * @module
 */
import type { SubscriptionId } from '../identifiers.ts';
import { HOUR_MS, type Instant } from '../time.ts';

/** Half-open, hour-aligned interval in which a subscription pays; `until` is absent while it is the current one. */
export interface Tenure {
  readonly subscriptionId: SubscriptionId;
  readonly from: Instant;
  readonly until?: Instant;
}

/** The current tenure ends; a tenure that would be empty never was. */
export const closeTenure = (tenures: readonly Tenure[], until: Instant): Tenure[] =>
  tenures
    .map((tenure) => (tenure.until === undefined ? { ...tenure, until } : tenure))
    .filter(({ from, until: end }) => end === undefined || from < end);

/** The tenure of who pays from `from` on; one that ended just there goes on instead, as after a move back. */
export const openTenure = (
  tenures: readonly Tenure[],
  subscriptionId: SubscriptionId,
  from: Instant,
): Tenure[] => {
  const last = tenures.at(-1);
  const goesOn = last?.subscriptionId === subscriptionId && last.until === from;
  return goesOn
    ? [...tenures.slice(0, -1), { subscriptionId, from: last.from }]
    : [...tenures, { subscriptionId, from }];
};

/**
 * The tenures after the hour that began at `hour` went whole to who pays after it (table D1-3).
 * @returns the very same array where no boundary is at the end of that hour (any more)
 */
export const withHourMoved = (tenures: readonly Tenure[], hour: Instant): readonly Tenure[] => {
  const boundary = hour + HOUR_MS;
  const next = tenures.findIndex(({ from }) => from === boundary);
  const former = tenures[next - 1];
  if (former?.until !== boundary) return tenures;
  return tenures.flatMap((tenure, index) => {
    if (index === next) return [{ ...tenure, from: hour }];
    if (index !== next - 1) return [tenure];
    return former.from < hour ? [{ ...former, until: hour }] : [];
  });
};

/**
 * Which subscription pays for the hour that contains `at`: a whole hour goes to one payer.
 * @returns `undefined` where nobody does: before the first payer, in grace, and until the first whole hour after a new link
 */
export const payerOfHour = (
  { tenures }: { readonly tenures: readonly Tenure[] },
  at: Instant,
): SubscriptionId | undefined =>
  tenures.find(({ from, until }) => from <= at && (until === undefined || at < until))?.subscriptionId;
