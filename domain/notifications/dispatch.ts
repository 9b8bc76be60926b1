/**
 * A dispatch: one letter about one event to one person, remembered so that it is sent once. It holds no address.
 * @module
 */
import { DISPATCH_LEASE_MS, DISPATCH_LIFE_MS } from '../limits.ts';
import type { Instant } from '../time.ts';

export interface Dispatch {
  /** Hash of (event id, recipient). */
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
