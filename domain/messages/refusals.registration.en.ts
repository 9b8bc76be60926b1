/**
 * The refusals of registrations, codes and invitations, in English.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

const SET_UP_AGAIN = 'In AWS Marketplace, open your subscriptions and choose "Set up your account" again.';

/** By code. */
export const REGISTRATION_REFUSALS_EN = {
  TOKEN_MISSING: {
    title: 'Please come from AWS Marketplace',
    detail: 'This page registers a subscription, and no subscription came with your visit.',
    remedies: ['In AWS Marketplace, open your subscriptions and choose "Set up your account".'],
  },
  TOKEN_INVALID: {
    title: 'AWS Marketplace does not know this visit',
    detail: 'The registration token is not valid.',
    remedies: [SET_UP_AGAIN],
  },
  TOKEN_EXPIRED: {
    title: 'This visit came too late',
    detail: 'A registration token is good for {tokenHours} hours. Your subscription is not affected.',
    remedies: [SET_UP_AGAIN],
  },
  CSRF: {
    title: 'The form is no longer valid',
    detail: 'The form was sent from another page, or after your session changed.',
    remedies: ['Go back, load the page again and send the form once more.'],
  },
  REGISTRATION_EXPIRED: {
    title: 'This registration has expired',
    detail: 'A registration waits for {tokenHours} hours. Your subscription is not affected.',
    remedies: [SET_UP_AGAIN],
  },
  CODE_WRONG: {
    title: 'The code is wrong',
    detail: 'This is not the code that was mailed last.',
    remedies: ['Type the six digits of the newest letter.', 'Or have a new code sent.'],
  },
  CODE_EXPIRED: {
    title: 'The code has expired',
    detail: 'A code is good for {codeMinutes} minutes.',
    remedies: ['Have a new code sent.'],
  },
  CODE_TRIES_EXCEEDED: {
    title: 'Too many tries',
    detail: 'A code may be tried {codeTries} times.',
    remedies: ['Have a new code sent.'],
  },
  CODES_EXCEEDED: {
    title: 'Too many codes',
    detail: 'Up to {codesMax} codes are sent for one registration.',
    remedies: [
      'Check the address, then choose "Set up your account" in AWS Marketplace again.',
      'Or contact support.',
    ],
  },
  NOT_ADMINISTRATOR: {
    title: 'You are not an administrator of this tenant',
    detail: 'Only a person who administers the tenant may do this.',
    remedies: [
      'Sign in with the address that registered the tenant.',
      'Or ask its administrator to invite you.',
    ],
  },
  SIGN_UP_CODE_EXPIRED: {
    title: 'The sign-up code is not valid',
    detail:
      'It is unknown or over: a code is valid for {handOffMinutes} minutes. The subscription is not affected.',
    remedies: [
      'The buyer chooses "Set up your account" in their AWS Marketplace subscriptions again; that gives a new code.',
    ],
  },
  SIGN_UP_CODE_USED: {
    title: 'The sign-up code has been used',
    detail: 'It bound its subscription to tenant {tenantId} at {at}, and binds nothing more.',
    remedies: ['Go on with that tenant.'],
  },
  LAST_ADMINISTRATOR: {
    title: 'The last administrator',
    detail: 'The person is the only administrator of tenant {tenantId}, which would be left without one.',
    remedies: [
      'Have them invite another administrator first.',
      'Or send the request with `force` and the reason.',
    ],
  },
  INVITATION_EXPIRED: {
    title: 'The invitation is not open',
    detail: 'It is unknown, over, withdrawn or accepted: an invitation is valid for {invitationDays} days.',
    remedies: ['Ask an administrator of the account for another invitation.'],
  },
  INVITATIONS_EXCEEDED: {
    title: 'Too many invitations',
    detail: 'An administrator may invite {invitationsMax} people within a day.',
    remedies: ['Go on tomorrow, or let another administrator invite.'],
  },
} satisfies Partial<RefusalTexts>;
