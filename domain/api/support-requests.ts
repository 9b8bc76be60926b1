/**
 * What may be asked of support cases on `/v1`. The door parses with these; what is said of each stands in `support-operations.ts`,
 * for the API's document.
 * @module
 */
import * as v from 'valibot';
import { TenantId } from '../identifiers.ts';
import { FIELD_CHARACTERS_MAX } from '../limits.ts';
import { EVIDENCE_CHARACTERS_MAX } from '../support/evidence.ts';
import type { Request } from './operation.ts';
import { pageQuery } from './parts.ts';
import { Reason, ReasonBody, WriteQuery } from './writes.ts';

/** A support case: of a conflict by what it is about, of a person by a fresh id. */
export const SupportCaseId = v.pipe(v.string(), v.regex(/^sc-[\w.~-]{1,400}$/, 'is no support case (sc-…)'));

/** A file of a support case. */
export const AttachmentId = v.pipe(v.string(), v.regex(/^sa-[0-9A-Za-z-]{1,64}$/, 'is no attachment (sa-…)'));

/** A name that the policy gives: of evidence, a route, a notice, a kind of case. */
export const PolicyWord = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'is no name that a policy gives'),
);

const line = v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'), v.maxLength(FIELD_CHARACTERS_MAX));

/** Filters of support cases. */
export const SupportCasesQuery = v.strictObject({
  tenantId: v.optional(
    v.pipe(
      TenantId,
      v.description('All of this tenant, newest first. Default: those that are open, oldest first.'),
    ),
  ),
  state: v.optional(
    v.pipe(v.picklist(['DRAFT', 'SUBMITTED', 'CLOSED']), v.description('Only those in this state.')),
  ),
  ...pageQuery,
});
export type SupportCasesQuery = v.InferOutput<typeof SupportCasesQuery>;

/** `POST /v1/support-cases`. */
export const OpenSupportCaseBody = v.strictObject({
  tenantId: TenantId,
  kind: v.pipe(
    PolicyWord,
    v.description('A kind of case of the product’s policy, e.g. activation-conflict.'),
  ),
  symptom: v.optional(v.pipe(line, v.description('What the vendor shows, in its own words.'))),
  reason: Reason,
});

/** `POST /v1/support-cases/{id}/evidence`. */
export const EvidenceBody = v.strictObject({
  evidence: v.pipe(PolicyWord, v.description('As the case names it.')),
  value: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'is empty'),
    v.maxLength(EVIDENCE_CHARACTERS_MAX, `has more than ${EVIDENCE_CHARACTERS_MAX} characters`),
    v.description(
      'Words, an activation link, or an e-mail address. A link and an address are sealed, and shown masked from then on.',
    ),
  ),
  reason: Reason,
});

/** `POST /v1/support-cases/{id}/attachments`. */
export const AnnounceAttachmentBody = v.strictObject({
  evidence: v.pipe(PolicyWord, v.description('As the case names it.')),
  name: v.pipe(v.string(), v.minLength(1, 'is empty'), v.description('The file’s name, for people alone.')),
  type: v.pipe(v.string(), v.description('Its media type, e.g. image/png.')),
  bytes: v.pipe(v.number(), v.integer('is no whole number'), v.description('Its exact length.')),
  reason: Reason,
});

/** `POST /v1/support-cases/{id}/submit`. */
export const SubmitSupportCaseBody = v.strictObject({
  route: v.pipe(
    PolicyWord,
    v.description('The way by which the case went to the vendor, as the case names it.'),
  ),
  noticesRead: v.optional(
    v.pipe(
      v.array(PolicyWord),
      v.maxLength(50),
      v.description('The notices of that route that were read. Default: none.'),
    ),
  ),
  reference: v.optional(v.pipe(line, v.description('The vendor’s own number of the case.'))),
  reason: Reason,
});

/** `POST /v1/support-cases/{id}/mail`. */
export const MailSupportCaseBody = v.strictObject({
  to: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(FIELD_CHARACTERS_MAX),
    v.email('is no e-mail address'),
    v.description('One of the operators’ addresses of the configuration; nobody else is written to.'),
  ),
  reason: Reason,
});

/** `POST /v1/support-cases/{id}/close`. */
export const CloseSupportCaseBody = v.strictObject({
  how: v.pipe(
    v.picklist(['resolved', 'withdrawn']),
    v.description(
      'resolved: the vendor has mended it, and the conflict that the case is about is over. withdrawn: nothing is asked of the vendor any more.',
    ),
  ),
  reason: Reason,
});

const none = v.strictObject({});
const ofCase = v.strictObject({ id: SupportCaseId });
const onCase = { params: ofCase, query: WriteQuery } as const;
const ofFile = v.strictObject({ id: SupportCaseId, attachmentId: AttachmentId });

/** Method and path → what is asked. */
export const SUPPORT_REQUESTS = {
  'GET /v1/support-cases': { params: none, query: SupportCasesQuery },
  'POST /v1/support-cases': { params: none, query: WriteQuery, body: OpenSupportCaseBody },
  'GET /v1/support-cases/{id}': { params: ofCase, query: none },
  'POST /v1/support-cases/{id}/evidence': { ...onCase, body: EvidenceBody },
  'POST /v1/support-cases/{id}/evidence/{evidence}/release': {
    params: v.strictObject({
      id: SupportCaseId,
      evidence: v.pipe(PolicyWord, v.description('As the case names it.')),
    }),
    query: WriteQuery,
    body: ReasonBody,
  },
  'POST /v1/support-cases/{id}/attachments': { ...onCase, body: AnnounceAttachmentBody },
  'GET /v1/support-cases/{id}/attachments/{attachmentId}': { params: ofFile, query: none },
  'POST /v1/support-cases/{id}/attachments/{attachmentId}/stored': {
    params: ofFile,
    query: WriteQuery,
    body: ReasonBody,
  },
  'POST /v1/support-cases/{id}/submit': { ...onCase, body: SubmitSupportCaseBody },
  'POST /v1/support-cases/{id}/mail': { ...onCase, body: MailSupportCaseBody },
  'POST /v1/support-cases/{id}/close': { ...onCase, body: CloseSupportCaseBody },
} as const satisfies Record<string, Request>;
