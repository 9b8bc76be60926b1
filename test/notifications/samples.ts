/**
 * Events and people, for the tests of what is told to whom.
 */
import type { DomainEvent, EventType } from '#domain/events/schemas.ts';
import { EVENT_SCHEMAS } from '#domain/events/schemas.ts';
import type { Locale } from '#domain/messages/locale.ts';
import type { Administrator } from '#domain/registration/registration.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { personHashOf } from '#lambdas/edge/hashes.ts';
import { exampleTenant, T0 } from '../stores/examples.ts';

export { T0 };

export const product = {
  productCode: 'plainproduct1',
  name: 'Example Security',
  supportEmail: 'support@example.com',
  supportUrl: 'https://www.example.com/support',
};

export const administratorOf = (
  tenantId: string,
  email: string,
  locale: Locale,
  name?: string,
): Administrator => ({
  tenantId,
  personHash: personHashOf(email),
  email,
  locale,
  since: T0,
  ...(name === undefined ? {} : { name }),
});

export type TenantState = Tenant['state'];

/** The first example tenant, in a state. */
export const tenantIn = (state: TenantState, changed: Partial<Tenant> = {}): Tenant => ({
  ...exampleTenant(0),
  state,
  ...changed,
});

export const attention = {
  type: 'subscription.attention',
  version: 1,
  subscriptionId: 'l-0123~1',
  licenseArn: 'arn:aws:license-manager::294406891311:license:l-0123',
  buyerAccount: '111122223333',
  agreementId: 'agmt-1',
  tenantId: 't-1',
  to: 'NEEDS_ATTENTION',
  since: T0,
} as const satisfies DomainEvent;

/** Every field that some event has; a schema takes its own. */
const FIELDS: Readonly<Record<string, unknown>> = {
  ...attention,
  productCode: product.productCode,
  resolved: false,
  registrationId: 'hash',
  endpoint: 'example',
  detailType: 'Something New - Proposer',
  reason: 'operator',
  until: T0,
  retentionUntil: T0,
  finalHourEndsAt: T0,
  effectiveHour: T0,
  toSubscriptionId: 'l-0123~1',
  changeId: 'c-1',
  state: 'LINKED',
  sourceAccount: '111122223333',
  targetAccount: '444455556666',
  offerId: 'offer-1',
  label: 'Example, Inc. for SaaS 2026-11-21- Private Offer',
  byOfferId: 'offer-2',
  byLabel: 'Example, Inc. for SaaS 2026-12-01- Private Offer',
  caseId: 'mc-suspicious-t-1-2026-11-21T10-units',
  kind: 'suspicious',
  dimension: 'units',
  propagationId: 'p-1',
  operation: 'seats.assign',
  subject: 'products/edge/seats',
  how: 'arrived',
  activationId: 'ac-1',
  product: 'edge-protection',
  family: 'edge',
  link: 'https://activation.example.com/…9d3f',
  before: 'core',
  after: 'edge',
  symptom: 'Unexpected Error',
  evidence: 'activation-link',
  contractId: 'lc-1',
  orderId: 'lo-1',
  lineId: 'll-1',
  keyId: 'lk-1',
  count: 3,
  supportId: 'S-1234',
  expectedAt: T0,
  feature: 'firewall',
  dueDay: '2026-12-01',
  mode: 'auto',
  jobId: 'job-1',
  assigned: 40,
  overage: 2,
  unassigned: 1,
};

/** An event of each type, as far as letters look at it. */
export const eventsOfEveryType = (): DomainEvent[] =>
  (Object.keys(EVENT_SCHEMAS) as EventType[]).map((type) => {
    const names = Object.keys(EVENT_SCHEMAS[type].entries);
    const fields = Object.fromEntries(names.map((name) => [name, FIELDS[name]]));
    return { ...fields, type } as unknown as DomainEvent;
  });
