/** A frozen hour, its payer and work, that the tests of outgoing usage start from. */
import type { HourToClose } from '#domain/metering/close.ts';
import type { DimensionUsage } from '#domain/metering/fold.ts';
import type { HourPayer } from '#domain/metering/hour.ts';
import type { FrozenMeteredHour } from '#domain/metering/marks.ts';
import type { WorkItem, WorkRecord } from '#domain/metering/work.ts';
import type { MeteringPolicy } from '#domain/policy/metering-schema.ts';
import { type MeteringTerms, meteringTermsOf } from '#domain/policy/metering-terms.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#domain/time.ts';

export const TENANT = 't-mz3kq7w2hx5n6c4vtp2e';
/** 10:00 to 11:00 of a day in the middle of a month, closed at 11:10. */
export const HOUR = Date.parse('2026-11-21T10:00Z');
export const CLOSED = HOUR + HOUR_MS + 10 * MINUTE_MS;
export const DEADLINE = HOUR + DAY_MS;

export const PAYER: HourPayer = {
  subscriptionId: 'l-1~1',
  licenseId: 'l-1',
  productCode: 'prod1',
  region: 'us-east-1',
  identity: {
    by: 'license',
    licenseArn: 'arn:aws:license-manager::294406891311:license:l-1',
    buyerAccount: '111122223333',
  },
  licenseStart: Date.parse('2026-11-01T00:00Z'),
  mode: 'live',
};

export const frozenWith = (payer: FrozenMeteredHour['frozen']['payer']): FrozenMeteredHour => ({
  tenantId: TENANT,
  hour: HOUR,
  productCode: 'prod1',
  markedAt: CLOSED,
  frozen: { at: CLOSED, packs: ['hash'], payer },
});

export const termsOf = (metering: Partial<MeteringPolicy> = {}): MeteringTerms =>
  meteringTermsOf({
    metering: { dimensions: { scans: {}, bytes: { consumption: 'allowance' } }, ...metering },
  }) as MeteringTerms;

/** Pay-as-you-go, nothing unusual; changed as a case wants it. */
export const hourWith = ({
  payer = PAYER,
  ...more
}: Partial<HourToClose> & { payer?: FrozenMeteredHour['frozen']['payer'] } = {}): HourToClose => ({
  mark: frozenWith(payer),
  terms: termsOf(),
  productType: 'saas-subscription',
  allowances: {},
  credits: {},
  usual: {},
  now: CLOSED,
  ...more,
});

export const used = (
  dimension: string,
  quantity: number,
  more: Partial<DimensionUsage> = {},
): DimensionUsage => ({
  dimension,
  used: quantity,
  ids: { counted: 1, duplicates: 0, conflicts: 0 },
  ...more,
});

export const record = (dimension: string, quantity = 1): WorkRecord => ({
  dimension,
  quantity,
  timestamp: HOUR,
});

export const workWith = (more: Partial<WorkItem> = {}): WorkItem => ({
  region: 'us-east-1',
  shard: 0,
  deadline: DEADLINE,
  tenantId: TENANT,
  hour: HOUR,
  part: 0,
  productCode: 'prod1',
  identity: PAYER.identity,
  records: [record('scans')],
  tries: 1,
  ...more,
});
