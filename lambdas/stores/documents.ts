/**
 * How the stores speak to DynamoDB: plain objects in and out.
 * @module
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Which table, and a client configured for Region and credentials; one per process. */
export interface DynamoStateOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** The usage table, for commits that carry ledger items. */
  readonly usageTable?: string;
}

/** A client that takes plain objects; what is undefined is left out. */
export const documents = (client: DynamoDBClient): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
