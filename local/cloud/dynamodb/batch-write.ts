import * as v from 'valibot';
import { capacityMode, consumedByTable } from './capacity.ts';
import type { Database } from './database.ts';
import { storedItem, type Write } from './group.ts';
import type { Step } from './journal.ts';
import { itemId, keyOf, type TableShape } from './tables.ts';
import { ItemSchema } from './values.ts';
import type { Body, Item, Reply } from './wire.ts';
import { announceChanges, refusedByEngine } from './write.ts';

/** BatchWriteItem: at most 25 puts and deletes (API reference, 2026-11-21). */
const BATCH_WRITES_MAX = 25;

const BatchWriteRequest = v.looseObject({
  RequestItems: v.record(
    v.string(),
    v.array(
      v.strictObject({
        PutRequest: v.optional(v.object({ Item: ItemSchema })),
        DeleteRequest: v.optional(v.object({ Key: ItemSchema })),
      }),
    ),
  ),
});

interface Planned {
  shape: TableShape;
  key: Item;
  put: Item | undefined;
}

/** The puts and deletes of a batch; undefined where the engine has to say what is wrong. */
const plan = async (db: Database, body: Body): Promise<Planned[] | undefined> => {
  const request = v.safeParse(BatchWriteRequest, body);
  if (!request.success) return undefined;
  const planned: Planned[] = [];
  for (const [table, writes] of Object.entries(request.output.RequestItems)) {
    const shape = await db.tables.shape(table);
    for (const { PutRequest, DeleteRequest } of writes) {
      if ((PutRequest === undefined) === (DeleteRequest === undefined)) return undefined;
      const key = shape && keyOf(shape, PutRequest?.Item ?? DeleteRequest?.Key ?? {});
      if (!shape || !key) return undefined;
      planned.push({ shape, key, put: PutRequest?.Item });
    }
  }
  const distinct = new Set(planned.map(({ shape, key }) => itemId(shape, key)));
  const sound = planned.length > 0 && planned.length <= BATCH_WRITES_MAX && distinct.size === planned.length;
  return sound ? planned : undefined;
};

const batchStep = async (db: Database, { shape, key, put }: Planned): Promise<Write> => {
  const before = await storedItem(db.engine, shape.name, key);
  const step: Step = put
    ? { table: shape.name, key, operation: 'PutItem', request: { TableName: shape.name, Item: put } }
    : { table: shape.name, key, operation: 'DeleteItem', request: { TableName: shape.name, Key: key } };
  return { shape, step: before ? { ...step, before } : step, check: false };
};

/** BatchWriteItem: a group too, though AWS promises less; it never leaves anything unprocessed. */
export const batchWrite = async (db: Database, body: Body): Promise<Reply> => {
  const planned = await plan(db, body);
  if (!planned) return db.gate.write(() => refusedByEngine(db, 'BatchWriteItem', body));
  const items = planned.map(({ shape, key }) => itemId(shape, key));
  return db.gate.write(() =>
    db.flight.during('write', items, async () => {
      const writes = await Promise.all(planned.map((one) => batchStep(db, one)));
      const { changes, replies } = await db.groups.apply(writes);
      if (!changes) return replies.find((reply) => reply.status !== 200) as Reply;
      announceChanges(db, changes);
      const mode = capacityMode(body);
      const answer: Body = { UnprocessedItems: {} };
      if (mode) answer['ConsumedCapacity'] = consumedByTable(mode, changes);
      return { status: 200, body: answer };
    }),
  );
};
