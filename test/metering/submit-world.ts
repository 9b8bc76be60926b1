import type { Batch } from '#domain/metering/batches.ts';
import type { MeteringFigures } from '#domain/metering/board.ts';
import { billableUntil } from '#domain/metering/deadline.ts';
import type { HourPayer } from '#domain/metering/hour.ts';
import type { LedgerItem, Verdict } from '#domain/metering/ledger.ts';
import { workOf } from '#domain/metering/work-of.ts';
import { SECOND_MS } from '#domain/time.ts';
import { meterUsage } from '#lambdas/marketplace/meter.ts';
import { submitDue } from '#lambdas/metering/submit.ts';
import type { SubmitPorts } from '#lambdas/metering/submit-ports.ts';
import { memoryStateStore } from '#lambdas/stores/memory.ts';
import { memoryUsageStore } from '#lambdas/stores/usage-memory.ts';
import { meteringClientOver } from '../marketplace/core-meter.ts';
import { HOUR, SELLER, setting, subscribed } from '../marketplace/setting.ts';

const REGION = 'us-east-1';
const SHARDS = 4;

/** Enough dimensions for several calls of one hour. */
const DIMENSIONS = Array.from({ length: 60 }, (_, index) => `d${String(index).padStart(2, '0')}`);

const PRODUCT = {
  code: 'wide-code',
  id: 'prod-wide',
  title: 'Wide',
  dimensions: DIMENSIONS.map((key) => ({ key, price: '1' })),
};

export type Usage = Readonly<Record<string, number>>;

/** A buyer with a license, a simulator, both stores and a clock that goes on where somebody waits. */
export const world = (options: Parameters<typeof setting>[0] = {}) => {
  const set = setting({ products: [PRODUCT], ...options });
  const { license, agreement } = subscribed(set, { accountId: '111122223333', productCode: PRODUCT.code });
  set.wait(3 * HOUR);
  const store = memoryStateStore();
  const usage = memoryUsageStore({ shards: SHARDS });
  const counted = new Map<string, number>();
  const sent: Batch[] = [];
  const told: MeteringFigures[] = [];
  const tell = meterUsage(meteringClientOver(set.core, SELLER));
  let ids = 0;
  const ports: SubmitPorts = {
    store,
    usage,
    meterUsage: (batch) => {
      sent.push(batch);
      return tell(batch);
    },
    surroundings: { now: set.now, newId: () => `id-${++ids}` },
    pause: async (ms) => {
      const until = set.now() + ms;
      await Promise.resolve();
      if (set.now() < until) set.until(until);
    },
    callsPerSecond: 8,
    shards: SHARDS,
    count: (name, value = 1) => void counted.set(name, (counted.get(name) ?? 0) + value),
    figures: (figures) => void told.push(figures),
  };
  const payer: HourPayer = {
    subscriptionId: `l-${'0'.repeat(32)}~1`,
    licenseId: `l-${'0'.repeat(32)}`,
    productCode: PRODUCT.code,
    region: REGION,
    identity: { by: 'license', licenseArn: license.arn, buyerAccount: license.account },
    licenseStart: agreement.startTime,
    mode: 'live',
  };
  /** What closing leaves behind: ledger items and work. The hour is the n-th full one of the license. */
  const closed = async (
    tenantId: string,
    quantities: Usage,
    { hour: nth = 0, verdict = { name: 'DUE' } }: { hour?: number; verdict?: Verdict } = {},
  ): Promise<LedgerItem[]> => {
    const hour = Math.ceil(agreement.startTime / HOUR) * HOUR + nth * HOUR;
    const items = Object.entries(quantities).map(
      ([dimension, quantity]): LedgerItem => ({
        ...{ tenantId, hour, dimension, used: quantity, quantity, payer, verdict },
        ...{ timestamp: hour, deadline: billableUntil({ timestamp: hour }), closedAt: set.now() },
      }),
    );
    for (const item of items) await usage.ledger.record(item);
    for (const item of workOf(items, { shards: SHARDS })) await usage.work.put(item);
    return items;
  };
  const work = async () => {
    const pages = Array.from({ length: SHARDS }, (_, shard) => usage.work.first(REGION, shard, 10_000));
    return (await Promise.all(pages)).flatMap(({ items }) => items);
  };
  return {
    ...{ set, core: set.core, store, usage, ports, counted, sent, told, license, closed, work },
    ledger: async (items: readonly LedgerItem[]) =>
      Promise.all(items.map(async (item) => (await usage.ledger.read(item)) ?? item)),
    verdicts: async (items: readonly LedgerItem[]) =>
      Promise.all(items.map(async (item) => (await usage.ledger.read(item))?.verdict.name)),
    run: (more: Partial<SubmitPorts> = {}, forMs = 50 * SECOND_MS) =>
      submitDue({ ...ports, ...more }, { region: REGION, stopAt: set.now() + forMs }),
    billed: (): number =>
      set.core
        .bill()
        .reduce((sum, { lines }) => sum + lines.reduce((of, { quantity }) => of + quantity, 0), 0),
  };
};

export type World = ReturnType<typeof world>;

/** So many dimensions with a quantity each: 1, 2, 3, … */
export const used = (count: number, from = 0): Usage =>
  Object.fromEntries(DIMENSIONS.slice(from, from + count).map((key, index) => [key, index + 1]));
