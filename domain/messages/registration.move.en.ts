/**
 * What a tenant's administrators read of a move to another AWS account, in English. The other languages have the shape of this
 * one.
 * @module
 */

/** On the pages where the move begins. */
const choice = {
  expected: 'Expected: this AWS account is to pay for it.',
  movesHeading: 'What moves',
  moves:
    'Only who pays: the account {tenantId} stays as it is, with its data and settings, and service goes on throughout.',
  switches:
    'Both subscriptions are of AWS account {to}: the former one pays until {hour}, this one from then on.',
  switchesLater:
    'Both subscriptions are of AWS account {to}: the former one pays for now, this one from the next full hour after AWS has confirmed it.',
  leftHeading: 'What is left to do afterwards',
  left: 'The former subscription, of AWS account {from}, goes on until it is canceled there. Do not cancel it yet: first we check that your services know the new one, then we write to you.',
  leftSeller:
    'The former subscription, of AWS account {from}, is not for you to cancel: once we have checked that your services know the new one, we ask AWS to cancel it.',
  price:
    'The subscription of AWS account {to} is not under a solution provider’s private offer, as the former one is: its price and its support are those of its own offer.',
  submit: 'Move the account',
};

const done = {
  moved: 'Your account has been moved',
  moving: 'The move has begun',
  heading: 'The move to another AWS account',
  hint: 'It is not finished yet. The next page says what is left to do, in which AWS account, and what must not be done yet.',
  link: 'See how the move stands',
};

const rows = {
  tenant: 'Account',
  product: 'Product',
  state: 'State',
  from: 'Has paid so far',
  to: 'Pays in future',
  at: 'Payment changes',
  atOpen: 'As soon as the new subscription is ready and confirmed',
  account: 'AWS account {account}',
  former: 'AWS account {account}, former subscription',
  newer: 'AWS account {account}, new subscription',
};

const states = {
  REQUESTED: 'Requested',
  AWAITING_TARGET: 'Waiting for the new subscription',
  TARGET_READY: 'The new subscription is ready',
  LINKED: 'Moved; your services are being checked',
  VERIFIED: 'Moved and checked',
  CANCEL_AWAITED: 'Moved and checked; the former subscription is to be canceled',
  CANCEL_PROCESSING: 'AWS is ending the former subscription',
  COMPLETED: 'Finished',
  ROLLED_BACK: 'Taken back',
  ABORTED: 'Stopped; nothing has changed',
  NEEDS_ATTENTION: 'Our team is looking at it',
};

const next = {
  APPROVE: 'A second person of our team approves the move. You need not do anything.',
  CONFIRM_TAKEOVER: 'Our team asks both accounts concerned for their consent. You need not do anything.',
  SUBSCRIBE:
    'Sign in to AWS account {account} first, open {product} in AWS Marketplace and subscribe. If the page says “current subscription”, there is nothing to buy. Then choose “Set up your account”.',
  SUBSCRIBE_OFFER:
    'Sign in to AWS account {account} first, open {product} in AWS Marketplace, choose the offer “{offer}” and subscribe. If it says “current subscription”, there is nothing to buy. Then choose “Set up your account”.',
  SET_UP:
    'Sign in to AWS account {account}, open your subscriptions in AWS Marketplace, choose {product} and “Set up your account”. A request to sign in again in the middle is normal; nothing is lost by it.',
  WAIT_FOR_GRANT:
    'AWS is confirming the subscription of AWS account {account}, usually within a few minutes. You need not do anything.',
  LINK: 'In AWS account {account}, open your subscriptions in AWS Marketplace, choose {product} and “Set up your account”, and confirm the move there.',
  VERIFY:
    'We check that each of your services knows the new subscription, and write to you. You need not do anything.',
  ASK_TO_CANCEL: 'We ask AWS to cancel the subscription of AWS account {account}. You need not do anything.',
  CANCEL: 'Cancel the former subscription now, in AWS account {account}, as described below.',
  AGREE_TO_CANCEL:
    'We have asked AWS to cancel the subscription of AWS account {account}. Agree to it there. Where nobody answers, AWS goes ahead by itself.',
  WAIT_FOR_END:
    'AWS is ending the subscription of AWS account {account}, within two hours as a rule. You need not do anything.',
  JUDGE_TARGET:
    'AWS has reported a problem with the subscription of AWS account {account}. Our team is looking at it.',
  REPLACE_TARGET:
    'The subscription of AWS account {account} has ended. Sign in there, subscribe to {product} again, and choose “Set up your account”.',
  JUDGE_REJECTION:
    'The subscription of AWS account {account} was not canceled as we asked. Our team is looking at it.',
  COMPLETED: 'Nothing is left to do: AWS account {to} pays, and the former subscription has ended.',
  SWITCHED: 'Nothing is left to do: the subscription of AWS account {to} stands under the new offer.',
  ROLLED_BACK: 'AWS account {from} pays again, as before. Do not cancel the subscription there.',
  ROLLED_BACK_UNPAID:
    'No subscription pays for the account any more. Subscribe in AWS Marketplace again, and choose “Set up your account”.',
  ABORTED:
    'Nothing has changed: whoever paid before goes on paying. If you subscribed in AWS account {to} for the move, cancel that subscription unless you need it for something else.',
};

const former = {
  heading: 'The former subscription: AWS account {account}',
  agreement: 'It is the agreement {agreementId}.',
  now: 'You can cancel it now. Do it in AWS account {account}, and in no other:',
  notYet: 'Do not cancel it yet.',
  notYours: 'You need not cancel it: we ask AWS to do so.',
  why: {
    NOT_LINKED: 'It pays for the account until the move is done; service would be at risk.',
    TARGET_NOT_LIVE: 'The new subscription does not pay yet; service would be at risk.',
    NOT_VERIFIED: 'We have not yet seen that your services know the new subscription.',
    SERVICES_LACKING: 'Not all of your services know the new subscription yet: {services}.',
    ALREADY_CANCELED: 'It has been canceled. There is nothing to do for you here.',
  },
  path: [
    'Sign in to AWS account {account}.',
    'Open “AWS Marketplace Subscriptions” in the AWS console.',
    'Choose {product}, then “Manage”.',
    'In the section “Agreement”, open “Actions” and choose “Cancel”.',
    'Confirm, and see that the subscription has ended.',
  ],
  wrong:
    'If {product} is not listed there, you are in the wrong AWS account: cancel nothing, and change the account.',
};

const services = {
  heading: 'Your services',
  type: 'Subscription type',
  unknown: 'not known yet',
  asked: 'Looked at: {time}.',
  unasked: 'We have not looked yet.',
};

const move = {
  title: 'The move to another AWS account',
  titleSwitch: 'The switch to another subscription',
  none: 'No move of this account has been asked for.',
  nextHeading: 'What comes next',
  by: 'Please do it by {deadline}.',
  expected: 'Expected by {deadline}.',
  grace: 'No subscription pays for the account at the moment. Service goes on until {until}.',
  suspended: 'Service for the account is off. Its data is kept.',
  asOf: 'As of {time}.',
  check: 'Look again',
  console: 'Open AWS Marketplace in the AWS console',
  rows,
  states,
  next,
  former,
  services,
};

const refusals = {
  CHANGE_IN_PROGRESS: {
    title: 'A move is under way',
    text: 'This account is being moved to another subscription already, and is moved once at a time. Nothing was changed.',
    next: 'Let that move finish first; its page says what is left to do. If it is the wrong one, our support team can stop it.',
  },
  CHANGE_CLOSED: {
    title: 'The move is over',
    text: 'The move that you confirmed has ended in the meantime. Nothing was changed.',
    next: 'Go back and try again.',
  },
  BILLING_CHANNEL_CONFLICT: {
    title: 'Billed in another way',
    text: 'This account has a contract that is not billed through AWS Marketplace, and has one way of billing at a time. Nothing was changed.',
    next: 'Have our support team end the other contract first, or choose another account.',
  },
  SOURCE_NOT_ELIGIBLE: {
    title: 'The account cannot be moved by yourself',
    text: 'The AWS account that pays now is not one of those whose reseller and private offer allow it. Nothing was changed.',
    next: 'Ask your reseller, or our support team: the address is below.',
  },
  TARGET_NOT_ELIGIBLE: {
    title: 'Not to this AWS account',
    text: 'The AWS account that you came from is not provided by the same reseller as the one that pays now. Nothing was changed.',
    next: 'Subscribe in an AWS account of the same reseller, or ask our support team.',
  },
};

/** English: the page of a move. */
export const moveEn = { move };
/** English: what is said of moves elsewhere. */
export const moveSaidEn = { choice, done, refusals };
/** The shapes of every language. */
export type MoveWords = typeof moveEn;
export type MoveSaidWords = typeof moveSaidEn;
