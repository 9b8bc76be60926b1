/**
 * Offers as `/v1` shows and takes them.
 * @module
 */
import * as v from 'valibot';
import { AGREEMENT_STATUSES } from '../agreement/agreement.ts';
import {
  AgreementId,
  BuyerAccount,
  OfferId,
  ProductCode,
  SubscriptionIdText,
  TenantId,
} from '../identifiers.ts';
import { FIELD_CHARACTERS_MAX, OFFER_LINKS_MAX } from '../limits.ts';
import { OFFER_KINDS } from '../offers/offer.ts';
import { HintSchema, Href, InstantText, pageOf, pageQuery } from './parts.ts';
import { SubscriptionStateWord } from './subscriptions.ts';
import { Reason } from './writes.ts';

const kindWord = v.pipe(
  v.picklist([...OFFER_KINDS, 'unknown']),
  v.description(
    'mppo: the seller’s own private offer; cppo: a channel partner’s; sppo: a solution provider’s, only where an operator said so; unknown: nothing but an agreement speaks of it.',
  ),
);

const Label = v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'), v.maxLength(FIELD_CHARACTERS_MAX));

/** Who sells under the offer: by account, by name, or both. */
const sellerOfRecord = v.strictObject({ account: v.optional(BuyerAccount), name: v.optional(Label) });

const summary = {
  offerId: OfferId,
  kind: kindWord,
  label: v.pipe(v.string(), v.description('What buyers look for; the id where nobody has named it.')),
  state: v.pipe(
    v.picklist(['OPEN', 'EXPIRING', 'EXPIRED']),
    v.description('Whether it can be accepted. An agreement under it goes on after its expiry.'),
  ),
  productCode: v.optional(v.string()),
  sellerOfRecord: v.optional(sellerOfRecord),
  expiresAt: v.optional(InstantText),
  since: v.pipe(InstantText, v.description('When it was released, else first heard of.')),
  audience: v.pipe(
    v.array(
      v.strictObject({
        account: BuyerAccount,
        accepted: v.boolean(),
        reseller: v.optional(
          v.pipe(v.string(), v.description('Who provides the account, by the policy of the product.')),
        ),
      }),
    ),
    v.description('Accounts that it was extended to; empty: everyone, or not known.'),
  ),
  linked: v.pipe(
    v.array(
      v.strictObject({
        buyerAccount: BuyerAccount,
        tenantId: TenantId,
        since: InstantText,
        accepted: v.boolean(),
        href: Href,
      }),
    ),
    v.description('For whom an acceptance is expected.'),
  ),
  supersededBy: v.pipe(
    v.array(v.strictObject({ offerId: OfferId, href: Href })),
    v.description(
      'Newer solution provider offers of the same seller to one of its accounts. Nothing was switched.',
    ),
  ),
  version: v.pipe(v.number(), v.integer(), v.description('What the ETag says.')),
  next: v.array(HintSchema),
  links: v.strictObject({ self: Href, link: v.optional(Href) }),
};

/** An offer as a row of a list. */
export const OfferSummary = v.strictObject(summary);

/** An offer with what it led to, and what it is known from. */
export const OfferView = v.strictObject({
  ...summary,
  productId: v.optional(v.string()),
  resaleAuthorizationId: v.optional(v.string()),
  lineage: v.pipe(
    v.array(
      v.strictObject({
        agreementId: AgreementId,
        buyerAccount: BuyerAccount,
        status: v.picklist([...AGREEMENT_STATUSES, 'UNKNOWN']),
        acceptedAt: InstantText,
        endsAt: v.optional(InstantText),
        subscriptions: v.array(
          v.strictObject({
            subscriptionId: SubscriptionIdText,
            state: SubscriptionStateWord,
            tenantId: v.optional(TenantId),
            href: Href,
          }),
        ),
        href: Href,
      }),
    ),
    v.description('Agreements under it, oldest first; of a public offer none are kept.'),
  ),
  known: v.strictObject({
    releasedAt: v.optional(InstantText),
    recordedAt: v.optional(v.pipe(InstantText, v.description('When an operator last recorded it.'))),
    catalog: v.optional(
      v.strictObject({
        askedAt: InstantText,
        outcome: v.pipe(
          v.picklist(['read', 'not-ours', 'unanswered']),
          v.description('not-ours: a partner’s, or not known to AWS: its events are all there is.'),
        ),
      }),
    ),
  }),
});

/** Filters of `GET /v1/offers`. */
export const OffersQuery = v.strictObject({
  account: v.optional(
    v.pipe(BuyerAccount, v.description('Private offers extended to it, accepted by it, or linked for it.')),
  ),
  kind: v.optional(kindWord),
  expiring: v.optional(
    v.pipe(
      v.picklist(['true'], 'is not true'),
      v.description('Only those that soon expire and that somebody has yet to accept.'),
    ),
  ),
  ...pageQuery,
});

/** `GET /v1/offers`. */
export const OffersPage = pageOf(OfferSummary);

/** What an operator knows of an offer; it takes the place of what operators said before. */
export const RecordOfferBody = v.strictObject({
  productCode: ProductCode,
  kind: v.optional(v.picklist(OFFER_KINDS)),
  label: v.optional(Label),
  sellerOfRecord: v.optional(sellerOfRecord),
  audience: v.optional(v.pipe(v.array(BuyerAccount), v.maxLength(OFFER_LINKS_MAX))),
  expiresAt: v.optional(InstantText),
  reason: Reason,
});

/** For whom an account will accept the offer. */
export const LinkOfferBody = v.strictObject({
  tenantId: TenantId,
  buyerAccount: BuyerAccount,
  reason: Reason,
});

export type OfferSummary = v.InferOutput<typeof OfferSummary>;
export type OfferView = v.InferOutput<typeof OfferView>;
export type OffersQuery = v.InferOutput<typeof OffersQuery>;
export type OffersPage = v.InferOutput<typeof OffersPage>;
export type RecordOfferBody = v.InferOutput<typeof RecordOfferBody>;
