/**
 * Examples of propagations and of a vendor's systems, for the API's document.
 * @module
 */
import type {
  PropagationObservationsOutcome,
  PropagationView,
  UpstreamOutcome,
  UpstreamsView,
  UpstreamView,
} from './propagations.ts';

const TENANT_ID = 't-mz3kq7w2hx5n6c4vtp2e';
const PROPAGATION_ID = 'p-6d0c9a52-1f7e-4f0b-9a57-2f6c9d1f8a10';
const PRODUCT_CODE = 'a1b2c3d4e5f6g7h8';
const UPSTREAMS = `/v1/products/${PRODUCT_CODE}/upstreams`;

/** Seats that were asked for, and are shown as they were before. */
export const PROPAGATION_EXAMPLE: PropagationView = {
  propagationId: PROPAGATION_ID,
  href: `/v1/propagations/${PROPAGATION_ID}`,
  subject: 'products/wfbs-services/seats',
  product: 'wfbs-services',
  desired: 25,
  observed: { value: 10, asOf: '2026-11-23T10:06:00.000Z' },
  state: 'PENDING',
  since: '2026-11-23T10:00:00.000Z',
  sentAt: '2026-11-23T10:00:01.000Z',
  expectedAt: '2026-11-23T10:05:00.000Z',
  overdueAt: '2026-11-23T10:10:00.000Z',
  hint: 'slow',
  tenantId: TENANT_ID,
  productCode: PRODUCT_CODE,
  accountType: 'lmp',
  operation: 'seats.assign',
  kind: 'settings',
  policy: 'remote-manager/remote-manager@1',
  openedAt: '2026-11-23T10:00:00.000Z',
  upstreams: [
    { id: 'licensing-management-platform', name: 'Licensing Management Platform' },
    { id: 'wfbs-services', name: 'WFBS Services' },
  ],
  drifts: 0,
  told: 0,
  nextAt: '2026-11-23T10:07:00.000Z',
  version: 8,
  links: {
    self: `/v1/propagations/${PROPAGATION_ID}`,
    tenant: `/v1/tenants/${TENANT_ID}`,
    upstreams: UPSTREAMS,
  },
};

/** A list of it alone. */
export const PROPAGATIONS_EXAMPLE = { items: [PROPAGATION_EXAMPLE] };

/** What a vendor says by itself; the second is of a thing that nobody asked for, the third cannot be read. */
export const PROPAGATION_OBSERVATIONS_EXAMPLE = {
  observations: [
    {
      tenantId: TENANT_ID,
      subject: 'products/wfbs-services/seats',
      value: 25,
      asOf: '2026-11-23T10:07:30.000Z',
    },
    { tenantId: TENANT_ID, subject: 'long-beta', value: true, asOf: '2026-11-23T10:07:30.000Z' },
    { tenantId: TENANT_ID, subject: 'profile', value: null },
  ],
};

/** Its answer. */
export const PROPAGATION_OBSERVED_EXAMPLE: PropagationObservationsOutcome = {
  dryRun: false,
  results: [
    {
      status: 'accepted',
      tenantId: TENANT_ID,
      subject: 'products/wfbs-services/seats',
      news: true,
      state: 'SYNCED',
      href: `/v1/propagations/${PROPAGATION_ID}`,
    },
    { status: 'unasked', tenantId: TENANT_ID, subject: 'long-beta' },
    {
      status: 'refused',
      tenantId: TENANT_ID,
      code: 'OBSERVATION_INVALID',
      message: 'The field “asOf” is missing, unknown or not what an observation has there.',
      remedy: 'Correct it as the API’s description has it, and send it again; the others were taken.',
    },
  ],
};

const DOWN: UpstreamView = {
  upstreamId: 'wfbs-services',
  name: 'WFBS Services',
  condition: 'MAINTENANCE',
  until: '2026-11-23T12:00:00.000Z',
  since: '2026-11-23T10:00:00.000Z',
  asOf: '2026-11-23T10:00:00.000Z',
  version: 3,
  href: `${UPSTREAMS}/wfbs-services`,
};

/** One of them is down; of the other nobody ever said anything. */
export const UPSTREAMS_EXAMPLE: UpstreamsView = {
  productCode: PRODUCT_CODE,
  items: [
    {
      upstreamId: 'licensing-management-platform',
      name: 'Licensing Management Platform',
      condition: 'UP',
      version: 0,
      href: `${UPSTREAMS}/licensing-management-platform`,
    },
    DOWN,
  ],
};

/** A person saw it. */
export const SAY_UPSTREAM_EXAMPLE = {
  condition: 'MAINTENANCE',
  until: '2026-11-23T12:00:00.000Z',
  asOf: '2026-11-23T10:00:00.000Z',
  reason: 'Announced on the vendor’s status page',
};

/** Its answer. */
export const UPSTREAM_SAID_EXAMPLE: UpstreamOutcome = {
  dryRun: false,
  changes: [{ resource: `${UPSTREAMS}/wfbs-services`, from: 'UP', to: 'MAINTENANCE' }],
  events: [],
  warnings: [],
  next: [
    {
      code: 'UPSTREAM_TO_SAY_UP',
      text: 'Say that it is up when it is back, unless the vendor says so itself: until then the changes that need it wait.',
      href: `${UPSTREAMS}/wfbs-services`,
    },
  ],
  links: { self: `${UPSTREAMS}/wfbs-services` },
  upstream: DOWN,
};
