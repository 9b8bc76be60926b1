import { DEPROVISIONING_MS, ENDED_NOTICE_MS, PROVISIONING_MS } from '../limits.ts';
import { licenseOf, offerOf, productOf } from '../lookups.ts';
import type { Agreement, MarketplaceState, Offer } from '../state.ts';
import { plan } from '../timeline.ts';
import { agree } from './agree.ts';
import { endAgreement, endForGood } from './end.ts';

/** How an agreement follows another. Times are epoch milliseconds. */
interface Succession {
  readonly offer: Offer;
  readonly intent: 'RENEW' | 'REPLACE';
  readonly now: number;
  readonly endTime: number | null;
  readonly grants: Readonly<Record<string, number>>;
}

/**
 * A new agreement takes over from `old` without a gap. Whether the license ARN stays, and whether the new license is
 * announced before the old agreement's end, AWS does not say: two coins decide.
 */
export const succeed = (state: MarketplaceState, old: Agreement, succession: Succession): Agreement => {
  const { offer, intent, now } = succession;
  const license = licenseOf(state, old.licenseArn);
  const kept = state.coins.renewedLicense === 'same' && license.status === 'PROVISIONED';
  const updatedFirst = state.coins.replacementOrder === 'updated-first';
  const noticeAt = now + (updatedFirst ? PROVISIONING_MS : 0) + ENDED_NOTICE_MS;
  endAgreement(state, old, intent === 'RENEW' ? 'RENEWED' : 'REPLACED', { now, noticeAt });
  if (!kept) plan(state, noticeAt + DEPROVISIONING_MS, { do: 'deprovision', agreementId: old.id });
  return agree(state, {
    offer,
    intent,
    account: old.acceptor,
    acceptedAt: now,
    startTime: now,
    endTime: succession.endTime,
    previous: old,
    license: kept ? license : null,
    grants: succession.grants,
  });
};

/** Whether an agreement with an end renews, moves to the public offer, or expires when it gets there. */
export const endBehavior = (state: MarketplaceState, agreement: Agreement): Offer['atEnd'] => {
  const { atEnd } = offerOf(state, agreement.offerId);
  return atEnd === 'RENEW' && (!agreement.autoRenew || agreement.proposerOptedOut) ? 'EXPIRE' : atEnd;
};

/** The agreement reaches its end time. */
export const reachEnd = (state: MarketplaceState, agreement: Agreement, now: number): void => {
  const behavior = endBehavior(state, agreement);
  if (behavior === 'EXPIRE') {
    endForGood(state, agreement, 'EXPIRED', now);
    return;
  }
  const renews = behavior === 'RENEW';
  const offer = offerOf(
    state,
    renews ? agreement.offerId : productOf(state, agreement.productCode).publicOfferId,
  );
  const length = (agreement.endTime ?? now) - agreement.startTime;
  const openEnded = offer.termDays === null && offer.endsAt === null;
  succeed(state, agreement, {
    offer,
    intent: renews ? 'RENEW' : 'REPLACE',
    now,
    endTime: !renews && openEnded ? null : now + length,
    grants: renews ? agreement.grants : offer.grants,
  });
};
