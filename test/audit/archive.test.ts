import { S3Client } from '@aws-sdk/client-s3';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '#domain/journal.ts';
import { s3Archive } from '#lambdas/edge/archive-bucket.ts';
import { journalEntriesOf } from '#lambdas/edge/journal-stream.ts';
import { archive } from '#lambdas/publishing/archive.ts';
import { journalItem } from '#lambdas/stores/journal-item.ts';
import { T0 } from '#test/stores/examples.ts';

const entry = (number: number): JournalEntry => ({
  commitId: `c${number}`,
  at: T0 + number,
  cause: { door: 'clock', verb: 'wake-tenant', actor: { kind: 'clock' }, correlationId: `m${number}` },
  written: [{ entity: 'tenant/t-1', version: number, from: 'GRACE', to: 'SUSPENDED' }],
  events: [],
});

const streamed = (numbers: readonly number[]) =>
  journalEntriesOf({
    Records: numbers.map((number) => ({
      eventName: 'INSERT',
      dynamodb: { NewImage: marshall(journalItem(entry(number))), SequenceNumber: `10${number}` },
    })),
  } as unknown as DynamoDBStreamEvent);

/** Collects what is kept; fails as often as told. */
const shelf = (failures = 0) => {
  let left = failures;
  const objects = new Map<string, string>();
  const trails: string[] = [];
  return {
    objects,
    trails,
    bucket: { keep: async (key: string, body: string) => void objects.set(key, body) },
    keeps: {
      keep: async (entries: readonly JournalEntry[]) => {
        left -= 1;
        if (left >= 0) throw new Error('throttled');
        trails.push(...entries.map(({ commitId }) => commitId));
      },
    },
  };
};

describe('a batch of the stream', () => {
  test('is one object, an entry a line, as it was committed', async () => {
    const { objects, trails, bucket, keeps } = shelf();
    await archive({ bucket, trails: keeps }, streamed([1, 2, 3]));
    const [[key = '', body = ''] = []] = [...objects];
    expect(key).toMatch(/^journal\/\d{4}\/\d\d\/\d\d\/101-103\.ndjson$/);
    const lines = body.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([1, 2, 3].map(entry));
    expect(trails).toEqual(['c1', 'c2', 'c3']);
  });

  test('that comes again is the same object; one that was split is another', async () => {
    const { objects, bucket, keeps } = shelf(1);
    await expect(archive({ bucket, trails: keeps }, streamed([1, 2]))).rejects.toThrow('throttled');
    await archive({ bucket, trails: keeps }, streamed([1, 2]));
    expect(objects.size).toBe(1);
    await archive({ bucket, trails: keeps }, streamed([1]));
    expect(objects.size).toBe(2);
  });

  test('without journal entries is nothing', async () => {
    const { objects, bucket, keeps } = shelf();
    await archive({ bucket, trails: keeps }, []);
    expect(objects.size).toBe(0);
  });
});

/** S3's side of the wire: one answer, and what was sent. */
const s3Answering = (status: number, code?: string) => {
  const sent: { headers: Record<string, string>; body: unknown }[] = [];
  const client = new S3Client({
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: {
      handle: async (request: { headers: Record<string, string>; body: unknown }) => {
        sent.push(request);
        const text = code ? `<Error><Code>${code}</Code><Message>no</Message></Error>` : '';
        const body = new Blob([text]).stream();
        return { response: { statusCode: status, headers: { 'content-type': 'application/xml' }, body } };
      },
    } as never,
    maxAttempts: 1,
  });
  return { sent, bucket: s3Archive('journal-bucket', client) };
};

describe('an object under Object Lock', () => {
  test('carries a checksum, which S3 asks of locked objects, and does not replace one', async () => {
    const { sent, bucket } = s3Answering(200);
    await bucket.keep('journal/x.ndjson', 'line\n');
    const headers = sent[0]?.headers ?? {};
    expect(headers['if-none-match']).toBe('*');
    expect(Object.keys(headers).some((name) => name.startsWith('x-amz-checksum-'))).toBe(true);
  });

  test('that is there already is fine, any other error is not', async () => {
    await s3Answering(412, 'PreconditionFailed').bucket.keep('k', 'b');
    await expect(s3Answering(403, 'AccessDenied').bucket.keep('k', 'b')).rejects.toThrow();
  });
});
