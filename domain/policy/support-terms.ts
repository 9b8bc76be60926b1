/**
 * What a policy says of one kind of support case, with its routes and notices resolved.
 * @module
 */

import { policyReference } from './in-force.ts';
import type { Words } from './parts.ts';
import type { Policy } from './policy.ts';
import type { EvidenceKind, SupportPolicy } from './support-schema.ts';

/** What a case needs, or may have. */
export interface WantedEvidence {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly required: boolean;
  readonly label: Words;
}

/** Something to read first. */
export interface Notice {
  readonly id: string;
  readonly label: Words;
  readonly href?: string | undefined;
}

/** A way to the vendor's support, as a case of this kind takes it. */
export interface SupportRoute {
  readonly id: string;
  readonly kind: SupportPolicy['routes'][number]['kind'];
  readonly label: Words;
  readonly where?: string | undefined;
  readonly href?: string | undefined;
  /** The language that it demands; absent: any. */
  readonly language?: 'en' | 'ja' | 'fr' | undefined;
  /** The type to choose there, as the vendor writes it. */
  readonly caseType?: string | undefined;
  readonly notices: readonly Notice[];
}

/** The terms of one support case: copied into it when it is opened, and unchanged from then on (L15). */
export interface SupportTerms {
  /** Which policy they come from, e.g. `cloud-one/activation-links@1`. */
  readonly policy: string;
  readonly label: Words;
  readonly evidence: readonly WantedEvidence[];
  readonly routes: readonly SupportRoute[];
  /** Absent: no files. */
  readonly attachments?: {
    readonly types: readonly string[];
    readonly bytesMax: number;
    readonly filesMax: number;
  };
}

const routesOf = (
  { routes, notices = [] }: SupportPolicy,
  kind: SupportPolicy['cases'][number],
): SupportRoute[] =>
  kind.routes.flatMap(({ route: id, caseType }) =>
    routes
      .filter((route) => route.id === id)
      .map(({ notices: toRead = [], ...route }) => ({
        ...route,
        ...(caseType === undefined ? {} : { caseType }),
        notices: notices.filter((notice) => toRead.includes(notice.id)),
      })),
  );

/** The terms that a case of this kind opened now would have; `undefined` where the policy knows no such kind. */
export const supportTermsOf = (policy: Policy, kind: string): SupportTerms | undefined => {
  const { support } = policy;
  const found = support?.cases.find(({ id }) => id === kind);
  if (!support || !found) return undefined;
  const { label, evidence, attachments } = found;
  return {
    policy: policyReference(policy),
    label,
    evidence,
    routes: routesOf(support, found),
    ...(attachments ? { attachments } : {}),
  };
};

/** The kinds of cases that a policy knows. */
export const supportKindsOf = ({ support }: Pick<Policy, 'support'>): readonly string[] =>
  support?.cases.map(({ id }) => id) ?? [];
