import { afterAll, beforeAll } from 'vitest';
import { openDynamoDb } from '#local/cloud/dynamodb/server.ts';
import { openAt } from './dynamodb-under-test.ts';
import { stateStoreSuite } from './state-store-suite.ts';

const database = openDynamoDb({ now: () => Date.now() });
let door: { url: string; close(): Promise<void> };

beforeAll(async () => {
  door = await (await database).listen(0);
});
afterAll(async () => {
  await door.close();
  await (await database).close();
});

stateStoreSuite('the embedded DynamoDB', () => openAt(door.url));
