/**
 * What `metering-ingest` is made of; the one place of it that reads its environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { parseRoleArns, type RoleBook } from '#lambdas/edge/caller.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { wireHours } from './hour.wiring.ts';
import type { IngestPorts } from './ports.ts';

/** The ports over DynamoDB, and the roles that may call, for the life of the process. */
export const wire = (): { readonly ports: IngestPorts; readonly roles: RoleBook } => ({
  ports: wireHours(requireEnv).ports,
  roles: parseRoleArns(requireEnv(ENV.roleArns)),
});
