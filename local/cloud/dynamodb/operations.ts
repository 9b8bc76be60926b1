import { describeBackups, updateBackups } from './backups.ts';
import { batchWrite } from './batch-write.ts';
import type { Database } from './database.ts';
import { batchGet, getItem, readPage } from './reads.ts';
import { answerStreams } from './streams.ts';
import { createTable, deleteTable, describeTable, updateTable } from './table-operations.ts';
import { describeTimeToLive, updateTimeToLive } from './time-to-live.ts';
import { transactGet } from './transact-get.ts';
import { transactWrite } from './transact-write.ts';
import { type Body, Refused, type Reply, refused } from './wire.ts';
import { writeItem } from './write.ts';

type Operation = (db: Database, body: Body) => Promise<Reply>;

/** Passes to the engine as it is. */
const passing =
  (operation: string, gate: 'read' | 'write'): Operation =>
  (db, body) =>
    db.gate[gate](() => db.engine.call(operation, body));

/** Every operation that is answered. What is not here does not exist, as on AWS for a name it does not know. */
const OPERATIONS: Record<string, Operation> = {
  CreateTable: createTable,
  UpdateTable: updateTable,
  DeleteTable: deleteTable,
  DescribeTable: describeTable,
  ListTables: passing('ListTables', 'read'),
  TagResource: passing('TagResource', 'write'),
  UntagResource: passing('UntagResource', 'write'),
  ListTagsOfResource: passing('ListTagsOfResource', 'read'),
  UpdateTimeToLive: updateTimeToLive,
  DescribeTimeToLive: describeTimeToLive,
  UpdateContinuousBackups: updateBackups,
  DescribeContinuousBackups: describeBackups,
  PutItem: (db, body) => writeItem(db, 'PutItem', body),
  UpdateItem: (db, body) => writeItem(db, 'UpdateItem', body),
  DeleteItem: (db, body) => writeItem(db, 'DeleteItem', body),
  BatchWriteItem: batchWrite,
  GetItem: getItem,
  BatchGetItem: batchGet,
  Query: (db, body) => readPage(db, 'Query', body),
  Scan: (db, body) => readPage(db, 'Scan', body),
  TransactWriteItems: transactWrite,
  TransactGetItems: transactGet,
};

const route = async (db: Database, target: string, body: Body): Promise<Reply> => {
  const [service, name = ''] = target.split('.');
  const found = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  if (service === 'DynamoDB_20120810' && found) return found(db, body);
  const streams = service === 'DynamoDBStreams_20120810' ? answerStreams(db, name, body) : undefined;
  if (streams) return streams;
  throw refused('UnknownOperationException', `An unknown operation was requested: ${target}`);
};

/** Answers one request; what goes wrong in here is an InternalServerError, as it would be there. */
export const answer = async (db: Database, target: string, body: unknown): Promise<Reply> => {
  try {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw refused('SerializationException', 'The body is not a JSON object');
    }
    return await route(db, target, body as Body);
  } catch (error) {
    if (error instanceof Refused) return error.reply;
    const message = error instanceof Error ? error.message : `${error}`;
    const type = 'com.amazonaws.dynamodb.v20120810#InternalServerError';
    return { status: 500, body: { __type: type, message } };
  }
};
