/**
 * What `metering-queue` is made of; the one place of it that reads its environment.
 * @module
 */
import { requireEnv } from '#lambdas/edge/environment.ts';
import { dynamoRefusedKeeps } from '#lambdas/stores/usage-dynamodb-late.ts';
import { wireHours } from './hour.wiring.ts';
import type { QueuePorts } from './ports.ts';

/** The ports over DynamoDB, for the life of the process. */
export const wire = (): QueuePorts => {
  const { ports, usageTable } = wireHours(requireEnv);
  return { ...ports, usage: { ...ports.usage, refused: dynamoRefusedKeeps(usageTable) } };
};
