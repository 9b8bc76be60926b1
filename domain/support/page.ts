/**
 * A support case as one page: what it is about, what is there and what is missing, and how it goes to the vendor.
 * @module
 */
import type { Locale } from '../messages/locale.ts';
import type { SupportRoute, WantedEvidence } from '../policy/support-terms.ts';
import { isoOf } from '../time.ts';
import { type Attachment, type EvidenceValue, isGiven, missingFrom, type SupportCase } from './case.ts';

/** One row of evidence. */
export interface EvidenceRow {
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  /** `known`: filled by Concord; `given`: by a person. */
  readonly state: 'known' | 'given' | 'missing';
  /** What is sealed reads masked. */
  readonly shown: readonly string[];
}

/** One way to the vendor. */
export interface RouteRow {
  readonly id: string;
  readonly kind: SupportRoute['kind'];
  readonly label: string;
  readonly where?: string;
  readonly href?: string;
  readonly caseType?: string;
  /** The language to write in, where the route demands one. */
  readonly language?: string;
  /** To be read first. */
  readonly notices: readonly { readonly id: string; readonly text: string; readonly href?: string }[];
}

/** A case on one page. */
export interface SupportPage {
  readonly caseId: string;
  readonly tenantId: string;
  readonly title: string;
  readonly symptom?: string;
  readonly state: SupportCase['state']['name'];
  readonly evidence: readonly EvidenceRow[];
  /** What is required and not there. */
  readonly missing: readonly string[];
  readonly routes: readonly RouteRow[];
}

const shownOf = (value: EvidenceValue): string[] => {
  switch (value.kind) {
    case 'text':
      return [value.text];
    case 'sealed':
      return value.sealed.map(({ masked }) => masked);
    case 'order':
      return value.links.map(({ at, product }, index) => `${index + 1}. ${isoOf(at)} ${product}`);
  }
};

const fileOf = ({ name, type, bytes }: Attachment): string => `${name} (${type}, ${bytes})`;

const evidenceRow = (known: SupportCase, wanted: WantedEvidence, locale: Locale): EvidenceRow => {
  const { id, label, required } = wanted;
  const given = known.given.find(({ evidence }) => evidence === id);
  const files = known.attachments.filter(({ evidence, state }) => evidence === id && state.name === 'STORED');
  const byWhom = given?.from === 'known' ? 'known' : 'given';
  return {
    ...{ id, label: label[locale], required },
    state: isGiven(known, wanted) ? byWhom : 'missing',
    shown: [...(given ? shownOf(given.value) : []), ...files.map(fileOf)],
  };
};

const routeRow = (route: SupportRoute, locale: Locale): RouteRow => {
  const { id, kind, label, where, href, caseType, language, notices } = route;
  return {
    ...{ id, kind, label: label[locale] },
    ...(where === undefined ? {} : { where }),
    ...(href === undefined ? {} : { href }),
    ...(caseType === undefined ? {} : { caseType }),
    ...(language === undefined ? {} : { language }),
    notices: notices.map((notice) => ({
      id: notice.id,
      text: notice.label[locale],
      ...(notice.href === undefined ? {} : { href: notice.href }),
    })),
  };
};

/** A case on one page, in the reader's language; what the vendor wrote stays as the vendor wrote it. */
export const supportPage = (known: SupportCase, locale: Locale): SupportPage => {
  const { caseId, tenantId, terms, symptom, state } = known;
  return {
    ...{ caseId, tenantId, title: terms.label[locale], state: state.name },
    ...(symptom === undefined ? {} : { symptom }),
    evidence: terms.evidence.map((wanted) => evidenceRow(known, wanted, locale)),
    missing: missingFrom(known),
    routes: terms.routes.map((route) => routeRow(route, locale)),
  };
};

const MARKS = { known: '[x]', given: '[x]', missing: '[ ]' } as const;

const routeLines = ({ label, where, href, caseType, language, notices }: RouteRow): string[] => [
  `- ${[label, where, caseType, language, href].filter((part) => part !== undefined).join(' · ')}`,
  ...notices.map(({ text, href: at }) => `  ! ${text}${at === undefined ? '' : ` ${at}`}`),
];

/** The page as lines of text, as it is mailed. What is sealed is masked in it too. */
export const linesOf = ({ caseId, tenantId, title, symptom, evidence, routes }: SupportPage): string[] => [
  `${title} – ${tenantId} – ${caseId}`,
  ...(symptom === undefined ? [] : [`“${symptom}”`]),
  '',
  ...evidence.flatMap(({ state, label, required, shown }) => [
    `${MARKS[state]} ${label}${required ? ' *' : ''}`,
    ...shown.map((line) => `    ${line}`),
  ]),
  '',
  ...routes.flatMap(routeLines),
];
