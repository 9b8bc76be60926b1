/**
 * Cases: what is opened, what a person may do with it, and what the time does.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import type { DomainEvent } from '../events/schemas.ts';
import { type Instant, startOfHour } from '../time.ts';
import type { Correction } from './account.ts';
import type { CaseKind, CaseState, MeteringCase } from './case.ts';
import { openedEvents, settledEvents } from './case-events.ts';
import { isSameMonth } from './deadline.ts';

/** A case that is to be opened, unless it is there. */
export type CaseDraft = Omit<MeteringCase, 'state'>;

/** What a case is about. */
export interface CaseSubject extends Pick<MeteringCase, 'kind' | 'tenantId' | 'hour' | 'dimension'> {
  /** Of late usage that comes after the case of its hour and dimension was settled: 2, 3, … */
  readonly round?: number;
}

/**
 * The name of a case, readable and safe in an address: `mc-suspicious-t-0123456789-2026-11-21T10-api_calls`. The same subject
 * has the same name, so that a case is opened once.
 */
export const caseIdOf = ({ kind, tenantId, hour, dimension, round = 1 }: CaseSubject): string =>
  `mc-${kind}${round === 1 ? '' : `.${round}`}-${tenantId}-${new Date(hour).toISOString().slice(0, 13)}-${dimension}`;

/** Whether a name is that of a case of this kind. */
export const isCaseOf = (kind: CaseKind, caseId: string): boolean => caseId.startsWith(`mc-${kind}-`);

/** A case after something was done, and what it announces. */
export interface DecidedCase {
  readonly case: MeteringCase;
  readonly events: readonly DomainEvent[];
}

/**
 * Opens a case.
 * @returns the very case that is there, and no events, where there is one
 */
export const openCase = (known: MeteringCase | undefined, draft: CaseDraft): DecidedCase => {
  if (known) return { case: known, events: [] };
  const opened: MeteringCase = { ...draft, state: { name: 'WAITING', since: draft.openedAt } };
  return { case: opened, events: openedEvents(opened) };
};

/** What a person may do: let it go to AWS, never bill it (or note what cannot be billed), or bill it in an open hour. */
export const CASE_ACTIONS = ['release', 'write-off', 'bill'] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

/** Which acts fit which kind. What AWS refuses is settled by AWS or its deadline, and by nobody here. */
export const ACTIONS_OF: Readonly<Record<CaseKind, readonly CaseAction[]>> = {
  suspicious: ['release', 'write-off'],
  entitlement: ['release', 'write-off'],
  late: ['bill', 'write-off'],
  lost: ['bill', 'write-off'],
  silence: ['write-off'],
  discrepancy: ['write-off'],
  'not-subscribed': [],
  refused: [],
};

/**
 * What fits a case. What AWS may have taken is not billed from here: a person reads AWS's report first, and proposes a correction
 * if it is not there.
 */
const fitting = ({ kind, lost }: MeteringCase): readonly CaseAction[] =>
  lost === 'UNANSWERED' ? ACTIONS_OF[kind].filter((action) => action !== 'bill') : ACTIONS_OF[kind];

/** What may be done with a case now; nothing with a settled one. */
export const actionsOf = (known: MeteringCase): readonly CaseAction[] =>
  known.state.name === 'WAITING' ? fitting(known) : [];

type How = Extract<CaseState, { name: 'SETTLED' }>['how'];

const howOf = (kind: CaseKind, action: CaseAction): How => {
  if (action === 'release') return 'released';
  if (action === 'bill') return 'billed';
  return kind === 'silence' || kind === 'discrepancy' ? 'noted' : 'written-off';
};

const settled = (
  known: MeteringCase,
  state: Omit<Extract<CaseState, { name: 'SETTLED' }>, 'name'>,
): DecidedCase => {
  const { releaseAt: _over, ...kept } = known;
  const after: MeteringCase = { ...kept, state: { name: 'SETTLED', ...state } };
  return { case: after, events: settledEvents(after) };
};

/** What a person decides, and who it is. */
export interface CaseDecision {
  readonly action: CaseAction;
  readonly by: string;
  readonly reason: string;
  readonly now: Instant;
  /** Id of the correction that `bill` makes. */
  readonly correctionId: string;
}

/**
 * The top-up that bills a case in an open hour. Late usage of this month was reported by the producer and approved by this
 * person; all else comes into another month's or a lost hour's place, and waits for a second person.
 */
const correctionOf = (known: MeteringCase, { by, reason, now, correctionId }: CaseDecision): Correction => {
  const { tenantId, productCode, dimension, quantity, hour } = known;
  const isPlain = known.kind === 'late' && isSameMonth(hour, now);
  return {
    ...{ correctionId, tenantId, productCode, dimension, quantity, reason, about: hour, proposedAt: now },
    state: isPlain
      ? { name: 'APPROVED', since: now, by, hour: startOfHour(now) }
      : { name: 'PROPOSED', since: now, by },
  };
};

/**
 * A person decides a case. Held usage is told to AWS, or written off, by the submitter once it sees this.
 * @returns the settled case, and the correction that bills it, if any; refusals: CASE_SETTLED, CASE_ACTION_UNFIT
 */
export const decideCase = (
  known: MeteringCase,
  decision: CaseDecision,
): (DecidedCase & { readonly correction?: Correction }) | Refusal => {
  const { caseId, kind, state } = known;
  const { action, reason, now } = decision;
  if (state.name === 'SETTLED') return refuse('CASE_SETTLED', { caseId, how: state.how });
  if (!fitting(known).includes(action)) return refuse('CASE_ACTION_UNFIT', { caseId, kind, action });
  const after = settled(known, { since: now, how: howOf(kind, action), by: 'operator', reason });
  return action === 'bill' ? { ...after, correction: correctionOf(known, decision) } : after;
};

/** Nobody decided in time: what is held is released. The very case where it is settled already. */
export const releaseByPolicy = (known: MeteringCase, now: Instant): DecidedCase =>
  known.state.name === 'SETTLED'
    ? { case: known, events: [] }
    : settled(known, { since: now, how: 'released', by: 'policy' });

/** What it was about is over: billed or lost meanwhile. The very case where it is settled already. */
export const resolveCase = (known: MeteringCase, now: Instant): DecidedCase =>
  known.state.name === 'SETTLED'
    ? { case: known, events: [] }
    : settled(known, { since: now, how: 'resolved', by: 'policy' });
