import * as v from 'valibot';
import { capacityMode, consumed, readUnits, TRANSACTION_FACTOR } from './capacity.ts';
import type { Database } from './database.ts';
import { storedItem } from './group.ts';
import { itemBytes } from './size.ts';
import { keyOf, type TableShape } from './tables.ts';
import { distinctItems, refuseConflicts, transactItems } from './transaction.ts';
import { ItemSchema } from './values.ts';
import { type Body, type Item, parse, Refused, type Reply } from './wire.ts';
import { refusedByEngine } from './write.ts';

const TransactGetRequest = v.looseObject({
  TransactItems: transactItems(
    v.strictObject({ Get: v.looseObject({ TableName: v.string(), Key: ItemSchema }) }),
  ),
});

interface Planned {
  shape: TableShape;
  key: Item;
  get: Body;
}

const planOne = async (db: Database, get: Body & { TableName: string; Key: Item }): Promise<Planned> => {
  const shape = await db.tables.shape(get.TableName);
  const key = shape && keyOf(shape, get.Key);
  if (!shape || !key) throw new Refused(await db.gate.read(() => refusedByEngine(db, 'GetItem', get)));
  return { shape, key, get: { ...get, ConsistentRead: true } };
};

/** TransactGetItems: one state of all the items. @throws {Refused} where one is being written */
export const transactGet = async (db: Database, body: Body): Promise<Reply> => {
  const request = parse(TransactGetRequest, body);
  const planned = await Promise.all(request.TransactItems.map(({ Get }) => planOne(db, Get)));
  const items = distinctItems(planned);
  refuseConflicts(db.flight.inWrite(items));
  return db.gate.read(async () => {
    const found = await Promise.all(planned.map(({ get }) => db.engine.ask('GetItem', get)));
    const responses = found.map(({ Item }) => (Item === undefined ? {} : { Item }));
    const mode = capacityMode(body);
    if (!mode) return { status: 200, body: { Responses: responses } };
    return {
      status: 200,
      body: { Responses: responses, ConsumedCapacity: await capacity(db, planned, mode) },
    };
  });
};

const capacity = async (
  db: Database,
  planned: readonly Planned[],
  mode: 'TOTAL' | 'INDEXES',
): Promise<Body[]> => {
  const units = new Map<TableShape, number>();
  for (const { shape, key } of planned) {
    const whole = await storedItem(db.engine, shape.name, key);
    const used = readUnits(whole ? itemBytes(whole) : 0, TRANSACTION_FACTOR);
    units.set(shape, (units.get(shape) ?? 0) + used);
  }
  return [...units].map(([shape, table]) => consumed(mode, shape, { table, indexes: {} }, 'Read'));
};
