import type { ReassignmentWords } from './reassignment.words.ts';

/** Reassignments, in English. */
export const REASSIGNMENT_EN: ReassignmentWords = {
  steps: {
    APPROVE: 'An approver other than the one who asked looks at the plan and approves it.',
    CONFIRM_TAKEOVER:
      'The target’s subscription pays for the tenant {fromTenantId}, which is left without a payer. Record that both tenants agree.',
    SUBSCRIBE:
      'Sign in to AWS account {account} first. On the product page of {productName} choose “Continue to Subscribe”, then “Subscribe”. If “current subscription” is shown there already, there is nothing to buy.',
    SUBSCRIBE_TO:
      'Sign in to AWS account {account} first. On the product page of {productName} choose “Continue to Subscribe”, then the offer “{offerLabel}”, then “Subscribe”. If the offer reads “current subscription” already, there is nothing to buy.',
    SET_UP:
      'In AWS account {account} choose “Set up your account” and finish the registration. Being asked to sign in again in the middle is normal; the registration waits.',
    WAIT_FOR_GRANT:
      'AWS Marketplace has not granted the subscription of AWS account {account} yet. Nothing is to be done; it mostly takes minutes.',
    LINK: 'As soon as AWS account {targetAccount} has a live subscription: link the tenant to it.',
    VERIFY:
      'Look at the subscription management of {productName}: the subscription type must read “{type}”. Record what you see.',
    VERIFY_SERVICES:
      'Look at the subscription management of {productName}: the subscription type must read “{type}”, and each of these services “{registered}”: {services}. Record what you see.',
    VERIFY_SYSTEM: '{productName} is asked until it says that the subscription type is “{type}”.',
    VERIFY_SYSTEM_SERVICES:
      '{productName} is asked until it says that the subscription type is “{type}” and that each of its services is “{registered}”: {services}.',
    VERIFY_LACKING: 'Not “{registered}” yet: {lacking}.',
    ASK_TO_CANCEL:
      'AWS Marketplace is asked to cancel the subscription of AWS account {account}; the buyer will be asked to agree.',
    CANCEL:
      'Sign in to AWS account {account}, not to {targetAccount}. {cancelPath}. If {productName} is not listed there, this is the wrong account.',
    AGREE_TO_CANCEL:
      'Sign in to AWS account {account} and agree to the request to cancel the subscription to {productName}. Without an answer AWS agrees after seven days.',
    WAIT_FOR_END:
      'The subscription of AWS account {account} is ending. AWS processes that within two hours; nothing is to be done.',
    JUDGE_TARGET:
      'AWS Marketplace granted the subscription of AWS account {account} and then reported a failure. Look at the agreement with the AWS Marketplace seller operations team, then go on or abort.',
    REPLACE_TARGET:
      'The subscription of AWS account {account} ended after the tenant had moved. Sign in to AWS account {account}, subscribe again, and choose “Set up your account”.',
    JUDGE_REJECTION:
      'The request to cancel the subscription of AWS account {account} came to nothing. Ask the buyer; then ask AWS to cancel once more, or have the buyer cancel it: {cancelPath}.',
    NOTHING: 'Nothing is left to do.',
  },
  actors: {
    approver: 'an approver',
    buyer: 'the buyer',
    operator: 'an operator',
    administrator: 'an administrator of the tenant',
    aws: 'AWS Marketplace',
    'seller-system': 'Concord',
    nobody: 'nobody',
  },
  offers: {
    SUBSCRIBE: 'AWS account {targetAccount} can accept the private offer “{offerLabel}”: subscribe to it.',
    OFFER_NOT_VISIBLE:
      'No private offer that AWS account {targetAccount} can accept is known: none was extended to it, or it has expired. Ask the reseller for one.',
    ALREADY_APPLIED:
      'AWS account {targetAccount} has subscribed to the private offer already: there is nothing to buy.',
    OFFER_SUPERSEDES:
      'AWS account {targetAccount} stands under another private offer, and “{offerLabel}” was extended to it. A person chooses; nothing is switched silently.',
    SWITCH_OFFER:
      'AWS account {targetAccount} stands under another offer. Choosing “{offerLabel}” there switches to it: the same account, a new agreement.',
    NOT_SPPO: 'The move works, but at the price of the offer that AWS account {targetAccount} has.',
  },
  risks: {
    NOT_SPPO:
      'On a public offer the SPPO price and the Japanese support center are lost. Both accounts must be provided by the reseller ({reseller}).',
    NOT_ONE_RESELLER:
      'The policy names no reseller that provides both AWS account {sourceAccount} and AWS account {targetAccount}.',
    OFFER_EXPIRES_SOON: 'The offer “{offerLabel}” can be accepted until {expiresAt} only.',
    FREE_TRIAL_STAYS:
      'A free trial is given once and stays with its account: AWS account {targetAccount} may pay from the first hour.',
    CONTRACT_STAYS:
      'What AWS account {sourceAccount} paid ahead in a contract does not move along and is not paid back by this.',
    APPROVAL_PENDING: 'A second person has not approved yet: until then the link does not move.',
    TAKEOVER: 'The tenant {fromTenantId} loses its payer and goes into grace.',
    GRACE: 'Nobody pays for the tenant: service stops at {until} unless the target is linked before.',
    BOTH_SUBSCRIBED:
      'AWS accounts {sourceAccount} and {targetAccount} may both be subscribed. Usage is billed to one of them, but the other subscription goes on until it is canceled.',
    LISTS_BEHIND:
      'Something that AWS account {targetAccount} did within the last minute may not be shown yet.',
  },
  cancelSafe: {
    SAFE: 'AWS account {sourceAccount} can be canceled: the target pays, and everything is registered.',
    NOT_LINKED: 'AWS account {sourceAccount} still pays for the tenant: do not cancel it yet.',
    TARGET_NOT_LIVE: 'The subscription of AWS account {targetAccount} is not live: do not cancel the source.',
    NOT_VERIFIED: 'Nobody has said yet that the product knows the new account: do not cancel the source.',
    SERVICES_LACKING: 'Not everything is registered yet ({services}): do not cancel the source.',
    ALREADY_CANCELED: 'AWS account {sourceAccount} has been canceled.',
    OVER: 'The reassignment is over.',
  },
  states: {
    REQUESTED: 'Requested',
    AWAITING_TARGET: 'Waiting for the target account',
    TARGET_READY: 'The target account is ready',
    LINKED: 'Linked to the target account',
    VERIFIED: 'Verified',
    CANCEL_AWAITED: 'The source account is to be canceled',
    CANCEL_PROCESSING: 'The source account is ending',
    COMPLETED: 'Completed',
    ROLLED_BACK: 'Rolled back',
    ABORTED: 'Aborted',
    NEEDS_ATTENTION: 'A person must look',
  },
  attention: {
    TARGET_FAILED: 'AWS Marketplace reported that the subscription of AWS account {targetAccount} failed.',
    TARGET_LOST: 'The subscription of AWS account {targetAccount} ended after the source had.',
    VERIFICATION_OVERDUE: 'Not verified for too long: {lacking}.',
    VERIFICATION_INCOMPLETE: 'What was registered is registered no more: {lacking}.',
    CANCELLATION_REJECTED:
      'The request to cancel the subscription of AWS account {sourceAccount} was rejected, withdrawn or not valid.',
  },
  aborts: {
    OPERATOR: 'It was stopped by a person.',
    TARGET_FAILED: 'The subscription of AWS account {targetAccount} failed.',
    TARGET_ENDED: 'The subscription of AWS account {targetAccount} ended before the tenant moved.',
    EXPIRED: 'AWS account {targetAccount} did not subscribe in time.',
    PAYER_ELSEWHERE: 'A third account pays for the tenant meanwhile.',
    TENANT_RETIRED: 'The tenant was retired.',
  },
  happened: {
    REQUESTED: 'The move was asked for.',
    APPROVED: 'A second person approved.',
    CONSENTED: 'Somebody said that the link shall move as soon as the target is live.',
    TAKEOVER_CONFIRMED: 'The tenant {tenantId} agreed to the takeover.',
    TARGET_GRANTED: 'AWS Marketplace granted the subscription of AWS account {account}.',
    TARGET_REGISTERED: 'AWS account {account} was set up.',
    LINKED: 'The link moved to AWS account {account}.',
    RESCUED: 'The link moved to AWS account {account} by itself, since the source had ended.',
    MOVED_BACK: 'The link went back to AWS account {account}.',
    HOUR_MOVED: 'The hour {hour} went whole to the target: the source could be billed for it no more.',
    VERIFIED: 'Everything is registered.',
    NOT_REGISTERED: 'Asked; not everything is registered: {services}.',
    CANCELLATION_ASKED: 'AWS Marketplace was asked to cancel AWS account {account}: {status}.',
    SOURCE_ENDED: 'The subscription of AWS account {account} was canceled.',
    TARGET_ENDED: 'The subscription of AWS account {account} ended.',
    ORPHANED: 'The source ended before the target was live: nobody pays.',
    OVERDUE: 'The end of the source takes longer than AWS says.',
    NEEDS_ATTENTION: 'A person must look.',
    COMPLETED: 'The move is complete.',
    ROLLED_BACK: 'The move was undone.',
    ABORTED: 'The move came to nothing.',
  },
  cancelPath:
    'AWS Marketplace Subscriptions → {productName} → Manage (管理) → Agreement (契約) → Actions (アクション) → Cancel (キャンセル)',
};
