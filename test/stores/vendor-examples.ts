/**
 * What is kept of vendors, as it looks in the store.
 */
import { noActivations, type Redemption, type TenantActivations } from '#domain/activation/activation.ts';
import type { Propagation, PropagationState } from '#domain/capabilities/propagation.ts';
import type { Template } from '#domain/capabilities/templates.ts';
import type { SupportCase } from '#domain/support/case.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '#domain/time.ts';
import { T0 } from './examples.ts';

const PRODUCT_CODE = 'plainproduct1';

/** One redemption in each state, asked for at T0. */
export const redemption = (activationId: string, state: Redemption['state']): Redemption => ({
  ...{ activationId, product: 'alpha', family: 'first', channel: 'link', requestedAt: T0, attempts: 1 },
  link: { hash: `hash-${activationId}`, masked: 'https://activation.example.com/…' },
  terms: { policy: 'example/links@1', retryEveryMs: MINUTE_MS, overdueAfterMs: HOUR_MS },
  state,
});

/** Activations of a tenant, with one redemption in that state. */
export const exampleActivations = (tenantId: string, state: Redemption['state']): TenantActivations => ({
  ...noActivations(tenantId, PRODUCT_CODE),
  redemptions: [redemption(`a-${tenantId}`, state)],
});

/** The same in conflict since then. */
export const inConflict = (activations: TenantActivations, foundAt: Instant): TenantActivations => ({
  ...activations,
  state: {
    name: 'CONFLICT',
    families: ['second', 'first'],
    conflicts: [
      {
        ...{ id: 'first-first', before: 'first', after: 'second', from: T0, except: [], remedies: [] },
        ...{ case: 'order', symptom: 'It stays gray.' },
        ...{ policy: 'example/links@1', foundAt, caseId: `sc-${activations.tenantId}` },
      },
    ],
  },
});

/** The n-th support case, opened n minutes after T0. */
export const exampleCase = (n: number, tenantId: string, state: SupportCase['state']): SupportCase => ({
  ...{ caseId: `sc-${n}`, kind: 'order', tenantId, productCode: PRODUCT_CODE },
  openedAt: T0 + n * MINUTE_MS,
  terms: {
    policy: 'example/links@1',
    label: { en: 'Order', ja: '順序', fr: 'Ordre' },
    ...{ evidence: [], routes: [] },
  },
  ...{ given: [], attachments: [], releases: [] },
  state,
});

/** The n-th propagation, opened n minutes after T0: looked at an hour later, overdue after two. */
export const examplePropagation = (n: number, tenantId: string, state: PropagationState): Propagation => ({
  ...{ propagationId: `p-${n}`, tenantId, productCode: PRODUCT_CODE, accountType: 'one' },
  ...{ operation: 'seats.assign', subject: 'products/edge/seats', product: 'edge', desired: 25 },
  terms: {
    ...{ policy: 'example/portal@1', kind: 'seats', expectedMs: HOUR_MS, overdueMs: 2 * HOUR_MS },
    ...{ lookEveryMs: MINUTE_MS, upstreams: [] },
  },
  openedAt: T0 + n * MINUTE_MS,
  clock: { ranMs: 0, since: T0 + n * MINUTE_MS },
  state,
  ...{ drifts: 0, told: 0 },
  lookAt: T0 + n * MINUTE_MS + HOUR_MS,
});

/** A template of a product on sale. */
export const exampleTemplate = (templateId: string, productCode = PRODUCT_CODE): Template => ({
  ...{ templateId, productCode, accountType: 'one', product: 'edge', name: 'Strict', settingsHash: 'a' },
  ...{ revision: 1, forNewCustomers: false, changedAt: T0 },
});
