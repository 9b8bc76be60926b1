/**
 * The entities that are kept as state, and how each is named.
 * @module
 */
import type { TenantActivations } from '#domain/activation/activation.ts';
import type { ActivationLink } from '#domain/activation/link.ts';
import type { VendorUser } from '#domain/activation/vendor-user.ts';
import type { Agreement } from '#domain/agreement/agreement.ts';
import type { VendorAccount } from '#domain/capabilities/account.ts';
import type { ChangeDetails } from '#domain/capabilities/details.ts';
import type { Propagation } from '#domain/capabilities/propagation.ts';
import type { NewCustomers, Template } from '#domain/capabilities/templates.ts';
import type { Upstream } from '#domain/capabilities/upstream.ts';
import type { EntitlementSet } from '#domain/entitlement/entitlement.ts';
import type { LegacyCustomer } from '#domain/legacy/customer.ts';
import type { Allowance, Correction, Credit } from '#domain/metering/account.ts';
import type { MeteringCase } from '#domain/metering/case.ts';
import type { MeteredHour } from '#domain/metering/hour.ts';
import type { Dispatch } from '#domain/notifications/dispatch.ts';
import type { GoneWebhook } from '#domain/notifications/webhook.ts';
import type { Extended } from '#domain/offers/extended.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Awaited } from '#domain/reassignment/awaited.ts';
import type { Reassignment } from '#domain/reassignment/reassignment.ts';
import type { Invitation } from '#domain/registration/invitation.ts';
import type { Administrator, Registration, Session } from '#domain/registration/registration.ts';
import type { Watermark } from '#domain/repair/watermark.ts';
import type { License } from '#domain/subscription/license.ts';
import type { SupportCase } from '#domain/support/case.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';

/** The answer that an operator's write got under its Idempotency-Key. */
export interface Receipt {
  /** Hash of (principal, key). */
  readonly receiptHash: string;
  /** Hash of method, path and body: the same key with another request is refused. */
  readonly requestHash: string;
  readonly status: number;
  readonly body: string;
  readonly etag?: string;
  readonly expiresAt: number;
}

export interface Entities {
  license: License;
  customer: LegacyCustomer;
  agreement: Agreement;
  entitlements: EntitlementSet;
  tenant: Tenant;
  registration: Registration;
  administrator: Administrator;
  invitation: Invitation;
  session: Session;
  receipt: Receipt;
  policy: Policy;
  dispatch: Dispatch;
  webhook: GoneWebhook;
  watermark: Watermark;
  offer: Offer;
  reassignment: Reassignment;
  awaited: Awaited;
  extended: Extended;
  hour: MeteredHour;
  meteringCase: MeteringCase;
  correction: Correction;
  allowance: Allowance;
  credit: Credit;
  activations: TenantActivations;
  activationLink: ActivationLink;
  vendorUser: VendorUser;
  supportCase: SupportCase;
  vendorAccount: VendorAccount;
  propagation: Propagation;
  changeDetails: ChangeDetails;
  template: Template;
  newCustomers: NewCustomers;
  upstream: Upstream;
}
export type EntityKind = keyof Entities;

/**
 * Names one entity. Ids: license id, agreement id, tenant id, offer id, buyer account, hashes; `tenantId/personHash`;
 * `vendor/product`; of metering: `meteredHourId`, case id, correction id, allowance id, credit id; of vendors: tenant id
 * (activations, vendor account), link hash, `productCode/hash` (vendor user), case id,
 * propagation id (also of its details), `productCode/templateId`, `productCode/product` (new customers),
 * `productCode/upstreamId`.
 */
export interface EntityKey<Kind extends EntityKind = EntityKind> {
  readonly kind: Kind;
  readonly id: string;
}

/** What stands in the store for a key: absent entities have version 0. */
export interface Stored<Kind extends EntityKind = EntityKind> {
  readonly key: EntityKey<Kind>;
  readonly entity: Entities[Kind] | undefined;
  readonly version: number;
}

/** One entity to write, guarded by the version that the decision saw. */
export interface Write<Kind extends EntityKind = EntityKind> {
  readonly key: EntityKey<Kind>;
  /** `undefined` removes it. */
  readonly entity: Entities[Kind] | undefined;
  readonly expectedVersion: number;
}

/** An entity that was only read, but must still be as it was when the commit lands. */
export interface Guard {
  readonly key: EntityKey;
  readonly expectedVersion: number;
}
