/**
 * Opens a support case, with all that is known already; and closes it.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import type { DomainEvent } from '../events/schemas.ts';
import type { Policy } from '../policy/policy.ts';
import type { EvidenceKind } from '../policy/support-schema.ts';
import { supportKindsOf, supportTermsOf } from '../policy/support-terms.ts';
import type { Sealed } from '../sealed.ts';
import type { Instant } from '../time.ts';
import {
  type EvidenceValue,
  type Given,
  isGiven,
  missingFrom,
  type SupportCase,
  type UsedLink,
} from './case.ts';

/** What is known of a tenant that a vendor's support may ask for; what is not known is left out. */
export interface KnownEvidence {
  readonly links?: readonly Sealed[];
  /** The tenant's id at the vendor. */
  readonly accountId?: string;
  readonly email?: Sealed;
  /** Oldest first. */
  readonly order?: readonly UsedLink[];
}

/** A case to be opened. */
export interface CaseDraft extends Pick<SupportCase, 'caseId' | 'kind' | 'tenantId' | 'productCode'> {
  readonly symptom?: string;
  readonly known: KnownEvidence;
}

/** A case after something was done, and what it announces. */
export interface DecidedCase {
  readonly case: SupportCase;
  readonly events: readonly DomainEvent[];
}

/** What a case says to the world. */
export const caseEvent = (
  type: 'support.case.opened' | 'support.case.submitted' | 'support.case.closed',
  known: SupportCase,
): DomainEvent => {
  const { caseId, kind, tenantId, productCode, state } = known;
  return {
    type,
    version: 1,
    ...{ caseId, kind, tenantId, productCode, missing: [...missingFrom(known)], since: state.since },
  };
};

const valueOf = (kind: EvidenceKind, known: KnownEvidence): EvidenceValue | undefined => {
  const { links = [], accountId, email, order = [] } = known;
  const [link, ...otherLinks] = links;
  const [used, ...usedLater] = order;
  switch (kind) {
    case 'activation-link':
      return link && { kind: 'sealed', sealed: [link, ...otherLinks] };
    case 'account':
      return accountId === undefined ? undefined : { kind: 'text', text: accountId };
    case 'email':
      return email && { kind: 'sealed', sealed: [email] };
    case 'usage-order':
      return used && { kind: 'order', links: [used, ...usedLater] };
    case 'attachment':
    case 'text':
      return undefined;
  }
};

/** The case with what is known by now and was not there; what is there stays, since a person may have given it. */
const filled = (known: SupportCase, evidence: KnownEvidence, now: Instant): SupportCase => {
  const absent = known.terms.evidence.filter((wanted) => !isGiven(known, wanted));
  const given = absent.flatMap(({ id, kind }): Given[] => {
    const value = valueOf(kind, evidence);
    return value ? [{ evidence: id, value, from: 'known', at: now }] : [];
  });
  return given.length === 0 ? known : { ...known, given: [...known.given, ...given] };
};

/**
 * Opens a case as a draft, filled from what is known.
 * @param known the case of this id, where there is one
 * @returns that very case, where it is open and nothing more is known; one that was closed begins anew. Refusal: SUPPORT_CASE_KIND_UNKNOWN
 */
export const openSupportCase = (
  known: SupportCase | undefined,
  draft: CaseDraft,
  policy: Policy,
  now: Instant,
): DecidedCase | Refusal => {
  const { known: evidence, ...fields } = draft;
  if (known && known.state.name !== 'CLOSED') return { case: filled(known, evidence, now), events: [] };
  const terms = supportTermsOf(policy, draft.kind);
  if (!terms) {
    return refuse('SUPPORT_CASE_KIND_UNKNOWN', {
      kind: draft.kind,
      kinds: supportKindsOf(policy).join(', '),
    });
  }
  const empty: SupportCase = {
    ...fields,
    ...{ terms, given: [], attachments: [], releases: known?.releases ?? [] },
    openedAt: now,
    state: { name: 'DRAFT', since: now },
  };
  const opened = filled(empty, evidence, now);
  return { case: opened, events: [caseEvent('support.case.opened', opened)] };
};

/**
 * Adds what is known by now to a case that stands; one that is closed, or not there, stays so.
 * @returns the very case where nothing more is known
 */
export const fillSupportCase = (
  known: SupportCase | undefined,
  { known: evidence }: Pick<CaseDraft, 'known'>,
  now: Instant,
): SupportCase | undefined =>
  known === undefined || known.state.name === 'CLOSED' ? known : filled(known, evidence, now);

/**
 * Closes a case: the vendor has mended it, or there is nothing to mend.
 * @returns the very case where it is closed already
 */
export const closeSupportCase = (
  known: SupportCase,
  how: 'resolved' | 'withdrawn',
  now: Instant,
): DecidedCase => {
  if (known.state.name === 'CLOSED') return { case: known, events: [] };
  const closed: SupportCase = { ...known, state: { name: 'CLOSED', since: now, how } };
  return { case: closed, events: [caseEvent('support.case.closed', closed)] };
};
