import * as v from 'valibot';
import { type Change, capacityMode, consumed, writeUnits } from './capacity.ts';
import type { Database } from './database.ts';
import type { Step } from './journal.ts';
import { itemId, keyOf, type TableShape } from './tables.ts';
import { ItemSchema } from './values.ts';
import { type Body, errorName, type Item, parse, type Reply, refused, without } from './wire.ts';

const WriteRequest = v.looseObject({
  TableName: v.string(),
  Key: v.optional(ItemSchema),
  Item: v.optional(ItemSchema),
  ReturnValues: v.optional(v.string()),
  ReturnValuesOnConditionCheckFailure: v.optional(v.picklist(['ALL_OLD', 'NONE'])),
});

/** What the layer does itself, and the engine is not asked for. */
const OURS = ['ReturnConsumedCapacity', 'ReturnItemCollectionMetrics', 'ReturnValuesOnConditionCheckFailure'];

/** Lets the engine say what is wrong with a request: it judges requests better than we could. */
export const refusedByEngine = async (db: Database, operation: string, body: unknown): Promise<Reply> => {
  const reply = await db.engine.call(operation, body);
  if (reply.status === 200) throw new Error(`The engine took a ${operation} that was held to be wrong`);
  return reply;
};

/** The streams of these tables may have new records. */
export const announceChanges = (db: Database, changes: readonly Change[]): void =>
  db.announce(new Set(changes.map((change) => change.shape.name)));

/** An update's image after it comes with the reply, unless the caller wants something else there. */
const engineRequest = (operation: Step['operation'], body: Body): Body => {
  const request = without(body, ...OURS);
  const wanted = request['ReturnValues'] ?? 'NONE';
  if (operation !== 'UpdateItem' || !(wanted === 'NONE' || wanted === 'ALL_OLD')) return request;
  return { ...request, ReturnValues: 'ALL_NEW' };
};

const attributesFor = (wanted: string, step: Step, reply: Reply): Body => {
  const attributes =
    wanted === 'ALL_OLD' ? step.before : wanted === 'NONE' ? undefined : (reply.body as Body)['Attributes'];
  return attributes === undefined ? {} : { Attributes: attributes };
};

/** PutItem, UpdateItem and DeleteItem: a group of one. */
export const writeItem = async (db: Database, operation: Step['operation'], body: Body): Promise<Reply> => {
  const request = parse(WriteRequest, body);
  const shape = await db.tables.shape(request.TableName);
  const key = shape && keyOf(shape, (operation === 'PutItem' ? request.Item : request.Key) ?? {});
  if (!shape || !key) return db.gate.write(() => refusedByEngine(db, operation, body));
  const items = [itemId(shape, key)];
  if (db.flight.inTransaction(items).includes(true)) {
    throw refused('TransactionConflictException', 'Transaction is ongoing for the item');
  }
  return db.gate.write(() =>
    db.flight.during('write', items, () => writeAlone(db, shape, { operation, key, body: request })),
  );
};

const writeAlone = async (
  db: Database,
  shape: TableShape,
  { operation, key, body }: { operation: Step['operation']; key: Item; body: Body },
): Promise<Reply> => {
  const read = await db.engine.call('GetItem', { TableName: shape.name, Key: key, ConsistentRead: true });
  if (read.status !== 200) return refusedByEngine(db, operation, body);
  const before = (read.body as { Item?: Item }).Item;
  const step: Step = { table: shape.name, key, operation, request: engineRequest(operation, body) };
  if (before) step.before = before;
  const outcome = await db.groups.apply([{ shape, step, check: false }]);
  const [reply] = outcome.replies as [Reply];
  const [change] = outcome.changes ?? [];
  if (!change) return withItem(reply, body, before);
  announceChanges(db, [change]);
  const mode = capacityMode(body);
  const answer = attributesFor(`${body['ReturnValues'] ?? 'NONE'}`, step, reply);
  if (mode) answer['ConsumedCapacity'] = consumed(mode, shape, writeUnits(change));
  return { status: 200, body: answer };
};

/** ReturnValuesOnConditionCheckFailure: the failed condition shows the item that it met. */
const withItem = (reply: Reply, body: Body, before: Item | undefined): Reply => {
  const asked = body['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD';
  if (!asked || !before || errorName(reply) !== 'ConditionalCheckFailedException') return reply;
  return { status: reply.status, body: { ...(reply.body as Body), Item: before } };
};
