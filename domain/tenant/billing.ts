/**
 * Who pays for an hour of a tenant, or why nobody does.
 * @module
 */
import type { SubscriptionId } from '../identifiers.ts';
import type { Instant } from '../time.ts';
import { MARKETPLACE_CHANNEL } from './acts.ts';
import type { Tenant } from './tenant.ts';
import { payerOfHour } from './tenures.ts';

/** Why nobody pays for an hour. */
export const NOBODY = ['BEFORE_FIRST_PAYER', 'BETWEEN_PAYERS', 'NO_PAYER_NOW', 'OTHER_CHANNEL'] as const;
export type Nobody = (typeof NOBODY)[number];

/**
 * The payer of the hour that contains `at`.
 * @returns a subscription, or the reason why there is none: usage of such an hour is nobody's (table D1-3)
 */
export const billingOfHour = (
  tenant: Pick<Tenant, 'tenures' | 'channel'>,
  at: Instant,
): { readonly payer: SubscriptionId } | { readonly nobody: Nobody } => {
  const payer = payerOfHour(tenant, at);
  if (payer) return { payer };
  const { tenures, channel = MARKETPLACE_CHANNEL } = tenant;
  const [first, last] = [tenures[0], tenures.at(-1)];
  if (first && at < first.from) return { nobody: 'BEFORE_FIRST_PAYER' };
  if (last && at < last.from) return { nobody: 'BETWEEN_PAYERS' };
  if (channel !== MARKETPLACE_CHANNEL) return { nobody: 'OTHER_CHANNEL' };
  return { nobody: 'NO_PAYER_NOW' };
};
