/**
 * Which use case answers which route of activation.
 * @module
 */
import { ACTIVATION_REQUESTS } from '#domain/api/activation-requests.ts';
import { VENDOR_HINTS } from '#domain/messages/hints.vendor.ts';
import { ACTIVATION_WORDS, TENANT_WORDS } from '#domain/messages/refusal-groups.ts';
import type { RoleBook } from '#lambdas/edge/caller.ts';
import { operatorDoor } from '#lambdas/edge/operator.ts';
import { observeActivations } from './observations.ts';
import type { ApiPorts } from './ports.ts';
import { planActivationsOf, readActivation, readActivations } from './read.ts';
import { redeemLink } from './redeem.ts';
import { settleActivation } from './settle.ts';
import { sayVendorUser } from './vendor-user.ts';

/** The Lambda handler of `activation-api`. */
export const activationDoor = (ports: ApiPorts, roles: RoleBook): ReturnType<typeof operatorDoor> =>
  operatorDoor({
    name: 'activation-api',
    roles,
    operations: ACTIVATION_REQUESTS,
    words: [ACTIVATION_WORDS, TENANT_WORDS],
    hints: VENDOR_HINTS,
    handlers: {
      'GET /v1/tenants/{id}/activations': readActivations(ports),
      'POST /v1/tenants/{id}/activation-plans': planActivationsOf(ports),
      'POST /v1/tenants/{id}/activations': redeemLink(ports),
      'GET /v1/tenants/{id}/activations/{activationId}': readActivation(ports),
      'POST /v1/tenants/{id}/activations/{activationId}/settle': settleActivation(ports),
      'PUT /v1/tenants/{id}/vendor-user': sayVendorUser(ports),
      'POST /v1/activation-observations': observeActivations(ports),
    },
  });
