/**
 * What a person should know before a link is redeemed.
 * @module
 */
import { type Hint, hintOf } from '../messages/hints.ts';
import type { ActivationTerms } from '../policy/activation-terms.ts';
import type { TenantActivations } from './activation.ts';
import { shutOutBy, type Thought, worthAWord } from './order.ts';

/** The irreversible first step: what can never be activated in this tenant afterwards; and what only looks like it. */
export const hintsFor = (
  { tenantId, facts }: Pick<TenantActivations, 'tenantId' | 'facts'>,
  thought: Thought,
  terms: ActivationTerms,
): Hint[] => {
  const nameOf = (family: string) => terms.families[family]?.name ?? family;
  return [
    ...shutOutBy(facts, thought, terms).map(({ before, after }) =>
      hintOf('ACTIVATION_SHUTS_OUT', { tenantId, family: nameOf(after), shutOut: nameOf(before) }),
    ),
    ...worthAWord(facts, thought, terms).map(({ before, after }) =>
      hintOf('ACTIVATION_OTHERWISE_FIRST', { tenantId, family: nameOf(before), there: nameOf(after) }),
    ),
  ];
};
