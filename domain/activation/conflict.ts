/**
 * What follows from a conflict: a support case, filled with what is known of it; and its end, once support has mended it.
 * @module
 */
import type { DomainEvent } from '../events/schemas.ts';
import type { ActivationTerms } from '../policy/activation-terms.ts';
import type { Sealed } from '../sealed.ts';
import type { CaseDraft } from '../support/open.ts';
import type { Instant } from '../time.ts';
import type { Conflict, TenantActivations } from './activation.ts';
import { conflictEvents } from './events.ts';
import { newConflicts, withMended } from './standing.ts';

/** The first family's links before the second's: the one that the vendor has to untangle comes first. */
const linksOf = (
  { facts }: TenantActivations,
  { before, after }: Conflict,
  links: ReadonlyMap<string, Sealed>,
): Sealed[] => {
  const hashes = [before, after].flatMap((family) =>
    facts.flatMap((fact) => (fact.family === family && fact.linkHash ? [fact.linkHash] : [])),
  );
  return [...new Set(hashes)].flatMap((hash) => links.get(hash) ?? []);
};

const draftOf = (
  activations: TenantActivations,
  conflict: Conflict,
  links: ReadonlyMap<string, Sealed>,
  terms: ActivationTerms,
): CaseDraft => {
  const { tenantId, productCode, facts, vendor } = activations;
  const { caseId, case: kind, symptom, before, after } = conflict;
  const involved = facts.filter(({ family }) => family === before || family === after);
  const { accountId, email } = vendor ?? {};
  return {
    ...{ caseId, kind, tenantId, productCode, symptom },
    known: {
      links: linksOf(activations, conflict, links),
      order: involved.map(({ at, product }) => ({ at, product: terms.products[product]?.name ?? product })),
      ...(accountId === undefined ? {} : { accountId }),
      ...(email ? { email } : {}),
    },
  };
};

/**
 * What a commit must open and close beside the activations themselves: a case for each conflict that is new, and the case of
 * each that is there no more because a fact shows that it never was one.
 * @param links the sealed links of this tenant, by their hash, as far as they are kept
 */
export const casesOfConflicts = (
  before: TenantActivations,
  after: TenantActivations,
  links: ReadonlyMap<string, Sealed>,
  terms: ActivationTerms,
): { readonly open: readonly CaseDraft[]; readonly withdraw: readonly string[] } => ({
  open: newConflicts(before, after).map((conflict) => draftOf(after, conflict, links, terms)),
  withdraw: newConflicts(after, before).map(({ caseId }) => caseId),
});

/**
 * Support has mended what a case was about: both families stand in this tenant as if the order had been right.
 * @returns the very same object, and no events, where no conflict has this case
 */
export const mendConflict = (
  activations: TenantActivations,
  caseId: string,
  now: Instant,
): { readonly activations: TenantActivations; readonly events: readonly DomainEvent[] } => {
  const { state } = activations;
  const conflict =
    state.name === 'CONFLICT' ? state.conflicts.find((each) => each.caseId === caseId) : undefined;
  if (!conflict) return { activations, events: [] };
  const after = withMended(activations, conflict);
  return { activations: after, events: conflictEvents(activations, after, now) };
};
