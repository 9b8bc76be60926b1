import type { HintTexts } from './hint-words.ts';

/** The hints in English. */
export const HINTS_EN = {
  BUYER_TO_REGISTER:
    'AWS account {buyerAccount} pays, but nobody has registered. Ask the buyer to choose "Set up your account" in their AWS Marketplace subscriptions, or bind the subscription to a tenant.',
  BUYER_TO_FINISH:
    'AWS account {buyerAccount} pays and the buyer came, but chose no tenant. Ask the buyer to choose "Set up your account" again, or bind the subscription to a tenant.',
  BUYER_TO_SUBSCRIBE:
    'Nobody pays. Service goes on until {until}; by then the buyer subscribes again, or another subscription is bound.',
  AWS_TO_GRANT:
    'The buyer registered, but AWS Marketplace has granted no license yet. If that lasts, look at the agreement in the AWS Marketplace Management Portal.',
  PAYER_TO_COME: 'No subscription pays for this tenant yet; service begins when AWS Marketplace grants one.',
  MOVE_TO_FOLLOW:
    'The payer of the tenant is being moved. Do not cancel the former subscription yet: the reassignment {changeId} says what is next, in which AWS account.',
  PERSON_TO_JUDGE:
    'AWS Marketplace granted the license and then reported a failure. Service stays on; look at the agreement in the AWS Marketplace Management Portal and ask the AWS Marketplace seller operations team.',
  PERSON_TO_RESTORE:
    'Service is off; data is kept at least until {until}. Restore the tenant when that is settled.',
  RETENTION_OVER: 'The time for which data is kept is over. Nothing is deleted by itself; a person decides.',
  MAIL_TO_REPAIR:
    'The letter with the code to {email} could not be sent; it is tried again. If the address is wrong, ask the buyer to choose "Set up your account" again.',
  BUYER_TO_INVITE:
    '{email} wanted to register this subscription, but it is bound to the tenant {tenantId}, which they do not administer. Ask its administrator to invite them, or the buyer to subscribe once more.',
  SEND_TO_DO: 'Nothing was written. To do it, send the same request without dryRun.',
  ALREADY_BOUND: 'The subscription is bound to this tenant already; nothing changes.',
  BUYER_STILL_PAYS:
    'The subscription {subscriptionId} goes on: AWS account {buyerAccount} pays while service is off.',
  GRACE_ONLY: 'No live subscription pays for the tenant: service comes back only until {until}.',
  NOTHING_PAYS:
    'AWS Marketplace has not granted the subscription yet: the tenant is not served by it until then.',
  PAYER_CHANGES:
    'Another subscription pays for the tenant: it changes from {fromSubscriptionId} to {toSubscriptionId} with the hour {hour}. The buyer cancels the former one themselves.',
  SUSPENSION_ENDS: 'The tenant is suspended by an operator; a subscription that pays brings service back.',
  PERSON_ERASED:
    'Administrator of tenants: {administrators}. Kept for a while: {sessions} sessions, {registrations} registrations, {invitations} invitations. Links, tenures and the audit stay; they hold a hash of the address, not the address.',
  PERSON_ERASED_IN_PART: 'There was more than one request erases. Send it again.',
  CUSTOMER_STAYS:
    'The customer {customerIdentifier} stays on both identities ({why}). See how the two stand, and settle that first.',
  CUSTOMERS_WAIT:
    'There may be more customers to cut over: send the request again with a new Idempotency-Key, until no change is left.',
  OFFER_TO_ACCEPT:
    'AWS account {buyerAccount} has yet to accept the offer “{label}”: sign in to that account, open the offer in AWS Marketplace and choose Subscribe. If it says "current subscription" there, nothing is left to buy.',
  OFFER_TO_BIND:
    'AWS account {buyerAccount} accepted the offer that is linked to tenant {tenantId}. Its administrator chooses "Set up your account" and confirms the tenant, or you bind the subscription; nothing is bound by the link.',
  OFFER_TO_RENEW:
    'The offer “{label}” can be accepted until {until}. Who needs it later asks the seller of record to move the date, or for a new offer.',
  OFFER_TO_CHOOSE:
    'The same seller has extended a newer offer, {byOfferId}, to the same account. Nothing was switched: compare both, and have the buyer accept the one that shall hold.',
  OFFER_TO_RECORD:
    'Nothing but an agreement speaks of the offer {offerId}. Record what it is: its kind, its label and its seller.',
  OFFER_LINKED_ALREADY: 'The offer is linked to this tenant for this account already; nothing changes.',
  OFFER_LINK_REPLACED:
    'For account {buyerAccount} the offer was linked to tenant {tenantId}; that link is replaced.',
  ACCOUNT_OF_NO_RESELLER: 'No reseller in the policy of the product provides the account {buyerAccount}.',
  CORRECTION_TO_APPROVE:
    'Another person approves the correction {correctionId}, or rejects it; until then it bills and credits nothing.',
  STATEMENT_TO_GIVE:
    'Give the link to the buyer and to nobody else: whoever has it reads that month of the tenant, until {until}.',
} satisfies Partial<HintTexts>;
