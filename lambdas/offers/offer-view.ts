/**
 * An offer as the API shows it.
 * @module
 */
import type { OfferSummary, OfferView } from '#domain/api/offers.ts';
import { wordedHint } from '#domain/messages/hints.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { offerStateAt } from '#domain/offers/expiry.ts';
import type { LineageAgreement } from '#domain/offers/lineage.ts';
import {
  hasAccepted,
  isPrivate,
  type Offer,
  type OfferTerms,
  type SellerOfRecord,
  termsOf,
} from '#domain/offers/offer.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { resellerOf } from '#domain/policy/reassignment-terms.ts';
import { type Instant, isoOf } from '#domain/time.ts';
import { offerNext } from './next-steps.ts';
import { agreementPath, offerPath, subscriptionPath, tenantPath } from './paths.ts';

/** What a view is made with; the policy is that of the offer's product. */
export interface Viewing {
  readonly version: number;
  readonly now: Instant;
  readonly locale: Locale;
  readonly policy: Policy;
}

const sellerView = ({ account, name }: SellerOfRecord): NonNullable<OfferSummary['sellerOfRecord']> => ({
  ...(account === undefined ? {} : { account }),
  ...(name === undefined ? {} : { name }),
});

const audienceView = (offer: Offer, { audience }: OfferTerms, policy: Policy): OfferSummary['audience'] =>
  audience.map((account) => {
    const reseller = resellerOf(policy, account);
    return {
      account,
      accepted: hasAccepted(offer, account),
      ...(reseller ? { reseller: reseller.id } : {}),
    };
  });

const linkedView = (offer: Offer): OfferSummary['linked'] =>
  offer.links.map(({ buyerAccount, tenantId, at }) => ({
    buyerAccount,
    tenantId,
    since: isoOf(at),
    accepted: hasAccepted(offer, buyerAccount),
    href: tenantPath(tenantId),
  }));

/** A row: the offer as it stands at `now`. @param lineage where it was looked up */
export const offerSummary = (
  offer: Offer,
  { version, now, locale, policy }: Viewing,
  lineage?: readonly LineageAgreement[],
): OfferSummary => {
  const { offerId, told } = offer;
  const terms = termsOf(offer);
  const { kind, label, productCode, sellerOfRecord, expiresAt, since } = terms;
  const self = offerPath(offerId);
  return {
    offerId,
    kind,
    label,
    state: offerStateAt(offer, now),
    ...(productCode === undefined ? {} : { productCode }),
    ...(sellerOfRecord ? { sellerOfRecord: sellerView(sellerOfRecord) } : {}),
    ...(expiresAt === undefined ? {} : { expiresAt: isoOf(expiresAt) }),
    since: isoOf(since),
    audience: audienceView(offer, terms, policy),
    linked: linkedView(offer),
    supersededBy: (told.superseded ?? []).map((id) => ({ offerId: id, href: offerPath(id) })),
    version,
    next: offerNext(offer, now, lineage).map((hint) => wordedHint(hint, locale)),
    links: { self, ...(isPrivate(kind) ? { link: `${self}/links` } : {}) },
  };
};

const lineageView = (lineage: readonly LineageAgreement[]): OfferView['lineage'] =>
  lineage.map(({ agreementId, buyerAccount, status, acceptedAt, endsAt, subscriptions }) => ({
    agreementId,
    buyerAccount,
    status,
    acceptedAt: isoOf(acceptedAt),
    ...(endsAt === undefined ? {} : { endsAt: isoOf(endsAt) }),
    subscriptions: subscriptions.map((subscription) => ({
      ...subscription,
      href: subscriptionPath(subscription.subscriptionId),
    })),
    href: agreementPath(agreementId),
  }));

const knownView = ({ released, record, reading }: Offer): OfferView['known'] => ({
  ...(released ? { releasedAt: isoOf(released.at) } : {}),
  ...(record ? { recordedAt: isoOf(record.at) } : {}),
  ...(reading ? { catalog: { askedAt: isoOf(reading.asOf), outcome: reading.outcome } } : {}),
});

/** The offer with what it led to. */
export const offerView = (
  offer: Offer,
  lineage: readonly LineageAgreement[],
  viewing: Viewing,
): OfferView => {
  const { productId, resaleAuthorizationId } = termsOf(offer);
  return {
    ...offerSummary(offer, viewing, lineage),
    ...(productId === undefined ? {} : { productId }),
    ...(resaleAuthorizationId === undefined ? {} : { resaleAuthorizationId }),
    lineage: lineageView(lineage),
    known: knownView(offer),
  };
};
