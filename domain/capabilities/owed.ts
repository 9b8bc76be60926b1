/**
 * What a propagation owes to the vendor when it is due, and what comes of it: the change is told until the vendor took it, what
 * is shown is looked at, and nobody is told that it is overdue before the vendor was asked whether its systems are up.
 * @module
 */
import { type Instant, SECOND_MS } from '../time.ts';
import { notTaken, observed, passed, sent, unanswered, weathered } from './propagate.ts';
import { isAwaited, type Observation, type Propagation, propagationDueAt } from './propagation.ts';
import { downAmong, type Upstream } from './upstream.ts';

/** ms · what was said of a system so lately is not asked again: an outage holds up many changes at once. */
const UPSTREAM_FRESH_MS = 30 * SECOND_MS;

/** The calls that are owed, in the order in which they are made. */
export interface CallsOwed {
  /** Ask which systems are down. */
  readonly upstreams: boolean;
  /** Tell the change. */
  readonly tell: boolean;
  /** Look at what is shown. */
  readonly look: boolean;
}

const NOTHING: CallsOwed = { upstreams: false, tell: false, look: false };

/** Whether all that it needs was spoken of lately; what needs no system has nothing to ask. */
const isFresh = ({ terms }: Propagation, upstreams: readonly Upstream[], now: Instant): boolean =>
  terms.upstreams.every((id) =>
    upstreams.some(({ upstreamId, asOf }) => upstreamId === id && now - asOf < UPSTREAM_FRESH_MS),
  );

/**
 * The calls that a propagation owes now. While a system that it needs is down, nothing is told and nobody looks: it is only
 * asked whether the system is back.
 * @param upstreams what is known of the vendor's systems
 */
export const callsOwed = (stored: Propagation, upstreams: readonly Upstream[], now: Instant): CallsOwed => {
  const due = propagationDueAt(stored);
  if (due === undefined || due > now) return NOTHING;
  const propagation = weathered(stored, upstreams, now);
  const isStale = !isFresh(propagation, upstreams, now);
  if (propagation.state.name === 'PAUSED') return { ...NOTHING, upstreams: isStale };
  const isLook = propagation.lookAt !== undefined && propagation.lookAt <= now;
  const isNews = passed(propagation, now).told > propagation.told;
  return { upstreams: isNews && isStale, tell: isLook && propagation.sentAt === undefined, look: isLook };
};

/** What the vendor answered when it was told. */
export type Taken = { readonly taken: true } | { readonly taken: false; readonly reason: string };

/** What came of the calls; what was not answered is absent. */
export interface CallsMade {
  /** Whether there was any: then the next is due later. */
  readonly called: boolean;
  readonly told?: Taken;
  readonly seen?: Observation;
}

/**
 * Whether the vendor is asked about its systems after a call: it did not answer, or does not show what is wanted, and one of
 * its systems may be why.
 */
export const mayBeDown = (
  propagation: Propagation,
  { called, seen }: CallsMade,
  upstreams: readonly Upstream[],
  now: Instant,
): boolean => called && seen?.value !== propagation.desired && !isFresh(propagation, upstreams, now);

/**
 * A propagation after its calls, and after the time that has passed.
 * @param propagation as it stands when they are heard, which may be otherwise than when they were made
 * @param upstreams likewise
 */
export const afterCalls = (
  propagation: Propagation,
  { called, told, seen }: CallsMade,
  upstreams: readonly Upstream[],
  now: Instant,
): Propagation => {
  if (!isAwaited(propagation)) return propagation;
  const standing = weathered(propagation, upstreams, now);
  const later = called ? unanswered(standing, now) : standing;
  const answered = told?.taken ? sent(later, now) : told ? notTaken(later, told.reason, now) : later;
  const shown = seen ? observed(answered, seen, downAmong(upstreams), now) : answered;
  return passed(shown, now);
};
