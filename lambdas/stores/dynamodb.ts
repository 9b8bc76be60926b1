/**
 * State in DynamoDB: one item per entity, one transaction per commit.
 * @module
 */
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { AWS_BATCH_GET_KEYS_MAX } from '#domain/limits.ts';
import { STATE_TABLE } from '#domain/names.ts';
import { kept, restored } from './codec.ts';
import { type DynamoStateOptions, documents } from './documents.ts';
import { dynamoLists } from './dynamodb-lists.ts';
import type { EntityKey, EntityKind, Guard, Stored, Write } from './entities.ts';
import { journalItem } from './journal-item.ts';
import type { KeyPair, Placement } from './keys.ts';
import { placementOf, primaryKey } from './layout.ts';
import { ledgerItem } from './ledger-layout.ts';
import type { Commit, CorridorStore, StateStore } from './state-store.ts';

/** How often DynamoDB is asked again for keys that it left unprocessed. */
const UNPROCESSED_ROUNDS_MAX = 8;

type Item = Record<string, unknown>;

const indexAttributes = (placement: Placement): Item => {
  const attributes: Item =
    placement.expiresAt === undefined ? {} : { [STATE_TABLE.ttl]: placement.expiresAt };
  for (const index of ['byState', 'byKind', 'byBuyer'] as const) {
    const place = placement[index];
    const { partitionKey, sortKey } = STATE_TABLE[index];
    if (place) Object.assign(attributes, { [partitionKey]: place.pk, [sortKey]: place.sk });
  }
  return attributes;
};

const conditionOf = ({ expectedVersion }: Guard | Write) =>
  expectedVersion === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#v = :v',
        ExpressionAttributeNames: { '#v': 'version' },
        ExpressionAttributeValues: { ':v': expectedVersion },
      };

const writeAction = (TableName: string, write: Write) => {
  const { key, entity, expectedVersion } = write;
  const Key = primaryKey(key);
  if (entity === undefined) return { Delete: { TableName, Key, ...conditionOf(write) } };
  const indexes = indexAttributes(placementOf(key.kind, entity as never));
  const Item = {
    ...Key,
    ...indexes,
    kind: key.kind,
    version: expectedVersion + 1,
    entity: kept(key.kind, entity as never),
  };
  return { Put: { TableName, Item, ...conditionOf(write) } };
};

const isConflict = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some(
    ({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict',
  );

const storedOf = <Kind extends EntityKind>(key: EntityKey<Kind>, item: Item | undefined): Stored<Kind> => ({
  key,
  entity: restored(key.kind, item?.entity),
  version: (item?.version as number | undefined) ?? 0,
});

const keyText = ({ pk, sk }: KeyPair): string => `${pk}|${sk}`;

const batchGet = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  keys: KeyPair[],
): Promise<Item[]> => {
  const items: Item[] = [];
  let wanted: Item[] = keys.map(({ pk, sk }) => ({ pk, sk }));
  for (let round = 0; wanted.length > 0; round += 1) {
    if (round === UNPROCESSED_ROUNDS_MAX) throw new Error('DynamoDB left keys unprocessed too often');
    const request = { [TableName]: { Keys: wanted, ConsistentRead: true } };
    const answer = await client.send(new BatchGetCommand({ RequestItems: request }));
    items.push(...(answer.Responses?.[TableName] ?? []));
    wanted = answer.UnprocessedKeys?.[TableName]?.Keys ?? [];
  }
  return items;
};

// One function for each call, so that a bundle holds, and its role is granted, only the calls that its wiring takes.

/** Loads from a table laid out as `STATE_TABLE`: `dynamodb:BatchGetItem`. */
export const dynamoLoads = (options: DynamoStateOptions): Pick<StateStore, 'load'> => {
  const client = documents(options.client);
  return {
    load: async <Kind extends EntityKind>(keys: readonly EntityKey<Kind>[]): Promise<Stored<Kind>[]> => {
      if (keys.length > AWS_BATCH_GET_KEYS_MAX)
        throw new RangeError(`at most ${AWS_BATCH_GET_KEYS_MAX} keys at once`);
      const unique = new Map(keys.map((key) => [keyText(primaryKey(key)), primaryKey(key)]));
      const items = await batchGet(client, options.tableName, [...unique.values()]);
      const found = new Map(items.map((item) => [keyText(item as unknown as KeyPair), item]));
      return keys.map((key) => storedOf(key, found.get(keyText(primaryKey(key)))));
    },
  };
};

/** Puts of ledger items, each only where there is none. */
const ledgerPuts = ({ ledger = [] }: Commit, usageTable: string | undefined) => {
  if (ledger.length > 0 && usageTable === undefined) {
    throw new Error('a commit with ledger items needs the name of the usage table');
  }
  return ledger.map((item) => ({
    Put: {
      TableName: usageTable,
      Item: ledgerItem(item),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }));
};

/**
 * Commits to it: `dynamodb:PutItem`, `DeleteItem` and `ConditionCheckItem`, in one transaction; with ledger items,
 * `PutItem` on the usage table.
 */
export const dynamoCommits = ({
  client,
  tableName: TableName,
  usageTable,
}: DynamoStateOptions): Pick<StateStore, 'commit'> => {
  const sender = documents(client);
  return {
    commit: async (commit: Commit) => {
      const checks = commit.guards.map((guard) => ({
        ConditionCheck: { TableName, Key: primaryKey(guard.key), ...conditionOf(guard) },
      }));
      const puts = commit.writes.map((write) => writeAction(TableName, write));
      const ledger = ledgerPuts(commit, usageTable);
      const entry = commit.journal ? [{ Put: { TableName, Item: journalItem(commit.journal) } }] : [];
      try {
        await sender.send(
          new TransactWriteCommand({ TransactItems: [...puts, ...checks, ...ledger, ...entry] }),
        );
        return 'committed';
      } catch (error) {
        if (isConflict(error)) return 'conflict';
        throw error;
      }
    },
  };
};

/** What the corridor takes: loads and commits. */
export const dynamoCorridor = (options: DynamoStateOptions): CorridorStore => ({
  ...dynamoLoads(options),
  ...dynamoCommits(options),
});

/** The whole store. */
export const dynamoStateStore = (options: DynamoStateOptions): StateStore => ({
  ...dynamoCorridor(options),
  ...dynamoLists(options),
});
