import * as v from 'valibot';
import { capacityMode, consumed, consumedByTable, readUnits, TRANSACTION_FACTOR } from './capacity.ts';
import type { Database } from './database.ts';
import { storedItem, type Write } from './group.ts';
import type { Step } from './journal.ts';
import { itemBytes } from './size.ts';
import { keyOf, type TableShape } from './tables.ts';
import { requestHash } from './tokens.ts';
import { canceled, distinctItems, reasonFor, refuseConflicts, transactItems } from './transaction.ts';
import { ItemSchema } from './values.ts';
import { type Body, type Item, parse, Refused, type Reply, refused, without } from './wire.ts';
import { announceChanges, refusedByEngine } from './write.ts';

/** API reference of TransactWriteItems (2026-11-21). */
const TRANSACTION_BYTES_MAX = 4 * 1024 * 1024;
const TOKEN_CHARACTERS_MAX = 36;

const shared = {
  TableName: v.string(),
  ReturnValuesOnConditionCheckFailure: v.optional(v.picklist(['ALL_OLD', 'NONE'])),
};
const TransactItem = v.strictObject({
  Put: v.optional(v.looseObject({ ...shared, Item: ItemSchema })),
  Update: v.optional(v.looseObject({ ...shared, Key: ItemSchema, UpdateExpression: v.string() })),
  Delete: v.optional(v.looseObject({ ...shared, Key: ItemSchema })),
  ConditionCheck: v.optional(v.looseObject({ ...shared, Key: ItemSchema, ConditionExpression: v.string() })),
});
const TransactWriteRequest = v.looseObject({
  TransactItems: transactItems(TransactItem),
  ClientRequestToken: v.optional(
    v.pipe(
      v.string(),
      v.minLength(1, 'Member must have length greater than or equal to 1'),
      v.maxLength(
        TOKEN_CHARACTERS_MAX,
        `Member must have length less than or equal to ${TOKEN_CHARACTERS_MAX}`,
      ),
    ),
  ),
});
type TransactItem = v.InferOutput<typeof TransactItem>;

/** One item of a transaction, read and placed, before anything was looked up. */
interface Planned {
  kind: keyof TransactItem;
  shape: TableShape;
  key: Item;
  request: Body;
  returnOld: boolean;
}

const OPERATIONS = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'GetItem',
} as const;

const planOne = async (db: Database, item: TransactItem): Promise<Planned> => {
  const kinds = Object.keys(item) as (keyof TransactItem)[];
  const [kind] = kinds;
  const body = kind && item[kind];
  if (!kind || !body || kinds.length > 1) {
    const message = 'TransactItems can only contain one of Check, Put, Update or Delete';
    throw refused('ValidationException', message);
  }
  const shape = await db.tables.shape(body.TableName);
  const request = without(body, 'ReturnValuesOnConditionCheckFailure');
  const key = shape && keyOf(shape, (request['Item'] ?? request['Key']) as Item);
  if (!shape || !key) {
    const plain = kind === 'ConditionCheck' ? { TableName: body.TableName, Key: request['Key'] } : request;
    throw new Refused(await db.gate.write(() => refusedByEngine(db, OPERATIONS[kind], plain)));
  }
  return { kind, shape, key, request, returnOld: body.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' };
};

/**
 * What the engine is asked for. A condition check puts the very item that stands there, or deletes the one that
 * does not: under its condition, and without effect.
 */
const writeOf = async (db: Database, { kind, shape, key, request }: Planned): Promise<Write> => {
  const before = await storedItem(db.engine, shape.name, key);
  const asked = ((): Pick<Step, 'operation' | 'request'> => {
    if (kind === 'Put') return { operation: 'PutItem', request };
    if (kind === 'Update')
      return { operation: 'UpdateItem', request: { ...request, ReturnValues: 'ALL_NEW' } };
    if (kind === 'Delete' || !before) return { operation: 'DeleteItem', request };
    return { operation: 'PutItem', request: { ...without(request, 'Key'), Item: before } };
  })();
  const step: Step = { table: shape.name, key, ...asked };
  return { shape, step: before ? { ...step, before } : step, check: kind === 'ConditionCheck' };
};

/** TransactWriteItems: all or nothing, once per client token. @throws {Refused} with AWS's errors */
export const transactWrite = async (db: Database, body: Body): Promise<Reply> => {
  const request = parse(TransactWriteRequest, body);
  const planned = await Promise.all(request.TransactItems.map((item) => planOne(db, item)));
  const items = distinctItems(planned);
  const token = request.ClientRequestToken && {
    value: request.ClientRequestToken,
    hash: requestHash(request.TransactItems),
  };
  const marks = token ? [`token|${token.value}`] : [];
  if (db.flight.inTransaction(marks).includes(true)) {
    const message = 'The transaction with the given request token is already in progress';
    throw refused('TransactionInProgressException', message);
  }
  refuseConflicts(db.flight.inTransaction(items));
  return db.gate.write(() =>
    db.flight.during('transaction', [...items, ...marks], async () => {
      const verdict = token ? db.tokens.judge(token.value, token.hash) : 'new';
      if (verdict === 'other') throw refused('IdempotentParameterMismatchException', '');
      if (verdict === 'same') return replay(db, planned, capacityMode(body));
      return carryOut(db, planned, { ...(token && { token }), mode: capacityMode(body) });
    }),
  );
};

interface Manner {
  token?: { value: string; hash: string };
  mode: 'TOTAL' | 'INDEXES' | undefined;
}

const carryOut = async (
  db: Database,
  planned: readonly Planned[],
  { token, mode }: Manner,
): Promise<Reply> => {
  const writes = await Promise.all(planned.map((one) => writeOf(db, one)));
  const bytes = writes.reduce(
    (sum, { step }) => sum + itemBytes((step.request['Item'] ?? step.key) as Item),
    0,
  );
  if (bytes > TRANSACTION_BYTES_MAX) {
    throw refused('ValidationException', 'Transaction request size has exceeded the maximum allowed size');
  }
  const { replies, changes } = await db.groups.apply(writes, token ? { token } : {});
  if (!changes) {
    const shown = planned.map(({ returnOld }, index) => (returnOld ? writes[index]?.step.before : undefined));
    throw canceled(replies.map((reply, index) => reasonFor(reply, shown[index])));
  }
  if (token) db.tokens.remember(token.value, token.hash);
  announceChanges(db, changes);
  if (!mode) return { status: 200, body: {} };
  const capacity = consumedByTable(mode, changes, TRANSACTION_FACTOR, 'Write');
  return { status: 200, body: { ConsumedCapacity: capacity } };
};

/** A token seen before: nothing is written, and what it costs is the reading of the items. */
const replay = async (db: Database, planned: readonly Planned[], mode: Manner['mode']): Promise<Reply> => {
  if (!mode) return { status: 200, body: {} };
  const read = await Promise.all(
    planned.map(async ({ shape, key }) => {
      const item = await storedItem(db.engine, shape.name, key);
      return { shape, units: readUnits(item ? itemBytes(item) : 0, TRANSACTION_FACTOR) };
    }),
  );
  const capacity = [...new Set(read.map(({ shape }) => shape))].map((shape) => {
    const table = read.reduce((sum, one) => sum + (one.shape === shape ? one.units : 0), 0);
    return consumed(mode, shape, { table, indexes: {} }, 'Read');
  });
  return { status: 200, body: { ConsumedCapacity: capacity } };
};
