/**
 * Usage that looks like real, for the stores' tests.
 */
import type { LateUsage } from '#domain/metering/late.ts';
import type { LedgerItem } from '#domain/metering/ledger.ts';
import type { NamedPack } from '#domain/metering/usage.ts';
import type { WorkItem } from '#domain/metering/work.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, startOfHour } from '#domain/time.ts';
import { T0 } from './examples.ts';

export const TENANT = 't-example0000000001';
export const HOUR: Instant = startOfHour(T0);

/** The n-th pack of the hour, of so many records. */
export const examplePack = (n: number, records = 2): NamedPack => ({
  tenantId: TENANT,
  hour: HOUR,
  hash: `hash-${String(n).padStart(4, '0')}`,
  records: Array.from({ length: records }, (_, index) => ({
    dimension: 'calls',
    id: `${n}/${index}`,
    form: 'event' as const,
    quantity: n + index,
    at: HOUR + index * MINUTE_MS,
    tags: { team: `Größe ${index}` },
  })),
});

const IDENTITY = {
  by: 'license' as const,
  licenseArn: 'arn:aws:license-manager::294406891311:license:l-00000000000000000000000000000001',
  buyerAccount: '111122223333',
};

/** A ledger item, due, so many hours after HOUR. */
export const exampleItem = (hours: number, dimension = 'calls', quantity = 12): LedgerItem => {
  const hour = HOUR + hours * HOUR_MS;
  return {
    tenantId: TENANT,
    hour,
    dimension,
    used: quantity,
    quantity,
    payer: {
      subscriptionId: 'l-00000000000000000000000000000001~1',
      licenseId: 'l-00000000000000000000000000000001',
      productCode: 'plainproduct1',
      region: 'us-east-1',
      identity: IDENTITY,
      licenseStart: HOUR - DAY_MS,
      mode: 'live',
    },
    timestamp: hour,
    deadline: hour + DAY_MS,
    closedAt: hour + HOUR_MS + 10 * MINUTE_MS,
    verdict: { name: 'DUE' },
  };
};

/** Work of an hour, with its deadline so many hours after HOUR. */
export const exampleWork = (hours: number, part = 0, shard = 3): WorkItem => ({
  region: 'us-east-1',
  shard,
  deadline: HOUR + hours * HOUR_MS,
  tenantId: TENANT,
  hour: HOUR,
  part,
  productCode: 'plainproduct1',
  identity: IDENTITY,
  records: [{ dimension: 'calls', quantity: 12, timestamp: HOUR }],
  tries: 0,
});

/** Late usage of an event, at a version. */
export const exampleLate = (id: string, version: number, quantity = 4): LateUsage => ({
  tenantId: TENANT,
  origin: HOUR,
  dimension: 'calls',
  id,
  parts: [{ quantity, at: HOUR + MINUTE_MS, target: { hour: HOUR + HOUR_MS } }],
  version,
});
