/**
 * What waits for a person, read off a tenant's activations.
 * @module
 */
import { openRedemption, type Redemption, type TenantActivations } from '#domain/activation/activation.ts';
import { type Hint, hintOf } from '#domain/messages/hints.ts';
import type { ActivationTerms } from '#domain/policy/activation-terms.ts';

/** What is to be done about a redemption: nothing once it has ended. */
export const redemptionNext = (
  tenantId: string,
  {
    activationId,
    link,
    state,
  }: Pick<Redemption, 'activationId' | 'state'> & {
    readonly link: Pick<Redemption['link'], 'masked'>;
  },
): Hint[] => {
  const details = { tenantId, activationId, link: link.masked };
  switch (state.name) {
    case 'REQUESTED':
      return [hintOf('ACTIVATION_TO_AWAIT', details)];
    case 'SENT':
      return [hintOf(state.overdue ? 'ACTIVATION_TO_SETTLE' : 'ACTIVATION_TO_AWAIT', details)];
    case 'UNCLEAR':
      return [hintOf('ACTIVATION_TO_SETTLE', details)];
    case 'ACTIVE':
    case 'REFUSED':
      return [];
  }
};

/** What is to be done about the activations of a tenant. */
export const activationsNext = (activations: TenantActivations, terms: ActivationTerms): Hint[] => {
  const { tenantId, state } = activations;
  const nameOf = (family: string) => terms.families[family]?.name ?? family;
  const open = openRedemption(activations);
  const conflicts = state.name === 'CONFLICT' ? state.conflicts : [];
  return [
    ...conflicts.map(({ symptom, before, after, caseId }) =>
      hintOf('CONFLICT_TO_MEND', { symptom, before: nameOf(before), after: nameOf(after), caseId }),
    ),
    ...(open ? redemptionNext(tenantId, open) : []),
  ];
};
