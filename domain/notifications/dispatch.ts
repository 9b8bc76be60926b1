/**
 * A dispatch: one letter about one event to one person, remembered so that it is sent once. It holds no address.
 * @module
 */
import type { DomainEvent } from '../events/schemas.ts';
import { DISPATCH_LEASE_MS, DISPATCH_LIFE_MS } from '../limits.ts';
import { type Instant, isoOf } from '../time.ts';

/**
 * What a letter is about, as far as sending it once goes: the event; of a type of notification that is not known, the type and
 * the day, since hundreds may come.
 * @param eventId the same each time that the event is published
 */
export const subjectOf = (event: DomainEvent, eventId: string): string =>
  event.type === 'notification.unknown'
    ? `unknown ${event.detailType} ${isoOf(event.since).slice(0, 10)}`
    : eventId;

export interface Dispatch {
  /** Hash of (what it is about, recipient). */
  readonly dispatchHash: string;
  readonly state: { readonly name: 'SENDING' | 'SENT' | 'FAILED'; readonly since: Instant };
  readonly expiresAt: Instant;
}

/**
 * Takes the dispatch in hand, before the letter is sent.
 * @param known what stands in the store
 * @returns `sent` where the letter went out before; `in-hand` where somebody else is sending it just now. Whoever took it and
 * was not heard of for the lease has crashed: the letter is sent again, since two are better than none.
 */
export const takeInHand = (
  known: Dispatch | undefined,
  dispatchHash: string,
  now: Instant,
): Dispatch | 'sent' | 'in-hand' => {
  if (known?.state.name === 'SENT') return 'sent';
  if (known?.state.name === 'SENDING' && now - known.state.since < DISPATCH_LEASE_MS) return 'in-hand';
  return { dispatchHash, state: { name: 'SENDING', since: now }, expiresAt: now + DISPATCH_LIFE_MS };
};

/** The dispatch after the letter was handed over, or could not be. */
export const handedOver = (dispatch: Dispatch, outcome: 'sent' | 'failed', now: Instant): Dispatch => ({
  ...dispatch,
  state: { name: outcome === 'sent' ? 'SENT' : 'FAILED', since: now },
});
