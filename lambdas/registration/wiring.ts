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
import type { RegistrationPorts } from './ports.ts';

/** The ports of the deployed function; throws at start where its configuration is broken. */
export const wireRegistration = (): RegistrationPorts => {
  const store = dynamoStateStore({ client: dynamoClient(), tableName: requireEnv(ENV.stateTable) });
  const { products, policies } = openShelf(requireEnv, store);
  return {
    store,
    surroundings,
    policies,
    products,
    chance: { newSecret, newDigits, newTenantId },
    resolveCustomer: resolveCustomer(
      products.map(({ productCode }) => productCode),
      meteringClient(openSeller(optionalEnv, now)),
    ),
    sendLetter: sesMail(requireEnv(ENV.mailFrom), optionalEnv),
    publicOrigin: requireEnv(ENV.publicOrigin),
  };
};
