/**
 * Writes a tenant's activations with all that follows from them, in the commit of the change: the link, the support cases of
 * conflicts that are new or over, and what the cases of the others may learn.
 * @module
 */
import type { TenantActivations } from '#domain/activation/activation.ts';
import { casesOfConflicts, casesToFill, linksOfConflicts } from '#domain/activation/conflict.ts';
import type { ActivationLink } from '#domain/activation/link.ts';
import { termsToGoOn } from '#domain/activation/tenants.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import type { DomainEvent } from '#domain/events/schemas.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { type CaseDraft, closeSupportCase, fillSupportCase, openSupportCase } from '#domain/support/open.ts';
import { readLinks } from '#lambdas/stores/activation-links.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';

/** What was decided about the activations of a tenant. */
export interface Changed {
  readonly before: TenantActivations;
  readonly after: TenantActivations;
  readonly link?: ActivationLink;
}

const openCase = async (
  work: UnitOfWork,
  draft: CaseDraft,
  policy: Policy,
): Promise<readonly DomainEvent[] | Refusal> => {
  const opened = openSupportCase(await work.read('supportCase', draft.caseId), draft, policy, work.now);
  if (isRefusal(opened)) return opened;
  work.put('supportCase', draft.caseId, opened.case);
  return opened.events;
};

const withdrawCase = async (work: UnitOfWork, caseId: string): Promise<readonly DomainEvent[]> => {
  const known = await work.read('supportCase', caseId);
  if (!known) return [];
  const closed = closeSupportCase(known, 'withdrawn', work.now);
  work.put('supportCase', caseId, closed.case);
  return closed.events;
};

const fillCase = async (work: UnitOfWork, draft: CaseDraft): Promise<void> => {
  const filled = fillSupportCase(await work.read('supportCase', draft.caseId), draft, work.now);
  if (filled) work.put('supportCase', draft.caseId, filled);
};

/**
 * Puts what was decided.
 * @returns the events of support cases, to be announced after those of the change; refusal: SUPPORT_CASE_KIND_UNKNOWN, where the
 * policy names a case that it does not have
 */
export const putActivations = async (
  work: UnitOfWork,
  policy: Policy,
  { before, after, link }: Changed,
): Promise<readonly DomainEvent[] | Refusal> => {
  work.put('activations', after.tenantId, after);
  if (link) work.put('activationLink', link.hash, link);
  const terms = termsToGoOn(policy);
  const links = await readLinks(work, linksOfConflicts(after));
  const { open, withdraw } = casesOfConflicts(before, after, links, terms);
  const events: DomainEvent[] = [];
  for (const draft of open) {
    const opened = await openCase(work, draft, policy);
    if (isRefusal(opened)) return opened;
    events.push(...opened);
  }
  for (const caseId of withdraw) events.push(...(await withdrawCase(work, caseId)));
  for (const draft of casesToFill(before, after, links, terms)) await fillCase(work, draft);
  return events;
};
