/**
 * What `metering-submit` is made of; the one place of it that reads its environment.
 * @module
 */
import { USAGE_SHARDS } from '#domain/limits.ts';
import { ENV } from '#domain/names.ts';
import { now, pause } from '#lambdas/edge/clock.ts';
import { optionalEnv, requireEnv } from '#lambdas/edge/environment.ts';
import { surroundings } from '#lambdas/edge/foundation.ts';
import { count, measureSeconds } from '#lambdas/edge/log.ts';
import { meteringOf, parseProducts } from '#lambdas/edge/products.ts';
import { meterUsage, usageClient } from '#lambdas/marketplace/meter.ts';
import { openSeller } from '#lambdas/marketplace/seller.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor } from '#lambdas/stores/dynamodb.ts';
import { dynamoLedgerGets, dynamoLedgerSettles } from '#lambdas/stores/usage-dynamodb-ledger.ts';
import {
  dynamoLeases,
  dynamoWorkGets,
  dynamoWorkReads,
  dynamoWorkRemoves,
  dynamoWorkUpdates,
} from '#lambdas/stores/usage-dynamodb-work.ts';
import type { SubmitPorts } from './submit-ports.ts';

/** One client for each Region: all of them ask as the seller, in one session. */
const clients = () => {
  const seller = openSeller(optionalEnv, now);
  const byRegion = new Map<string, ReturnType<typeof usageClient>>();
  return (region: string) => {
    const client = byRegion.get(region) ?? usageClient(seller, region);
    byRegion.set(region, client);
    return client;
  };
};

/** The ports over DynamoDB and AWS Marketplace for the life of the process, and the Regions that products are metered in. */
export const wireSubmit = (): { readonly ports: SubmitPorts; readonly regions: readonly string[] } => {
  const client = dynamoClient();
  const table = { client, tableName: requireEnv(ENV.usageTable) };
  const products = parseProducts(requireEnv(ENV.products));
  return {
    regions: [...new Set(products.map((product) => meteringOf(product).region))],
    ports: {
      store: dynamoCorridor({ client, tableName: requireEnv(ENV.stateTable) }),
      usage: {
        work: {
          ...dynamoWorkGets(table),
          ...dynamoWorkReads(table),
          ...dynamoWorkUpdates(table),
          ...dynamoWorkRemoves(table),
        },
        ledger: { ...dynamoLedgerGets(table), ...dynamoLedgerSettles(table) },
        leases: dynamoLeases(table),
      },
      meterUsage: meterUsage(clients()),
      surroundings,
      pause,
      callsPerSecond: Number(requireEnv(ENV.meteringCallsPerSecond)),
      shards: USAGE_SHARDS,
      count,
      figures: ({ meteringAge, ...records }) => {
        measureSeconds('meteringAge', meteringAge);
        for (const [name, value] of Object.entries(records)) count(name as keyof typeof records, value);
      },
    },
  };
};
