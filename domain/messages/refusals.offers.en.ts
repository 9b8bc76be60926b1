/**
 * The refusals of offers, in English.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const OFFER_REFUSALS_EN = {
  OFFER_NOT_PRIVATE: {
    title: 'The offer is not private',
    detail:
      'The offer {offerId} is known as “{kind}”. Only a private offer can be linked to a tenant ahead of time.',
    remedies: ['If it is a solution provider’s offer, record that: no API of AWS says so.'],
  },
  OFFER_NOT_EXTENDED: {
    title: 'The offer was not extended to this account',
    detail: 'AWS account {buyerAccount} cannot see the offer {offerId}, and so cannot accept it.',
    remedies: [
      'Check the account number.',
      'Or have the seller of record extend an offer to that account.',
      'Or, if you know better, record the accounts that the offer was extended to.',
    ],
  },
  OFFER_EXPIRED: {
    title: 'The offer has expired',
    detail: 'The offer {offerId} could be accepted until {until}, and the account {buyerAccount} did not.',
    remedies: ['Have the seller of record move the date, or make a new offer.'],
  },
} satisfies Partial<RefusalTexts>;
