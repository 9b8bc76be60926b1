/**
 * What the directory's functions are made of; the one place of them that reads the environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { parseRoleArns, type RoleBook } from '#lambdas/edge/caller.ts';
import { newTenantId } from '#lambdas/edge/clock.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor, dynamoLoads } from '#lambdas/stores/dynamodb.ts';
import { dynamoLists } from '#lambdas/stores/dynamodb-lists.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import type { DirectoryPorts, ReadPorts, WritePorts } from './ports.ts';

/** The ports of a function, and the roles that may call it, for the life of the process. */
interface Wired<Ports> {
  readonly ports: Ports;
  readonly roles: RoleBook;
}

const table = () => ({ client: dynamoClient(), tableName: requireEnv(ENV.stateTable) });

const wire = <Store extends Pick<StateStore, 'load'>>(
  store: Store,
): Wired<DirectoryPorts & { store: Store }> => {
  const { products, policies } = openShelf(requireEnv, store);
  return {
    ports: { store, policies, products, surroundings },
    roles: parseRoleArns(requireEnv(ENV.roleArns)),
  };
};

/** Of the function that reads: over the table and its indexes. */
export const wireRead = (): Wired<ReadPorts> => {
  const options = table();
  return wire({ ...dynamoLoads(options), ...dynamoLists(options) });
};

/** Of the function that writes: over the table, and the lists of those who wait for a person. */
export const wireWrite = (): Wired<WritePorts> => {
  const options = table();
  const { ports, roles } = wire({ ...dynamoCorridor(options), ...dynamoLists(options) });
  return { ports: { ...ports, newTenantId }, roles };
};
