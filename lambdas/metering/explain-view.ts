/**
 * The explanation of an hour as the API shows it.
 * @module
 */
import type { UsageExplanation } from '#domain/api/metering-ledger.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { whyText } from '#domain/messages/metering.ts';
import type { ExplainedLate, Explanation } from '#domain/metering/explain.ts';
import type { TracedUsage } from '#domain/metering/fold.ts';
import type { LedgerItem } from '#domain/metering/ledger.ts';
import { EXPLAINED_RECORDS_MAX } from '#domain/metering/limits.ts';
import { MARKETPLACE_CHANNEL } from '#domain/tenant/acts.ts';
import { type Instant, isoOf } from '#domain/time.ts';
import { productCodeOf, usageRecordOf } from '#lambdas/marketplace/usage-record.ts';
import { caseIdOfVerdict, ledgerRow } from './ledger-view.ts';
import { casePath, explainPath, subscriptionPath, tenantPath } from './paths.ts';
import type { HourRead } from './read-hour.ts';

const recordView = (
  { usage, pack, fate }: TracedUsage,
  receivedAt: Instant | undefined,
): UsageExplanation['records'][number] => ({
  id: usage.id,
  form: usage.form,
  quantity: usage.quantity,
  at: isoOf(usage.at),
  ...(usage.origin === undefined ? {} : { origin: isoOf(usage.origin) }),
  ...(usage.tags ? { tags: { ...usage.tags } } : {}),
  fate,
  pack,
  ...(receivedAt === undefined ? {} : { receivedAt: isoOf(receivedAt) }),
});

const lateView = (
  { tenant: { tenantId }, dimension }: HourRead,
  { id, quantity, at, target }: ExplainedLate,
): UsageExplanation['late'][number] => ({
  id,
  quantity,
  at: isoOf(at),
  ...('hour' in target
    ? { hour: isoOf(target.hour), href: explainPath({ tenantId, hour: target.hour, dimension }) }
    : { caseId: target.caseId, href: casePath(target.caseId) }),
});

/** As it is, was or would be sent: made by the very code that sends it. */
const requestView = (item: LedgerItem): UsageExplanation['request'] => {
  const { payer, timestamp = item.hour, verdict } = item;
  if (!payer || verdict.name === 'INCLUDED' || verdict.name === 'WAIVED') return undefined;
  const metered = { ...item, identity: payer.identity, timestamp };
  const { Timestamp, ...record } = usageRecordOf(metered);
  const ProductCode = productCodeOf([metered]);
  return {
    Region: payer.region,
    ...(ProductCode === undefined ? {} : { ProductCode }),
    UsageRecord: { ...record, Timestamp: Timestamp.toISOString() } as NonNullable<
      UsageExplanation['request']
    >['UsageRecord'],
  };
};

const linksOf = ({ tenant: { tenantId }, hour, dimension, item }: HourRead): UsageExplanation['links'] => {
  const caseId = item && caseIdOfVerdict(item.verdict);
  return {
    self: explainPath({ tenantId, hour, dimension }),
    tenant: tenantPath(tenantId),
    ...(item?.payer ? { subscription: subscriptionPath(item.payer.subscriptionId) } : {}),
    ...(caseId === undefined ? {} : { case: casePath(caseId) }),
  };
};

/** The whole explanation; records beyond `EXPLAINED_RECORDS_MAX` are counted and not listed. */
export const explanationView = (
  read: HourRead,
  { state, records, counts, sum, late, why }: Explanation,
  locale: Locale,
): UsageExplanation => {
  const { tenant, hour, dimension, item, packs } = read;
  const { tenantId, channel = MARKETPLACE_CHANNEL } = tenant;
  const receivedAt = new Map(packs.map((pack) => [pack.hash, pack.receivedAt]));
  const shown = records.slice(0, EXPLAINED_RECORDS_MAX);
  const request = item && requestView(item);
  return {
    tenantId,
    hour: isoOf(hour),
    dimension,
    state,
    why: why.map((step) => whyText(step, channel, locale)),
    records: shown.map((record) => recordView(record, receivedAt.get(record.pack))),
    counts: { ...counts, shown: shown.length },
    sum,
    late: late.map((part) => lateView(read, part)),
    ...(item ? { ledger: ledgerRow(item) } : {}),
    ...(request ? { request } : {}),
    links: linksOf(read),
  };
};
