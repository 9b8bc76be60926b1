import { randomUUID } from 'node:crypto';
import type { StreamRecord } from '../dynamodb/stream-records.ts';
import type { EventSource } from '../lambda/event-source.ts';
import type { Queues } from '../queues/queues.ts';
import type { Bucket } from '../storage/buckets.ts';

/** Why records were given up, in Lambda's words. */
export type Condition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

/** Puts a batch that was given up where the mapping says, if it says. */
export type SetAside = (
  source: EventSource,
  records: readonly StreamRecord[],
  condition: Condition,
  tries: number,
) => void;

const SHARD = 'shardId-00000000000000000000-00000001';
const SECOND_MS = 1000;

const iso = (record: StreamRecord | undefined) =>
  new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * SECOND_MS).toISOString();

/** Lambda guide, "Retain discarded batches" (2026-11). */
const invocationRecord = (
  { target, settings }: EventSource,
  records: readonly StreamRecord[],
  condition: Condition,
  tries: number,
  now: number,
) => ({
  requestContext: {
    requestId: randomUUID(),
    functionArn: `${target.arn}:$LATEST`,
    condition,
    approximateInvokeCount: tries,
  },
  responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
  version: '1.0',
  timestamp: new Date(now).toISOString(),
  DDBStreamBatchInfo: {
    shardId: SHARD,
    startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
    endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
    approximateArrivalOfFirstRecord: iso(records[0]),
    approximateArrivalOfLastRecord: iso(records.at(-1)),
    batchSize: records.length,
    streamArn: settings.EventSourceArn,
  },
});

const objectKey = (source: EventSource, timestamp: string) => {
  const day = timestamp.slice(0, 10).replaceAll('-', '/');
  return `aws/lambda/${source.id}/${SHARD}/${day}/${timestamp.slice(0, 19).replaceAll(':', '.')}-${randomUUID()}`;
};

/** On-failure destinations: an S3 bucket gets the records themselves, an SQS queue only tells which ones. */
export const openSetAside =
  (queues: Queues, buckets: ReadonlyMap<string, Bucket>, now: () => number): SetAside =>
  (source, records, condition, tries) => {
    const destination = source.settings.DestinationConfig?.OnFailure?.Destination;
    if (destination === undefined) return;
    const record = invocationRecord(source, records, condition, tries, now());
    const bucket = buckets.get(destination.replace('arn:aws:s3:::', ''));
    if (bucket) {
      const body = JSON.stringify({ ...record, payload: JSON.stringify({ Records: records }) });
      bucket.put(objectKey(source, record.timestamp), Buffer.from(body), 'application/json');
    } else {
      queues.byArn(destination)?.send(JSON.stringify(record));
    }
  };
