/**
 * What follows from a conflict: a support case, filled with what is known of it; and its end, once support has mended it. And the
 * case that a person opens, filled with what is known of the tenant.
 * @module
 */
import type { DomainEvent } from '../events/schemas.ts';
import type { ActivationTerms } from '../policy/activation-terms.ts';
import type { Sealed } from '../sealed.ts';
import type { CaseDraft, KnownEvidence } from '../support/open.ts';
import type { Instant } from '../time.ts';
import { type Conflict, openRedemption, type TenantActivations } from './activation.ts';
import { conflictEvents } from './events.ts';
import { conflictsIn, newConflicts, withMended } from './standing.ts';

/** The first family's links before the second's: the one that the vendor has to untangle comes first. */
const linksOf = (
  activations: TenantActivations,
  families: readonly string[],
  links: ReadonlyMap<string, Sealed>,
): Sealed[] => {
  const hashes = families.flatMap((family) =>
    activations.facts.flatMap((fact) => (fact.family === family && fact.linkHash ? [fact.linkHash] : [])),
  );
  const open = openRedemption(activations);
  const awaited = open && families.includes(open.family) ? [open.link.hash] : [];
  return [...new Set([...hashes, ...awaited])].flatMap((hash) => links.get(hash) ?? []);
};

/** What is known that has to do with these families. */
const evidenceOf = (
  activations: TenantActivations,
  families: readonly string[],
  links: ReadonlyMap<string, Sealed>,
  terms: ActivationTerms,
): KnownEvidence => {
  const { accountId, email } = activations.vendor ?? {};
  const involved = activations.facts.filter(({ family }) => families.includes(family));
  return {
    links: linksOf(activations, families, links),
    order: involved.map(({ at, product }) => ({ at, product: terms.products[product]?.name ?? product })),
    ...(accountId === undefined ? {} : { accountId }),
    ...(email ? { email } : {}),
  };
};

const draftOf = (
  activations: TenantActivations,
  conflict: Conflict,
  links: ReadonlyMap<string, Sealed>,
  terms: ActivationTerms,
): CaseDraft => {
  const { tenantId, productCode } = activations;
  const { caseId, case: kind, symptom, before, after } = conflict;
  const known = evidenceOf(activations, [before, after], links, terms);
  return { ...{ caseId, kind, tenantId, productCode, symptom }, known };
};

/** The hashes of the links that a case of this tenant may need. */
export const linkHashesOf = (activations: TenantActivations): readonly string[] => {
  const open = openRedemption(activations);
  const used = activations.facts.flatMap(({ linkHash }) => linkHash ?? []);
  return [...new Set([...used, ...(open ? [open.link.hash] : [])])];
};

/**
 * The case that a person opens. Where a conflict stands whose case is of this kind, it is that one, so that there are never two of
 * one conflict; else a new one, with all that is known of the tenant.
 * @param wanted.caseId for a new one
 */
export const caseByPerson = (
  activations: TenantActivations,
  wanted: Pick<CaseDraft, 'caseId' | 'kind' | 'symptom'>,
  links: ReadonlyMap<string, Sealed>,
  terms: ActivationTerms,
): CaseDraft => {
  const { tenantId, productCode, state, facts } = activations;
  const open = openRedemption(activations);
  const conflict =
    state.name === 'CONFLICT' ? state.conflicts.find((each) => each.case === wanted.kind) : undefined;
  if (conflict) return draftOf(activations, conflict, links, terms);
  const families = [...facts.map(({ family }) => family), ...(open ? [open.family] : [])];
  const known = evidenceOf(activations, [...new Set(families)], links, terms);
  return { ...wanted, tenantId, productCode, known };
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
 * What is known by now for the cases of the conflicts that stood before as well: who the tenant is at the vendor, or a link
 * more, may have been told since.
 */
export const casesToFill = (
  before: TenantActivations,
  after: TenantActivations,
  links: ReadonlyMap<string, Sealed>,
  terms: ActivationTerms,
): readonly CaseDraft[] => {
  const open = newConflicts(before, after);
  return conflictsIn(after)
    .filter((conflict) => before !== after && !open.includes(conflict))
    .map((conflict) => draftOf(after, conflict, links, terms));
};

/** The hashes of the links that the cases of a tenant's conflicts speak of. */
export const linksOfConflicts = (activations: TenantActivations): readonly string[] => {
  const families = new Set(conflictsIn(activations).flatMap(({ before, after }) => [before, after]));
  const hashes = activations.facts.flatMap(({ family, linkHash }) =>
    linkHash !== undefined && families.has(family) ? [linkHash] : [],
  );
  return [...new Set(hashes)];
};

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
