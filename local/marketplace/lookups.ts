import { AwsFault } from './fault.ts';
import type { Agreement, CancellationRequest, License, MarketplaceState, Offer, Product } from './state.ts';

const missing = (kind: string, id: string): AwsFault =>
  new AwsFault('ResourceNotFoundException', `There is no ${kind} ${id}.`, {
    status: 404,
    members: { resourceId: id },
  });

export const productOf = (state: MarketplaceState, code: string): Product => {
  const product = state.products[code];
  if (product === undefined) throw missing('product', code);
  return product;
};

export const offerOf = (state: MarketplaceState, id: string): Offer => {
  const offer = state.offers[id];
  if (offer === undefined) throw missing('offer', id);
  return offer;
};

export const agreementOf = (state: MarketplaceState, id: string): Agreement => {
  const agreement = state.agreements[id];
  if (agreement === undefined) throw missing('agreement', id);
  return agreement;
};

export const cancellationRequestOf = (state: MarketplaceState, id: string): CancellationRequest => {
  const request = state.cancellationRequests[id];
  if (request === undefined) throw missing('cancellation request', id);
  return request;
};

export const licenseOf = (state: MarketplaceState, arn: string): License => {
  const license = state.licenses[arn];
  if (license === undefined) throw missing('license', arn);
  return license;
};

/** The agreement that the license serves now. */
export const currentAgreement = (state: MarketplaceState, license: License): Agreement =>
  agreementOf(state, license.agreementIds.at(-1) ?? '');

/** Agreements of an account for a product that have not ended, oldest first. */
export const activeAgreements = (
  state: MarketplaceState,
  account: string,
  productCode: string,
): Agreement[] =>
  Object.values(state.agreements).filter(
    (agreement) =>
      agreement.acceptor === account &&
      agreement.productCode === productCode &&
      agreement.status === 'ACTIVE',
  );

/** Offers that the account may see at `now` (epoch ms): public ones and those for it, while they are available. */
export const visibleOffers = (state: MarketplaceState, account: string, now: number): Offer[] =>
  Object.values(state.offers).filter(
    (offer) =>
      (offer.buyerAccounts === null || offer.buyerAccounts.includes(account)) &&
      (offer.availableUntil === null || now < offer.availableUntil),
  );

/** One of those; an offer for somebody else does not exist for this account. */
export const visibleOffer = (
  state: MarketplaceState,
  account: string,
  { offerId, now }: { offerId: string; now: number },
): Offer => {
  const offer = visibleOffers(state, account, now).find(({ id }) => id === offerId);
  if (offer === undefined) throw missing('offer', offerId);
  return offer;
};

/** The legacy identifier of a buyer for a product; undefined where the product has none. */
export const customerIdentifierOf = (
  state: MarketplaceState,
  account: string,
  productCode: string,
): string | undefined => state.customerIdentifiers[`${account} ${productCode}`];
