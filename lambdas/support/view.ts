/**
 * Support cases as the API shows them, in the caller's language.
 * @module
 */
import type { SupportCaseSummary, SupportCaseView } from '#domain/api/support.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { type Attachment, missingFrom, type SupportCase } from '#domain/support/case.ts';
import { linesOf, supportPage } from '#domain/support/page.ts';
import { isoOf } from '#domain/time.ts';
import { attachmentPath, casePath, evidencePath, tenantPath } from './paths.ts';

/** What a view is made with. */
export interface Viewing {
  readonly version: number;
  readonly locale: Locale;
}

const stateView = ({ state }: SupportCase): SupportCaseView['state'] => ({
  ...state,
  since: isoOf(state.since),
});

const headingOf = (known: SupportCase, { version, locale }: Viewing): Omit<SupportCaseSummary, 'links'> => {
  const { caseId, kind, tenantId, productCode, symptom, openedAt, terms } = known;
  return {
    ...{ caseId, kind, tenantId, productCode, version },
    title: terms.label[locale],
    ...(symptom === undefined ? {} : { symptom }),
    state: stateView(known),
    missing: [...missingFrom(known)],
    openedAt: isoOf(openedAt),
  };
};

/** A row. */
export const caseSummary = (known: SupportCase, viewing: Viewing): SupportCaseSummary => ({
  ...headingOf(known, viewing),
  links: { self: casePath(known.caseId), tenant: tenantPath(known.tenantId) },
});

type EvidenceView = SupportCaseView['evidence'][number];

/** Who gave it and when; and where it is shown whole, if it is sealed and the case is open. */
const giverOf = (known: SupportCase, evidence: string): Pick<EvidenceView, 'by' | 'at' | 'release'> => {
  const { caseId, state, given } = known;
  const found = given.find((each) => each.evidence === evidence);
  if (!found) return {};
  const isReleasable = found.value.kind === 'sealed' && state.name !== 'CLOSED';
  return {
    ...(found.from === 'known' ? {} : { by: found.from.principal }),
    at: isoOf(found.at),
    ...(isReleasable ? { release: `${evidencePath(caseId, evidence)}/release` } : {}),
  };
};

const evidenceView = (known: SupportCase, locale: Locale): EvidenceView[] => {
  const rows = supportPage(known, locale).evidence;
  return known.terms.evidence.flatMap(({ id, kind }) =>
    rows
      .filter((row) => row.id === id)
      .map((row) => ({ ...row, kind, shown: [...row.shown], ...giverOf(known, id) })),
  );
};

const routesView = (known: SupportCase, locale: Locale): SupportCaseView['routes'] =>
  supportPage(known, locale).routes.map((route) => ({
    ...route,
    notices: route.notices.map((notice) => ({ ...notice })),
  }));

const attachmentView = (
  caseId: string,
  { state, ...file }: Attachment,
): SupportCaseView['attachments'][number] => {
  const self = attachmentPath(caseId, file.attachmentId);
  return {
    ...file,
    state: { name: state.name, since: isoOf(state.since) },
    links: { self, ...(state.name === 'AWAITED' ? { stored: `${self}/stored` } : {}) },
  };
};

/** The acts that the case may take now. */
const linksOf = ({ caseId, tenantId, state, terms }: SupportCase): SupportCaseView['links'] => {
  const self = casePath(caseId);
  const links = { self, tenant: tenantPath(tenantId), mail: `${self}/mail` };
  if (state.name === 'CLOSED') return links;
  return {
    ...links,
    evidence: `${self}/evidence`,
    ...(terms.attachments ? { attachments: `${self}/attachments` } : {}),
    ...(state.name === 'DRAFT' ? { submit: `${self}/submit` } : {}),
    close: `${self}/close`,
  };
};

/** A support case in full. */
export const caseView = (known: SupportCase, viewing: Viewing): SupportCaseView => {
  const { caseId, terms, attachments, releases } = known;
  const { locale } = viewing;
  const { attachments: files } = terms;
  return {
    ...headingOf(known, viewing),
    policy: terms.policy,
    evidence: evidenceView(known, locale),
    routes: routesView(known, locale),
    attachments: attachments.map((file) => attachmentView(caseId, file)),
    ...(files ? { files: { ...files, types: [...files.types] } } : {}),
    releases: releases.map((release) => ({ ...release, at: isoOf(release.at) })),
    lines: linesOf(supportPage(known, locale)),
    links: linksOf(known),
  };
};
