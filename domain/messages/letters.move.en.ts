/**
 * Letters to a tenant's administrators about a move to another AWS account, in English.
 * @module
 */
const questions = 'Questions? Write to {supportEmail} or see {supportUrl}.';
const page = 'Where it stands, and what is next: {page}';
const path =
  'Sign in to AWS account {source}, open AWS Marketplace Subscriptions ({console}), choose {product}, then “Manage”, and in the section “Agreement” choose “Actions” and “Cancel” (agreement {agreement}).';
const wrong =
  'If {product} is not listed there, you are in the wrong AWS account: cancel nothing, and change the account.';

/** English. */
export const moveLettersEn = {
  'move-linked': {
    subject: '{product}: AWS account {target} pays from {hour}',
    lines: [
      'your {product} account {tenantId} has been moved: AWS account {target} pays for it from {hour}, AWS account {source} until then. Service goes on throughout.',
      'Do not cancel the former subscription, of AWS account {source}, yet. First we check that your services know the new one; we write to you when you can.',
      'If nobody of you asked for this, write to us at once.',
      page,
      questions,
    ],
  },
  'move-rescued': {
    subject: '{product} goes on: AWS account {target} pays from {hour}',
    lines: [
      'the subscription of AWS account {source} was canceled before your {product} account {tenantId} had been moved. The new one, of AWS account {target}, was ready, so it took its place at once: it pays from {hour}, and service goes on.',
      'Do not cancel the subscription of AWS account {target}. We check that your services know it.',
      page,
      questions,
    ],
  },
  'move-cancel-now': {
    subject: '{product}: now cancel the subscription of AWS account {source}',
    lines: [
      'your services know the new subscription. Now cancel the former one, in AWS account {source} and in no other: until then, both are subscribed.',
      path,
      wrong,
      page,
      questions,
    ],
  },
  'move-agree': {
    subject: '{product}: please agree to the cancellation in AWS account {source}',
    lines: [
      'your services know the new subscription, and we have asked AWS to cancel the former one (agreement {agreement}). Sign in to AWS account {source} and agree to it: {console}',
      'Where nobody answers, AWS goes ahead by itself after seven days.',
      page,
      questions,
    ],
  },
  'move-reminder': {
    subject: 'Reminder: {product} is still subscribed in AWS account {source}',
    lines: [
      'both AWS accounts, {source} and {target}, are still subscribed to {product}. The one that pays for your account {tenantId} is {target}; cancel the subscription of {source}, in that AWS account and in no other.',
      path,
      wrong,
      page,
      questions,
    ],
  },
  'move-completed': {
    subject: '{product}: the move to AWS account {target} is finished',
    lines: [
      'the move of your {product} account {tenantId} is finished: AWS account {target} pays, and nothing of the former subscription is left to do.',
      questions,
    ],
  },
  'move-rolled-back': {
    subject: '{product}: AWS account {source} pays again',
    lines: [
      'the move of your {product} account {tenantId} to AWS account {target} did not hold: its subscription ended, or the move was taken back. AWS account {source} pays again, as before, and service goes on.',
      'Do not cancel the subscription of AWS account {source}. If you still want to move, begin again: subscribe in AWS account {target} and choose “Set up your account”.',
      page,
      questions,
    ],
  },
  'move-orphaned': {
    subject: '{product} goes on until {until}: AWS account {target} must take over',
    lines: [
      'the subscription of AWS account {source} was canceled before your {product} account {tenantId} had been moved to AWS account {target}. Nobody pays for it now. Service goes on until {until}, then it stops.',
      'By then, sign in to AWS account {target}, subscribe to {product} in AWS Marketplace, and choose “Set up your account” there: {console}',
      page,
      questions,
    ],
  },
};
/** The shape of every language. */
export type MoveLetterWords = typeof moveLettersEn;
