/**
 * Reads the activations of a tenant, and plans more; both are always current, and write nothing.
 * @module
 */
import { type ActivationPlan, type PlanElsewhere, planActivations } from '#domain/activation/plan.ts';
import { orderRefusal, type Surroundings } from '#domain/activation/remedies.ts';
import { channelOf, termsFor, termsToBegin, termsToGoOn } from '#domain/activation/tenants.ts';
import type { ActivationPlanView } from '#domain/api/activations.ts';
import { isRefusal, refuse } from '#domain/errors.ts';
import { wordedHint } from '#domain/messages/hints.ts';
import { VENDOR_HINTS } from '#domain/messages/hints.vendor.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { ACTIVATION_WORDS } from '#domain/messages/refusal-groups.ts';
import { wordsOf } from '#domain/messages/refusals.ts';
import { etagOf } from '#lambdas/edge/etag.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { reading } from './corridor.ts';
import { redemptionNext } from './next-steps.ts';
import { activationsPath, tenantPath } from './paths.ts';
import type { ActivationPorts } from './ports.ts';
import { standingOf, userOf } from './standing.ts';
import { activationsView, namedFamily, namedProduct, redemptionView, shownOf } from './view.ts';

/** `GET /v1/tenants/{id}/activations`. */
export const readActivations =
  (ports: ActivationPorts): Handler<'GET /v1/tenants/{id}/activations'> =>
  async ({ params, locale, correlationId }) => {
    const standing = await reading(ports, correlationId, (work) => standingOf(ports, work, params.id));
    if (isRefusal(standing)) return standing;
    const { tenant, policy, version } = standing;
    // what was activated is shown, whatever the policy has become
    const found = version > 0 ? { terms: termsToGoOn(policy) } : termsFor(tenant, policy);
    if (isRefusal(found)) return found;
    return { body: activationsView(standing, found.terms, locale), etag: etagOf(version) };
  };

/** `GET /v1/tenants/{id}/activations/{activationId}`. */
export const readActivation =
  (ports: ActivationPorts): Handler<'GET /v1/tenants/{id}/activations/{activationId}'> =>
  async ({ params: { id, activationId }, locale, correlationId }) => {
    const standing = await reading(ports, correlationId, (work) => standingOf(ports, work, id));
    if (isRefusal(standing)) return standing;
    const { activations, policy, version } = standing;
    const redemption = activations.redemptions.find((each) => each.activationId === activationId);
    if (!redemption) return refuse('NOT_FOUND', { id: activationId });
    const next = redemptionNext(id, redemption).map((hint) => wordedHint(hint, locale, VENDOR_HINTS));
    const shown = shownOf(id, redemption, termsToGoOn(policy));
    return { body: { ...redemptionView(shown, locale), version, next }, etag: etagOf(version) };
  };

/** In the words of the refusal that redeeming it would get. */
const elsewhereView = (
  tenantId: string,
  { product, family, ordering, remedies: offers, wouldUse }: PlanElsewhere,
  surroundings: Surroundings,
  locale: Locale,
): ActivationPlanView['elsewhere'][number] => {
  const refusal = orderRefusal({ tenantId }, ordering, surroundings);
  const { detail, remedies } = wordsOf(refusal, locale, ACTIVATION_WORDS);
  return {
    product: namedProduct(product, surroundings.terms),
    family: namedFamily(family, surroundings.terms),
    ordering: ordering.id,
    text: detail,
    offers: [...offers],
    ...(wouldUse === undefined ? {} : { wouldUse }),
    remedies: [...remedies],
  };
};

const planView = (
  tenantId: string,
  { steps, elsewhere, reordered }: ActivationPlan,
  surroundings: Surroundings,
  locale: Locale,
): ActivationPlanView => ({
  tenantId,
  reordered,
  steps: steps.map(({ product, family, hints }) => ({
    product: namedProduct(product, surroundings.terms),
    family: namedFamily(family, surroundings.terms),
    warnings: hints.map((hint) => wordedHint(hint, locale, VENDOR_HINTS)),
  })),
  elsewhere: elsewhere.map((each) => elsewhereView(tenantId, each, surroundings, locale)),
  links: { tenant: tenantPath(tenantId), activations: activationsPath(tenantId) },
});

/** `POST /v1/tenants/{id}/activation-plans`. */
export const planActivationsOf =
  (ports: ActivationPorts): Handler<'POST /v1/tenants/{id}/activation-plans'> =>
  async ({ params, body, locale, correlationId }) => {
    const view = await reading(ports, correlationId, async (work) => {
      const standing = await standingOf(ports, work, params.id);
      if (isRefusal(standing)) return standing;
      const { tenant, policy, activations } = standing;
      const begin = termsToBegin(tenant, policy, work.now);
      if (isRefusal(begin)) return begin;
      const user = await userOf(work, activations);
      const surroundings = { ...begin, channel: channelOf(tenant), now: work.now, ...user };
      const plan = planActivations(activations, body.products, surroundings);
      return isRefusal(plan) ? plan : planView(params.id, plan, surroundings, locale);
    });
    return isRefusal(view) ? view : { body: view };
  };
