import type { RefusalTexts } from './refusal-words.ts';
import { METERING_REFUSALS_EN } from './refusals.metering.en.ts';
import { OFFER_REFUSALS_EN } from './refusals.offers.en.ts';
import { REASSIGNMENT_REFUSALS_EN } from './refusals.reassignment.en.ts';
import { USAGE_REFUSALS_EN } from './refusals.usage.en.ts';

const SET_UP_AGAIN = 'In AWS Marketplace, open your subscriptions and choose "Set up your account" again.';

/** The refusals in English. */
export const REFUSALS_EN: RefusalTexts = {
  BODY_INVALID: {
    title: 'The request cannot be read',
    detail: 'The body is not what this route takes; each fault is listed with its place.',
    remedies: ['Correct the listed fields and send the request again.'],
  },
  BODY_TOO_LARGE: {
    title: 'The request is too large',
    detail: 'A body may have up to {bodyKilobytes} KiB.',
    remedies: ['Send less in one request.'],
  },
  PARAMETER_INVALID: {
    title: 'A parameter is wrong',
    detail: 'A parameter of the path, query or header is not what this route takes; each is listed.',
    remedies: ['Correct the listed parameters and send the request again.'],
  },
  CURSOR_INVALID: {
    title: 'The cursor does not belong to this list',
    detail: 'A cursor goes on where its page ended, with the same filters, and cannot be changed.',
    remedies: ['Start the list again without a cursor.'],
  },
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
  UNAUTHENTICATED: {
    title: 'Who is asking?',
    detail: 'The request carries no valid AWS signature.',
    remedies: ['Sign the request with AWS Signature Version 4, with the credentials of a Concord role.'],
  },
  FORBIDDEN: {
    title: 'Your role may not do this',
    detail: 'The role that signed the request is not among those that may call this route.',
    remedies: ['Take a role that may, or ask a colleague who has it.'],
  },
  CSRF: {
    title: 'The form is no longer valid',
    detail: 'The form was sent from another page, or after your session changed.',
    remedies: ['Go back, load the page again and send the form once more.'],
  },
  NOT_FOUND: {
    title: 'Not found',
    detail: 'What the request names does not exist.',
    remedies: ['Check the address and the ids in the request.'],
  },
  METHOD_NOT_ALLOWED: {
    title: 'This address takes another method',
    detail: 'The address exists, but not with this method; the header Allow lists those it takes.',
    remedies: ['Look the route up in the API description.'],
  },
  PRODUCT_MISMATCH: {
    title: 'This subscription is for another product',
    detail: 'The product of the subscription is not on sale here.',
    remedies: ['Contact support and name the product that you subscribed to.'],
  },
  SUBSCRIPTION_ENDING: {
    title: 'The subscription is ending',
    detail: 'The subscription was canceled; its final hour is running.',
    remedies: ['Subscribe again in AWS Marketplace, then choose "Set up your account".'],
  },
  SUBSCRIPTION_ENDED: {
    title: 'The subscription has ended',
    detail: 'A subscription that ended never comes back to life.',
    remedies: ['Subscribe again in AWS Marketplace, then choose "Set up your account".'],
  },
  SUBSCRIPTION_FAILED: {
    title: 'The subscription failed',
    detail: 'AWS Marketplace could not complete the subscription, most often because of a payment method.',
    remedies: ['Check the payment method of the AWS account and subscribe again in AWS Marketplace.'],
  },
  SUBSCRIPTION_LINKED_ELSEWHERE: {
    title: 'The subscription belongs to another tenant',
    detail: 'A subscription pays for one tenant, and this one is bound already.',
    remedies: ['Use the tenant that it is bound to.', 'Or subscribe once more, for the other tenant.'],
  },
  TENANT_LIVE: {
    title: 'The tenant is being served',
    detail: 'The tenant {tenantId} is in use; a tenant is suspended before it is retired.',
    remedies: ['Suspend the tenant first.'],
  },
  TENANT_RETIRED: {
    title: 'The tenant is retired',
    detail: 'The tenant {tenantId} is retired and its data may be gone; it takes no more changes.',
    remedies: ['Use another tenant, or have the buyer register a new one.'],
  },
  TENANT_NOT_SUSPENDED: {
    title: 'The tenant is not suspended',
    detail: 'Only a suspended tenant can be restored; the tenant {tenantId} is not.',
    remedies: ['Look at the state of the tenant; nothing may be left to do.'],
  },
  TENANT_ALREADY_SUSPENDED: {
    title: 'The tenant is suspended already',
    detail: 'The tenant {tenantId} is suspended; suspending it again would change nothing.',
    remedies: ['Look at the tenant to see since when and why.', 'Restore it, if that is what you want.'],
  },
  TENANT_OF_ANOTHER_PRODUCT: {
    title: 'The tenant uses another product',
    detail: 'The tenant {tenantId} is of another product than the subscription.',
    remedies: ['Choose a tenant of the product that the subscription is for.'],
  },
  HISTORY_FULL: {
    title: 'The history is full',
    detail: 'The tenant {tenantId} has reached the number of changes that one tenant may have.',
    remedies: ['Have the buyer register a new tenant, and retire this one.'],
  },
  NOT_DUAL_RUNNING: {
    title: 'This product does not run on both identities',
    detail:
      'Customers of {productCode} are known by one name only; there is nothing to compare or to cut over.',
    remedies: ["Set the product's integration to 'both' in the configuration and deploy."],
  },
  ...REASSIGNMENT_REFUSALS_EN,
  ...OFFER_REFUSALS_EN,
  ...USAGE_REFUSALS_EN,
  ...METERING_REFUSALS_EN,
  COMMIT_CONFLICT: {
    title: 'Someone else was faster',
    detail: 'Others kept changing the same thing while this was decided; nothing was written.',
    remedies: ['Send the same request again.'],
  },
  VERSION_MISMATCH: {
    title: 'It changed since you looked',
    detail: 'If-Match names another version than {version}, which is the current one.',
    remedies: ['Read it again, see what changed, and send the request with the new ETag.'],
  },
  IDEMPOTENCY_KEY_REUSED: {
    title: 'This Idempotency-Key was used for another request',
    detail: 'For {keyHours} hours a key stands for one request: the same method, address and body.',
    remedies: ['Send the new request with a key of its own.'],
  },
  IDEMPOTENCY_KEY_MISSING: {
    title: 'The Idempotency-Key is missing',
    detail:
      'A write carries the header Idempotency-Key, so that it can be repeated without being done twice.',
    remedies: ['Send a fresh unique text, for instance a UUID, in the header Idempotency-Key.'],
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
  THROTTLED: {
    title: 'Too many requests',
    detail: 'More requests came than are answered at once.',
    remedies: ['Wait a moment and try again.'],
  },
  UPSTREAM_UNAVAILABLE: {
    title: 'AWS Marketplace does not answer',
    detail: 'A service that is needed for this does not answer at the moment; nothing is lost.',
    remedies: ['Try again in a few minutes.'],
  },
  INTERNAL: {
    title: 'Something went wrong on our side',
    detail: 'The request was not completed.',
    remedies: ['Try again; if it stays, contact support with the correlation id.'],
  },
};
