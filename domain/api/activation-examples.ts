/**
 * Examples of activation, for the API's document; a test parses each with its schema.
 * @module
 */
import type {
  ActivationObservationsOutcome,
  ActivationOutcome,
  ActivationPlanView,
  ActivationsView,
  ActivationView,
  RedemptionView,
  VendorUserOutcome,
} from './activations.ts';

const TENANT_ID = 't-mz3kq7w2hx5n6c4vtp2e';
const TENANT = `/v1/tenants/${TENANT_ID}`;
const ACTIVATIONS = `${TENANT}/activations`;
const ACTIVATION_ID = 'ac-5f3b9c1e-7a0d-4b8e-9c2f-1d6a4e8b7c30';
const SELF = `${ACTIVATIONS}/${ACTIVATION_ID}`;
const CASE_ID = `sc-${TENANT_ID}-c1ws-with-xdr.other-cloud-one`;
const LINK = 'https://activation.trendmicro.com/…9f2c';

const XDR = {
  id: 'workload-security-enterprise-with-xdr',
  name: 'Cloud One – Workload Security Enterprise with XDR',
};
const XDR_FAMILY = { id: 'c1ws-with-xdr', name: 'C1WS with XDR' };
const CONTAINER = { id: 'container-security', name: 'Cloud One – Container Security' };
const OTHER_FAMILY = { id: 'other-cloud-one', name: 'その他Cloud One' };

const AWAIT = {
  code: 'ACTIVATION_TO_AWAIT',
  text: `The vendor is told of the link ${LINK} and has not answered yet; look again in a minute. Nothing else is activated in the tenant until then.`,
  href: SELF,
} as const;

const SHUTS_OUT = {
  code: 'ACTIVATION_SHUTS_OUT',
  text: `Once “${OTHER_FAMILY.name}” is activated in the tenant ${TENANT_ID}, “${XDR_FAMILY.name}” can never be activated there. If it may ever be wanted, activate it first, or choose another tenant for one of them.`,
} as const;

const requested: RedemptionView = {
  activationId: ACTIVATION_ID,
  product: CONTAINER,
  family: OTHER_FAMILY,
  link: LINK,
  channel: 'activation-link',
  attempts: 0,
  policy: 'cloud-one/activation-links@1',
  state: {
    name: 'REQUESTED',
    text: 'Asked for; the vendor is told next.',
    since: '2026-11-21T10:15:00.000Z',
  },
  requestedAt: '2026-11-21T10:15:00.000Z',
  links: { self: SELF, tenant: TENANT },
};

const active: RedemptionView = {
  ...requested,
  attempts: 1,
  state: { name: 'ACTIVE', text: 'Activated.', since: '2026-11-21T10:15:02.000Z' },
};

/** Out of order at the vendor: the other family came first. */
export const ACTIVATIONS_EXAMPLE: ActivationsView = {
  tenantId: TENANT_ID,
  productCode: 'ew4fgf5tyo5w2ap6fexample0',
  channel: 'activation-link',
  version: 5,
  state: {
    name: 'CONFLICT',
    text: 'Activated in the wrong order; only the vendor’s support can mend that.',
  },
  families: [OTHER_FAMILY, XDR_FAMILY],
  conflicts: [
    {
      before: XDR_FAMILY,
      after: OTHER_FAMILY,
      symptom: 'Unexpected Error',
      foundAt: '2026-11-22T08:00:00.000Z',
      policy: 'cloud-one/activation-links@1',
      caseId: CASE_ID,
      href: `/v1/support-cases/${CASE_ID}`,
    },
  ],
  vendor: { accountId: '618302475190', email: 'xd…@example.co.jp' },
  facts: [
    {
      kind: 'redeemed',
      product: CONTAINER,
      family: OTHER_FAMILY,
      at: '2026-11-21T10:15:02.000Z',
      by: 'link',
      channel: 'activation-link',
    },
    {
      kind: 'observed',
      product: XDR,
      family: XDR_FAMILY,
      at: '2026-11-22T07:41:00.000Z',
      by: 'link',
      channel: 'activation-link',
    },
  ],
  redemptions: [active],
  next: [
    {
      code: 'CONFLICT_TO_MEND',
      text: `The vendor shows “Unexpected Error”, since “${OTHER_FAMILY.name}” was activated before “${XDR_FAMILY.name}”. Only its support can mend that: complete the support case ${CASE_ID} and submit it.`,
      href: `/v1/support-cases/${CASE_ID}`,
    },
  ],
  links: {
    self: ACTIVATIONS,
    tenant: TENANT,
    plan: `${TENANT}/activation-plans`,
    vendorUser: `${TENANT}/vendor-user`,
  },
};

/** What somebody would like to activate. */
export const PLAN_ACTIVATIONS_EXAMPLE = { products: [CONTAINER.id, XDR.id] };

/** In a tenant that has the other family already. */
export const ACTIVATION_PLAN_EXAMPLE: ActivationPlanView = {
  tenantId: TENANT_ID,
  reordered: false,
  steps: [{ product: CONTAINER, family: OTHER_FAMILY, warnings: [] }],
  elsewhere: [
    {
      product: XDR,
      family: XDR_FAMILY,
      ordering: 'xdr-first',
      text: `In one tenant, “${XDR_FAMILY.name}” must be activated before “${OTHER_FAMILY.name}”, and “${OTHER_FAMILY.name}” is there already. Nothing was sent to the vendor.`,
      offers: ['second-account', 'further-account'],
      remedies: [
        { text: 'Create a second account under the same user of the vendor, and activate it there.' },
        { text: 'Create a further account in another way, and activate it there.' },
      ],
    },
  ],
  links: { tenant: TENANT, activations: ACTIVATIONS },
};

/** A link, as it is sent. */
export const REDEEM_EXAMPLE = {
  product: CONTAINER.id,
  link: 'https://activation.trendmicro.com/3e1f0b7c-55d2-4a61-8f7d-6a0c4b1e9f2c',
  reason: 'Order 2026-1188 came with it',
};

/** Asked for, with the warning that it cannot be undone. */
export const REDEEMED_EXAMPLE: ActivationOutcome = {
  dryRun: false,
  changes: [{ resource: SELF, from: '–', to: 'REQUESTED' }],
  events: [],
  warnings: [SHUTS_OUT],
  next: [AWAIT],
  links: { self: SELF },
  activationId: ACTIVATION_ID,
  activation: requested,
};

/** The vendor was told, and has not answered. */
export const ACTIVATION_EXAMPLE: ActivationView = {
  ...requested,
  attempts: 1,
  state: {
    name: 'SENT',
    text: 'The vendor was told and has not answered; it is asked again.',
    since: '2026-11-21T10:15:01.000Z',
    retryAt: '2026-11-21T10:20:01.000Z',
  },
  links: { self: SELF, tenant: TENANT, settle: `${SELF}/settle` },
  version: 2,
  next: [AWAIT],
};

/** What a person saw in the vendor's console. */
export const SETTLE_ACTIVATION_EXAMPLE = {
  found: 'here',
  at: '2026-11-21T10:15:02.000Z',
  reason: 'Seen among the licenses of the account',
} as const;

/** Settled. */
export const ACTIVATION_SETTLED_EXAMPLE: ActivationOutcome = {
  dryRun: false,
  changes: [
    { resource: SELF, from: 'UNCLEAR', to: 'ACTIVE' },
    { resource: ACTIVATIONS, from: 'EMPTY', to: 'ACTIVE' },
  ],
  events: [{ type: 'activation.redeemed', about: TENANT_ID }],
  warnings: [],
  next: [],
  links: { self: SELF },
  activationId: ACTIVATION_ID,
  activation: active,
};

/** Who the tenant is at the vendor. */
export const VENDOR_USER_EXAMPLE = {
  accountId: '618302475190',
  email: 'xdr-admin@example.co.jp',
  reason: 'From the order form',
};

/** What is known of it by then. */
export const VENDOR_USER_OUTCOME_EXAMPLE: VendorUserOutcome = {
  dryRun: false,
  changes: [],
  events: [],
  warnings: [],
  next: [],
  links: { self: `${TENANT}/vendor-user` },
  vendor: { accountId: '618302475190', email: 'xd…@example.co.jp' },
};

/** Two observations, the second of a product that the policy does not know. */
export const OBSERVE_ACTIVATIONS_EXAMPLE = {
  observations: [
    { tenantId: TENANT_ID, product: XDR.id, at: '2026-11-22T07:41:00.000Z' },
    { tenantId: TENANT_ID, product: 'workload-securty' },
  ],
};

/** Their answer: the first puts the tenant in conflict. */
export const ACTIVATIONS_OBSERVED_EXAMPLE: ActivationObservationsOutcome = {
  dryRun: false,
  results: [
    {
      status: 'accepted',
      tenantId: TENANT_ID,
      news: true,
      state: 'CONFLICT',
      next: ACTIVATIONS_EXAMPLE.next,
    },
    {
      status: 'refused',
      tenantId: TENANT_ID,
      code: 'PRODUCT_UNKNOWN',
      message:
        'There is no product “workload-securty”. The policy knows these: container-security, workload-security-enterprise-with-xdr.',
      remedy: 'Choose one of them, or add the product to the policy and deploy.',
    },
  ],
};
