/**
 * What the letters' function is made of; the one place of it that reads its environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { surroundings } from '#lambdas/edge/foundation.ts';
import { sesMail } from '#lambdas/edge/mail.ts';
import { parseProducts } from '#lambdas/edge/products.ts';
import { parseTexts } from '#lambdas/edge/texts.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoStateStore } from '#lambdas/stores/dynamodb.ts';
import type { TellPorts } from './tell.ts';

/** The ports over DynamoDB and SES, for the life of the process. */
export const wire = (): TellPorts => ({
  store: dynamoStateStore({ client: dynamoClient(), tableName: requireEnv(ENV.stateTable) }),
  surroundings,
  products: parseProducts(requireEnv(ENV.products)),
  operators: parseTexts(requireEnv(ENV.operators)),
  sendLetter: sesMail(requireEnv(ENV.mailFrom)),
  publicOrigin: requireEnv(ENV.publicOrigin),
});
