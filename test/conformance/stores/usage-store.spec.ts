import { afterAll, beforeAll } from 'vitest';
import { openDynamoDb } from '#local/cloud/dynamodb/server.ts';
import { ledgerCommitSuite } from '../../stores/ledger-commit-suite.ts';
import { usageStoreSuite } from '../../stores/usage-store-suite.ts';
import { openUsageAt } from '../../stores/usage-under-test.ts';
import { usageUnits } from '../../stores/usage-units.ts';
import { startDynamoDbLocal } from '../dynamodb-local.ts';

const database = openDynamoDb({ now: () => Date.now() });
let door: { url: string; close(): Promise<void> };
let local: { url: string; close(): Promise<void> };

beforeAll(async () => {
  door = await (await database).listen(0);
  local = await startDynamoDbLocal();
});
afterAll(async () => {
  await local.close();
  await door.close();
  await (await database).close();
});

for (const [name, urlOf, emptyQueries] of [
  ['the embedded DynamoDB', () => door.url, 'counted'],
  ['DynamoDB Local', () => local.url, 'free'],
] as const) {
  const open = () => openUsageAt(urlOf());
  usageStoreSuite(name, open);
  ledgerCommitSuite(name, open);
  usageUnits(name, open, emptyQueries);
}
