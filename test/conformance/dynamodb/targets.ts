import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { type EmbeddedDynamoDb, openDynamoDb } from '#local/cloud/dynamodb/server.ts';
import { startDynamoDbLocal } from '#test/conformance/dynamodb-local.ts';

/** Something that speaks DynamoDB's wire, with real clients for it. */
export interface Target {
  client: DynamoDBClient;
  streams: DynamoDBStreamsClient;
  close(): Promise<void>;
}

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** Hundreds of requests at once are meant to arrive at once. */
const requestHandler = { httpAgent: { maxSockets: 400 } };

/** Clients that do not retry: a test wants to see the first answer. */
export const clientsFor = (endpoint: string): Pick<Target, 'client' | 'streams'> => {
  const options = { endpoint, region: 'us-east-1', credentials, maxAttempts: 1, requestHandler };
  return { client: new DynamoDBClient(options), streams: new DynamoDBStreamsClient(options) };
};

/** The embedded DynamoDB in memory, behind its HTTP door. */
export const startEmbedded = async (
  now: () => number = Date.now,
): Promise<Target & { db: EmbeddedDynamoDb }> => {
  const db = await openDynamoDb({ now });
  const door = await db.listen();
  const clients = clientsFor(door.url);
  const close = async (): Promise<void> => {
    clients.client.destroy();
    clients.streams.destroy();
    await door.close();
    await db.close();
  };
  return { ...clients, db, close };
};

/** Amazon's DynamoDB Local. */
export const startLocal = async (): Promise<Target> => {
  const local = await startDynamoDbLocal();
  return { ...clientsFor(local.url), close: local.close };
};
