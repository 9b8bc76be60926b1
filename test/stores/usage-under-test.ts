/**
 * The DynamoDB store of usage over any endpoint, a fresh pair of tables for each test, with what its calls consume.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoStateStore } from '#lambdas/stores/dynamodb.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import { dynamoUsageStore } from '#lambdas/stores/usage-dynamodb.ts';
import { clientFor, createTables } from './tables.ts';
import type { UsageUnderTest } from './usage-store-suite.ts';

interface Consumed {
  readonly CapacityUnits?: number;
}

/** Asks for the capacity that each call consumes, and adds it up. */
const counting = (client: DynamoDBClient): (() => { read: number; write: number }) => {
  const sum = { read: 0, write: 0 };
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        const answer = await next(args);
        const { ConsumedCapacity = [] } = answer.output as { ConsumedCapacity?: Consumed | Consumed[] };
        const units = [ConsumedCapacity].flat().reduce((all, each) => all + (each.CapacityUnits ?? 0), 0);
        sum[/^(Get|Query)/.test(commandName) ? 'read' : 'write'] += units;
        return answer;
      },
    { step: 'initialize' },
  );
  return () => ({ ...sum });
};

let made = 0;

/** Opens an empty pair of stores at an endpoint. */
export const openUsageAt = async (
  endpoint: string,
): Promise<UsageUnderTest & { readonly state: StateStore }> => {
  made += 1;
  const client = clientFor(endpoint);
  const [state, usage] = [`state-usage-${process.pid}-${made}`, `usage-usage-${process.pid}-${made}`];
  await createTables(client, { state, usage });
  const units = counting(client);
  return {
    store: dynamoUsageStore({ client, tableName: usage, shards: 4 }),
    state: dynamoStateStore({ client, tableName: state, usageTable: usage }),
    units,
  };
};
