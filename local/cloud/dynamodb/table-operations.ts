import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import type { Database } from './database.ts';
import type { StreamSettings, TableSettings, ViewType } from './settings.ts';
import { type Body, parse, type Reply, refused, without } from './wire.ts';

const StreamSpecification = v.object({
  StreamEnabled: v.boolean(),
  StreamViewType: v.optional(v.picklist(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'])),
});
const Declared = {
  TableName: v.string(),
  StreamSpecification: v.optional(StreamSpecification),
  DeletionProtectionEnabled: v.optional(v.boolean()),
  SSESpecification: v.optional(v.looseObject({})),
  TableClass: v.optional(v.string()),
};
const CreateTableRequest = v.looseObject({ ...Declared, Tags: v.optional(v.array(v.unknown())) });
const UpdateTableRequest = v.looseObject({
  ...Declared,
  GlobalSecondaryIndexUpdates: v.optional(v.array(v.looseObject({}))),
});
type Declaration = v.InferOutput<v.ObjectSchema<typeof Declared, undefined>>;

/** Members of a request that the engine does not know. */
const OURS = [
  'StreamSpecification',
  'DeletionProtectionEnabled',
  'SSESpecification',
  'TableClass',
  'Tags',
  'PointInTimeRecoverySpecification',
];

const POLL_MS = 2;

/** The engine makes and deletes tables a moment after it said so; nobody passes the gate before. */
const settle = async (db: Database, table: string, settled: (status: unknown) => boolean): Promise<void> => {
  while (!settled((await db.tables.describe(table))?.['TableStatus'])) await delay(POLL_MS);
  db.tables.forget(table);
};

const declaredOf = (request: Declaration): Body => ({
  ...(request.SSESpecification && { SSEDescription: { Status: 'ENABLED', SSEType: 'KMS' } }),
  ...(request.TableClass && { TableClassSummary: { TableClass: request.TableClass } }),
});

/** Starts a stream for a table, with a label that is the time. */
const openStream = (db: Database, table: string, keySchema: unknown, viewType: ViewType): void => {
  const createdAt = db.now();
  const label = new Date(createdAt).toISOString().replace('Z', '');
  const arn = `${db.arnOf(table)}/stream/${label}`;
  const stream: StreamSettings = { arn, label, table, keySchema, viewType, createdAt };
  db.settings.setStreams([...db.settings.streams().filter((one) => one.arn !== arn), stream]);
};

const closeStream = (db: Database, table: string): void => {
  const open = db.settings.stream(table);
  if (!open) return;
  const others = db.settings.streams().filter((one) => one !== open);
  db.settings.setStreams([...others, { ...open, disabledAt: db.now() }]);
};

/** A description with what the engine does not know: our ARNs, clock, stream and declarations. */
const present = (db: Database, description: Body): Body => {
  const name = `${description['TableName']}`;
  const arn = db.arnOf(name);
  const settings = db.settings.table(name);
  const stream = db.settings.stream(name);
  const shown: Body = { ...description, TableArn: arn };
  for (const kind of ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes']) {
    const indexes = description[kind] as Body[] | undefined;
    if (indexes)
      shown[kind] = indexes.map((one) => ({ ...one, IndexArn: `${arn}/index/${one['IndexName']}` }));
  }
  if (settings) {
    shown['CreationDateTime'] = settings.createdAt / 1000;
    shown['DeletionProtectionEnabled'] = settings.deletionProtection;
    Object.assign(shown, settings.declared);
  }
  if (stream) {
    shown['StreamSpecification'] = { StreamEnabled: true, StreamViewType: stream.viewType };
    shown['LatestStreamArn'] = stream.arn;
    shown['LatestStreamLabel'] = stream.label;
  }
  return shown;
};

/** DescribeTable. */
export const describeTable = (db: Database, body: Body): Promise<Reply> =>
  db.gate.read(async () => {
    const reply = await db.engine.call('DescribeTable', body);
    if (reply.status !== 200) return reply;
    return { status: 200, body: { Table: present(db, (reply.body as { Table: Body }).Table) } };
  });

/** Our side of a new table is written first: after a sudden end the table would be there without its stream. */
const adopt = (db: Database, request: Declaration, keySchema: unknown): void => {
  const name = request.TableName;
  closeStream(db, name);
  const settings: TableSettings = {
    createdAt: db.now(),
    pointInTimeRecovery: false,
    deletionProtection: request.DeletionProtectionEnabled ?? false,
    declared: declaredOf(request),
  };
  db.settings.setTable(name, settings);
  const { StreamEnabled, StreamViewType } = request.StreamSpecification ?? {};
  if (StreamEnabled && StreamViewType) openStream(db, name, keySchema, StreamViewType);
};

const disown = (db: Database, name: string): void => {
  db.settings.setTable(name, undefined);
  db.settings.setStreams(db.settings.streams().filter((one) => one !== db.settings.stream(name)));
};

/** CreateTable; the reply says CREATING as on AWS, and the table is there. */
export const createTable = (db: Database, body: Body): Promise<Reply> =>
  db.gate.write(async () => {
    const request = parse(CreateTableRequest, body);
    const name = request.TableName;
    const forEngine = without(body, ...OURS);
    if (await db.tables.describe(name)) return db.engine.call('CreateTable', forEngine);
    adopt(db, request, body['KeySchema']);
    const reply = await db.engine.call('CreateTable', forEngine);
    if (reply.status !== 200) {
      disown(db, name);
      return reply;
    }
    await settle(db, name, (status) => status === 'ACTIVE');
    if (request.Tags?.length) {
      await db.engine.ask('TagResource', { ResourceArn: db.arnOf(name), Tags: request.Tags });
    }
    const description = (reply.body as { TableDescription: Body }).TableDescription;
    return { status: 200, body: { TableDescription: present(db, description) } };
  });

/** UpdateTable: stream, deletion protection, class and throughput; the indexes stay as they were made. */
export const updateTable = (db: Database, body: Body): Promise<Reply> =>
  db.gate.write(async () => {
    const request = parse(UpdateTableRequest, body);
    const name = request.TableName;
    const settings = db.settings.table(name);
    const table = await db.tables.describe(name);
    if (!table || !settings) return db.engine.call('UpdateTable', body);
    if (request.GlobalSecondaryIndexUpdates?.some((update) => 'Create' in update || 'Delete' in update)) {
      const message = 'The embedded DynamoDB adds and removes no indexes: make the table anew';
      throw refused('ValidationException', message);
    }
    const forEngine = without(body, ...OURS, 'AttributeDefinitions');
    if (Object.keys(forEngine).length > 1) {
      await db.engine.ask('UpdateTable', forEngine);
      await settle(db, name, (status) => status === 'ACTIVE');
    }
    const deletionProtection = request.DeletionProtectionEnabled ?? settings.deletionProtection;
    const declared = { ...settings.declared, ...declaredOf(request) };
    db.settings.setTable(name, { ...settings, deletionProtection, declared });
    updateStream(db, name, table['KeySchema'], request.StreamSpecification);
    return { status: 200, body: { TableDescription: present(db, (await db.tables.describe(name)) ?? {}) } };
  });

const updateStream = (
  db: Database,
  table: string,
  keySchema: unknown,
  asked: v.InferOutput<typeof StreamSpecification> | undefined,
): void => {
  if (!asked) return;
  if (!asked.StreamEnabled) return closeStream(db, table);
  if (db.settings.stream(table)) throw refused('ValidationException', 'Table already has an enabled stream');
  if (asked.StreamViewType) openStream(db, table, keySchema, asked.StreamViewType);
};

/** DeleteTable; its stream can still be read for a day. */
export const deleteTable = (db: Database, body: Body): Promise<Reply> =>
  db.gate.write(async () => {
    const name = `${body['TableName']}`;
    if (db.settings.table(name)?.deletionProtection) {
      const message =
        'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.';
      throw refused('ValidationException', message);
    }
    const reply = await db.engine.call('DeleteTable', body);
    if (reply.status !== 200) return reply;
    await settle(db, name, (status) => status === undefined);
    closeStream(db, name);
    const description = (reply.body as { TableDescription: Body }).TableDescription;
    const shown = present(db, description);
    db.settings.setTable(name, undefined);
    return { status: 200, body: { TableDescription: shown } };
  });
