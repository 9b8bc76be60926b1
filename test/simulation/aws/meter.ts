/**
 * AWS Marketplace's metering as the seller reaches it: the simulator's core behind a gate, with outages, customers that are not
 * subscribed for a while, records that are refused and records that are left unprocessed. What was sent is kept.
 * @module
 */
import type { MarketplaceMeteringClient, UsageRecord } from '@aws-sdk/client-marketplace-metering';
import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '#domain/time.ts';
import type { MarketplaceCore } from '#local/marketplace/core.ts';
import { AwsFault } from '#local/marketplace/fault.ts';
import type { Process, World } from '../world/world.ts';
import { SELLER } from './market.ts';

const OUTAGES_MS = [5 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, 20 * HOUR_MS, 26 * HOUR_MS] as const;
const UNSUBSCRIBED_MS = [10 * MINUTE_MS, 2 * HOUR_MS, 30 * HOUR_MS] as const;
const POISON_MS = [30 * MINUTE_MS, 3 * HOUR_MS, Infinity] as const;
/** times · in one history. */
const OUTAGES_MAX = 2;
const UNSUBSCRIBED_MAX = 2;

/** One record that was sent, by the hour that AWS keeps it under. */
export interface SentRecord {
  readonly at: Instant;
  readonly region: string;
  /** License or customer, dimension, hour. */
  readonly key: string;
  readonly licenseArn: string | undefined;
  readonly productCode: string | undefined;
  readonly dimension: string;
  readonly hour: Instant;
  /** Every byte of it. */
  readonly text: string;
}

/** What AWS has said of a key so far. */
export type Said = 'refused' | 'not-subscribed' | 'unavailable' | 'taken';

/** How a record was sent so far: how often, and whether ever in a call without one that AWS refuses. */
export interface Tried {
  readonly times: number;
  readonly inSoundCall: boolean;
}

export interface Meter {
  /** The SDK's client of each Region, for a process. */
  of(process: Process): (region: string) => MarketplaceMeteringClient;
  readonly sent: readonly SentRecord[];
  /** What was ever said of a record. */
  said(key: string): ReadonlySet<Said>;
  tried(key: string): Tried;
  /** Called for each record as it arrives. */
  watch(watcher: (sent: SentRecord) => void): void;
  /** The outage is over; what is refused for ever stays so. */
  heal(): void;
}

interface Input {
  readonly UsageRecords?: readonly UsageRecord[];
  readonly ProductCode?: string;
}

const secondsOf = ({ Timestamp }: UsageRecord): number => (Timestamp?.getTime() ?? 0) / SECOND_MS;

const onWire = (record: UsageRecord) => ({ ...record, Timestamp: secondsOf(record) });

/** The error as the SDK throws it. */
const thrown = (error: unknown): Error =>
  error instanceof AwsFault
    ? Object.assign(error, { name: error.code, $metadata: { httpStatusCode: error.status } })
    : (error as Error);

/** The name that an hour of a dimension has on a bill. */
export const billKey = (licenseArn: string, dimension: string, hour: Instant): string =>
  `${licenseArn} ${dimension} ${hour}`;

export const openMeter = (world: World, core: MarketplaceCore): Meter => {
  const chance = world.stream('metering at AWS');
  const { faults } = world;
  const sent: SentRecord[] = [];
  const watchers: ((sent: SentRecord) => void)[] = [];
  const said = new Map<string, Set<Said>>();
  const tried = new Map<string, Tried>();
  const poison = new Map<string, Instant>();
  const outage = { until: 0, left: OUTAGES_MAX };
  const unsubscribed = { left: UNSUBSCRIBED_MAX };

  const say = (records: readonly SentRecord[], what: Said): void => {
    for (const { key } of records) said.set(key, (said.get(key) ?? new Set()).add(what));
  };

  const sentOf = (record: UsageRecord, { ProductCode }: Input, region: string): SentRecord => {
    const dimension = record.Dimension ?? '';
    const hour = Math.floor(secondsOf(record) / 3_600) * HOUR_MS;
    const licenseArn = record.LicenseArn;
    const key = billKey(licenseArn ?? record.CustomerIdentifier ?? '', dimension, hour);
    const text = JSON.stringify([record, ProductCode, region]);
    return { at: world.now(), region, key, licenseArn, productCode: ProductCode, dimension, hour, text };
  };

  const breakDown = (): boolean => {
    if (world.now() < outage.until) return true;
    if (outage.left === 0 || !faults.strikes('outage')) return false;
    outage.left -= 1;
    outage.until = world.now() + chance.pick(OUTAGES_MS);
    world.mark('metering outage');
    return true;
  };

  const isPoison = ({ key }: SentRecord): boolean => {
    const until = poison.get(key) ?? (faults.strikes('poison') ? world.now() + chance.pick(POISON_MS) : 0);
    poison.set(key, until);
    return world.now() < until;
  };

  const suspend = async (accountId: string): Promise<void> => {
    unsubscribed.left -= 1;
    world.mark('customer is said not to be subscribed');
    core.act('suspend', { accountId, suspended: true });
    await world.sleep('AWS', chance.pick(UNSUBSCRIBED_MS));
    core.act('suspend', { accountId, suspended: false });
  };

  const maySuspend = (records: readonly UsageRecord[]): void => {
    const accountId = records[0]?.CustomerAWSAccountId;
    const isThere = accountId !== undefined && !core.state.suspendedAccounts.includes(accountId);
    if (isThere && unsubscribed.left > 0 && faults.strikes('unsubscribed')) void suspend(accountId);
  };

  const callCore = (input: Input, records: readonly UsageRecord[], region: string) => {
    const { Results } = core.call(
      'BatchMeterUsage',
      { ...input, UsageRecords: records.map(onWire) },
      { account: SELLER, region },
    );
    return Results.map(({ UsageRecord: { Timestamp, ...record }, ...result }) => ({
      ...result,
      UsageRecord: { ...record, Timestamp: new Date(Timestamp * SECOND_MS) },
    }));
  };

  const take = (input: Input, region: string) => {
    const { UsageRecords = [] } = input;
    const arriving = UsageRecords.map((record) => sentOf(record, input, region));
    sent.push(...arriving);
    for (const each of arriving) for (const watcher of watchers) watcher(each);
    if (breakDown()) {
      say(arriving, 'unavailable');
      throw new AwsFault('InternalServiceErrorException', 'Service unavailable.', { status: 503 });
    }
    maySuspend(UsageRecords);
    const isFoul = arriving.map(isPoison).includes(true);
    for (const { key } of arriving) {
      const { times = 0, inSoundCall = false } = tried.get(key) ?? {};
      tried.set(key, { times: times + 1, inSoundCall: inSoundCall || !isFoul });
    }
    const isRefused = (error: unknown): never => {
      const [only, ...others] = arriving;
      if (error instanceof AwsFault && only && others.length === 0) say([only], 'refused');
      throw error;
    };
    try {
      if (isFoul) {
        world.mark('poison record');
        throw new AwsFault('InvalidTagException', 'The tag is invalid.');
      }
      const taken = UsageRecords.filter(() => !faults.strikes('unprocessed'));
      if (taken.length < UsageRecords.length) world.mark('record left unprocessed');
      const Results = taken.length === 0 ? [] : callCore(input, taken, region);
      for (const { UsageRecord: record, Status } of Results) {
        say(
          [sentOf(record as UsageRecord, input, region)],
          Status === 'CustomerNotSubscribed' ? 'not-subscribed' : 'taken',
        );
      }
      return { Results, UnprocessedRecords: UsageRecords.filter((record) => !taken.includes(record)) };
    } catch (error) {
      return isRefused(error);
    }
  };

  return {
    sent,
    said: (key) => said.get(key) ?? new Set(),
    tried: (key) => tried.get(key) ?? { times: 0, inSoundCall: false },
    watch: (watcher) => void watchers.push(watcher),
    heal: () => {
      outage.until = 0;
    },
    of: (process) => (region) => {
      const send = async ({ input }: { readonly input: Input }) => {
        try {
          return await process.io('BatchMeterUsage', () => take(input, region));
        } catch (error) {
          throw thrown(error);
        }
      };
      return { send } as unknown as MarketplaceMeteringClient;
    },
  };
};
