import * as v from 'valibot';
import type { Database } from './database.ts';
import { storedItem } from './group.ts';
import type { Step } from './journal.ts';
import { itemId, keyOf, type TableShape } from './tables.ts';
import { type Body, type Item, parse, type Reply, refused } from './wire.ts';
import { announceChanges } from './write.ts';

/** An expiry more than five years past is left alone (developer guide, "Using time to live", 2026-11-21). */
const EXPIRY_AGE_MAX_S = 5 * 365 * 24 * 60 * 60;

const UpdateRequest = v.looseObject({
  TableName: v.string(),
  TimeToLiveSpecification: v.object({
    Enabled: v.boolean(),
    AttributeName: v.pipe(v.string(), v.minLength(1, 'Member must have length greater than or equal to 1')),
  }),
});

const settingsOf = (db: Database, table: string) => {
  const settings = db.settings.table(table);
  if (settings) return settings;
  throw refused('ResourceNotFoundException', `Requested resource not found: Table: ${table} not found`);
};

/** UpdateTimeToLive. */
export const updateTimeToLive = (db: Database, body: Body): Promise<Reply> =>
  db.gate.write(async () => {
    const { TableName, TimeToLiveSpecification } = parse(UpdateRequest, body);
    const { Enabled, AttributeName } = TimeToLiveSpecification;
    const { timeToLive, ...settings } = settingsOf(db, TableName);
    if (Enabled === (timeToLive !== undefined)) {
      throw refused('ValidationException', `TimeToLive is already ${Enabled ? 'enabled' : 'disabled'}`);
    }
    db.settings.setTable(TableName, Enabled ? { ...settings, timeToLive: AttributeName } : settings);
    return { status: 200, body: { TimeToLiveSpecification } };
  });

/** DescribeTimeToLive. */
export const describeTimeToLive = async (db: Database, body: Body): Promise<Reply> => {
  const { timeToLive } = settingsOf(db, `${body['TableName']}`);
  const description = timeToLive
    ? { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive }
    : { TimeToLiveStatus: 'DISABLED' };
  return { status: 200, body: { TimeToLiveDescription: description } };
};

/** A number (nothing else expires), in the past, and not too long past. */
const EXPIRED = '#expiry <= :now AND #expiry > :oldest';

const placeholders = (attribute: string, nowSeconds: number) => ({
  ExpressionAttributeNames: { '#expiry': attribute },
  ExpressionAttributeValues: {
    ':now': { N: `${nowSeconds}` },
    ':oldest': { N: `${nowSeconds - EXPIRY_AGE_MAX_S}` },
  },
});

const expiredItems = async (db: Database, table: string, filter: Body): Promise<Item[]> => {
  const found: Item[] = [];
  let start: unknown;
  do {
    const request = { TableName: table, FilterExpression: EXPIRED, ...filter };
    const from = start === undefined ? request : { ...request, ExclusiveStartKey: start };
    const page = await db.gate.read(() => db.engine.ask('Scan', from));
    found.push(...(page['Items'] as Item[]));
    start = page['LastEvaluatedKey'];
  } while (start !== undefined);
  return found;
};

/** Deletes one item, unless it was renewed since it was found. */
const expire = (db: Database, shape: TableShape, key: Item, filter: Body): Promise<boolean> =>
  db.gate.write(() =>
    db.flight.during('write', [itemId(shape, key)], async () => {
      const before = await storedItem(db.engine, shape.name, key);
      if (!before) return false;
      const request = { TableName: shape.name, Key: key, ConditionExpression: EXPIRED, ...filter };
      const step: Step = { table: shape.name, key, before, operation: 'DeleteItem', request };
      const { changes } = await db.groups.apply([{ shape, step, check: false }], { expired: true });
      if (changes) announceChanges(db, changes);
      return changes !== undefined;
    }),
  );

/** Deletes what has expired by the database's clock; resolves to how many items that were. */
export const sweepExpired = async (db: Database): Promise<number> => {
  let deleted = 0;
  for (const [table, { timeToLive }] of db.settings.tables()) {
    const shape = timeToLive === undefined ? undefined : await db.tables.shape(table);
    if (timeToLive === undefined || !shape) continue;
    const filter = placeholders(timeToLive, Math.floor(db.now() / 1000));
    for (const item of await expiredItems(db, table, filter)) {
      const key = keyOf(shape, item);
      if (key && (await expire(db, shape, key, filter))) deleted += 1;
    }
  }
  return deleted;
};
