/**
 * Metering, whole: AWS Marketplace with its notifications, the lifecycle that hears them, what takes usage, closes hours, flushes
 * and submits, minute by minute; both stores are in memory. What came of it is read from AWS's bill.
 */
import type { MeteringFigures } from '#domain/metering/board.ts';
import type { LedgerItem } from '#domain/metering/ledger.ts';
import { METRICS } from '#domain/names.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { HOUR_MS, isoOf, MINUTE_MS, startOfHour } from '#domain/time.ts';
import type { Product } from '#lambdas/edge/products.ts';
import { meterUsage } from '#lambdas/marketplace/meter.ts';
import { flush } from '#lambdas/metering/flush.ts';
import { ingest, type Outcome } from '#lambdas/metering/ingest.ts';
import { newNoted } from '#lambdas/metering/noted.ts';
import { type RunPorts, runClosing } from '#lambdas/metering/run-closing.ts';
import { submitDue } from '#lambdas/metering/submit.ts';
import type { SubmitPorts, Submitted } from '#lambdas/metering/submit-ports.ts';
import { memoryStateStore } from '#lambdas/stores/memory.ts';
import { memoryUsageStore } from '#lambdas/stores/usage-memory.ts';
import { meteringClientOver } from '../marketplace/core-meter.ts';
import { SELLER } from '../marketplace/setting.ts';
import { moving, PRODUCT } from '../reassignment/moving.ts';
import { type Metered, tallyOf } from './tally.ts';

const REGION = 'us-east-1';
const SHARDS = 2;
/** ms · as `metering-submit` does, a run begins no call after that. */
const RUN_MS = 50_000;

/** Enough dimensions for more than one call. */
export const WIDE = Array.from({ length: 30 }, (_, index) => `d${String(index).padStart(2, '0')}`);
/** Our policy knows it, AWS does not: its record is refused. */
export const GHOST = 'ghost';

const SOLD: Product = {
  productCode: PRODUCT,
  productId: 'prod-payg',
  policy: 'cloud-one/cloud-one',
  name: 'Pay as you go',
  supportEmail: 'help@vendor.example',
  supportUrl: 'https://vendor.example',
};

export interface WholeOptions {
  readonly metering?: Partial<NonNullable<Policy['metering']>>;
  readonly callsPerSecond?: number;
}

/** A seller whose products are metered. */
export const whole = async ({ metering, callsPerSecond = 8 }: WholeOptions = {}) => {
  const usage = memoryUsageStore({ shards: SHARDS });
  const world = await moving({}, undefined, memoryStateStore(usage));
  const { core } = world.aws;
  const { surroundings, policies } = world.ports;
  const { now } = surroundings;
  const product = core.state.products[PRODUCT];
  if (!product) throw new Error(`no product ${PRODUCT}`);
  const wide = WIDE.map((key) => ({ key, title: key, unit: 'Units', kind: 'usage' as const, price: '1' }));
  core.state.products[PRODUCT] = { ...product, dimensions: [...product.dimensions, ...wide] };
  const dimensions = Object.fromEntries(['calls', 'files', GHOST, ...WIDE].map((key) => [key, {}]));
  const terms = { ...(await policies.forProduct(PRODUCT)), metering: { dimensions, ...metering } };
  const ports: RunPorts = {
    store: world.store,
    usage,
    policies: { forProduct: async () => terms },
    products: [SOLD],
    surroundings,
    noted: newNoted(),
    shards: SHARDS,
  };
  const counted = new Map<string, number>();
  const told: MeteringFigures[] = [];
  const runs: Submitted[] = [];
  const submitting: SubmitPorts = {
    ...ports,
    usage,
    meterUsage: meterUsage(meteringClientOver(core, SELLER)),
    pause: async (ms) => {
      await Promise.resolve();
      world.pass(ms);
    },
    callsPerSecond,
    count: (name, value = 1) => void counted.set(METRICS[name], (counted.get(METRICS[name]) ?? 0) + value),
    figures: (figures) => void told.push(figures),
  };
  const reported = new Map<string, Metered>();
  let flushed = 0;

  /** What a minute's schedules do. @param more of the submitter's ports that differ */
  const minute = async (more: Partial<SubmitPorts> = {}): Promise<void> => {
    for (; flushed < world.store.journal.length; flushed += 1)
      for (const event of world.store.journal[flushed]?.events ?? []) await flush({ ...ports, usage }, event);
    await runClosing(ports, [0, SHARDS]);
    runs.push(await submitDue({ ...submitting, ...more }, { region: REGION, stopAt: now() + RUN_MS }));
  };

  /** Time passes: AWS's notifications, what is due of moves, and metering, each step. */
  const wait = async (ms: number, step = MINUTE_MS): Promise<void> => {
    for (const until = now() + ms; now() < until; ) {
      const ahead = Math.min(step, until - now());
      await world.wait(ahead, ahead);
      await minute();
    }
  };

  const keep = (record: Record<string, unknown>, outcome: Outcome): void => {
    if ('refusal' in outcome) return;
    const { tenantId, dimension, id, quantity } = outcome.usage;
    const late = outcome.late && 'hour' in outcome.late ? outcome.late.hour : undefined;
    const name = [tenantId, dimension, String(record.time).slice(0, 13), id].join(' ');
    // the same id again is the same event; if it was late, it stays where it went first
    if (!reported.has(name))
      reported.set(name, { tenantId, dimension, quantity, hour: late ?? outcome.hour });
  };

  /** A producer sends records, now unless they say when. @returns what became of each */
  const report = async (records: readonly Record<string, unknown>[]): Promise<Outcome[]> => {
    const sent = records.map((record) => ({ dimension: 'calls', time: isoOf(now()), ...record }));
    const outcomes = await ingest(ports, sent);
    outcomes.forEach((outcome, index) => void keep(sent[index] ?? {}, outcome));
    return outcomes;
  };

  const lines = () =>
    core
      .bill()
      .flatMap(({ accountId, lines: of }) =>
        of.flatMap((line) => (line.kind === 'usage' ? [{ ...line, accountId }] : [])),
      );

  /** The tenant that a license pays for, or paid for last. */
  const tenantOf = (licenseArn: string): string => {
    const license = world.store.all('license').find((each) => each.licenseArn === licenseArn);
    return license?.subscriptions.at(-1)?.tenantId ?? licenseArn;
  };

  const ledger = async (tenantId: string): Promise<LedgerItem[]> => [
    ...(await usage.ledger.between(tenantId, 0, now() + HOUR_MS, 10_000)).items,
  ];

  return {
    ...{
      world,
      core,
      now,
      ports,
      submitting,
      minute,
      wait,
      report,
      usage,
      counted,
      told,
      runs,
      lines,
      ledger,
    },
    cases: () => world.store.all('meteringCase'),
    fault: (...api: NonNullable<Parameters<typeof core.act<'faults'>>[1]['api']>) =>
      core.act('faults', { api }),
    /** The next whole hour. */
    untilNextHour: () => wait(startOfHour(now()) + HOUR_MS - now()),
    /** Subscribes each account, and registers a tenant for each subscription. */
    customers: async (accounts: readonly string[]) => {
      const bought = accounts.map((accountId) => core.act('subscribe', { accountId, productCode: PRODUCT }));
      await world.wait(2 * MINUTE_MS);
      const made = bought.map((purchase, index) => ({
        ...purchase,
        tenantId: `t-${String(index + 1).padStart(12, '0')}`,
      }));
      for (const { licenseArn, tenantId } of made) await world.land(licenseArn, tenantId);
      await world.wait(MINUTE_MS);
      return made;
    },
    /** What was accepted, by AWS's bill: billed, lost and billed twice, in units. */
    tally: () =>
      tallyOf(
        reported.values(),
        lines().map((line) => ({ ...line, tenantId: tenantOf(line.licenseArn) })),
      ),
    close: world.close,
  };
};

export type Whole = Awaited<ReturnType<typeof whole>>;
