/**
 * What the replaying function is made of; the one place of it that reads its environment.
 * @module
 */
import { ENV, EVENT_SOURCE } from '#domain/names.ts';
import { parseRoleArns, type RoleBook } from '#lambdas/edge/caller.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { eventBridgeBus } from '#lambdas/edge/event-bus.ts';
import { surroundings } from '#lambdas/edge/foundation.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor } from '#lambdas/stores/dynamodb.ts';
import { dynamoDays } from '#lambdas/stores/journal-reads.ts';
import type { ReplayPorts } from './replay.ts';

/** The state table and the bus, and the roles that may call, for the life of the process. */
export const wireReplay = (): { ports: ReplayPorts; roles: RoleBook } => {
  const client = dynamoClient();
  const stateTable = requireEnv(ENV.stateTable);
  return {
    ports: {
      store: dynamoCorridor({ client, tableName: stateTable }),
      journal: dynamoDays({ client, stateTable }),
      bus: eventBridgeBus(requireEnv(ENV.bus), EVENT_SOURCE),
      surroundings,
    },
    roles: parseRoleArns(requireEnv(ENV.roleArns)),
  };
};
