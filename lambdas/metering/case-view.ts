/**
 * A case as the API shows it.
 * @module
 */
import type { CaseView } from '#domain/api/metering-cases.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { caseText } from '#domain/messages/metering.ts';
import type { MeteringCase } from '#domain/metering/case.ts';
import { actionsOf } from '#domain/metering/cases.ts';
import { isoOf } from '#domain/time.ts';
import { casePath, explainPath, tenantPath } from './paths.ts';

const stateView = ({ state }: MeteringCase): CaseView['state'] => ({ ...state, since: isoOf(state.since) });

/** The case with what may be done to it now. */
export const caseView = (
  known: MeteringCase,
  { version, locale }: { readonly version: number; readonly locale: Locale },
): CaseView => {
  const { caseId, kind, tenantId, productCode, dimension, quantity, usual, releaseAt, deadline, lost } =
    known;
  const self = casePath(caseId);
  return {
    ...{ caseId, kind, tenantId, productCode, dimension, quantity, version },
    text: caseText(known, locale),
    hour: isoOf(known.hour),
    ...(usual === undefined ? {} : { usual }),
    ...(releaseAt === undefined ? {} : { releaseAt: isoOf(releaseAt) }),
    ...(deadline === undefined ? {} : { deadline: isoOf(deadline) }),
    ...(lost === undefined ? {} : { lost }),
    openedAt: isoOf(known.openedAt),
    state: stateView(known),
    links: {
      self,
      tenant: tenantPath(tenantId),
      explain: explainPath(known),
      ...Object.fromEntries(actionsOf(known).map((action) => [action, `${self}/${action}`])),
    },
  };
};
