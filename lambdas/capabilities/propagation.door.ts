/**
 * Which use case answers which route of propagations and of vendors' systems.
 * @module
 */

import { PROPAGATION_REQUESTS } from '#domain/api/propagation-requests.ts';
import { VENDOR_HINTS } from '#domain/messages/hints.vendor.ts';
import { ACTIVATION_WORDS, CAPABILITIES_WORDS } from '#domain/messages/refusal-groups.ts';
import type { RoleBook } from '#lambdas/edge/caller.ts';
import { operatorDoor } from '#lambdas/edge/operator.ts';
import { observePropagations } from './observe-propagations.ts';
import type { PropagationPorts } from './propagation-ports.ts';
import { listPropagations, readPropagation } from './read-propagations.ts';
import { listUpstreams, sayUpstream } from './upstreams.ts';

/** The Lambda handler of `propagation-api`. */
export const propagationDoor = (ports: PropagationPorts, roles: RoleBook): ReturnType<typeof operatorDoor> =>
  operatorDoor({
    name: 'propagation-api',
    roles,
    operations: PROPAGATION_REQUESTS,
    words: [CAPABILITIES_WORDS, ACTIVATION_WORDS],
    hints: VENDOR_HINTS,
    handlers: {
      'GET /v1/propagations': listPropagations(ports),
      'GET /v1/propagations/{id}': readPropagation(ports),
      'POST /v1/propagation-observations': observePropagations(ports),
      'GET /v1/products/{code}/upstreams': listUpstreams(ports),
      'PUT /v1/products/{code}/upstreams/{upstreamId}': sayUpstream(ports),
    },
  });
