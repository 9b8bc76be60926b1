/**
 * What a rollout, people and time make of an enrolment.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import type { DomainEvent } from '../events/schemas.ts';
import type { EnrolmentTerms } from '../policy/enrolment-terms.ts';
import { type Instant, isoOf } from '../time.ts';
import { dayAfter, dayIn } from '../zone.ts';
import { type Enrolment, type EnrolmentMode, isWaiting, remindersOf, switchesAt } from './enrolment.ts';
import { activatedEvent, waitingEvent } from './events.ts';

/** An enrolment after something was done; the very same object where it was no news. */
export interface Decided {
  readonly enrolment: Enrolment;
  readonly events: readonly DomainEvent[];
  /** The feature has just come on: what devices hold is to be assigned. */
  readonly switched?: EnrolmentMode;
}

const unchanged = (enrolment: Enrolment): Decided => ({ enrolment, events: [] });

const activated = (known: Enrolment, mode: EnrolmentMode, now: Instant): Decided => {
  const enrolment: Enrolment = { ...known, state: { name: 'ACTIVE', since: now, mode } };
  return { enrolment, events: [activatedEvent(enrolment, mode, now)], switched: mode };
};

/**
 * The rollout has come to a tenant: from now on it has so many days. Twice moves no due date (S2-13).
 * @param terms of the policy now; what is offered already keeps its own
 */
export const offer = (known: Enrolment, terms: EnrolmentTerms, now: Instant): Decided => {
  if (known.state.name !== 'NOT_OFFERED') return unchanged(known);
  const dueDay = dayAfter(dayIn(known.zone, now), terms.periodDays);
  const enrolment: Enrolment = { ...known, terms, dueDay, state: { name: 'PENDING', since: now } };
  return { enrolment, events: [waitingEvent('enrolment.pending', enrolment, now)] };
};

/** A tenant was created: the feature is on from the start, where the policy says so. */
export const begin = (known: Enrolment, terms: EnrolmentTerms, now: Instant): Decided => {
  if (known.state.name !== 'NOT_OFFERED' || terms.newTenants === 'off') return unchanged(known);
  const { switched: _none, ...decided } = activated({ ...known, terms }, 'default', now);
  return decided;
};

const notNow = (known: Enrolment): Refusal | undefined => {
  const { tenantId, feature, state } = known;
  if (state.name === 'NOT_OFFERED') return refuse('NOT_OFFERED', { tenantId, feature });
  if (state.name !== 'ACTIVE') return undefined;
  const { mode, since } = state;
  return refuse('ALREADY_ACTIVE', { tenantId, feature, mode, since: isoOf(since) });
};

/**
 * Somebody begins to review, or changes what was drafted.
 * @param changes whether lines were changed; to begin is once, and changes nothing afterwards
 * @returns refusals: NOT_OFFERED, ALREADY_ACTIVE
 */
export const draft = (known: Enrolment, changes: boolean, now: Instant): Decided | Refusal => {
  const refusal = notNow(known);
  if (refusal) return refusal;
  if (known.state.name === 'DRAFT' && !changes) return unchanged(known);
  const draftVersion = known.draftVersion + (changes ? 1 : 0);
  const state = known.state.name === 'DRAFT' ? known.state : { name: 'DRAFT' as const, since: now };
  return { enrolment: { ...known, draftVersion, state }, events: [] };
};

/** What somebody saw when they decided. */
export interface Activation {
  readonly draftVersion: number;
  /** Of the lines that they want, those that no device holds so; absent where they named none. */
  readonly differing?: number;
}

/** It is on already: the same again is no refusal. */
const onAlready = (known: Enrolment, { draftVersion, differing }: Activation): Decided | Refusal => {
  const { tenantId, feature, state } = known;
  const isAuto = state.name === 'ACTIVE' && state.mode === 'auto';
  const isManual = state.name === 'ACTIVE' && state.mode === 'manual';
  if (isManual && draftVersion === known.draftVersion) return unchanged(known);
  if (isAuto && differing === 0) return unchanged(known);
  if (isAuto) return refuse('DEADLINE_PASSED', { tenantId, feature, since: isoOf(state.since) });
  return notNow(known) ?? unchanged(known);
};

/**
 * The tenant's people switch the feature on, with what they drafted, before the due date is over. Whoever comes first wins
 * (table D2-2); who comes after it switched itself is told, and what became of what they wanted.
 * @returns the very enrolment where the same was done already. Refusals: NOT_OFFERED, PARTNER_ACCOUNT, DRAFT_OUTDATED,
 * DEADLINE_PASSED, ALREADY_ACTIVE
 */
export const activate = (known: Enrolment, asked: Activation, now: Instant): Decided | Refusal => {
  const { tenantId, feature, state, partner, terms } = known;
  if (state.name === 'ACTIVE') return onAlready(known, asked);
  if (state.name === 'NOT_OFFERED') return refuse('NOT_OFFERED', { tenantId, feature });
  if (partner) {
    return refuse('PARTNER_ACCOUNT', { tenantId, feature, route: terms?.partners?.route ?? '–' });
  }
  if (asked.draftVersion !== known.draftVersion) {
    return refuse('DRAFT_OUTDATED', { tenantId, seen: asked.draftVersion, draftVersion: known.draftVersion });
  }
  return activated(known, 'manual', now);
};

/** The vendor's people switched it on early: offered or not (table D2-3). */
export const approveEarly = (known: Enrolment, terms: EnrolmentTerms, now: Instant): Decided => {
  if (known.state.name === 'ACTIVE') return unchanged(known);
  const offered = offer(known, terms, now);
  const on = activated(offered.enrolment, 'early', now);
  return { ...on, events: [...offered.events, ...on.events] };
};

/**
 * Time has passed: reminders are told, each once and only the latest of those that were missed; after the due date the feature
 * comes on by itself. A timer that comes twice, or a day late, does no more (S2-11).
 */
export const passed = (known: Enrolment, now: Instant): Decided => {
  if (!isWaiting(known)) return unchanged(known);
  const at = switchesAt(known);
  if (at !== undefined && now >= at) return activated(known, 'auto', now);
  const over = remindersOf(known).filter((reminder) => reminder.at <= now);
  if (over.length === 0) return unchanged(known);
  const reminded = [...known.reminded, ...over.map(({ days }) => days)];
  const enrolment = { ...known, reminded };
  return { enrolment, events: [waitingEvent('enrolment.reminder', enrolment, now)] };
};

/** A request that somebody else should switch it, as it comes in. */
export interface EarlyRequest {
  readonly route: string;
  readonly language: string;
  readonly accountNumber?: string | undefined;
  readonly wish?: string | undefined;
}

/**
 * Whether such a request goes the right way, and carries what it must (table D2-3). Nothing is switched by it: the vendor's people do that.
 * @returns refusals: WRONG_SUPPORT_CHANNEL, EARLY_REQUEST_INCOMPLETE which names each piece that is missing, ALREADY_ACTIVE
 */
export const whyNotAsked = (
  known: Enrolment,
  asked: EarlyRequest,
  { early, partners }: Pick<EnrolmentTerms, 'early' | 'partners'>,
): Refusal | undefined => {
  const right = known.partner ? partners?.route : early?.route;
  if (asked.route !== right) {
    return refuse('WRONG_SUPPORT_CHANNEL', { route: asked.route, routes: right ?? '–' });
  }
  const active = known.state.name === 'ACTIVE' ? notNow(known) : undefined;
  if (active) return active;
  const given = { 'account-number': asked.accountNumber, wish: asked.wish };
  const missing = (early?.needs ?? []).filter((need) => (given[need] ?? '').trim() === '');
  const wrongLanguage = early?.language !== undefined && asked.language !== early.language;
  if (missing.length === 0 && !wrongLanguage) return undefined;
  const faults = [
    ...missing.map((need) => ({ field: need, message: 'is missing' })),
    ...(wrongLanguage ? [{ field: 'language', message: `must be ${early?.language}` }] : []),
  ];
  const fields = faults.map(({ field }) => field).join(', ');
  return refuse('EARLY_REQUEST_INCOMPLETE', { route: asked.route, missing: fields }, faults);
};
