/**
 * Examples of vendor accounts, for the API's document.
 * @module
 */
import type { ReadingView } from './vendor-reading.ts';

const TENANT_ID = 't-mz3kq7w2hx5n6c4vtp2e';
const PRODUCT_CODE = 'a1b2c3d4e5f6g7h8';
const PROPAGATION_ID = 'p-6d0c9a52-1f7e-4f0b-9a57-2f6c9d1f8a10';
const ACCOUNT = `/v1/tenants/${TENANT_ID}/vendor-account`;
const TEMPLATE = `/v1/products/${PRODUCT_CODE}/templates/strict`;
const HREF = `/v1/propagations/${PROPAGATION_ID}`;
const SERVICES = { id: 'wfbs-services', text: 'WFBS Services' };
const LMP = { id: 'lmp', text: 'Licensing Management Platform account' };
const CLP = { id: 'clp', text: 'Customer Licensing Portal user account' };
const reason = 'The customer asked, ticket 4711';

/** A change that the vendor is about to be told. */
const begun = (subject: string, desired: ReadingView['desired'], product?: string): ReadingView => ({
  subject,
  ...(product === undefined ? {} : { product }),
  desired,
  state: 'PENDING',
  since: '2026-11-23T10:00:00.000Z',
  expectedAt: '2026-11-23T10:05:00.000Z',
  overdueAt: '2026-11-23T10:10:00.000Z',
  propagationId: PROPAGATION_ID,
  href: HREF,
});

const outcome = (change: ReadingView, self: string, about = TENANT_ID) => ({
  dryRun: false,
  changes: [{ resource: HREF, from: '–', to: 'PENDING' }],
  events: [
    { type: 'capability.used', about },
    { type: 'propagation.pending', about },
  ],
  warnings: [],
  next: [
    {
      code: 'CHANGE_TO_SHOW',
      text: `The vendor is told of ${change.subject} and shows it later: it is overdue from 2026-11-23T10:10:00.000Z. See how it stands before you ask for it again.`,
      href: HREF,
    },
  ],
  links: { self },
  change,
});

const act = (body: object, subject: string, desired: ReadingView['desired'], product?: string) => ({
  body: { ...body, reason },
  response: outcome(begun(subject, desired, product), ACCOUNT),
});

const ofServices = (body: object, what: string, desired: ReadingView['desired']) =>
  act(body, `products/${SERVICES.id}${what}`, desired, SERVICES.id);

const opened = {
  body: { reason },
  response: { dryRun: false, url: 'https://console.vendor.example/session/4f9c' },
};

const seats = {
  operation: 'seats.assign',
  route: `POST /v1/tenants/${TENANT_ID}/products/{product}/seats`,
  open: true,
};

const CAPABILITIES = {
  tenantId: TENANT_ID,
  policy: 'remote-manager/remote-manager@1',
  accountType: { ...LMP, current: true },
  accountTypes: [LMP, CLP],
  rows: [
    {
      id: 'customer-deletion',
      text: 'Customer management – deletion of customers',
      cell: { value: 'unsupported' },
      operations: [
        {
          operation: 'customer.delete',
          route: `POST ${ACCOUNT}/delete`,
          open: false,
          whyNot: {
            code: 'CAPABILITY_UNSUPPORTED',
            text: `“Customer management – deletion of customers” is not supported for accounts of the type “${LMP.text}”.`,
          },
        },
      ],
    },
    {
      id: 'template-management',
      text: 'Template management',
      cell: { value: 'limitedTo', limitedTo: [{ id: 'cloud-edge', text: 'Cloud Edge' }, SERVICES] },
      operations: [
        {
          operation: 'template.edit',
          route: 'PUT /v1/products/{code}/templates/{templateId}',
          open: true,
        },
      ],
    },
    {
      id: 'renewal-and-seats',
      text: 'License renewal and seat allocation',
      cell: { value: 'supported' },
      operations: [seats],
    },
  ],
  unrestricted: [
    {
      operation: 'console.open',
      route: `POST /v1/tenants/${TENANT_ID}/products/{product}/console`,
      open: true,
    },
  ],
  roles: [{ id: 'full-administrator', text: 'full administrator only' }],
  links: { self: `/v1/tenants/${TENANT_ID}/capabilities`, account: ACCOUNT },
};

const ACCOUNT_VIEW = {
  tenantId: TENANT_ID,
  productCode: PRODUCT_CODE,
  accountType: { ...LMP, since: '2026-11-20T09:00:00.000Z' },
  state: { name: 'ACTIVE', since: '2026-11-20T09:00:00.000Z' },
  products: [
    {
      ...SERVICES,
      since: '2026-11-20T09:20:00.000Z',
      by: { mode: 'service-plan', plan: 'full-12-months' },
      seats: 25,
    },
  ],
  plugIns: [{ id: 'autotask', text: 'Autotask' }],
  longBeta: false,
  merged: [],
  things: [
    {
      ...begun('products/wfbs-services/seats', 25, SERVICES.id),
      observed: { value: 10, asOf: '2026-11-23T10:06:00.000Z' },
      sentAt: '2026-11-23T10:00:01.000Z',
      hint: 'slow',
    },
  ],
  version: 4,
  links: {
    self: ACCOUNT,
    tenant: `/v1/tenants/${TENANT_ID}`,
    capabilities: `/v1/tenants/${TENANT_ID}/capabilities`,
  },
};

const TEMPLATES = {
  items: [
    {
      templateId: 'strict',
      accountType: 'lmp',
      name: 'Strict',
      settingsHash: 'mVbqSf1T8mZKJ8G9x0b4y3nUqV0o0d2Yt7mJ8l3s5aQ',
      revision: 2,
      product: SERVICES,
      forNewCustomers: true,
      changedAt: '2026-11-23T10:00:00.000Z',
      links: { self: TEMPLATE, newCustomers: `${TEMPLATE}/new-customers` },
    },
  ],
};

const MIGRATED = {
  dryRun: false,
  changes: [{ resource: ACCOUNT, from: 'clp', to: 'lmp' }],
  events: [{ type: 'capability.account-type.changed', about: TENANT_ID }],
  warnings: [],
  next: [],
  links: { self: ACCOUNT },
};

const ROLE = {
  dryRun: false,
  changes: [],
  events: [],
  warnings: [],
  next: [
    {
      code: 'ROLE_AT_VENDOR',
      text: 'The vendor grants the role full-administrator. Give it to the person in the vendor’s own console; nothing is changed here.',
    },
  ],
  links: { self: ACCOUNT },
};

/** By operation. */
export const CAPABILITY_EXAMPLES = {
  'GET /v1/tenants/{id}/capabilities': { response: CAPABILITIES },
  'GET /v1/tenants/{id}/vendor-account': { response: ACCOUNT_VIEW },
  'POST /v1/tenants/{id}/vendor-account': act({ accountType: 'lmp' }, 'customer', TENANT_ID),
  'POST /v1/tenants/{id}/vendor-account/delete': act({ confirm: TENANT_ID }, 'customer', null),
  'POST /v1/tenants/{id}/vendor-account/account-type': {
    body: { accountType: 'lmp', reason },
    response: MIGRATED,
  },
  'POST /v1/tenants/{id}/vendor-account/profile': act(
    { profile: { company: 'Example GmbH', 'contact-name': 'Erika Mustermann' } },
    'profile',
    '4d7f0b6f0a1cf9b7e2a4',
  ),
  'POST /v1/tenants/{id}/vendor-account/merge': act(
    { from: 'olr-20431', confirm: 'olr-20431' },
    'merged-accounts/olr-20431',
    TENANT_ID,
  ),
  'POST /v1/tenants/{id}/vendor-account/long-beta': act({ joined: true }, 'long-beta', true),
  'POST /v1/tenants/{id}/vendor-account/licensing-platform': opened,
  'POST /v1/tenants/{id}/vendor-account/roles': {
    body: { role: 'full-administrator', reason },
    response: ROLE,
  },
  'POST /v1/tenants/{id}/vendor-account/plug-ins/{plugIn}': act(
    { connected: true },
    'plug-ins/autotask',
    true,
  ),
  'POST /v1/tenants/{id}/products/{product}/enlist': ofServices(
    { plan: 'full-12-months' },
    '',
    'full-12-months',
  ),
  'POST /v1/tenants/{id}/products/{product}/delete': ofServices({ confirm: SERVICES.id }, '', null),
  'POST /v1/tenants/{id}/products/{product}/description': ofServices(
    { description: 'Branch office' },
    '/description',
    'Branch office',
  ),
  'POST /v1/tenants/{id}/products/{product}/seats': ofServices({ seats: 25 }, '/seats', 25),
  'POST /v1/tenants/{id}/products/{product}/renewal': ofServices(
    { until: '2027-12-31T00:00:00.000Z' },
    '/expiry',
    1_830_211_200_000,
  ),
  'POST /v1/tenants/{id}/products/{product}/counter-reset': ofServices({}, '/counter', 1_795_428_000_000),
  'POST /v1/tenants/{id}/products/{product}/template': ofServices(
    { templateId: 'strict' },
    '/template',
    'strict',
  ),
  'POST /v1/tenants/{id}/products/{product}/console': opened,
  'GET /v1/products/{code}/templates': { response: TEMPLATES },
  'PUT /v1/products/{code}/templates/{templateId}': {
    body: {
      accountType: 'lmp',
      product: SERVICES.id,
      name: 'Strict',
      settings: { 'real-time-scan': true, 'scan-hour': 2 },
      reason,
    },
    response: outcome(begun('templates/strict', 'Strict mVbqSf1T8mZK', SERVICES.id), TEMPLATE, 'reseller'),
  },
  'POST /v1/products/{code}/templates/{templateId}/new-customers': {
    body: { given: true, reason },
    response: outcome(
      begun('new-customers/wfbs-services/template', 'strict', SERVICES.id),
      TEMPLATE,
      'reseller',
    ),
  },
};
