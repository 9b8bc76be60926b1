/**
 * DynamoDB Streams. A stream has one shard, whose records are the table's changes in the order of their commits;
 * those of a transaction stand together.
 * @module
 */
import * as v from 'valibot';
import { STREAM_RETENTION_MS } from './changes.ts';
import type { Database } from './database.ts';
import type { StreamSettings } from './settings.ts';
import { presentRecord, type StreamRecord, sequenceNumber } from './stream-records.ts';
import { type Body, parse, type Reply, refused } from './wire.ts';

/** API reference of GetRecords and GetShardIterator (2026-11-21). */
const RECORDS_MAX = 1000;
const RECORDS_BYTES_MAX = 1024 * 1024;
const ITERATOR_LIFE_MS = 15 * 60 * 1000;

const SHARD = 'shardId-00000000000000000000-00000001';

const DescribeRequest = v.looseObject({ StreamArn: v.string() });
const IteratorRequest = v.looseObject({
  StreamArn: v.string(),
  ShardId: v.string(),
  ShardIteratorType: v.picklist(['TRIM_HORIZON', 'LATEST', 'AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER']),
  SequenceNumber: v.optional(v.pipe(v.string(), v.regex(/^\d{1,40}$/))),
});
const RecordsRequest = v.looseObject({
  ShardIterator: v.string(),
  Limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(RECORDS_MAX))),
});
/** Stream, sequence to read from (0: the oldest there is), time of issue in milliseconds. */
const IteratorContent = v.tuple([v.string(), v.number(), v.number()]);

/** Streams that can be read: open ones, and closed ones for as long as their records are kept. */
const readable = (db: Database): StreamSettings[] => {
  const oldest = db.now() - STREAM_RETENTION_MS;
  return db.settings.streams().filter((one) => one.disabledAt === undefined || one.disabledAt >= oldest);
};

const streamOf = (db: Database, arn: string): StreamSettings => {
  const stream = readable(db).find((one) => one.arn === arn);
  if (stream) return stream;
  throw refused('ResourceNotFoundException', `Requested resource not found: Stream: ${arn} not found`);
};

const listStreams = (db: Database, body: Body): Body => {
  const table = body['TableName'];
  const streams = readable(db).filter((one) => table === undefined || one.table === table);
  return {
    Streams: streams.map(({ arn, label, table: name }) => ({
      StreamArn: arn,
      StreamLabel: label,
      TableName: name,
    })),
  };
};

const describeStream = (db: Database, body: Body): Body => {
  const stream = streamOf(db, parse(DescribeRequest, body).StreamArn);
  const starting = sequenceNumber(db.changes.horizon() + 1);
  const closed = stream.disabledAt !== undefined;
  const ending = closed && { EndingSequenceNumber: sequenceNumber(db.changes.last()) };
  return {
    StreamDescription: {
      StreamArn: stream.arn,
      StreamLabel: stream.label,
      StreamStatus: closed ? 'DISABLED' : 'ENABLED',
      StreamViewType: stream.viewType,
      CreationRequestDateTime: stream.createdAt / 1000,
      TableName: stream.table,
      KeySchema: stream.keySchema,
      Shards: [{ ShardId: SHARD, SequenceNumberRange: { StartingSequenceNumber: starting, ...ending } }],
    },
  };
};

const iterator = (db: Database, arn: string, from: number): string =>
  Buffer.from(JSON.stringify([arn, from, db.now()])).toString('base64url');

const refuseTrimmed = (db: Database, from: number): void => {
  if (from === 0 || from > db.changes.horizon()) return;
  const message = 'The operation attempted to read past the oldest stream record in a shard';
  throw refused('TrimmedDataAccessException', message);
};

const getShardIterator = (db: Database, body: Body): Body => {
  const request = parse(IteratorRequest, body);
  const { arn } = streamOf(db, request.StreamArn);
  if (request.ShardId !== SHARD) throw refused('ResourceNotFoundException', 'Shard does not exist');
  const from = ((): number => {
    if (request.ShardIteratorType === 'TRIM_HORIZON') return 0;
    if (request.ShardIteratorType === 'LATEST') return db.changes.last() + 1;
    if (request.SequenceNumber === undefined) {
      throw refused('ValidationException', 'SequenceNumber must be given for this ShardIteratorType');
    }
    const given = Number(request.SequenceNumber);
    return request.ShardIteratorType === 'AT_SEQUENCE_NUMBER' ? given : given + 1;
  })();
  refuseTrimmed(db, from);
  return { ShardIterator: iterator(db, arn, from) };
};

const readIterator = (text: string): v.InferOutput<typeof IteratorContent> => {
  try {
    return v.parse(IteratorContent, JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    throw refused('ValidationException', 'Invalid ShardIterator');
  }
};

/** As many records as fit into one reply, at least one. */
const withinBytes = (records: StreamRecord[]): StreamRecord[] => {
  let bytes = 0;
  const over = records.findIndex((record) => {
    bytes += record.dynamodb.SizeBytes;
    return bytes > RECORDS_BYTES_MAX;
  });
  return over === -1 ? records : records.slice(0, Math.max(1, over));
};

const getRecords = (db: Database, body: Body): Body => {
  const request = parse(RecordsRequest, body);
  const [arn, from, issued] = readIterator(request.ShardIterator);
  const stream = streamOf(db, arn);
  if (db.now() - issued > ITERATOR_LIFE_MS) {
    throw refused('ExpiredIteratorException', 'Iterator expired: it is older than 15 minutes');
  }
  refuseTrimmed(db, from);
  const found = db.changes.read(arn, from, request.Limit ?? RECORDS_MAX);
  const records = withinBytes(found.map((entry) => presentRecord(entry, stream, db.region)));
  const lastRead = records.at(-1)?.dynamodb.SequenceNumber;
  const next = lastRead === undefined ? Math.max(from, db.changes.last() + 1) : Number(lastRead) + 1;
  const ended = stream.disabledAt !== undefined && records.length === 0;
  return { Records: records, ...(!ended && { NextShardIterator: iterator(db, arn, next) }) };
};

const OPERATIONS: Record<string, (db: Database, body: Body) => Body> = {
  ListStreams: listStreams,
  DescribeStream: describeStream,
  GetShardIterator: getShardIterator,
  GetRecords: getRecords,
};

/** Answers an operation of `DynamoDBStreams_20120810`; undefined where there is none of that name. */
export const answerStreams = (db: Database, operation: string, body: Body): Reply | undefined => {
  const work = OPERATIONS[operation];
  if (!work) return undefined;
  db.changes.trim(db.now());
  return { status: 200, body: work(db, body) };
};

/**
 * The records of a table's stream after a sequence number, without the ceremony of shards and iterators.
 * @param after sequence number of the last record that was taken; absent: from the oldest that is kept
 * @param limit how many at most
 */
export const readStream = (
  db: Database,
  table: string,
  after: string | undefined,
  limit: number,
): StreamRecord[] => {
  const stream = db.settings.stream(table);
  if (!stream) return [];
  db.changes.trim(db.now());
  const from = after === undefined ? 0 : Number(after) + 1;
  return db.changes.read(stream.arn, from, limit).map((entry) => presentRecord(entry, stream, db.region));
};
