/**
 * The two accounts of a plan: what each has subscribed to, under which offer, and which hours are open there.
 * @module
 */
import type { ProductType } from '../names.ts';
import { type OfferStep, offerStep } from '../offers/choose.ts';
import { type KnownKind, type Offer, termsOf } from '../offers/offer.ts';
import type { Policy } from '../policy/policy.ts';
import { resellerOf } from '../policy/reassignment-terms.ts';
import { isLive, type Subscription, type SubscriptionStateName } from '../subscription/subscription.ts';
import type { Instant } from '../time.ts';
import { type OpenHours, openHoursOf } from './open-hours.ts';
import type { Scene } from './scene.ts';

/** What is known beside the scene. */
export interface Around {
  readonly now: Instant;
  readonly policy: Policy;
  readonly product: { readonly name: string; readonly type?: ProductType };
  /** The private offer that the target shall stand under; absent where nobody knows of one. */
  readonly wanted?: Offer;
  /** The offers that the two subscriptions stand under, where anything was heard of them. */
  readonly ofSource?: Offer;
  readonly ofTarget?: Offer;
}

/** An offer as a person knows it. */
export interface PlanOffer {
  readonly offerId: string;
  readonly label: string;
  readonly kind: KnownKind;
  readonly expiresAt?: Instant;
}

/** One of the two accounts. */
export interface PlanSide {
  readonly buyerAccount: string;
  /** Who provides the account, by the policy. */
  readonly reseller?: string;
  /** Absent while the account has subscribed to nothing. */
  readonly subscription?: {
    readonly id: string;
    readonly state: SubscriptionStateName;
    readonly agreementId?: string;
    /** Whether it pays for the tenant now. */
    readonly isLinked: boolean;
    /** When AWS said that it ends. */
    readonly endedAt?: Instant;
  };
  readonly offer?: PlanOffer;
  readonly openHours?: OpenHours;
}

/** What there is to do for the offer in the target account (table D1-1). */
export interface OfferAdvice {
  readonly step: OfferStep;
  readonly wanted?: PlanOffer;
}

const offerOf = (offer: Offer | undefined): PlanOffer | undefined => {
  if (!offer) return undefined;
  const { kind, label, expiresAt } = termsOf(offer);
  return { offerId: offer.offerId, label, kind, ...(expiresAt === undefined ? {} : { expiresAt }) };
};

/** What a subscription is under, though nothing else was heard of that offer. */
const offerUnder = (
  subscription: Subscription | undefined,
  known: Offer | undefined,
): PlanOffer | undefined => {
  const offerId = subscription?.offerId;
  if (offerId === undefined) return undefined;
  return known?.offerId === offerId ? offerOf(known) : { offerId, label: offerId, kind: 'unknown' };
};

const subscriptionIn = (scene: Scene, subscription: Subscription): NonNullable<PlanSide['subscription']> => {
  const { id, state, agreementId, endedAt = subscription.closedAt } = subscription;
  return {
    id,
    state: state.name,
    ...(agreementId === undefined ? {} : { agreementId }),
    isLinked: scene.tenant.link?.subscriptionId === id,
    ...(endedAt === undefined ? {} : { endedAt }),
  };
};

/** A side as it stands. */
export const sideOf = (
  scene: Scene,
  buyerAccount: string,
  subscription: Subscription | undefined,
  known: Offer | undefined,
  { policy, now }: Around,
): PlanSide => {
  const reseller = resellerOf(policy, buyerAccount)?.name;
  const offer = offerUnder(subscription, known);
  const openHours = subscription && openHoursOf(scene.tenant.tenures, subscription, now);
  return {
    buyerAccount,
    ...(reseller === undefined ? {} : { reseller }),
    ...(subscription ? { subscription: subscriptionIn(scene, subscription) } : {}),
    ...(offer ? { offer } : {}),
    ...(openHours ? { openHours } : {}),
  };
};

/** Private offers matter where one is named or known, or where the product is sold through resellers. */
export const adviceOf = (
  { reassignment: { terms, target: named, kind } }: Scene,
  target: PlanSide,
  source: PlanSide,
  { wanted, now }: Around,
): OfferAdvice | undefined => {
  const isPrivate =
    named.offerId !== undefined ||
    wanted !== undefined ||
    terms.eligibility === 'reseller' ||
    source.offer?.kind === 'sppo';
  if (!isPrivate) return undefined;
  // another offer on the same account: it stands under the source's until it has accepted the new one
  const isSource = kind === 'offer-switch' && target.subscription === undefined;
  const { buyerAccount: account, subscription, offer } = isSource ? source : target;
  const isStanding = subscription && isLive({ state: { name: subscription.state } as Subscription['state'] });
  const current = isStanding
    ? { kind: offer?.kind ?? ('unknown' as const), ...(offer ? { offerId: offer.offerId } : {}) }
    : undefined;
  const step = offerStep({ account, ...(current ? { current } : {}) }, wanted, now);
  const extended = offerOf(wanted);
  return { step, ...(extended ? { wanted: extended } : {}) };
};
