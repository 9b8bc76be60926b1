/**
 * What a policy says of support cases: what evidence each kind needs, by which routes it goes to the vendor, and what is
 * to be read first.
 * @module
 */
import * as v from 'valibot';
import { Label, Word, Words } from './parts.ts';

/** bytes · as large as one attachment may be: what a browser uploads at once, and mail still carries. */
export const ATTACHMENT_BYTES_MAX = 25 * 1024 * 1024;

/** What evidence is, and so who can give it. */
export const EVIDENCE_KINDS = [
  /** The link whole: known where it was redeemed here, and shown to nobody before it is released into the case. */
  'activation-link',
  /** A file that a person attaches. */
  'attachment',
  /** The tenant by its id at the vendor. */
  'account',
  /** An address of a person: kept sealed, shown masked. */
  'email',
  /** In which order links were used, as far as it is known. */
  'usage-order',
  /** Words of a person. */
  'text',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Ways to a vendor's support. */
export const ROUTE_KINDS = ['console-form', 'partner-portal', 'csm', 'ticket'] as const;

const MediaType = v.pipe(v.string(), v.regex(/^[a-z]+\/[a-z0-9.+-]+$/, 'is no media type'));

const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const Evidence = v.strictObject({
  id: Word,
  kind: v.picklist(EVIDENCE_KINDS),
  required: v.pipe(v.boolean(), v.description('Whether a case without it is refused as incomplete.')),
  label: Words,
});

const Route = v.strictObject({
  id: Word,
  kind: v.picklist(ROUTE_KINDS),
  label: Words,
  where: v.optional(v.pipe(Label, v.description('Where it is found, as the vendor writes it.'))),
  href: v.optional(v.pipe(v.string(), v.regex(/^https:\/\/[^\s@]+$/, 'is no https address'))),
  language: v.optional(
    v.pipe(
      v.picklist(['en', 'ja', 'fr']),
      v.description('The language that the route demands. Default: any.'),
    ),
  ),
  notices: v.optional(v.pipe(v.array(Word), v.description('Notices to read before this route is taken.'))),
});

const Notice = v.strictObject({
  id: Word,
  label: Words,
  href: v.optional(v.pipe(v.string(), v.regex(/^https:\/\/[^\s@]+$/, 'is no https address'))),
});

const CaseKind = v.strictObject({
  id: Word,
  label: Words,
  routes: v.pipe(
    v.array(v.strictObject({ route: Word, caseType: v.optional(Label) })),
    v.minLength(1),
    v.description('The routes of such a case, and which type to choose there, as the vendor writes it.'),
  ),
  evidence: v.pipe(v.array(Evidence), v.minLength(1)),
  attachments: v.optional(
    v.strictObject({
      types: v.pipe(v.array(MediaType), v.minLength(1)),
      bytesMax: wholeNumber(1, ATTACHMENT_BYTES_MAX),
      filesMax: wholeNumber(1, 20),
    }),
  ),
});

/** How one gets help from the vendor. */
export const SupportPolicySchema = v.strictObject({
  routes: v.pipe(v.array(Route), v.minLength(1)),
  notices: v.optional(v.array(Notice)),
  cases: v.pipe(v.array(CaseKind), v.minLength(1), v.description('The kinds of cases.')),
});
export type SupportPolicy = v.InferOutput<typeof SupportPolicySchema>;
