/**
 * Letters to a tenant's administrators, in English: what became of their account.
 * @module
 */
import { moveLettersEn } from './letters.move.en.ts';

const again =
  'To keep it, subscribe again in AWS Marketplace, choose “Set up your account” there, and then this account: {console}';
const questions = 'Questions? Write to {supportEmail} or see {supportUrl}.';

/** English. */
export const lettersEn = {
  greeting: 'Hello,',
  greetingNamed: 'Hello {name},',
  closing: 'Your {product} team',
  'service-on': {
    subject: '{product} is on',
    lines: [
      'AWS has confirmed your subscription: {product} is on for your account {tenantId}.',
      'You manage and cancel the subscription in AWS Marketplace: {console}',
      questions,
    ],
  },
  grace: {
    subject: '{product} goes on until {until}',
    lines: [
      'no subscription pays for your {product} account {tenantId} any more. Service goes on until {until}, then it stops.',
      again,
      questions,
    ],
  },
  'goes-on': {
    subject: '{product} goes on',
    lines: [
      'a subscription pays for your {product} account {tenantId} again. Service goes on; the date that we named is off.',
      questions,
    ],
  },
  suspended: {
    subject: '{product} has stopped',
    lines: [
      'service for your {product} account {tenantId} has stopped, since no subscription pays for it.',
      'Your data is kept until {until} at least.',
      again,
      questions,
    ],
  },
  'suspended-by-operator': {
    subject: '{product} has been suspended',
    lines: [
      'we have suspended service for your {product} account {tenantId}. Your data is kept until {until} at least.',
      'Please write to {supportEmail} or see {supportUrl}.',
    ],
  },
  restored: {
    subject: '{product} is on again',
    lines: [
      'service for your {product} account {tenantId} is on again, with the data that it had.',
      questions,
    ],
  },
  'restored-until': {
    subject: '{product} is on again until {until}',
    lines: [
      'service for your {product} account {tenantId} is on again. No subscription pays for it yet: it goes on until {until}, then it stops.',
      again,
      questions,
    ],
  },
  'retirement-offered': {
    subject: 'Your {product} data',
    lines: [
      'service for your {product} account {tenantId} stopped some time ago, and we have kept your data for as long as we promised. From now on the account may be closed and its data deleted.',
      again,
      questions,
    ],
  },
  retired: {
    subject: 'Your {product} account is closed',
    lines: ['your {product} account {tenantId} is closed. Its data may be deleted from now on.', questions],
  },
  ...moveLettersEn,
};
/** The shape of every language. */
export type LetterWords = typeof lettersEn;
