/**
 * Packs and manifests in the usage table. One function for each call, so that a bundle holds, and its role is granted, only
 * the calls that its wiring takes.
 * @module
 */
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { MANIFEST_HASHES_MAX } from '#domain/limits.ts';
import { USAGE_TABLE } from '#domain/names.ts';
import { type DynamoStateOptions, documents } from './documents.ts';
import { hashesOf, manifestItems, manifestParts, packItem, packOf, packsOfHour } from './usage-layout.ts';
import { queryAll } from './usage-query.ts';
import type { Manifests, Packs } from './usage-store.ts';

/** Keeps packs: `dynamodb:UpdateItem`, since a pack that comes again keeps the time when it first came. */
export const dynamoPackKeeps = (options: DynamoStateOptions): Pick<Packs, 'keep'> => {
  const client = documents(options.client);
  return {
    keep: async (pack, receivedAt) => {
      const { pk, sk, records, [USAGE_TABLE.ttl]: expiresAt } = packItem(pack, receivedAt);
      await client.send(
        new UpdateCommand({
          TableName: options.tableName,
          Key: { pk, sk },
          UpdateExpression:
            'set #records = :records, #ttl = :ttl, receivedAt = if_not_exists(receivedAt, :receivedAt)',
          ExpressionAttributeNames: { '#records': 'records', '#ttl': USAGE_TABLE.ttl },
          ExpressionAttributeValues: { ':records': records, ':ttl': expiresAt, ':receivedAt': receivedAt },
        }),
      );
    },
  };
};

/** Reads packs: `dynamodb:Query`. */
export const dynamoPackReads = ({ client, tableName }: DynamoStateOptions): Pick<Packs, 'ofHour'> => {
  const table = { client: documents(client), tableName };
  return {
    ofHour: async (tenantId, hour) => (await queryAll(table, packsOfHour(tenantId, hour))).map(packOf),
  };
};

/** Keeps manifests: `dynamodb:PutItem`. */
export const dynamoManifestKeeps = (options: DynamoStateOptions): Pick<Manifests, 'keep'> => {
  const client = documents(options.client);
  return {
    keep: async (tenantId, hour, id, hashes) => {
      const items = manifestItems({ tenantId, hour, id }, hashes, MANIFEST_HASHES_MAX);
      for (const Item of items) await client.send(new PutCommand({ TableName: options.tableName, Item }));
      return items.length;
    },
  };
};

/** Reads manifests: `dynamodb:Query`. */
export const dynamoManifestReads = ({ client, tableName }: DynamoStateOptions): Pick<Manifests, 'read'> => {
  const table = { client: documents(client), tableName };
  return {
    read: async (tenantId, hour, id, parts) =>
      hashesOf(await queryAll(table, manifestParts(tenantId, hour, id)), parts),
  };
};
