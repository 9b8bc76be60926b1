/**
 * The table of a propagation (3.b of the licensing rules): what is seen, time, systems that are down, and newer changes.
 * @module
 */
import type { PropagationTerms } from '../policy/capabilities-terms.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../time.ts';
import type { VendorChange } from './account.ts';
import {
  isAwaited,
  isHeard,
  type Observation,
  overdueAt,
  type Propagation,
  type PropagationState,
  ranMsAt,
} from './propagation.ts';
import { downAmong, type Upstream } from './upstream.ts';

/** Which of the systems it needs are down. */
const downFor = ({ terms }: Pick<Propagation, 'terms'>, down: readonly string[]): readonly string[] =>
  terms.upstreams.filter((id) => down.includes(id));

/** What begins a propagation, beside the change itself. */
export type PropagationCause = Pick<
  Propagation,
  'propagationId' | 'tenantId' | 'productCode' | 'accountType' | 'operation'
>;

/**
 * Begins a propagation: the vendor is to be told at once.
 * @param down systems of the vendor that are down now: where it needs one, its clock does not start yet
 */
export const openPropagation = (
  cause: PropagationCause,
  change: VendorChange,
  terms: PropagationTerms,
  down: readonly string[],
  now: Instant,
): Propagation => {
  const by = downFor({ terms }, down);
  return {
    ...cause,
    ...change,
    terms,
    openedAt: now,
    clock: by.length > 0 ? { ranMs: 0 } : { ranMs: 0, since: now },
    state: by.length > 0 ? { name: 'PAUSED', since: now, by } : { name: 'PENDING', since: now },
    drifts: 0,
    told: 0,
    lookAt: now,
  };
};

/** ms · what has been overdue for the first is looked at no more often than the second: it may stay so for weeks. */
const LONG_OVERDUE_MS = 1 * DAY_MS;
const LONG_OVERDUE_LOOK_MS = 1 * HOUR_MS;

const nextLook = ({ state, terms: { lookEveryMs } }: Propagation, now: Instant): Instant => {
  const isLong = state.name === 'OVERDUE' && now - state.since >= LONG_OVERDUE_MS;
  return now + (isLong ? Math.max(lookEveryMs, LONG_OVERDUE_LOOK_MS) : lookEveryMs);
};

/** Whether the vendor is still to be told of it. */
export const isToTell = (propagation: Propagation): boolean =>
  isAwaited(propagation) && propagation.sentAt === undefined;

/** The vendor took the change: what it shows from now on is its answer. */
export const sent = (propagation: Propagation, now: Instant): Propagation => {
  if (!isToTell(propagation)) return propagation;
  const { refusal: _refusal, ...rest } = propagation;
  return { ...rest, sentAt: now, lookAt: nextLook(rest, now) };
};

/** The vendor did not take the change, and said why: it stays awaited, and is told again. */
export const notTaken = (propagation: Propagation, reason: string, now: Instant): Propagation =>
  isToTell(propagation)
    ? { ...propagation, refusal: { reason, at: now }, lookAt: nextLook(propagation, now) }
    : propagation;

/** It ends, one way or another: its clock stands, and nobody looks any more. */
const closed = (propagation: Propagation, state: PropagationState, now: Instant): Propagation => {
  const { lookAt: _lookAt, ...rest } = propagation;
  return { ...rest, clock: { ranMs: ranMsAt(propagation, now) }, state };
};

/** What was shown is shown no more: it is awaited again, with a clock of its own. */
const drifted = (
  propagation: Propagation,
  seen: Observation,
  down: readonly string[],
  now: Instant,
): Propagation => {
  const { toldAt: _toldAt, ...rest } = propagation;
  const { propagationId, tenantId, productCode, accountType, operation, terms } = propagation;
  const cause = { propagationId, tenantId, productCode, accountType, operation };
  const again = openPropagation(cause, { subject: rest.subject, desired: rest.desired }, terms, down, now);
  const { clock, state, told } = again;
  const drifts = rest.drifts + 1;
  return { ...rest, observed: seen, clock, state, told, drifts, lookAt: now + terms.lookEveryMs };
};

/**
 * Something was seen at the vendor.
 * @param down systems that are down now
 * @returns the same where it says nothing new: it is older than what was seen, or is a newer change's matter; and awaited as
 * before where it cannot be the answer: it speaks of the time before the change, or the vendor has not been told yet
 */
export const observed = (
  propagation: Propagation,
  { value, asOf }: Observation,
  down: readonly string[],
  now: Instant,
): Propagation => {
  const { state, openedAt, desired, terms, successor } = propagation;
  // a clock that is ahead of ours must not hide what is shown later
  const seen = { value, asOf: Math.min(asOf, now) };
  const last = propagation.observed?.asOf ?? Number.NEGATIVE_INFINITY;
  if (state.name === 'SUPERSEDED' || successor !== undefined || seen.asOf < last) return propagation;
  if (!isHeard(propagation)) return { ...propagation, observed: seen };
  const looked = isAwaited(propagation)
    ? { ...propagation, observed: seen, lookAt: nextLook(propagation, now) }
    : { ...propagation, observed: seen };
  if (seen.asOf < openedAt) return looked;
  if (seen.value === desired) {
    if (state.name === 'SYNCED') return looked;
    const late = ranMsAt(propagation, Math.min(seen.asOf, now)) >= terms.overdueMs;
    return closed(looked, { name: 'SYNCED', since: now, late }, now);
  }
  return state.name === 'SYNCED' ? drifted(propagation, seen, down, now) : looked;
};

/** The vendor was asked and did not answer: it is asked again, and nothing is concluded. */
export const unanswered = (propagation: Propagation, now: Instant): Propagation =>
  isAwaited(propagation) ? { ...propagation, lookAt: nextLook(propagation, now) } : propagation;

/** Time has passed: what is overdue is told once for each run of its clock, and again only where its terms say so. */
export const passed = (propagation: Propagation, now: Instant): Propagation => {
  const { state, told, toldAt, terms } = propagation;
  if (state.name === 'PENDING' && ranMsAt(propagation, now) >= terms.overdueMs) {
    const since = overdueAt(propagation) ?? now;
    const telling = told === 0 ? { told: 1, toldAt: now } : {};
    return { ...propagation, state: { name: 'OVERDUE', since }, ...telling };
  }
  const isDue =
    state.name === 'OVERDUE' &&
    terms.remindEveryMs !== undefined &&
    toldAt !== undefined &&
    now >= toldAt + terms.remindEveryMs;
  return isDue ? { ...propagation, told: told + 1, toldAt: now } : propagation;
};

const isSameList = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((each) => right.includes(each));

const within = (earliest: Instant, at: Instant, latest: Instant): Instant =>
  Math.min(latest, Math.max(earliest, at));

/** Its clock stands from the moment in which the first of them went down, however late that is heard. */
const paused = (propagation: Propagation, down: readonly Upstream[], now: Instant): Propagation => {
  const { state, clock } = propagation;
  const by = downFor(propagation, downAmong(down));
  if (state.name === 'PAUSED')
    return isSameList(state.by, by) ? propagation : { ...propagation, state: { ...state, by } };
  const since = within(clock.since ?? now, Math.min(...down.map((upstream) => upstream.since)), now);
  return {
    ...propagation,
    clock: { ranMs: ranMsAt(propagation, since) },
    state: { name: 'PAUSED', since, by },
  };
};

/**
 * Systems went down or came back: the clock stands while one that it needs is down. Level-triggered: how often, and in which
 * order, that is heard does not matter.
 * @param upstreams what is known of the vendor's systems; one of which nothing is known is up
 */
export const weathered = (
  propagation: Propagation,
  upstreams: readonly Upstream[],
  now: Instant,
): Propagation => {
  if (!isAwaited(propagation)) return propagation;
  const { state, terms } = propagation;
  const needed = upstreams.filter(({ upstreamId }) => terms.upstreams.includes(upstreamId));
  const down = needed.filter(({ condition }) => condition.name !== 'UP');
  if (down.length > 0) return paused(propagation, down, now);
  if (state.name !== 'PAUSED') return propagation;
  const back = needed.filter(({ upstreamId }) => state.by.includes(upstreamId)).map(({ since }) => since);
  const since = within(state.since, back.length > 0 ? Math.max(...back) : now, now);
  const clock = { ranMs: propagation.clock.ranMs, since };
  return { ...propagation, clock, state: { name: 'PENDING', since }, lookAt: now };
};

/** Whether a newer change makes an older one moot: the same thing, or what it is part of is deleted. */
export const takesPlaceOf = (newer: VendorChange, older: VendorChange): boolean =>
  newer.subject === older.subject ||
  (newer.desired === null && (newer.subject === 'customer' || older.subject.startsWith(`${newer.subject}/`)));

/**
 * A newer change took its place. One that was shown already stays so, and what is seen from now on is the newer one's.
 * @param by the newer propagation, or the change of account type that made it impossible
 */
export const superseded = (propagation: Propagation, by: string, now: Instant): Propagation => {
  if (propagation.successor !== undefined || propagation.state.name === 'SUPERSEDED') return propagation;
  if (propagation.state.name === 'SYNCED') return { ...propagation, successor: by };
  return { ...closed(propagation, { name: 'SUPERSEDED', since: now, by }, now), successor: by };
};
