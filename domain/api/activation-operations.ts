/**
 * The operations of activation.
 * @module
 */
import { ACTIVATION_REQUESTS } from './activation-requests.ts';
import {
  ActivationObservationsOutcome,
  ActivationOutcome,
  ActivationPlanView,
  ActivationsView,
  ActivationView,
  VendorUserOutcome,
} from './activations.ts';
import type { Operation } from './operation.ts';

/** Method and path → what is asked and answered. */
export const ACTIVATION_OPERATIONS = {
  'GET /v1/tenants/{id}/activations': {
    ...ACTIVATION_REQUESTS['GET /v1/tenants/{id}/activations'],
    id: 'readActivations',
    summary: 'The activations of a tenant',
    description:
      'Which families of licenses are activated, in which order, what is under way, and whether the order is one that the vendor takes. Always current.',
    response: ActivationsView,
    versioned: true,
    refusals: ['NOT_FOUND', 'ACTIVATION_NOT_OFFERED'],
  },
  'POST /v1/tenants/{id}/activation-plans': {
    ...ACTIVATION_REQUESTS['POST /v1/tenants/{id}/activation-plans'],
    id: 'planActivations',
    summary: 'Plan activations',
    description:
      'The order that works, what each step shuts out for good, and what helps where nothing works in this tenant. It writes nothing, so it takes no Idempotency-Key.',
    response: ActivationPlanView,
    writes: 'nothing',
    versioned: false,
    refusals: [
      'BODY_INVALID',
      'BODY_TOO_LARGE',
      'NOT_FOUND',
      'ACTIVATION_NOT_OFFERED',
      'TENANT_RETIRED',
      'PRODUCT_UNKNOWN',
      'TENANT_IN_CONFLICT',
    ],
  },
  'POST /v1/tenants/{id}/activations': {
    ...ACTIVATION_REQUESTS['POST /v1/tenants/{id}/activations'],
    id: 'redeemActivationLink',
    summary: 'Redeem an activation link',
    description:
      'The vendor is told within seconds; read the activation to see what it answered. An activation cannot be undone: with `dryRun` you see the warnings before. A link is redeemed once, and one activation of a tenant follows the other.',
    response: ActivationOutcome,
    creates: true,
    versioned: true,
    refusals: [
      'LINK_FORMAT',
      'LINK_ALREADY_USED',
      'PRODUCT_UNKNOWN',
      'ACTIVATION_ORDER',
      'TENANT_IN_CONFLICT',
      'ACTIVATION_IN_PROGRESS',
      'ACTIVATION_NOT_OFFERED',
      'TENANT_RETIRED',
      'HISTORY_FULL',
    ],
  },
  'GET /v1/tenants/{id}/activations/{activationId}': {
    ...ACTIVATION_REQUESTS['GET /v1/tenants/{id}/activations/{activationId}'],
    id: 'readActivation',
    summary: 'An activation, and its next step',
    description: 'How far it is, what the vendor answered, and what waits for a person. Always current.',
    response: ActivationView,
    versioned: true,
    refusals: ['NOT_FOUND'],
  },
  'POST /v1/tenants/{id}/activations/{activationId}/settle': {
    ...ACTIVATION_REQUESTS['POST /v1/tenants/{id}/activations/{activationId}/settle'],
    id: 'settleActivation',
    summary: 'Say what the vendor shows of an activation',
    description:
      'Where an answer of the vendor was lost, or none comes: a person looks at the vendor’s console and says what is there.',
    response: ActivationOutcome,
    versioned: true,
    refusals: ['ACTIVATION_SETTLED', 'OBSERVED_IN_FUTURE'],
  },
  'PUT /v1/tenants/{id}/vendor-user': {
    ...ACTIVATION_REQUESTS['PUT /v1/tenants/{id}/vendor-user'],
    id: 'sayVendorUser',
    summary: 'Say who a tenant is at the vendor',
    description:
      'Its account’s id there, and the address that its user signs in with: by it, tenants of one user are known as such. What is not sent stays as it was; open support cases are filled with it.',
    response: VendorUserOutcome,
    versioned: true,
    refusals: ['ACTIVATION_NOT_OFFERED', 'TENANT_RETIRED'],
  },
  'POST /v1/activation-observations': {
    ...ACTIVATION_REQUESTS['POST /v1/activation-observations'],
    id: 'observeActivations',
    summary: 'Tell what was activated at the vendor',
    description:
      'By the vendor’s API, its events or a list, of any tenants: each observation is accepted or refused on its own, and answered in its place. What is known already is no news, so the same list may be sent again, and no Idempotency-Key is needed. What is out of order puts its tenant in conflict and opens a support case. With `dryRun` each is judged as things stand, and nothing is kept.',
    response: ActivationObservationsOutcome,
    writes: 'facts',
    versioned: false,
    refusals: ['BODY_INVALID', 'BODY_TOO_LARGE'],
  },
} as const satisfies Record<string, Operation>;
