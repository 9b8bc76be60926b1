import { afterAll, beforeAll } from 'vitest';
import { openAt } from '../../stores/dynamodb-under-test.ts';
import { stateStoreSuite } from '../../stores/state-store-suite.ts';
import { startDynamoDbLocal } from '../dynamodb-local.ts';

let local: { url: string; close(): Promise<void> };

beforeAll(async () => {
  local = await startDynamoDbLocal();
});
afterAll(() => local.close());

stateStoreSuite('DynamoDB Local', () => openAt(local.url));
