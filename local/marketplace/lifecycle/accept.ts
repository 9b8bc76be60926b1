import { AwsFault, invalid } from '../fault.ts';
import { DAY_MS } from '../limits.ts';
import { activeAgreements, agreementOf, offerOf, productOf } from '../lookups.ts';
import type { Agreement, MarketplaceState, Offer, Product } from '../state.ts';
import { plan } from '../timeline.ts';
import { agree } from './agree.ts';
import { succeed } from './succeed.ts';

/** A buyer's acceptance. `grants` chooses quantities of a contract's dimensions; left out, the offer's own count. */
interface Order {
  readonly account: string;
  readonly offerId: string;
  readonly grants?: Readonly<Record<string, number>> | undefined;
  /** `fails`: the payment is refused after the acceptance, so no license is ever given. */
  readonly payment?: 'succeeds' | 'fails' | undefined;
}

const refused = (message: string): AwsFault => new AwsFault('ConflictException', message, { status: 409 });

/** An offer for somebody else does not exist for this account: AWS shows a 404. */
const offeredTo = (state: MarketplaceState, { account, offerId }: Order, now: number): Offer => {
  const offer = offerOf(state, offerId);
  if (offer.buyerAccounts?.includes(account) === false)
    throw new AwsFault('ResourceNotFoundException', `There is no offer ${offerId}.`, { status: 404 });
  if (offer.availableUntil !== null && now >= offer.availableUntil)
    throw invalid(`The offer ${offerId} has expired.`, 'EXPIRED_AGREEMENT_PROPOSAL');
  return offer;
};

const grantsOf = (
  product: Product,
  offer: Offer,
  chosen: Order['grants'],
): Readonly<Record<string, number>> => {
  const grants = chosen ?? offer.grants;
  for (const [key, quantity] of Object.entries(grants))
    if (!product.dimensions.some((dimension) => dimension.key === key && dimension.kind === 'entitlement'))
      throw invalid(`${key} (${quantity}) is not sold in advance.`, 'INVALID_REQUESTED_TERM_CONFIGURATION');
  return grants;
};

/** The agreement that this acceptance takes the place of, if it does. */
const replacedBy = (
  state: MarketplaceState,
  offer: Offer,
  product: Product,
  account: string,
): Agreement | null => {
  if (offer.replaces !== null) {
    const old = agreementOf(state, offer.replaces);
    if (old.acceptor !== account) throw refused('The offer replaces an agreement of another account.');
    if (old.status !== 'ACTIVE')
      throw invalid('The agreement to be replaced has ended.', 'SUPERSEDED_AGREEMENT_PROPOSAL');
    return old;
  }
  const active = activeAgreements(state, account, product.code).at(-1);
  if (active === undefined) return null;
  if (product.integration === 'legacy') {
    if (product.model !== 'subscription') throw refused('You already have an active contract.');
    if (active.offerId === offer.id) throw refused('You are already subscribed to this offer.');
    return active;
  }
  const replaces =
    state.coins.secondSubscription === 'replaces' &&
    product.model === 'subscription' &&
    offer.buyerAccounts !== null &&
    active.offerId === product.publicOfferId;
  return replaces ? active : null;
};

/** Accepts an offer at `now` (epoch ms). Refuses what AWS refuses: another's offer, an expired one, a second contract. */
export const accept = (state: MarketplaceState, order: Order, now: number): Agreement => {
  const { account } = order;
  const offer = offeredTo(state, order, now);
  const product = productOf(state, offer.productCode);
  if (state.suspendedAccounts.includes(account))
    throw new AwsFault('AccessDeniedException', 'The account is suspended.', { status: 403 });
  const isFirst = !state.buyerAccounts.includes(account);
  if (isFirst) state.buyerAccounts.push(account);
  const startTime = Math.max(now, offer.startsAt ?? now);
  const endTime = offer.endsAt ?? (offer.termDays === null ? null : startTime + offer.termDays * DAY_MS);
  const grants = grantsOf(product, offer, order.grants);
  // who never bought has nothing to look through, and simulators of many thousand buyers look through it often
  const old = isFirst && offer.replaces === null ? null : replacedBy(state, offer, product, account);
  if (old !== null) return succeed(state, old, { offer, intent: 'REPLACE', now, endTime, grants });
  const agreement = agree(state, {
    offer,
    account,
    intent: 'NEW',
    acceptedAt: now,
    startTime,
    endTime,
    previous: null,
    license: null,
    grants,
  });
  if (order.payment === 'fails') plan(state, now, { do: 'refuse-payment', agreementId: agreement.id });
  return agreement;
};
