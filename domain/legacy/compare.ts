/**
 * Compares the two identities of a customer while both are heard: is it the same subscription on both sides, and if
 * not, which side is behind and since when.
 * @module
 */
import { currentSubscription, type License, licenseAt } from '../subscription/license.ts';
import { isLive, type Subscription } from '../subscription/subscription.ts';
import type { Instant } from '../time.ts';

/** What a side amounts to: nothing granted (yet), paid for, or over. Registration happens on one side only and is no difference. */
export type Effect = 'waiting' | 'live' | 'over';

/**
 * - `alike`: both say the same;
 * - `legacy-behind`, `license-behind`: the other side knows something newer, since then;
 * - `unpaired`: no license is known to be the same purchase.
 */
export type Comparison =
  | { readonly standing: 'alike' | 'unpaired' }
  | { readonly standing: 'legacy-behind' | 'license-behind'; readonly since: Instant };

/** The effect of a subscription, and since when; of none at all, waiting since ever. */
const effectOf = (subscription: Subscription | undefined): { effect: Effect; since: Instant } => {
  const nothing = { effect: 'waiting', since: Number.NEGATIVE_INFINITY } as const;
  if (subscription === undefined) return nothing;
  const { grantedAt, endedAt, closedAt } = subscription;
  if (isLive(subscription)) return { effect: 'live', since: grantedAt ?? subscription.state.since };
  const over = endedAt ?? closedAt;
  if (over !== undefined) return { effect: 'over', since: over };
  // pending, or failed before anything was granted, which only the legacy notifications tell of
  return nothing;
};

/**
 * Compares at `now`.
 * @param license the same purchase under its license ARN, if it is known
 */
export const compareIdentities = (
  legacy: License | undefined,
  license: License | undefined,
  now: Instant,
): Comparison => {
  if (license === undefined) return { standing: 'unpaired' };
  const [old, current] = [legacy, license].map((side) =>
    effectOf(side && currentSubscription(licenseAt(side, now))),
  ) as [ReturnType<typeof effectOf>, ReturnType<typeof effectOf>];
  if (old.effect === current.effect) return { standing: 'alike' };
  return old.since > current.since
    ? { standing: 'license-behind', since: old.since }
    : { standing: 'legacy-behind', since: current.since };
};
