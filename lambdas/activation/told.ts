/**
 * What a write tells of a redemption: the states that changed, what it announced, what to know before it, and what is next.
 * @module
 */
import type { Redemption, TenantActivations } from '#domain/activation/activation.ts';
import type { Redeemed } from '#domain/activation/redeem.ts';
import type { ActivationOutcome } from '#domain/api/activations.ts';
import type { DomainEvent } from '#domain/events/schemas.ts';
import type { Locale } from '#domain/messages/locale.ts';
import type { ActivationTerms } from '#domain/policy/activation-terms.ts';
import type { Decided } from '#lambdas/edge/operator-write.ts';
import { activationsNext } from './next-steps.ts';
import { activationPath, activationsPath } from './paths.ts';
import { redemptionView, type ShownRedemption, shownOf } from './view.ts';

/** Of what is not there yet. */
const NOT_THERE = '–';

const changed = (resource: string, from: string, to: string): Decided['changes'] =>
  from === to ? [] : [{ resource, from, to }];

/** What changed between two standings of a tenant's activations. */
export const changesBetween = (before: TenantActivations, after: TenantActivations): Decided['changes'] =>
  changed(activationsPath(after.tenantId), before.state.name, after.state.name);

/**
 * What a write tells.
 * @param before the redemption; absent where it begins
 * @param caseEvents of the support cases that were opened and closed with it
 */
export const toldOf = (
  { activations, before }: { readonly activations: TenantActivations; readonly before?: Redemption },
  { redemption, activations: after, events, hints }: Redeemed,
  caseEvents: readonly DomainEvent[],
  terms: ActivationTerms,
): Decided => {
  const { tenantId } = activations;
  const self = activationPath(tenantId, redemption.activationId);
  return {
    isWritten: activations !== after,
    changes: [
      ...changed(self, before?.state.name ?? NOT_THERE, redemption.state.name),
      ...changesBetween(activations, after),
    ],
    events: [...events, ...caseEvents],
    warnings: hints,
    next: activationsNext(after, terms),
    self,
    shown: shownOf(tenantId, redemption, terms),
  };
};

/** The redemption that was decided to be shown, in words. */
export const showRedemption = (
  shown: unknown,
  { locale }: { readonly locale: Locale },
): Pick<ActivationOutcome, 'activationId' | 'activation'> => {
  // what `toldOf` gave, perhaps by way of a receipt
  const redemption = shown as ShownRedemption;
  return { activationId: redemption.activationId, activation: redemptionView(redemption, locale) };
};
