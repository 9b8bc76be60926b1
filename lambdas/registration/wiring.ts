/**
 * Ties registration to the real world: environment, clients, clock and chance.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { newDigits, newSecret, newTenantId, now } from '#lambdas/edge/clock.ts';
import { optionalEnv, requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { sesMail } from '#lambdas/edge/mail.ts';
import { meteringClient, resolveCustomer } from '#lambdas/marketplace/resolve-customer.ts';
import { openSeller } from '#lambdas/marketplace/seller.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoStateStore } from '#lambdas/stores/dynamodb.ts';
import type { PagePorts, RegistrationPorts } from './ports.ts';

/** What both functions of the public door have; throws at start where their configuration is broken. */
export const wirePages = (): PagePorts => {
  const store = dynamoStateStore({ client: dynamoClient(), tableName: requireEnv(ENV.stateTable) });
  const { products, policies } = openShelf(requireEnv, store);
  return {
    store,
    surroundings,
    policies,
    products,
    chance: { newSecret, newDigits, newTenantId },
    sendLetter: sesMail(requireEnv(ENV.mailFrom)),
    publicOrigin: requireEnv(ENV.publicOrigin),
  };
};

/** The ports of the function where buyers land. */
export const wireRegistration = (): RegistrationPorts => {
  const ports = wirePages();
  const codes = ports.products.map(({ productCode }) => productCode);
  return { ...ports, resolveCustomer: resolveCustomer(codes, meteringClient(openSeller(optionalEnv, now))) };
};
