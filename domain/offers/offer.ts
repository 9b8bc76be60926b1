/**
 * An offer: the terms under which an account may subscribe. What is known of it comes from AWS's events, its catalog,
 * the agreements under it, and operators; each is kept as it was said, so that any order and any duplicates end the same.
 * @module
 */
import type { Stamp } from '../subscription/facts.ts';
import type { Instant } from '../time.ts';

/**
 * `public`: anyone may subscribe; `mppo`: the seller's own private offer; `cppo`: a channel partner's; `sppo`: a solution
 * provider's, which no API or event calls by that name: only ever what an operator says (facts §8.1).
 */
export const OFFER_KINDS = ['public', 'mppo', 'sppo', 'cppo'] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];
/** `unknown`: heard of in an agreement and nowhere else yet. */
export type KnownKind = OfferKind | 'unknown';

/** Who sells: the proposer of the agreements under the offer. */
export interface SellerOfRecord {
  readonly account?: string;
  readonly name?: string;
}

/** What AWS says of an offer as a whole: in `Offer Released`, or in its catalog when it was read. */
export interface OfferStatement extends Stamp {
  readonly name?: string;
  readonly productId?: string;
  readonly productCode?: string;
  readonly sellerOfRecord?: SellerOfRecord;
  readonly manufacturerAccount?: string;
  readonly resaleAuthorizationId?: string;
  /** Accounts that may see it; empty: everyone. */
  readonly audience: readonly string[];
  /** Until when it can be accepted; an agreement under it goes on. */
  readonly expiresAt?: Instant;
}

/** What an operator says of an offer; the latest one holds as a whole, before what AWS says. */
export interface OfferRecord extends Stamp {
  readonly productCode: string;
  readonly kind?: OfferKind;
  readonly label?: string;
  readonly sellerOfRecord?: SellerOfRecord;
  readonly audience?: readonly string[];
  readonly expiresAt?: Instant;
}

/** An agreement under the offer. */
export interface Acceptance extends Stamp {
  readonly agreementId: string;
  readonly buyerAccount: string;
  readonly productCode?: string;
  readonly proposerAccount?: string;
  readonly resaleAuthorizationId?: string;
}

/** An operator expects that the account will accept the offer for the tenant. */
export interface OfferLink extends Stamp {
  readonly tenantId: string;
  readonly buyerAccount: string;
}

/** How asking AWS's catalog went, last time. */
export interface CatalogReading {
  readonly asOf: Instant;
  /** `not-ours`: it belongs to a partner, or AWS does not know it: its events are all there is. */
  readonly outcome: 'read' | 'not-ours' | 'unanswered';
  /** Times in a row without an answer. */
  readonly unanswered: number;
}

/** What was announced already, so that it is announced once. */
export interface OfferTold {
  /** The expiry that was announced as near, and the one that was announced as past. */
  readonly expiring?: Instant;
  readonly expired?: Instant;
  /** Offers that took its place. */
  readonly superseded?: readonly string[];
  /** Agreements whose acceptance was told. */
  readonly accepted?: readonly string[];
}

export interface Offer {
  readonly offerId: string;
  readonly firstSeenAt: Instant;
  /** The latest `Offer Released`. */
  readonly released?: OfferStatement;
  /** The latest reading of the catalog. */
  readonly catalog?: OfferStatement;
  readonly record?: OfferRecord;
  /** The earliest ones, by time; a public offer, which everybody accepts, keeps none. */
  readonly acceptances: readonly Acceptance[];
  /** One for each account. */
  readonly links: readonly OfferLink[];
  readonly reading?: CatalogReading;
  /** ms before its expiry that it is announced as expiring; pinned when its product is first known (L15). */
  readonly noticeMs?: number;
  readonly told: OfferTold;
}

/** What an offer amounts to, from all that was said of it. */
export interface OfferTerms {
  readonly kind: KnownKind;
  /** What the buyer looks for on the page: the operator's word, else AWS's name, else the id. */
  readonly label: string;
  readonly productCode?: string;
  readonly productId?: string;
  readonly sellerOfRecord?: SellerOfRecord;
  readonly resaleAuthorizationId?: string;
  /** Accounts that may accept it; empty: everyone, or not known. */
  readonly audience: readonly string[];
  readonly expiresAt?: Instant;
  /** When it came about: its release, else when we first heard of it. */
  readonly since: Instant;
}

/** Whether one thing was said after another; a repetition was not. */
export const isLater = (left: Stamp, right: Stamp): boolean =>
  left.at > right.at || (left.at === right.at && left.id > right.id);

const later = <Said extends Stamp>(left: Said | undefined, right: Said | undefined): Said | undefined =>
  left && right ? (isLater(right, left) ? right : left) : (left ?? right);

/** What AWS said last. */
const statementOf = ({ released, catalog }: Offer): OfferStatement | undefined => later(released, catalog);

const resaleOf = ({ released, catalog, acceptances }: Offer): string | undefined =>
  released?.resaleAuthorizationId ??
  catalog?.resaleAuthorizationId ??
  acceptances.find(({ resaleAuthorizationId }) => resaleAuthorizationId !== undefined)?.resaleAuthorizationId;

/** A partner sells: there is an authorization to resell, or the seller of record is not the manufacturer. */
const isPartners = (offer: Offer): boolean => {
  const { sellerOfRecord, manufacturerAccount } = offer.released ?? {};
  const isSoldByAnother =
    sellerOfRecord?.account !== undefined &&
    manufacturerAccount !== undefined &&
    sellerOfRecord.account !== manufacturerAccount;
  return isSoldByAnother || resaleOf(offer) !== undefined;
};

/** What an operator says; else what the facts of AWS allow to tell apart. */
export const kindOf = (offer: Offer): KnownKind => {
  if (offer.record?.kind) return offer.record.kind;
  if (isPartners(offer)) return 'cppo';
  const statement = statementOf(offer);
  if (!statement) return 'unknown';
  return statement.audience.length > 0 ? 'mppo' : 'public';
};

/** Whether only the accounts that it names may accept it. */
export const isPrivate = (kind: KnownKind): boolean => kind === 'mppo' || kind === 'sppo' || kind === 'cppo';

const present = <Value>(key: string, value: Value | undefined): Record<string, Value> =>
  value === undefined ? {} : { [key]: value };

const productCodeOf = ({ record, released, catalog, acceptances }: Offer): string | undefined =>
  record?.productCode ??
  released?.productCode ??
  catalog?.productCode ??
  acceptances.find(({ productCode }) => productCode !== undefined)?.productCode;

const sellerOf = ({ record, released, acceptances }: Offer): SellerOfRecord | undefined => {
  const account = acceptances.find(({ proposerAccount }) => proposerAccount)?.proposerAccount;
  return (
    record?.sellerOfRecord ?? released?.sellerOfRecord ?? (account === undefined ? undefined : { account })
  );
};

/** To whom an operator or AWS says that the offer was extended; empty: everyone, or nobody says. */
export const saidAudience = (offer: Offer): readonly string[] =>
  offer.record?.audience ?? statementOf(offer)?.audience ?? [];

/** Whoever links an account says that it was extended to it, where nobody else says to whom. */
const audienceOf = (offer: Offer): readonly string[] => {
  const said = saidAudience(offer);
  return said.length > 0 ? said : offer.links.map(({ buyerAccount }) => buyerAccount);
};

/** Whether the account has an agreement under the offer. */
export const hasAccepted = ({ acceptances }: Offer, account: string): boolean =>
  acceptances.some(({ buyerAccount }) => buyerAccount === account);

/** What the offer amounts to: an operator's word before AWS's, the later of AWS's before the earlier. */
export const termsOf = (offer: Offer): OfferTerms => {
  const { record, released } = offer;
  const statement = statementOf(offer);
  return {
    kind: kindOf(offer),
    label: record?.label ?? statement?.name ?? offer.offerId,
    ...present('productCode', productCodeOf(offer)),
    ...present('productId', statement?.productId ?? released?.productId),
    ...present('sellerOfRecord', sellerOf(offer)),
    ...present('resaleAuthorizationId', resaleOf(offer)),
    audience: audienceOf(offer),
    ...present('expiresAt', record?.expiresAt ?? statement?.expiresAt),
    since: released?.at ?? offer.firstSeenAt,
  };
};

/** Accounts of its audience that have no agreement under it. */
export const notYetAccepted = (offer: Offer): string[] =>
  termsOf(offer).audience.filter((account) => !hasAccepted(offer, account));
