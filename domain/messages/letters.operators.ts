/**
 * Letters to operators, in English: what waits for a person, and where to look. Ids and accounts, no personal data.
 * @module
 */
import { activationLetters } from './letters.operators.activation.ts';
import { capabilityLetters } from './letters.operators.capabilities.ts';
import { orderLetters } from './letters.operators.orders.ts';
import { usageLetters } from './letters.operators.usage.ts';

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
  'reassignment.cancel-awaited': {
    subject: 'Tenant {tenantId}: the subscription of account {sourceAccount} can be canceled now',
    lines: [
      'The tenant {tenantId} is paid for by account {targetAccount} and verified. Account {sourceAccount} is still subscribed, and pays on until it is canceled.',
      'GET /v1/reassignments/{changeId} says who must do it, and in which account.',
    ],
  },
  'reassignment.rolled-back': {
    subject: 'Tenant {tenantId}: the move to account {targetAccount} was rolled back',
    lines: [
      'The subscription of account {targetAccount} ended, or the move was undone. Where the subscription of account {sourceAccount} lives, it pays for the tenant {tenantId} again; else the tenant is in grace.',
      'Look at GET /v1/tenants/{tenantId} and GET /v1/reassignments/{changeId}.',
    ],
  },
  'reassignment.attention': {
    subject: 'Tenant {tenantId}: its move needs attention ({reason})',
    lines: [
      'The move of the tenant {tenantId} from account {sourceAccount} to account {targetAccount} stopped: {reason}. Service goes on.',
      'GET /v1/reassignments/{changeId} names the next step; the runbook explains each reason.',
    ],
  },
  'reassignment.orphaned': {
    subject: 'Urgent: nobody pays for tenant {tenantId}',
    lines: [
      'Account {sourceAccount} was canceled before account {targetAccount} was ready. The tenant {tenantId} is served for its grace only.',
      'Have account {targetAccount} subscribe and set up its account: the link then moves by itself. GET /v1/tenants/{tenantId} names the date.',
    ],
  },
  'reassignment.overdue': {
    subject: 'Tenant {tenantId}: the end of account {sourceAccount} is overdue',
    lines: [
      'The cancellation of account {sourceAccount} was accepted, but AWS has not told of its end for longer than it says it takes. Nothing was changed.',
      'Look at the agreement in the AWS Marketplace Management Portal; GET /v1/reassignments/{changeId} names it.',
    ],
  },
  'reassignment.reminder': {
    subject: 'Reminder: the move of tenant {tenantId} waits',
    lines: [
      'The move of the tenant {tenantId} from account {sourceAccount} to account {targetAccount} waits for a person ({state}).',
      'GET /v1/reassignments/{changeId} says for whom, and for what.',
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
  ...usageLetters,
  ...capabilityLetters,
  ...activationLetters,
  ...orderLetters,
} as const;
