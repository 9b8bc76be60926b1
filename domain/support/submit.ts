/**
 * A support case goes to the vendor: complete, by a route that takes it, after what is to be read first. And what is sealed is
 * opened for it, and for nothing else.
 * @module
 */
import { type Fault, type Refusal, refuse } from '../errors.ts';
import type { SupportRoute } from '../policy/support-terms.ts';
import type { Sealed } from '../sealed.ts';
import type { Instant } from '../time.ts';
import { missingFrom, type SupportCase } from './case.ts';
import { caseEvent, type DecidedCase } from './open.ts';

/** How a person submits a case. */
export interface Submission {
  /** As the policy names it. */
  readonly route: string;
  /** The notices that the person says to have read. */
  readonly noticesRead: readonly string[];
  /** The vendor's own number of it, where there is one already. */
  readonly reference?: string;
  readonly by: string;
}

const whyNotBy = (route: SupportRoute, noticesRead: readonly string[]): Refusal | undefined => {
  const unread = route.notices.filter(({ id }) => !noticesRead.includes(id)).map(({ id }) => id);
  return unread.length === 0
    ? undefined
    : refuse(
        'NOTICE_UNREAD',
        { route: route.id, notices: unread.join(', ') },
        unread.map((id) => ({ field: 'noticesRead', message: id })),
      );
};

/** Each piece that is missing, by its name, with what to do about it. */
const incomplete = (known: SupportCase, missing: readonly string[]): Refusal => {
  const { caseId, terms, attachments } = known;
  const path = `/v1/support-cases/${caseId}`;
  const messageOf = (evidence: string): string => {
    if (attachments.some((file) => file.evidence === evidence)) {
      return 'was announced and has not arrived: send it, and say that it is stored';
    }
    const isFile = terms.evidence.some(({ id, kind }) => id === evidence && kind === 'attachment');
    return `is missing: ${isFile ? `attach it, POST ${path}/attachments` : `give it, POST ${path}/evidence`}`;
  };
  const faultOf = (evidence: string): Fault => ({ field: evidence, message: messageOf(evidence) });
  return refuse('BUNDLE_INCOMPLETE', { caseId, missing: missing.join(', ') }, missing.map(faultOf));
};

/**
 * Notes that a person gave the case to the vendor.
 * @returns refusals: SUPPORT_CASE_CLOSED, SUPPORT_CASE_SUBMITTED, WRONG_SUPPORT_CHANNEL, NOTICE_UNREAD, and BUNDLE_INCOMPLETE, which
 * names each piece of evidence that is required and not there
 */
export const submitCase = (
  known: SupportCase,
  { route: routeId, noticesRead, reference, by }: Submission,
  now: Instant,
): DecidedCase | Refusal => {
  const { caseId, state, terms } = known;
  if (state.name === 'CLOSED') return refuse('SUPPORT_CASE_CLOSED', { caseId, how: state.how });
  if (state.name === 'SUBMITTED') return refuse('SUPPORT_CASE_SUBMITTED', { caseId, route: state.route });
  const route = terms.routes.find(({ id }) => id === routeId);
  if (!route) {
    const routes = terms.routes.map(({ id }) => id).join(', ');
    return refuse('WRONG_SUPPORT_CHANNEL', { route: routeId, routes });
  }
  const unread = whyNotBy(route, noticesRead);
  if (unread) return unread;
  const missing = missingFrom(known);
  if (missing.length > 0) return incomplete(known, missing);
  const submitted: SupportCase = {
    ...known,
    state: {
      ...{ name: 'SUBMITTED', since: now, by, route: route.id },
      ...(reference === undefined ? {} : { reference }),
    },
  };
  return { case: submitted, events: [caseEvent('support.case.submitted', submitted)] };
};

/** What is opened for a person: the edge unseals it, shows it once, and keeps nothing. */
export interface Released extends DecidedCase {
  readonly sealed: readonly Sealed[];
}

/** releases · most of one case. Ours: each is a reason to ask why. */
export const RELEASES_MAX = 50;

/**
 * Opens what is sealed in a case, for the person who submits it: the only way in which a link leaves Concord whole. Each
 * release is kept in the case and in the journal, with who and why.
 * @returns refusals: SUPPORT_CASE_CLOSED, EVIDENCE_UNKNOWN where nothing sealed is there by that name, RELEASES_EXCEEDED
 */
export const releaseEvidence = (
  known: SupportCase,
  { evidence, by, reason }: { readonly evidence: string; readonly by: string; readonly reason: string },
  now: Instant,
): Released | Refusal => {
  const { caseId, kind, tenantId, productCode, state, given, releases } = known;
  if (state.name === 'CLOSED') return refuse('SUPPORT_CASE_CLOSED', { caseId, how: state.how });
  const sealed = given.flatMap(({ evidence: id, value }) =>
    id === evidence && value.kind === 'sealed' ? value.sealed : [],
  );
  if (sealed.length === 0) {
    const held = given.filter(({ value }) => value.kind === 'sealed').map(({ evidence: id }) => id);
    return refuse('EVIDENCE_UNKNOWN', { evidence, wanted: held.join(', ') || '–' });
  }
  if (releases.length >= RELEASES_MAX) return refuse('RELEASES_EXCEEDED', { caseId });
  return {
    case: { ...known, releases: [...releases, { evidence, by, reason, at: now }] },
    sealed,
    events: [
      {
        type: 'support.evidence.released',
        version: 1,
        ...{ caseId, kind, tenantId, productCode, evidence, since: now },
      },
    ],
  };
};
