/**
 * What waits for a person, read off the state of a tenant or subscription.
 * @module
 */
import { type Hint, hintOf } from '#domain/messages/hints.ts';
import type { License } from '#domain/subscription/license.ts';
import type { Subscription } from '#domain/subscription/subscription.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { isoOf } from '#domain/time.ts';

/** What waits for a person at a tenant; nothing while it is served and paid for. */
export const tenantNext = (tenant: Tenant): Hint[] => {
  const { tenantId, state } = tenant;
  switch (state.name) {
    case 'PROVISIONING':
      return [hintOf('PAYER_TO_COME')];
    case 'GRACE':
      return [hintOf('BUYER_TO_SUBSCRIBE', { until: isoOf(state.until) })];
    case 'SUSPENDED':
      return [
        hintOf('PERSON_TO_RESTORE', { tenantId, until: isoOf(state.retentionUntil) }),
        ...(tenant.retirementOffered ? [hintOf('RETENTION_OVER')] : []),
      ];
    default:
      return [];
  }
};

/** What waits for a person at a subscription. */
export const subscriptionNext = (license: License, subscription: Subscription): Hint[] => {
  const details = { subscriptionId: subscription.id, buyerAccount: license.buyerAccount ?? '–' };
  switch (subscription.state.name) {
    case 'ACTIVE_UNREGISTERED':
      return [hintOf('BUYER_TO_REGISTER', details)];
    case 'ACTIVE':
      return subscription.tenantId === undefined ? [hintOf('BUYER_TO_FINISH', details)] : [];
    case 'PENDING':
      return [hintOf('AWS_TO_GRANT')];
    case 'NEEDS_ATTENTION':
      return [hintOf('PERSON_TO_JUDGE')];
    default:
      return [];
  }
};
