import { AwsFault } from '../fault.ts';
import { monthStart } from '../instant.ts';
import { FINAL_HOUR_MS, MONTH_END_GRACE_MS, USAGE_AGE_MS } from '../limits.ts';
import type { License, MarketplaceState } from '../state.ts';

/** Refuses a usage time (epoch ms) that lies ahead, 24 hours back, or in a month that is closed. */
export const checkAge = (usedAt: number, now: number): void => {
  const month = monthStart(now);
  const closed = usedAt < month && now >= month + MONTH_END_GRACE_MS;
  if (usedAt > now || now - usedAt >= USAGE_AGE_MS || closed)
    throw new AwsFault('TimestampOutOfBoundsException', 'The timestamp value is outside the allowed range.');
};

/** Refuses usage from before the license began or from after it was taken back, in the words of the identity used. */
export const checkActivation = (identity: 'license' | 'product', license: License, usedAt: number): void => {
  if (usedAt >= license.activatesAt && usedAt <= (license.deprovisionedAt ?? Number.POSITIVE_INFINITY))
    return;
  throw identity === 'license'
    ? new AwsFault('InvalidLicenseException', 'The usage is outside the license activation period.')
    : new AwsFault('TimestampOutOfBoundsException', 'The timestamp lies outside the use of the software.');
};

/** Whether the license takes usage now: given, not suspended, and at most an hour past its end. */
export const takesUsage = (state: MarketplaceState, license: License, now: number): boolean => {
  if (state.suspendedAccounts.includes(license.account)) return false;
  if (license.status === 'PROVISIONED') return true;
  return license.status === 'DEPROVISIONED' && !finalHourOver(state, license, now);
};

/** Whether the hour after a license's end is over; counted from Deprovisioned, or from Ended if the coin says so. */
export const finalHourOver = (state: MarketplaceState, license: License, now: number): boolean => {
  const from = state.coins.finalHourFrom === 'ended' ? license.endedAt : license.deprovisionedAt;
  return from !== null && now >= from + FINAL_HOUR_MS;
};
