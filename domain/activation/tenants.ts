/**
 * What a tenant's activations are judged by: the policy of its product, and the channel that it is on.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import { type ActivationTerms, activationTermsOf } from '../policy/activation-terms.ts';
import { policyReference } from '../policy/in-force.ts';
import type { Policy } from '../policy/policy.ts';
import { MARKETPLACE_CHANNEL } from '../tenant/acts.ts';
import { tenantAt } from '../tenant/decide.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Instant } from '../time.ts';

/** The channel that a tenant is on. */
export const channelOf = ({ channel = MARKETPLACE_CHANNEL }: Pick<Tenant, 'channel'>): string => channel;

/** The terms of activation for a tenant. @returns refusal: ACTIVATION_NOT_OFFERED */
export const termsFor = (
  { tenantId }: Pick<Tenant, 'tenantId'>,
  policy: Policy,
): { readonly terms: ActivationTerms } | Refusal => {
  const terms = activationTermsOf(policy);
  return terms ? { terms } : refuse('ACTIVATION_NOT_OFFERED', { tenantId, policy: policyReference(policy) });
};

/**
 * The terms under which something new may be activated in a tenant now.
 * @returns refusals: TENANT_RETIRED, ACTIVATION_NOT_OFFERED
 */
export const termsToBegin = (
  tenant: Tenant,
  policy: Policy,
  now: Instant,
): { readonly terms: ActivationTerms } | Refusal => {
  const { state, tenantId } = tenantAt(tenant, now);
  return state.name === 'RETIRED' ? refuse('TENANT_RETIRED', { tenantId }) : termsFor(tenant, policy);
};

/**
 * The terms by which what is under way goes on. A policy that activates nothing any more names no product and judges no order,
 * and what the vendor was told of ends all the same (L15).
 */
export const termsToGoOn = (policy: Policy): ActivationTerms =>
  activationTermsOf(policy) ?? {
    policy: policyReference(policy),
    products: {},
    families: {},
    orderings: [],
    hosts: [],
    retryEveryMs: 0,
    overdueAfterMs: 0,
  };
