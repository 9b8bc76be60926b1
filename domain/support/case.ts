/**
 * A support case: what a vendor's support must be given so that it can help, gathered in one place. It is opened by a
 * conflict or by a person, and goes to the vendor by a person's hand.
 * @module
 */
import type { SupportTerms, WantedEvidence } from '../policy/support-terms.ts';
import type { Sealed } from '../sealed.ts';
import type { Instant } from '../time.ts';

/** A line of the order in which links were used. */
export interface UsedLink {
  readonly at: Instant;
  readonly product: string;
}

/** What a piece of evidence says. */
export type EvidenceValue =
  | { readonly kind: 'text'; readonly text: string }
  /** Links and addresses: shown masked, opened only by a release. */
  | { readonly kind: 'sealed'; readonly sealed: readonly [Sealed, ...Sealed[]] }
  | { readonly kind: 'order'; readonly links: readonly [UsedLink, ...UsedLink[]] };

/** Evidence that is there. */
export interface Given {
  /** As the policy names it. */
  readonly evidence: string;
  readonly value: EvidenceValue;
  /** `known`: from what Concord knows; else the person who gave it. */
  readonly from: 'known' | { readonly principal: string };
  readonly at: Instant;
}

/** A file: announced, and then there. */
export interface Attachment {
  readonly attachmentId: string;
  readonly evidence: string;
  /** As the person's machine calls it; for eyes only, never a key. */
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly state: { readonly name: 'AWAITED' | 'STORED'; readonly since: Instant };
}

/** Something sealed was opened for a person. */
export interface Release {
  readonly evidence: string;
  readonly by: string;
  readonly reason: string;
  readonly at: Instant;
}

export type SupportCaseState =
  | { readonly name: 'DRAFT'; readonly since: Instant }
  /** A person gave it to the vendor. */
  | {
      readonly name: 'SUBMITTED';
      readonly since: Instant;
      readonly by: string;
      readonly route: string;
      /** The vendor's own number of it. */
      readonly reference?: string;
    }
  /** `resolved`: the vendor has mended it; `withdrawn`: there is nothing to mend. */
  | { readonly name: 'CLOSED'; readonly since: Instant; readonly how: 'resolved' | 'withdrawn' };

/** A support case. */
export interface SupportCase {
  readonly caseId: string;
  /** As the policy names it. */
  readonly kind: string;
  readonly tenantId: string;
  readonly productCode: string;
  /** What the vendor shows, in its own words, where something is wrong. */
  readonly symptom?: string;
  readonly openedAt: Instant;
  /** Those of the policy when it was opened (L15). */
  readonly terms: SupportTerms;
  readonly given: readonly Given[];
  readonly attachments: readonly Attachment[];
  readonly releases: readonly Release[];
  readonly state: SupportCaseState;
}

/** Whether the evidence is there; a file, once it is stored. */
export const isGiven = (
  { given, attachments }: Pick<SupportCase, 'given' | 'attachments'>,
  { id, kind }: WantedEvidence,
): boolean =>
  kind === 'attachment'
    ? attachments.some(({ evidence, state }) => evidence === id && state.name === 'STORED')
    : given.some(({ evidence }) => evidence === id);

/** What is required and not there, as the policy names it. */
export const missingFrom = (known: Pick<SupportCase, 'terms' | 'given' | 'attachments'>): readonly string[] =>
  known.terms.evidence.filter((wanted) => wanted.required && !isGiven(known, wanted)).map(({ id }) => id);
