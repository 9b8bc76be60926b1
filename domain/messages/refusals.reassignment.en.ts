/**
 * The refusals of a change of payer, in English.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const REASSIGNMENT_REFUSALS_EN = {
  BILLING_CHANNEL_CONFLICT: {
    title: 'The tenant is billed by another channel',
    detail:
      'The tenant {tenantId} is billed as “{channel}”. A tenant has one channel at a time, so nothing else can pay for it.',
    remedies: ['End what pays through that channel first, then set the channel of the tenant.'],
  },
  CHANNEL_UNKNOWN: {
    title: 'The product has no such channel',
    detail: 'The policy of the product knows these channels: {channels}.',
    remedies: ['Choose one of them, or add the channel to the policy and deploy.'],
  },
  CHANNEL_OF_SUBSCRIPTIONS: {
    title: 'Tenants of AWS Marketplace begin with a subscription',
    detail: 'A tenant on {channel} begins when its buyer registers. Others may begin on: {channels}.',
    remedies: [
      'Let the buyer subscribe in AWS Marketplace and choose “Set up your account”.',
      'Or choose another channel.',
    ],
  },
  CHANGE_IN_PROGRESS: {
    title: 'A change of payer is under way',
    detail:
      'The tenant {tenantId} is being moved already, by the reassignment {changeId}. A tenant is moved once at a time.',
    remedies: ['Look at the reassignment that is open.', 'Abort it first, if it is the wrong one.'],
  },
  CHANGE_CLOSED: {
    title: 'The reassignment is over',
    detail: 'The reassignment {changeId} has ended as {state}; nothing can be done to it any more.',
    remedies: ['Start a new one, if the tenant is to be moved again.'],
  },
  NOTHING_TO_MOVE: {
    title: 'Nobody pays for the tenant',
    detail: 'The tenant {tenantId} has no live subscription, so there is nothing to move it from.',
    remedies: ['Have the buyer subscribe and register; or bind their subscription to the tenant.'],
  },
  SAME_ACCOUNT: {
    title: 'It is the same AWS account',
    detail: 'The tenant is paid for by the account {buyerAccount} already.',
    remedies: [
      'Name another account.',
      'To switch to another offer on the same account, send kind offer-switch.',
    ],
  },
  SOURCE_NOT_ELIGIBLE: {
    title: 'The source account cannot be moved from',
    detail:
      'The account {buyerAccount}, which pays now, must be provided by a reseller that the policy names, and be on an SPPO of theirs.',
    remedies: ['Check the offer and the reseller of the source account.'],
  },
  TARGET_NOT_ELIGIBLE: {
    title: 'The target account cannot be moved to',
    detail: 'The account {buyerAccount} must be provided by the same reseller as the account that pays now.',
    remedies: ['Name an account that the same reseller provides, or have it added to the policy.'],
  },
  TARGET_NOT_LIVE: {
    title: 'The target has no live subscription yet',
    detail:
      'Account {buyerAccount} must subscribe and set up its account before the link can move; a link only ever moves to a live subscription.',
    remedies: ['Sign in to account {buyerAccount}, subscribe, and set up the account.'],
  },
  APPROVAL_NEEDED: {
    title: 'A second person must approve',
    detail: 'The reassignment {changeId} waits for an approver other than the one who asked for it.',
    remedies: ['Have an approver look at the plan and approve it.'],
  },
  TAKEOVER_UNCONFIRMED: {
    title: 'Both tenants must confirm the takeover',
    detail:
      'The target’s subscription pays for the tenant {fromTenantId}, which will be left without a payer. Both tenants must confirm before the link moves.',
    remedies: ['Record the confirmation of each tenant at the reassignment.'],
  },
  NOT_IN_THIS_STATE: {
    title: 'That is not the next step',
    detail: 'The reassignment {changeId} is {state}; this step does not belong there.',
    remedies: ['Look at the reassignment: it names its next step.'],
  },
  POINT_OF_NO_RETURN: {
    title: 'The old subscription has ended',
    detail:
      'The reassignment {changeId} is past the point of no return: the source’s subscription has ended, so there is nothing to go back to.',
    remedies: ['Let it finish; to move the tenant again, start a new reassignment afterwards.'],
  },
  CANCEL_NOT_SAFE: {
    title: 'Canceling the source is not safe yet',
    detail:
      'The reassignment {changeId} is not verified yet; canceling now could leave the tenant without a payer.',
    remedies: ['Finish the verification first.'],
  },
} satisfies Partial<RefusalTexts>;
