/**
 * The operations of propagations, and of a vendor's systems.
 * @module
 */
import type { Operation } from './operation.ts';
import { PROPAGATION_REQUESTS } from './propagation-requests.ts';
import {
  PropagationObservationsOutcome,
  PropagationsPage,
  PropagationView,
  UpstreamOutcome,
  UpstreamsView,
} from './propagations.ts';

/** Method and path → what is asked and answered. */
export const PROPAGATION_OPERATIONS = {
  'GET /v1/propagations': {
    ...PROPAGATION_REQUESTS['GET /v1/propagations'],
    id: 'listPropagations',
    summary: 'Changes that a vendor shows later',
    description:
      'Those of a tenant, newest first, whatever their state; or those that are awaited in a state, in the order of what is due next. Lists follow a change within seconds; one read by its id is always current.',
    response: PropagationsPage,
    versioned: false,
    refusals: ['CURSOR_INVALID'],
  },
  'GET /v1/propagations/{id}': {
    ...PROPAGATION_REQUESTS['GET /v1/propagations/{id}'],
    id: 'readPropagation',
    summary: 'A change that a vendor shows later',
    description:
      'What is wanted, what the vendor was seen to show and when, whether the vendor took it, and whether it is late. SYNCED is what was seen, never what was sent.',
    response: PropagationView,
    versioned: true,
    refusals: ['NOT_FOUND'],
  },
  'POST /v1/propagation-observations': {
    ...PROPAGATION_REQUESTS['POST /v1/propagation-observations'],
    id: 'observePropagations',
    summary: 'Tell what a vendor shows',
    description:
      'For vendors that say by themselves what changed, of any tenants: each observation is accepted or refused on its own, and answered in its place. What is older than what is known is no news, so the same may be sent again in any order, and no Idempotency-Key is needed. With `dryRun` each is judged as things stand, and nothing is kept.',
    response: PropagationObservationsOutcome,
    writes: 'facts',
    versioned: false,
    refusals: ['BODY_INVALID', 'BODY_TOO_LARGE'],
  },
  'GET /v1/products/{code}/upstreams': {
    ...PROPAGATION_REQUESTS['GET /v1/products/{code}/upstreams'],
    id: 'listUpstreams',
    summary: 'The systems of a vendor that changes wait for',
    description:
      'Every system that the policy of the product names, as the vendor said last or as a person saw. Always current.',
    response: UpstreamsView,
    versioned: false,
    refusals: ['NOT_FOUND'],
  },
  'PUT /v1/products/{code}/upstreams/{upstreamId}': {
    ...PROPAGATION_REQUESTS['PUT /v1/products/{code}/upstreams/{upstreamId}'],
    id: 'sayUpstream',
    summary: 'Say that a system of a vendor is down, or back',
    description:
      'While it is down the clocks of all changes that need it stand, nobody is told that they are overdue, and consoles behind it are not tried. What the vendor says later counts instead; what speaks of an earlier moment than what is known changes nothing.',
    response: UpstreamOutcome,
    versioned: true,
    refusals: ['OBSERVED_IN_FUTURE'],
  },
} as const satisfies Record<string, Operation>;
