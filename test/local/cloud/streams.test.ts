import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedDynamoDb, openDynamoDb } from '#local/cloud/dynamodb/server.ts';
import type { EventSource } from '#local/cloud/lambda/event-source.ts';
import type { Outcome } from '#local/cloud/lambda/function.ts';
import type { Consumer } from '#local/cloud/queues/consumer.ts';
import { openQueues } from '#local/cloud/queues/queues.ts';
import { openActivity } from '#local/cloud/state/activity.ts';
import { openKept } from '#local/cloud/state/kept.ts';
import { openBuckets } from '#local/cloud/storage/buckets.ts';
import { feedFromStream } from '#local/cloud/streams/consumer.ts';
import { openSetAside } from '#local/cloud/streams/set-aside.ts';
import { resolveResources } from '#local/cloud/template/resources.ts';

interface Batch {
  Records: { dynamodb: { Keys: { pk: { S: string } }; SequenceNumber: string } }[];
}

const keysOf = (event: unknown) => (event as Batch).Records.map(({ dynamodb }) => dynamodb.Keys.pk.S);
const good: Outcome = { ok: true, result: null };
const bad: Outcome = { ok: false, error: { errorType: 'Error', errorMessage: 'broken' } };

const aside = {
  name: 'S',
  account: '123456789012',
  region: 'us-east-1',
  template: {
    Resources: {
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'aside' } },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'aside' } },
    },
  },
  assets: new Map(),
};

let db: EmbeddedDynamoDb;
let streamArn: string;
let consumer: Consumer | undefined;
let time: number;
const checkpoints = openKept<string>();
const reported: unknown[] = [];

beforeEach(async () => {
  time = Date.parse('2026-11-21T00:00:00Z');
  checkpoints.clear();
  db = await openDynamoDb({ now: () => time });
  const created = await db.answer('DynamoDB_20120810.CreateTable', {
    TableName: 'orders',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  });
  streamArn = (created.body as { TableDescription: { LatestStreamArn: string } }).TableDescription
    .LatestStreamArn;
});
afterEach(async () => {
  consumer?.stop();
  await db.close();
  expect(reported).toEqual([]);
});

const put = (...keys: string[]) => {
  const items = keys.map((pk) => ({
    Put: { TableName: 'orders', Item: { pk: { S: pk }, kind: { S: pk.split('-')[0] } } },
  }));
  return db.answer('DynamoDB_20120810.TransactWriteItems', { TransactItems: items });
};

/** Feeds `handle` from the stream; gives the batches it got, what was put aside, and a way to wait. */
const feed = (more: Partial<EventSource['settings']>, handle: (keys: string[], event: Batch) => Outcome) => {
  const batches: string[][] = [];
  const resources = resolveResources([aside], { endpointUrl: 'http://x', streamArn: () => undefined });
  const queues = openQueues(resources, () => time);
  const buckets = openBuckets(resources, () => time);
  const source: EventSource = {
    place: 'S/Mapping',
    id: 'mapping',
    roleArn: '',
    target: {
      name: 'f',
      roleArn: '',
      arn: 'arn:aws:lambda:us-east-1:123456789012:function:f',
      timeoutMs: 1000,
      invoke: async (event) => {
        batches.push(keysOf(event));
        return handle(keysOf(event), event as Batch);
      },
      instances: () => 1,
      stop: () => undefined,
    },
    settings: {
      EventSourceArn: streamArn,
      FunctionName: 'f',
      Enabled: true,
      MaximumBatchingWindowInSeconds: 0,
      FunctionResponseTypes: [],
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: false,
      MaximumRetryAttempts: 1,
      MaximumRecordAgeInSeconds: -1,
      ...more,
    },
  };
  const activity = openActivity();
  const setAside = openSetAside(queues, buckets, () => time);
  const report = (error: unknown) => void reported.push(error);
  consumer = feedFromStream(source, {
    dynamoDb: db,
    activity,
    checkpoints,
    setAside,
    now: () => time,
    report,
  });
  return { batches, queues, bucket: buckets.get('aside'), settled: () => activity.settled() };
};

const toBucket = { OnFailure: { Destination: 'arn:aws:s3:::aside' } };
const toQueue = { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:123456789012:aside' } };

describe('a stream as event source', () => {
  it('brings what its filter wants, in order and in batches', async () => {
    const Pattern = JSON.stringify({ eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['a'] } } } });
    const { batches, settled } = feed(
      { BatchSize: 2, FilterCriteria: { Filters: [{ Pattern }] } },
      () => good,
    );
    await put('a-1', 'b-1', 'a-2', 'a-3');
    await put('a-1');
    await settled();
    expect(batches.flat()).toEqual(['a-1', 'a-2', 'a-3']);
    expect(batches.every((batch) => batch.length <= 2)).toBe(true);
  });

  it('goes on after a restart where it stood, and brings again what was not done', async () => {
    const first = feed({ MaximumRetryAttempts: -1 }, ([key]) => (key === 'a-1' ? good : bad));
    await put('a-1');
    await first.settled();
    await put('a-2');
    await expect.poll(() => first.batches.length).toBeGreaterThan(2);
    consumer?.stop();
    const second = feed({}, () => good);
    await second.settled();
    expect(second.batches).toEqual([['a-2']]);
  });

  it('skips what was there before, from LATEST', async () => {
    await put('a-1');
    const { batches, settled } = feed({ StartingPosition: 'LATEST' }, () => good);
    await put('a-2');
    await settled();
    expect(batches).toEqual([['a-2']]);
  });

  it('splits a failing batch until the bad record stands alone, and puts it aside', async () => {
    await put('a-1', 'a-2', 'bad', 'a-3');
    const { batches, bucket, settled } = feed(
      { BisectBatchOnFunctionError: true, DestinationConfig: toBucket },
      (keys) => (keys.includes('bad') ? bad : good),
    );
    await settled();
    expect(batches).toEqual([
      ['a-1', 'a-2', 'bad', 'a-3'],
      ['a-1', 'a-2'],
      ['bad', 'a-3'],
      ['bad'],
      ['bad'],
      ['a-3'],
    ]);
    const [object] = bucket?.list('aws/lambda/mapping/shardId-') ?? [];
    const record = JSON.parse(Buffer.from(object?.body ?? '', 'base64').toString('utf8'));
    expect(record).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted' },
      DDBStreamBatchInfo: { batchSize: 1, streamArn },
    });
    expect(keysOf(JSON.parse(record.payload))).toEqual(['bad']);
  });

  it('goes on from the first record that is reported as failed', async () => {
    await put('a-1', 'a-2', 'a-3');
    let calls = 0;
    const { batches, settled } = feed(
      { FunctionResponseTypes: ['ReportBatchItemFailures'] },
      (_, { Records }) => {
        calls += 1;
        const itemIdentifier = Records[1]?.dynamodb.SequenceNumber ?? '';
        return calls === 1 ? { ok: true, result: { batchItemFailures: [{ itemIdentifier }] } } : good;
      },
    );
    await settled();
    expect(batches).toEqual([
      ['a-1', 'a-2', 'a-3'],
      ['a-2', 'a-3'],
    ]);
  });

  it('takes an unknown identifier for a failure of all', async () => {
    await put('a-1', 'a-2');
    const { batches, queues, settled } = feed(
      { FunctionResponseTypes: ['ReportBatchItemFailures'], DestinationConfig: toQueue },
      () => ({ ok: true, result: { batchItemFailures: [{ itemIdentifier: 'x' }] } }),
    );
    await settled();
    expect(batches).toEqual([
      ['a-1', 'a-2'],
      ['a-1', 'a-2'],
    ]);
    const [told] = queues.byName('aside')?.all() ?? [];
    expect(JSON.parse(told?.body ?? '{}')).toMatchObject({ DDBStreamBatchInfo: { batchSize: 2 } });
    expect(told?.body).not.toContain('payload');
  });

  it('puts aside what is too old, untried', async () => {
    await put('old');
    time += 61_000;
    await put('young');
    const { batches, bucket, settled } = feed(
      { MaximumRecordAgeInSeconds: 60, DestinationConfig: toBucket },
      () => good,
    );
    await settled();
    expect(batches).toEqual([['young']]);
    expect(bucket?.list('')).toHaveLength(1);
  });
});
