/**
 * What to be careful of in a reassignment: what is lost on the wrong offer, what does not move along, what is still open.
 * @module
 */
import { expiringNoticeMs } from '../policy/reassignment-terms.ts';
import { isoOf } from '../time.ts';
import type { Around, OfferAdvice, PlanSide } from './plan-sides.ts';
import { awaitsApproval, isOpen } from './reassignment.ts';
import type { Scene } from './scene.ts';
import { danglingOf } from './standing.ts';

/** Every risk there is. */
export const RISKS = [
  /** On a public offer the price and the support of the solution provider are lost. */
  'NOT_SPPO',
  /** The two accounts are not provided by one reseller that the policy names. */
  'NOT_ONE_RESELLER',
  /** The private offer can soon be accepted no more. */
  'OFFER_EXPIRES_SOON',
  /** A free trial is given once to each account. */
  'FREE_TRIAL_STAYS',
  /** What was paid ahead in a contract stays with the account that paid. */
  'CONTRACT_STAYS',
  /** A second person has not approved yet. */
  'APPROVAL_PENDING',
  /** Another tenant loses its payer. */
  'TAKEOVER',
  /** Nobody pays: service stops at a date. */
  'GRACE',
  /** Both accounts are subscribed. */
  'BOTH_SUBSCRIBED',
  /** The lists of the target's subscriptions may be behind. */
  'LISTS_BEHIND',
] as const;
export type RiskCode = (typeof RISKS)[number];

/** A risk, and what its words are filled with. */
export interface Risk {
  readonly code: RiskCode;
  readonly details: Readonly<Record<string, string>>;
}

interface Sides {
  readonly source: PlanSide;
  readonly target: PlanSide;
  readonly offer?: OfferAdvice;
}

const risk = (code: RiskCode, isThere: boolean, details: Record<string, string> = {}): Risk[] =>
  isThere ? [{ code, details }] : [];

const ofOffers = (scene: Scene, { source, target, offer }: Sides, { policy, now }: Around): Risk[] => {
  const { terms } = scene.reassignment;
  const isReseller = terms.eligibility === 'reseller';
  const isOneReseller = source.reseller !== undefined && source.reseller === target.reseller;
  const { expiresAt, label = '' } = offer?.wanted ?? {};
  const isExpiring =
    expiresAt !== undefined && expiresAt > now && expiresAt - now <= expiringNoticeMs(policy);
  const wasSppo = isReseller || source.offer?.kind === 'sppo';
  return [
    ...risk('NOT_SPPO', wasSppo && target.offer?.kind !== 'sppo', {
      targetAccount: target.buyerAccount,
      reseller: source.reseller ?? target.reseller ?? '–',
    }),
    ...risk('NOT_ONE_RESELLER', wasSppo && !isOneReseller, {
      sourceAccount: source.buyerAccount,
      targetAccount: target.buyerAccount,
    }),
    ...risk('OFFER_EXPIRES_SOON', isExpiring, {
      offerLabel: label,
      expiresAt: isoOf(expiresAt ?? 0),
    }),
  ];
};

const ofMoney = ({ reassignment, tenant }: Scene, { product }: Around): Risk[] => {
  const isOtherAccount = reassignment.kind === 'account-change';
  const isContract = product.type !== undefined && product.type !== 'saas-subscription';
  const { state } = tenant;
  const { sourceAccount, targetAccount } = {
    sourceAccount: reassignment.source.buyerAccount,
    targetAccount: reassignment.target.buyerAccount,
  };
  return [
    ...risk('FREE_TRIAL_STAYS', isOtherAccount && !reassignment.linked, { targetAccount }),
    ...risk('CONTRACT_STAYS', isContract, { sourceAccount }),
    ...risk('GRACE', state.name === 'GRACE', { until: state.name === 'GRACE' ? isoOf(state.until) : '' }),
  ];
};

/** What to be careful of; nothing more once it is over but what is still paid for in vain. */
export const risksOf = (scene: Scene, sides: Sides, around: Around): Risk[] => {
  const { reassignment } = scene;
  const accounts = {
    sourceAccount: reassignment.source.buyerAccount,
    targetAccount: reassignment.target.buyerAccount,
  };
  const both = risk('BOTH_SUBSCRIBED', danglingOf(scene).length > 0, accounts);
  if (!isOpen(reassignment)) return both;
  return [
    ...ofOffers(scene, sides, around),
    ...ofMoney(scene, around),
    ...risk('APPROVAL_PENDING', awaitsApproval(reassignment)),
    ...risk('TAKEOVER', reassignment.takeover !== undefined && !reassignment.linked, {
      fromTenantId: reassignment.takeover?.fromTenantId ?? '',
    }),
    ...both,
    ...risk('LISTS_BEHIND', reassignment.timers.lookAt !== undefined && !reassignment.linked, {
      targetAccount: accounts.targetAccount,
    }),
  ];
};
