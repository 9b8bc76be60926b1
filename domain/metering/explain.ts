/**
 * Why a number of the ledger is what it is: from the records that came in to what AWS said, each step as a code with its values.
 * @module
 */
import { billingOfHour, type Nobody } from '../tenant/billing.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { type Instant, isoOf } from '../time.ts';
import { type RecordFate, type TracedUsage, traceHour } from './fold.ts';
import type { HourPayer, MeteredHour } from './hour.ts';
import type { LatePart, LateUsage } from './late.ts';
import type { LedgerItem, LostReason, Reduction, VerdictName } from './ledger.ts';
import type { NamedPack } from './usage.ts';

/** What is known of one dimension in one hour. */
export interface HourKnown {
  readonly tenant: Pick<Tenant, 'tenures' | 'channel'>;
  readonly hour: Instant;
  readonly dimension: string;
  /** The mark on the hour; absent while it is open. */
  readonly mark: MeteredHour | undefined;
  /** When it is to be closed, by what came so far. */
  readonly closeAt: Instant;
  readonly now: Instant;
  /** Those that it was frozen with; of an hour that is not frozen all that came. Empty once they are past keeping. */
  readonly packs: readonly NamedPack[];
  /** The hours of use whose late usage it does not count, since it went to another payer. */
  readonly strayed: ReadonlySet<Instant>;
  /** Usage of this hour that came after it was frozen, of any dimension. */
  readonly late: readonly LateUsage[];
  readonly item: LedgerItem | undefined;
}

/** The steps from the records to the verdict; `docs/metering.md` says what each means. */
export const WHYS = [
  'OPEN',
  'OPEN_STILL',
  'CLOSING',
  'CLOSED',
  'NO_RECORDS',
  'RECORDS_GONE',
  'COUNTED',
  'LEFT_OUT',
  'STRAYED',
  'CAME_LATE',
  'LEVEL',
  'ALLOWANCE',
  'CREDIT',
  'CONTRACT',
  'NOBODY_REDUCED',
  'LEAVES',
  'PAYER_ACCOUNT',
  'PAYER_CUSTOMER',
  'PAYER_SO_FAR',
  'PAID_FROM',
  'PAID_BETWEEN',
  'NOBODY',
  'LICENSE_START',
  'DUE',
  'HELD',
  'BILLED',
  'BILLED_AS',
  'INCLUDED',
  'WAIVED',
  'DRY_RUN',
  'WRITTEN_OFF',
  'LOST',
  'ANSWER',
  'LATE_BILLED',
  'LATE_ON_DESK',
] as const;
export type WhyCode = (typeof WHYS)[number];

/** One step with what its words are filled with; instants as ISO texts. */
export interface Why {
  readonly code: WhyCode;
  readonly details: Readonly<Record<string, string | number>>;
  /** NOBODY: why; LOST: why. They have words of their own. */
  readonly nobody?: Nobody;
  readonly lost?: LostReason;
}

/** Whether an hour takes records, is being closed, or stands in the ledger. */
export type HourState = 'OPEN' | 'CLOSING' | 'CLOSED';

/** A late part of one id. */
export interface ExplainedLate extends LatePart {
  readonly id: string;
}

/** One dimension in one hour, explained. */
export interface Explanation {
  readonly state: HourState;
  readonly records: readonly TracedUsage[];
  readonly counts: Readonly<Record<RecordFate, number>>;
  /** Of what is counted. */
  readonly sum: number;
  readonly late: readonly ExplainedLate[];
  readonly why: readonly Why[];
}

const why = (code: WhyCode, details: Why['details'] = {}): Why => ({ code, details });

const stateOf = ({ mark, item }: HourKnown, hasRecords: boolean): HourState => {
  if (item) return 'CLOSED';
  if (!mark) return 'OPEN';
  return mark.frozen && !hasRecords ? 'CLOSED' : 'CLOSING';
};

const stateWhy = ({ mark, item, closeAt, now }: HourKnown, state: HourState): Why => {
  if (state === 'OPEN') return closeAt > now ? why('OPEN', { closeAt: isoOf(closeAt) }) : why('OPEN_STILL');
  const closedAt = item?.closedAt ?? mark?.frozen?.at ?? closeAt;
  return state === 'CLOSED'
    ? why('CLOSED', { closedAt: isoOf(closedAt) })
    : why('CLOSING', { markedAt: isoOf(mark?.markedAt ?? closedAt) });
};

const recordWhys = ({ item, packs }: HourKnown, counts: Explanation['counts'], sum: number): Why[] => {
  const { counted, duplicate, replaced, conflict } = counts;
  if (counted === 0)
    return [item && packs.length === 0 ? why('RECORDS_GONE', { used: item.used }) : why('NO_RECORDS')];
  const isAllCounted = duplicate + replaced + conflict === 0;
  return [
    why('COUNTED', { counted, sum }),
    ...(isAllCounted ? [] : [why('LEFT_OUT', { duplicate, replaced, conflict })]),
  ];
};

const REDUCED: Readonly<Record<Reduction['by'], WhyCode>> = {
  level: 'LEVEL',
  allowance: 'ALLOWANCE',
  credit: 'CREDIT',
  contract: 'CONTRACT',
  nobody: 'NOBODY_REDUCED',
};

const quantityWhys = ({ late = [], reductions = [], quantity }: LedgerItem): Why[] => [
  ...late.map(({ origin, quantity: part }) => why('CAME_LATE', { quantity: part, origin: isoOf(origin) })),
  ...reductions.map(({ by, amount, entitled = 0, drawnBefore = 0 }) =>
    why(REDUCED[by], { amount, entitled, drawnBefore }),
  ),
  ...(reductions.length > 0 ? [why('LEAVES', { quantity })] : []),
];

const payerWhy = ({ subscriptionId, identity }: Pick<HourPayer, 'subscriptionId' | 'identity'>): Why =>
  identity.by === 'license'
    ? why('PAYER_ACCOUNT', { subscriptionId, account: identity.buyerAccount })
    : why('PAYER_CUSTOMER', { subscriptionId, customer: identity.customerIdentifier });

const tenureWhys = ({ tenant, hour }: HourKnown, subscriptionId: string): Why[] => {
  const tenure = tenant.tenures.find(
    (each) => each.subscriptionId === subscriptionId && each.from <= hour && hour < (each.until ?? Infinity),
  );
  if (!tenure) return [];
  const { from, until } = tenure;
  return [
    until === undefined
      ? why('PAID_FROM', { from: isoOf(from) })
      : why('PAID_BETWEEN', { from: isoOf(from), until: isoOf(until) }),
  ];
};

/** Who pays: as it was frozen, else as the tenures say now. */
const payerWhys = (known: HourKnown): Why[] => {
  const frozen = known.mark?.frozen?.payer ?? known.item?.payer;
  if (frozen && !('nobody' in frozen)) return [payerWhy(frozen), ...tenureWhys(known, frozen.subscriptionId)];
  const verdict = known.item?.verdict;
  const waived = verdict?.name === 'WAIVED' ? verdict : undefined;
  const billing = frozen ?? waived ?? billingOfHour(known.tenant, known.hour);
  if ('nobody' in billing) return [{ code: 'NOBODY', details: {}, nobody: billing.nobody }];
  return [why('PAYER_SO_FAR', { subscriptionId: billing.payer }), ...tenureWhys(known, billing.payer)];
};

const verdictWhy = ({ verdict, deadline }: LedgerItem): Why => {
  const { name } = verdict;
  switch (name) {
    case 'DUE':
      return why('DUE', deadline === undefined ? {} : { deadline: isoOf(deadline) });
    case 'HELD':
      return why('HELD', { caseId: verdict.caseId, releaseAt: isoOf(verdict.releaseAt) });
    case 'BILLED': {
      const { recordId, at } = verdict;
      return recordId === undefined
        ? why('BILLED', { at: isoOf(at) })
        : why('BILLED_AS', { at: isoOf(at), recordId });
    }
    case 'WRITTEN_OFF':
      return why('WRITTEN_OFF', { at: isoOf(verdict.at), caseId: verdict.caseId });
    case 'LOST':
      return { code: 'LOST', details: { at: isoOf(verdict.at) }, lost: verdict.reason };
    default:
      return why(name satisfies Extract<VerdictName, WhyCode>);
  }
};

const toldWhys = (item: LedgerItem): Why[] => {
  const { hour, timestamp = hour, answer } = item;
  return [
    ...(timestamp === hour ? [] : [why('LICENSE_START', { timestamp: isoOf(timestamp) })]),
    ...(answer ? [why('ANSWER', { at: isoOf(answer.at), tries: answer.tries, said: answer.said })] : []),
    verdictWhy(item),
  ];
};

const lateWhy = ({ id, quantity, target }: ExplainedLate): Why =>
  'hour' in target
    ? why('LATE_BILLED', { id, quantity, hour: isoOf(target.hour) })
    : why('LATE_ON_DESK', { id, quantity, caseId: target.caseId });

const NONE: Explanation['counts'] = { counted: 0, duplicate: 0, replaced: 0, conflict: 0, strayed: 0 };

/** Late usage that the hour does not count, by the hour in which it was used. */
const strayedWhys = (traced: readonly TracedUsage[], strayed: ReadonlySet<Instant>): Why[] =>
  [...strayed].flatMap((origin) => {
    const counted = traced.filter(({ fate, usage }) => fate === 'counted' && usage.origin === origin);
    const quantity = counted.reduce((sum, { usage }) => sum + usage.quantity, 0);
    return counted.length > 0 ? [why('STRAYED', { quantity, origin: isoOf(origin) })] : [];
  });

/** Records of one id have one origin, so that they stray together. */
const withStrays = (traced: readonly TracedUsage[], strayed: ReadonlySet<Instant>): readonly TracedUsage[] =>
  traced.map((record) =>
    record.usage.origin !== undefined && strayed.has(record.usage.origin)
      ? { ...record, fate: 'strayed' }
      : record,
  );

/** Explains one dimension in one hour. */
export const explainHour = (known: HourKnown): Explanation => {
  const { dimension, packs, item, strayed } = known;
  const traced = traceHour(packs).filter(({ usage }) => usage.dimension === dimension);
  const records = withStrays(traced, strayed);
  const counts = records.reduce((sums, { fate }) => ({ ...sums, [fate]: sums[fate] + 1 }), NONE);
  const sum = records.reduce(
    (total, { fate, usage }) => (fate === 'counted' ? total + usage.quantity : total),
    0,
  );
  const state = stateOf(known, counts.counted > 0);
  const late = known.late.flatMap(({ dimension: of, id, parts }) =>
    of === dimension ? parts.map((part) => ({ ...part, id })) : [],
  );
  const whys = [
    stateWhy(known, state),
    ...recordWhys(known, counts, sum),
    ...strayedWhys(traced, strayed),
    ...(item ? quantityWhys(item) : []),
    ...payerWhys(known),
    ...(item ? toldWhys(item) : []),
    ...late.map(lateWhy),
  ];
  return { state, records, counts, sum, late, why: whys };
};
