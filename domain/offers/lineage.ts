/**
 * Where an offer led: offer → agreement → subscription → tenant.
 * @module
 */
import {
  type Agreement,
  type AgreementStatus,
  agreementStatus,
  agreementTerms,
} from '../agreement/agreement.ts';
import type { SubscriptionId } from '../identifiers.ts';
import { type License, licenseAt } from '../subscription/license.ts';
import type { SubscriptionStateName } from '../subscription/subscription.ts';
import type { Instant } from '../time.ts';
import type { Offer } from './offer.ts';

/** A subscription that stands under an agreement, and whom it was bound to. */
export interface LineageSubscription {
  readonly subscriptionId: SubscriptionId;
  readonly state: SubscriptionStateName;
  readonly tenantId?: string;
}

/** An agreement under the offer, and what was granted under it. */
export interface LineageAgreement {
  readonly agreementId: string;
  readonly buyerAccount: string;
  readonly status: AgreementStatus | 'UNKNOWN';
  readonly acceptedAt: Instant;
  readonly endsAt?: Instant;
  readonly subscriptions: readonly LineageSubscription[];
}

/** What is known beside the offer. */
export interface AroundOffer {
  readonly agreement: (agreementId: string) => Agreement | undefined;
  readonly license: (licenseId: string) => License | undefined;
}

const under = (license: License, agreementId: string, now: Instant): LineageSubscription[] =>
  licenseAt(license, now)
    .subscriptions.filter((subscription) => subscription.agreementId === agreementId)
    .map(({ id, state, tenantId }) => ({
      subscriptionId: id,
      state: state.name,
      ...(tenantId === undefined ? {} : { tenantId }),
    }));

/** The agreements under the offer, oldest first, with their subscriptions as they stand at `now`. */
export const lineageOf = (offer: Offer, around: AroundOffer, now: Instant): LineageAgreement[] =>
  offer.acceptances.map(({ agreementId, buyerAccount, at }) => {
    const agreement = around.agreement(agreementId);
    const terms = agreement ? agreementTerms(agreement) : {};
    const licenses = (agreement?.licenseIds ?? []).map(around.license).filter((each) => each !== undefined);
    return {
      agreementId,
      buyerAccount,
      status: agreement ? agreementStatus(agreement) : 'UNKNOWN',
      acceptedAt: terms.acceptedAt ?? at,
      ...(terms.endsAt === undefined ? {} : { endsAt: terms.endsAt }),
      subscriptions: licenses.flatMap((license) => under(license, agreementId, now)),
    };
  });
