import { setTimeout as sleep } from 'node:timers/promises';
import type { EmbeddedDynamoDb } from '../dynamodb/server.ts';
import type { StreamRecord } from '../dynamodb/stream-records.ts';
import { matches, parsePattern } from '../events/pattern.ts';
import { type EventSource, failuresOf } from '../lambda/event-source.ts';
import type { Consumer } from '../queues/consumer.ts';
import type { Activity } from '../state/activity.ts';
import type { Kept } from '../state/kept.ts';
import type { SetAside } from './set-aside.ts';

/** Lambda's default for DynamoDB streams (Lambda guide, 2026-11). */
const BATCH_SIZE_DEFAULT = 100;
const PAGE_RECORDS = 1000;
const BACKOFF_MS_FIRST = 50;
const BACKOFF_MS_MAX = 1000;

/** What a stream consumer works with. */
export interface StreamHost {
  dynamoDb: Pick<EmbeddedDynamoDb, 'readStream' | 'onStreamRecord'>;
  activity: Activity;
  /** Mapping id → sequence number of the last record that is done with. */
  checkpoints: Kept<string>;
  setAside: SetAside;
  now(): number;
  report(error: unknown): void;
}

const sequenceOf = (record: StreamRecord) => record.dynamodb.SequenceNumber;

/** How many records at the front are too old for the mapping. */
const tooOld = (records: readonly StreamRecord[], source: EventSource, now: number): number => {
  const { MaximumRecordAgeInSeconds: ageMax } = source.settings;
  if (ageMax < 0) return 0;
  const young = records.findIndex(
    (record) => now / 1000 - record.dynamodb.ApproximateCreationDateTime <= ageMax,
  );
  return young === -1 ? records.length : young;
};

/**
 * Brings `records` to the function, in order, until each is done with or put aside: partial failures go on from the first
 * that failed, a batch that fails as a whole is split if the mapping says so (which does not count as a try).
 */
const bring = async (
  source: EventSource,
  batch: readonly StreamRecord[],
  host: StreamHost,
  stopped: () => boolean,
): Promise<void> => {
  const { BisectBatchOnFunctionError: bisect, MaximumRetryAttempts: retriesMax } = source.settings;
  let records = batch;
  for (let tries = 1; records.length > 0 && !stopped(); tries += 1) {
    const old = tooOld(records, source, host.now());
    if (old > 0) host.setAside(source, records.slice(0, old), 'RecordAgeExceeded', tries - 1);
    records = records.slice(old);
    if (records.length === 0) return;
    const outcome = await source.target.invoke({
      Records: records.map((record) => ({ ...record, eventSourceARN: source.settings.EventSourceArn })),
    });
    const failed = failuresOf(outcome, source, records.map(sequenceOf));
    if (failed.size === 0) return;
    const first = records.findIndex((record) => failed.has(sequenceOf(record)));
    records = records.slice(first);
    if (bisect && first === 0 && records.length > 1) {
      const middle = Math.ceil(records.length / 2);
      await bring(source, records.slice(0, middle), host, stopped);
      return bring(source, records.slice(middle), host, stopped);
    }
    if (retriesMax >= 0 && tries > retriesMax) {
      host.setAside(source, records, 'RetryAttemptsExhausted', tries);
      return;
    }
    await sleep(Math.min(BACKOFF_MS_FIRST * 2 ** (tries - 1), BACKOFF_MS_MAX));
  }
};

const tableOf = (streamArn: string) => /:table\/([^/]+)\/stream\//.exec(streamArn)?.[1] ?? '';

/** A DynamoDB stream as event source: filtered, in order, at least once; a restart goes on after the last batch done with. */
export const feedFromStream = (source: EventSource, host: StreamHost): Consumer => {
  const { settings, id, place } = source;
  const { dynamoDb, checkpoints, activity } = host;
  const table = tableOf(settings.EventSourceArn);
  const filters = (settings.FilterCriteria?.Filters ?? []).map(({ Pattern }) =>
    parsePattern(JSON.parse(Pattern), place),
  );
  const wanted = (record: StreamRecord) =>
    filters.length === 0 || filters.some((filter) => matches(filter, record));
  const batchSize = settings.BatchSize ?? BATCH_SIZE_DEFAULT;
  let stopped = false;
  let running = false;
  const unread = (limit: number) => dynamoDb.readStream(table, checkpoints.get(id), limit);
  const done = (record: StreamRecord | undefined) => record && checkpoints.put(id, sequenceOf(record));
  const drain = async () => {
    for (let page = unread(PAGE_RECORDS); page.length > 0 && !stopped; page = unread(PAGE_RECORDS)) {
      const matching = page.filter(wanted);
      for (let from = 0; from < matching.length && !stopped; from += batchSize) {
        const batch = matching.slice(from, from + batchSize);
        await bring(source, batch, host, () => stopped);
        if (!stopped) done(batch.at(-1));
      }
      if (!stopped) done(page.at(-1));
    }
  };
  const wake = () => {
    if (running || stopped) return;
    running = true;
    activity
      .during(`stream of ${table}`, drain)
      .catch(host.report)
      .finally(() => {
        running = false;
        if (!stopped && unread(1).length > 0) setTimeout(wake, BACKOFF_MS_FIRST);
      });
  };
  if (settings.StartingPosition === 'LATEST' && checkpoints.get(id) === undefined) {
    for (let page = unread(PAGE_RECORDS); page.length > 0; page = unread(PAGE_RECORDS)) done(page.at(-1));
  }
  dynamoDb.onStreamRecord((changed) => {
    if (changed === table) wake();
  });
  activity.watch(`stream of ${table}`, () => !stopped && unread(1).length > 0);
  wake();
  return {
    stop: () => {
      stopped = true;
    },
  };
};
