/**
 * Entities that look like real ones, for the stores' tests.
 */

import { hearOfferFact } from '#domain/offers/hear.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { hearFact, type License } from '#domain/subscription/license.ts';
import { newTenant } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { DAY_MS, MINUTE_MS } from '#domain/time.ts';

export const T0 = Date.UTC(2026, 10, 21, 14, 23, 11);

export const plainPolicy: Policy = {
  vendor: 'example',
  product: 'plain',
  version: 1,
  lifecycle: { grace: 'P7D', provisioning: 'P30D', retention: 'P30D' },
  desks: { orphanAfter: 'PT24H' },
};

/** The n-th example license: `l-…n`, heard of n minutes after T0. */
export const exampleLicense = (n: number, buyerAccount = '111122223333'): License => {
  const licenseId = `l-${n.toString(16).padStart(32, '0')}` as const;
  const at = T0 + n * MINUTE_MS;
  const details = {
    licenseId,
    licenseArn: `arn:aws:license-manager::294406891311:license:${licenseId}`,
    productCode: 'plainproduct1',
    buyerAccount,
  };
  return hearFact(
    undefined,
    details,
    { kind: 'granted', at, id: `event-${n}`, agreementId: `agmt-${n}` },
    at,
  );
};

/** The n-th example tenant, created n minutes after T0. */
export const exampleTenant = (n: number): Tenant =>
  newTenant(`t-example${String(n).padStart(13, '0')}`, 'plainproduct1', plainPolicy, T0 + n * MINUTE_MS);

/** The n-th example offer, private and heard of n minutes after T0; it expires n days after its notice is due. */
export const exampleOffer = (n: number): Offer => {
  const offerId = `offer-${String(n).padStart(4, '0')}`;
  const at = T0 + n * MINUTE_MS;
  const statement = {
    at,
    id: `event-${n}`,
    productCode: 'plainproduct1',
    audience: ['111122223333'],
    expiresAt: T0 + (14 + n) * DAY_MS,
  };
  const released = hearOfferFact(undefined, offerId, { kind: 'released', statement }, at);
  const reading = { asOf: at, outcome: 'not-ours', unanswered: 0 } as const;
  return { ...hearOfferFact(released, offerId, { kind: 'catalog', reading }, at), noticeMs: 14 * DAY_MS };
};
