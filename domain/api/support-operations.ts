/**
 * The operations of support cases.
 * @module
 */
import type { Operation } from './operation.ts';
import {
  AttachmentOutcome,
  AttachmentView,
  ReleaseOutcome,
  SupportCasesPage,
  SupportCaseView,
} from './support.ts';
import { SUPPORT_REQUESTS } from './support-requests.ts';
import { WriteOutcome } from './writes.ts';

const onCase = { response: WriteOutcome, versioned: true } as const;

/** Method and path → what is asked and answered. */
export const SUPPORT_OPERATIONS = {
  'GET /v1/support-cases': {
    ...SUPPORT_REQUESTS['GET /v1/support-cases'],
    id: 'listSupportCases',
    summary: 'Support cases',
    description:
      'Those that are open, oldest first; those of a tenant, and those that are closed, newest first. Lists follow a change within seconds.',
    response: SupportCasesPage,
    versioned: false,
    refusals: ['CURSOR_INVALID'],
  },
  'POST /v1/support-cases': {
    ...SUPPORT_REQUESTS['POST /v1/support-cases'],
    ...onCase,
    id: 'openSupportCase',
    summary: 'Open a support case',
    description:
      'It is filled with what is known of the tenant. A conflict opens its own case; of such a kind this is that one, opened again if it was closed. 200 where it is open already.',
    creates: true,
    refusals: ['SUPPORT_CASE_KIND_UNKNOWN'],
  },
  'GET /v1/support-cases/{id}': {
    ...SUPPORT_REQUESTS['GET /v1/support-cases/{id}'],
    id: 'readSupportCase',
    summary: 'A support case on one page',
    description:
      'What is there and what is missing, by which ways it goes to the vendor and what is to be read first, in the language asked for. What is sealed reads masked.',
    response: SupportCaseView,
    versioned: true,
    refusals: ['NOT_FOUND'],
  },
  'POST /v1/support-cases/{id}/evidence': {
    ...SUPPORT_REQUESTS['POST /v1/support-cases/{id}/evidence'],
    ...onCase,
    id: 'giveEvidence',
    summary: 'Give a piece of evidence in words',
    description:
      'What was there gives way to it. An activation link and an e-mail address are checked and sealed; they are shown masked from then on.',
    refusals: ['SUPPORT_CASE_CLOSED', 'EVIDENCE_UNKNOWN', 'EVIDENCE_UNFIT', 'LINK_FORMAT'],
  },
  'POST /v1/support-cases/{id}/evidence/{evidence}/release': {
    ...SUPPORT_REQUESTS['POST /v1/support-cases/{id}/evidence/{evidence}/release'],
    id: 'releaseEvidence',
    summary: 'Show sealed evidence whole, once',
    description:
      'For the person who takes it to the vendor. It stands in this answer alone: the same Idempotency-Key sent again says that it was released, and shows nothing. The case, the audit and a letter to the operators say who, when and why.',
    response: ReleaseOutcome,
    versioned: true,
    refusals: ['SUPPORT_CASE_CLOSED', 'EVIDENCE_UNKNOWN', 'RELEASES_EXCEEDED'],
  },
  'POST /v1/support-cases/{id}/attachments': {
    ...SUPPORT_REQUESTS['POST /v1/support-cases/{id}/attachments'],
    id: 'attachFile',
    summary: 'Announce a file',
    description:
      'The answer has an address of S3 that takes this one file, of this type and length, for five minutes. Send it there, then say that it is stored.',
    response: AttachmentOutcome,
    creates: true,
    versioned: true,
    refusals: [
      'SUPPORT_CASE_CLOSED',
      'EVIDENCE_UNKNOWN',
      'EVIDENCE_UNFIT',
      'ATTACHMENT_UNFIT',
      'ATTACHMENT_TOO_LARGE',
      'ATTACHMENTS_EXCEEDED',
    ],
  },
  'GET /v1/support-cases/{id}/attachments/{attachmentId}': {
    ...SUPPORT_REQUESTS['GET /v1/support-cases/{id}/attachments/{attachmentId}'],
    id: 'fetchFile',
    summary: 'An address to fetch a file from',
    description: 'Good for five minutes, for whoever has it.',
    response: AttachmentView,
    versioned: false,
    refusals: ['NOT_FOUND', 'ATTACHMENT_AWAITED'],
  },
  'POST /v1/support-cases/{id}/attachments/{attachmentId}/stored': {
    ...SUPPORT_REQUESTS['POST /v1/support-cases/{id}/attachments/{attachmentId}/stored'],
    ...onCase,
    id: 'storeFile',
    summary: 'Say that a file has arrived',
    description:
      'S3 is asked of which type and length it is; one that is not what was announced is not taken.',
    refusals: ['SUPPORT_CASE_CLOSED', 'ATTACHMENT_AWAITED'],
  },
  'POST /v1/support-cases/{id}/submit': {
    ...SUPPORT_REQUESTS['POST /v1/support-cases/{id}/submit'],
    ...onCase,
    id: 'submitSupportCase',
    summary: 'Note that the case was given to the vendor',
    description:
      'Complete, by a route that takes it, after what is to be read first. What is missing is named, each with what to do about it.',
    refusals: [
      'SUPPORT_CASE_CLOSED',
      'SUPPORT_CASE_SUBMITTED',
      'WRONG_SUPPORT_CHANNEL',
      'NOTICE_UNREAD',
      'BUNDLE_INCOMPLETE',
    ],
  },
  'POST /v1/support-cases/{id}/mail': {
    ...SUPPORT_REQUESTS['POST /v1/support-cases/{id}/mail'],
    ...onCase,
    id: 'mailSupportCase',
    summary: 'Mail the page to an operator',
    description: 'In the language asked for. What is sealed reads masked in it too.',
    refusals: ['UPSTREAM_UNAVAILABLE'],
  },
  'POST /v1/support-cases/{id}/close': {
    ...SUPPORT_REQUESTS['POST /v1/support-cases/{id}/close'],
    ...onCase,
    id: 'closeSupportCase',
    summary: 'Close a support case',
    description:
      'Resolved: the conflict that it is about is over in the same commit, and licenses are activated in the tenant again. Withdrawn: a conflict stays.',
    refusals: ['SUPPORT_CASE_CLOSED'],
  },
} as const satisfies Record<string, Operation>;
