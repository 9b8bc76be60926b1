/**
 * GetItem, BatchGetItem, Query and Scan pass to the engine; what they consume is counted here.
 * @module
 */
import { capacityMode, consumed, readUnits, type Units } from './capacity.ts';
import type { Database } from './database.ts';
import { itemBytes } from './size.ts';
import type { TableShape } from './tables.ts';
import type { Body, Item, Reply } from './wire.ts';
import { without } from './wire.ts';

const bytesOf = (items: readonly Item[]): number => items.reduce((sum, item) => sum + itemBytes(item), 0);

const readFactor = (body: Body): 0.5 | 1 => (body['ConsistentRead'] === true ? 1 : 0.5);

/** GetItem: the whole item counts, whatever of it is shown. */
export const getItem = (db: Database, body: Body): Promise<Reply> =>
  db.gate.read(async () => {
    const mode = capacityMode(body);
    if (!mode) return db.engine.call('GetItem', body);
    const reply = await db.engine.call('GetItem', without(body, 'ReturnConsumedCapacity'));
    const shape = await db.tables.shape(`${body['TableName']}`);
    if (reply.status !== 200 || !shape) return reply;
    const whole = await db.engine.ask('GetItem', { TableName: shape.name, Key: body['Key'] });
    const table = readUnits(bytesOf(whole['Item'] ? [whole['Item'] as Item] : []), readFactor(body));
    const capacity = consumed(mode, shape, { table, indexes: {} });
    return { status: 200, body: { ...(reply.body as Body), ConsumedCapacity: capacity } };
  });

const PLACEHOLDER = /[#:][A-Za-z0-9_]+/g;

/** The same page of a query or scan as the engine looked through it: nothing filtered, nothing projected. */
const unfiltered = (body: Body): Body => {
  const plain = without(
    body,
    ...['FilterExpression', 'ProjectionExpression', 'QueryFilter', 'ScanFilter', 'ConditionalOperator'],
    ...['AttributesToGet', 'Select', 'ReturnConsumedCapacity'],
    ...['ExpressionAttributeNames', 'ExpressionAttributeValues'],
  );
  // A placeholder that is used nowhere is an error.
  const used = new Set(`${body['KeyConditionExpression'] ?? ''}`.match(PLACEHOLDER));
  for (const member of ['ExpressionAttributeNames', 'ExpressionAttributeValues']) {
    const left = Object.entries((body[member] ?? {}) as Body).filter(([placeholder]) =>
      used.has(placeholder),
    );
    if (left.length > 0) plain[member] = Object.fromEntries(left);
  }
  return plain;
};

const pageUnits = (body: Body, shape: TableShape, bytes: number): Units => {
  const units = readUnits(bytes, readFactor(body));
  const index = shape.indexes.find((one) => one.name === body['IndexName']);
  return index ? { table: 0, indexes: { [index.name]: units } } : { table: units, indexes: {} };
};

/** Query and Scan: all that was looked through counts, before the filter. */
export const readPage = (db: Database, operation: 'Query' | 'Scan', body: Body): Promise<Reply> =>
  db.gate.read(async () => {
    const mode = capacityMode(body);
    if (!mode) return db.engine.call(operation, body);
    const reply = await db.engine.call(operation, without(body, 'ReturnConsumedCapacity'));
    const shape = await db.tables.shape(`${body['TableName']}`);
    if (reply.status !== 200 || !shape) return reply;
    const page = await db.engine.ask(operation, unfiltered(body));
    const capacity = consumed(mode, shape, pageUnits(body, shape, bytesOf(page['Items'] as Item[])));
    return { status: 200, body: { ...(reply.body as Body), ConsumedCapacity: capacity } };
  });

interface BatchGet {
  Keys: Item[];
  ConsistentRead?: boolean;
}

/** Every key counts for itself; one that is not found takes the least, one that was not processed nothing. */
const batchUnits = async (
  db: Database,
  asked: BatchGet,
  table: string,
  unprocessed: number,
): Promise<number> => {
  const plain = { Keys: asked.Keys, ...(asked.ConsistentRead && { ConsistentRead: true }) };
  const whole = await db.engine.ask('BatchGetItem', { RequestItems: { [table]: plain } });
  const found = (whole['Responses'] as Record<string, Item[]>)[table] ?? [];
  const factor = readFactor({ ...asked });
  const missing = asked.Keys.length - found.length - unprocessed;
  return found.reduce(
    (sum, item) => sum + readUnits(itemBytes(item), factor),
    missing * readUnits(0, factor),
  );
};

/** BatchGetItem. */
export const batchGet = (db: Database, body: Body): Promise<Reply> =>
  db.gate.read(async () => {
    const mode = capacityMode(body);
    if (!mode) return db.engine.call('BatchGetItem', body);
    const reply = await db.engine.call('BatchGetItem', without(body, 'ReturnConsumedCapacity'));
    if (reply.status !== 200) return reply;
    const answer = reply.body as Body;
    const left = answer['UnprocessedKeys'] as Record<string, BatchGet>;
    const capacity: Body[] = [];
    for (const [table, asked] of Object.entries(body['RequestItems'] as Record<string, BatchGet>)) {
      const shape = await db.tables.shape(table);
      if (!shape) continue;
      const units = await batchUnits(db, asked, table, left[table]?.Keys.length ?? 0);
      capacity.push(consumed(mode, shape, { table: units, indexes: {} }));
    }
    return { status: 200, body: { ...answer, ConsumedCapacity: capacity } };
  });
