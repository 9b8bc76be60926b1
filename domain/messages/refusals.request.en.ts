/**
 * The refusals of a request itself: any route of `/v1` may answer with them, in English.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code. */
export const REQUEST_REFUSALS_EN = {
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
  SELF_APPROVAL: {
    title: 'Nobody approves their own request',
    detail: '{changeId} was asked for by you; four eyes are needed.',
    remedies: ['Have another approver approve it.'],
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
} satisfies Partial<RefusalTexts>;
