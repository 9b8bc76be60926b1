/**
 * The cases of ledger items that stand. Who closes an hour again, after a closing that broke off, may decide otherwise than it did:
 * what was written first counts, and its cases are opened.
 * @module
 */
import type { CaseKind } from './case.ts';
import { type CaseDraft, caseIdOf, isCaseOf } from './cases.ts';
import type { ClosedDimension } from './close.ts';
import type { LedgerItem } from './ledger.ts';

const draftOf = (item: LedgerItem, productCode: string, kind: CaseKind): CaseDraft => {
  const { tenantId, hour, dimension, quantity, closedAt, deadline } = item;
  return {
    caseId: caseIdOf({ kind, tenantId, hour, dimension }),
    ...{ kind, tenantId, productCode, hour, dimension, quantity, openedAt: closedAt },
    ...(deadline === undefined ? {} : { deadline }),
  };
};

/**
 * The case that a ledger item was closed with; `undefined` where it has none, or is past it.
 * @param item as it stands
 * @param decided what its closing came to this time
 */
export const caseOfStanding = (
  item: LedgerItem,
  { opens }: Pick<ClosedDimension, 'opens'>,
  productCode: string,
): CaseDraft | undefined => {
  const { verdict } = item;
  if (verdict.name === 'HELD') {
    if (opens?.caseId === verdict.caseId) return opens;
    if (isCaseOf('entitlement', verdict.caseId)) return draftOf(item, productCode, 'entitlement');
    return { ...draftOf(item, productCode, 'suspicious'), releaseAt: verdict.releaseAt };
  }
  if (verdict.name !== 'LOST' || verdict.reason !== 'CLOSED_TOO_LATE') return undefined;
  return opens?.kind === 'lost' ? opens : { ...draftOf(item, productCode, 'lost'), lost: verdict.reason };
};
