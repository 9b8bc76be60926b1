/**
 * Support cases as `/v1` shows them: what is there and what is missing, how a case goes to the vendor, its files, and who had
 * something shown whole. What is sealed reads masked.
 * @module
 */
import * as v from 'valibot';
import { TenantId } from '../identifiers.ts';
import { EVIDENCE_KINDS, ROUTE_KINDS } from '../policy/support-schema.ts';
import { Href, InstantText, pageOf } from './parts.ts';
import { AttachmentId, SupportCaseId } from './support-requests.ts';
import { WriteOutcome } from './writes.ts';

const described = <const Schema extends v.GenericSchema>(schema: Schema, text: string) =>
  v.pipe(schema, v.description(text));

const Version = described(v.pipe(v.number(), v.integer()), 'What the ETag says.');

const state = v.strictObject({
  name: v.picklist(['DRAFT', 'SUBMITTED', 'CLOSED']),
  since: InstantText,
  by: v.optional(described(v.string(), 'Who gave it to the vendor.')),
  route: v.optional(v.string()),
  reference: v.optional(described(v.string(), 'The vendor’s own number of it.')),
  how: v.optional(v.picklist(['resolved', 'withdrawn'])),
});

const heading = {
  caseId: SupportCaseId,
  kind: described(v.string(), 'As the policy names it.'),
  title: described(v.string(), 'What the kind is called, in the language asked for.'),
  tenantId: TenantId,
  productCode: v.string(),
  symptom: v.optional(described(v.string(), 'What the vendor shows, in its own words.')),
  state,
  missing: described(v.array(v.string()), 'Evidence without which the vendor does not take it.'),
  openedAt: InstantText,
  version: Version,
};

/** A row of the list. */
export const SupportCaseSummary = v.strictObject({
  ...heading,
  links: v.strictObject({ self: Href, tenant: Href }),
});
export type SupportCaseSummary = v.InferOutput<typeof SupportCaseSummary>;

/** `GET /v1/support-cases`. */
export const SupportCasesPage = pageOf(SupportCaseSummary);

const evidence = v.strictObject({
  id: v.string(),
  kind: v.picklist(EVIDENCE_KINDS),
  label: v.string(),
  required: v.boolean(),
  state: described(
    v.picklist(['known', 'given', 'missing']),
    'known: from what Concord knows; given: by a person.',
  ),
  shown: described(v.array(v.string()), 'What is sealed reads masked.'),
  by: v.optional(v.string()),
  at: v.optional(InstantText),
  release: v.optional(described(Href, 'Where it is shown whole, once.')),
});

const route = v.strictObject({
  id: v.string(),
  kind: v.picklist(ROUTE_KINDS),
  label: v.string(),
  where: v.optional(described(v.string(), 'Where it is found, as the vendor writes it.')),
  href: v.optional(v.string()),
  caseType: v.optional(described(v.string(), 'The type to choose there, as the vendor writes it.')),
  language: v.optional(described(v.string(), 'The language that it demands.')),
  notices: described(
    v.array(v.strictObject({ id: v.string(), text: v.string(), href: v.optional(v.string()) })),
    'To be read before this way is taken.',
  ),
});

const file = {
  attachmentId: AttachmentId,
  evidence: v.string(),
  name: v.string(),
  type: v.string(),
  bytes: v.pipe(v.number(), v.integer()),
  state: v.strictObject({ name: v.picklist(['AWAITED', 'STORED']), since: InstantText }),
};

/** A support case, whole. */
export const SupportCaseView = v.strictObject({
  ...heading,
  policy: described(v.string(), 'The policy that it was opened under, and stays under.'),
  evidence: v.array(evidence),
  routes: v.array(route),
  attachments: v.array(
    v.strictObject({ ...file, links: v.strictObject({ self: Href, stored: v.optional(Href) }) }),
  ),
  files: v.optional(
    v.strictObject({
      types: v.array(v.string()),
      bytesMax: v.pipe(v.number(), v.integer()),
      filesMax: v.pipe(v.number(), v.integer()),
    }),
  ),
  releases: described(
    v.array(v.strictObject({ evidence: v.string(), by: v.string(), reason: v.string(), at: InstantText })),
    'Who had something sealed shown whole, and why.',
  ),
  lines: described(v.array(v.string()), 'All of it as one page of text.'),
  links: v.strictObject({
    self: Href,
    tenant: Href,
    mail: Href,
    evidence: v.optional(Href),
    attachments: v.optional(Href),
    submit: v.optional(Href),
    close: v.optional(Href),
  }),
});
export type SupportCaseView = v.InferOutput<typeof SupportCaseView>;

const until = described(InstantText, 'Until when the address is good.');

/** `GET …/attachments/{attachmentId}`. */
export const AttachmentView = v.strictObject({
  ...file,
  download: v.strictObject({ url: v.string(), until }),
  links: v.strictObject({ self: Href, case: Href }),
});
export type AttachmentView = v.InferOutput<typeof AttachmentView>;

/** Where a file is to be sent. */
export const Upload = v.strictObject({
  attachmentId: AttachmentId,
  method: v.literal('PUT'),
  url: v.string(),
  headers: described(v.record(v.string(), v.string()), 'Exactly these, or S3 refuses the file.'),
  until,
});
export type Upload = v.InferOutput<typeof Upload>;

/** `POST …/attachments`. */
export const AttachmentOutcome = v.strictObject({
  ...WriteOutcome.entries,
  upload: v.optional(
    described(Upload, 'Absent in a dry run, and once the file has arrived or its time is over.'),
  ),
});

/** What was sealed, for the person who asked. */
export const Released = v.strictObject({
  evidence: v.string(),
  masked: v.array(v.string()),
  values: v.optional(
    described(
      v.array(v.string()),
      'Whole. In the first answer alone: absent in a dry run, and where the same Idempotency-Key is sent again.',
    ),
  ),
});
export type Released = v.InferOutput<typeof Released>;

/** `POST …/evidence/{evidence}/release`. */
export const ReleaseOutcome = v.strictObject({ ...WriteOutcome.entries, released: Released });
