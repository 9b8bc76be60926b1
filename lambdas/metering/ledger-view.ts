/**
 * An item of the ledger as the API shows it.
 * @module
 */
import type { LedgerRow } from '#domain/api/metering-ledger.ts';
import type { HourPayer } from '#domain/metering/hour.ts';
import type { LedgerItem, MeteringAnswer, Verdict } from '#domain/metering/ledger.ts';
import { isoOf } from '#domain/time.ts';
import { casePath, explainPath, subscriptionPath } from './paths.ts';

const payerView = ({
  subscriptionId,
  identity,
  region,
  mode,
}: HourPayer): NonNullable<LedgerRow['payer']> => ({
  subscriptionId,
  identity,
  region,
  mode,
  href: subscriptionPath(subscriptionId),
});

const verdictView = (verdict: Verdict): LedgerRow['verdict'] => {
  // by which work item it is sent is nobody's business
  if (verdict.name === 'DUE') return { name: 'DUE' };
  return {
    ...verdict,
    ...('at' in verdict ? { at: isoOf(verdict.at) } : {}),
    ...('releaseAt' in verdict ? { releaseAt: isoOf(verdict.releaseAt) } : {}),
  } as LedgerRow['verdict'];
};

const answerView = ({ at, tries, said }: MeteringAnswer): NonNullable<LedgerRow['answer']> => ({
  at: isoOf(at),
  tries,
  said,
});

/** The case that a verdict names. */
export const caseIdOfVerdict = (verdict: Verdict): string | undefined =>
  'caseId' in verdict ? verdict.caseId : undefined;

/** The item as a row. */
export const ledgerRow = (item: LedgerItem): LedgerRow => {
  const { payer, timestamp, deadline, answer, verdict } = item;
  const caseId = caseIdOfVerdict(verdict);
  return {
    hour: isoOf(item.hour),
    dimension: item.dimension,
    used: item.used,
    quantity: item.quantity,
    reductions: (item.reductions ?? []).map((reduction) => ({ ...reduction })),
    late: (item.late ?? []).map(({ origin, quantity }) => ({ origin: isoOf(origin), quantity })),
    ...(payer ? { payer: payerView(payer) } : {}),
    ...(timestamp === undefined ? {} : { timestamp: isoOf(timestamp) }),
    ...(deadline === undefined ? {} : { deadline: isoOf(deadline) }),
    closedAt: isoOf(item.closedAt),
    verdict: verdictView(verdict),
    ...(answer ? { answer: answerView(answer) } : {}),
    links: { explain: explainPath(item), ...(caseId === undefined ? {} : { case: casePath(caseId) }) },
  };
};
