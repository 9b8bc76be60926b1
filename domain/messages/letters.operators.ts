/**
 * Letters to operators, in English: what waits for a person, and where to look. Ids and accounts, no personal data.
 * @module
 */

/** By type of event; placeholders are the event's own fields. */
export const operatorLetters = {
  'subscription.attention': {
    subject: 'Subscription {subscriptionId} needs attention',
    lines: [
      'AWS first granted the subscription {subscriptionId} ({licenseArn}) and then said that it failed. Service stays on until a person decides.',
      'Buyer account {buyerAccount}, agreement {agreementId}, tenant {tenantId}.',
      'Look at GET /v1/subscriptions/{subscriptionId}, and at the agreement in the AWS Marketplace Management Portal.',
    ],
  },
  'agreement.advisory': {
    subject: 'AWS issued an advisory on {agreementId}',
    lines: [
      'AWS suspects closure, compromise, abuse or fraud of the buyer behind agreement {agreementId}. Nothing happens by itself.',
      'The runbook says what to look at: “AWS issued an advisory”.',
    ],
  },
  'agreement.advisory.resolved': {
    subject: 'The advisory on {agreementId} is resolved',
    lines: [
      'AWS has resolved its advisory on agreement {agreementId}. If you suspended the tenant because of it, restore it.',
    ],
  },
  'registration.binding.refused': {
    subject: 'A buyer waits: {subscriptionId} belongs to another tenant',
    lines: [
      'A buyer from account {buyerAccount} has proven their address and wants the subscription {subscriptionId} ({licenseArn}), which pays for the tenant {tenantId} that they do not administer. Nothing was changed.',
      'See GET /v1/orphans, talk to both, and decide.',
    ],
  },
  'offer.accepted': {
    subject: '{buyerAccount} accepted the offer linked to {tenantId}',
    lines: [
      'The account {buyerAccount} accepted the offer {offerId} (“{label}”), agreement {agreementId}. An operator linked the offer to the tenant {tenantId}; nothing is bound by that.',
      'When the buyer lands and proves to administer the tenant, the page proposes it first; or bind the subscription yourself: GET /v1/offers/{offerId} shows where it stands.',
    ],
  },
  'offer.expiring': {
    subject: 'The offer {offerId} is about to expire',
    lines: [
      'The private offer {offerId} (“{label}”) can soon be accepted no more, and not every account it was extended to has done so. Nothing happens by itself.',
      'GET /v1/offers/{offerId} shows until when, and who has not. Who needs more time needs a new offer, or this one extended by its seller.',
    ],
  },
  'offer.expired': {
    subject: 'The offer {offerId} has expired',
    lines: [
      'The private offer {offerId} (“{label}”) can be accepted no more. Agreements under it go on.',
      'GET /v1/offers/{offerId} shows who had not accepted it. If somebody still needs these terms, ask the seller of record for a new offer.',
    ],
  },
  'offer.superseded': {
    subject: 'A newer offer for {buyerAccount}: {byOfferId}',
    lines: [
      'The offer {byOfferId} (“{byLabel}”) was extended to the account {buyerAccount}, which has {offerId} (“{label}”) of the same seller. Nothing was switched: both stand until a person chooses.',
      'Compare GET /v1/offers/{offerId} and GET /v1/offers/{byOfferId}. If the newer one shall hold, have the buyer accept it.',
    ],
  },
  'notification.unknown': {
    subject: 'AWS Marketplace sent an unknown notification: {detailType}',
    lines: [
      'AWS Marketplace sent a notification of the type “{detailType}”, which this version does not know. It was kept, and changed nothing.',
      'The runbook says what to do: “An unknown notification arrived”. There will be at most one letter a day for this type.',
    ],
  },
  'webhook.disabled': {
    subject: 'The webhook {endpoint} is off',
    lines: [
      'The receiver of the webhook {endpoint} answered 410 Gone. Nothing is sent to it any more; no other webhook is affected.',
      'If that was a mistake, have the receiver repaired, raise the endpoint’s revision in the configuration and deploy.',
    ],
  },
} as const;
