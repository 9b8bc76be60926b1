/**
 * The final flush: AWS takes usage of a license that has ended an hour more (facts §5.2), which may be over before its hours would
 * be closed as ever.
 * @module
 */
import type { SubscriptionId } from '../identifiers.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { payerOfHour } from '../tenant/tenures.ts';
import { HOUR_MS, type Instant, startOfHour } from '../time.ts';
import { closingTime, finalHourOf } from './deadline.ts';
import { FLUSH_BACK_MS, FLUSH_LEFT_MS } from './limits.ts';

/** When the license of a payer ended, as far as it has. */
export type LicenseEnd = Parameters<typeof finalHourOf>[0];

/**
 * When an hour is closed whose payer's license ends: as ever, so that the producer's last report is still of it, but no later
 * than half an hour before AWS takes it no more, and never while it is open.
 */
export const finalClosingTime = (hour: Instant, closeAfterMs: number, end: LicenseEnd): Instant => {
  const finalHour = finalHourOf(end) ?? Number.POSITIVE_INFINITY;
  return Math.max(hour + HOUR_MS, Math.min(closingTime(hour, closeAfterMs), finalHour - FLUSH_LEFT_MS));
};

/**
 * The hours of a subscription whose closing comes forward by its end, latest first, from the one that runs on.
 * @returns start and new closing time of each; none that is due already, or is closed as ever
 */
export const hoursBroughtForward = (
  tenant: Pick<Tenant, 'tenures'>,
  { payer, end }: { readonly payer: SubscriptionId; readonly end: LicenseEnd },
  { closeAfterMs, now }: { readonly closeAfterMs: number; readonly now: Instant },
): { readonly hour: Instant; readonly closeAt: Instant }[] => {
  const hours: { hour: Instant; closeAt: Instant }[] = [];
  for (let hour = startOfHour(now); closingTime(hour, closeAfterMs) > now; hour -= HOUR_MS) {
    const closeAt = finalClosingTime(hour, closeAfterMs, end);
    const isSooner = closeAt < closingTime(hour, closeAfterMs);
    if (isSooner && payerOfHour(tenant, hour) === payer) hours.push({ hour, closeAt });
  }
  return hours;
};

/**
 * The hours of a subscription that would be closed by now as ever, and that AWS may still take: usage that a producer caught up
 * with may have put their closing off (`closingTimeFrom`), so that the end concerns them too.
 * @returns their starts, latest first
 */
export const hoursPutOff = (
  tenant: Pick<Tenant, 'tenures'>,
  payer: SubscriptionId,
  { closeAfterMs, now }: { readonly closeAfterMs: number; readonly now: Instant },
): Instant[] => {
  const hours: Instant[] = [];
  for (let hour = startOfHour(now); hour > now - FLUSH_BACK_MS; hour -= HOUR_MS) {
    if (closingTime(hour, closeAfterMs) <= now && payerOfHour(tenant, hour) === payer) hours.push(hour);
  }
  return hours;
};
