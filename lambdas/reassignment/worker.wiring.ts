/**
 * What the worker is made of; the one place of it that reads its environment.
 * @module
 */
import { VERIFICATION_ANSWER_BYTES_MAX, VERIFICATION_ANSWER_MS } from '#domain/limits.ts';
import { ENV } from '#domain/names.ts';
import { now } from '#lambdas/edge/clock.ts';
import { optionalEnv, requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { outboundGet } from '#lambdas/edge/outbound.ts';
import { secretKeys } from '#lambdas/edge/signing-keys.ts';
import { parseTexts } from '#lambdas/edge/texts.ts';
import { parseVerifications, registrationOverHttps } from '#lambdas/edge/verification.ts';
import { agreementClient } from '#lambdas/marketplace/agreements.ts';
import { cancellations } from '#lambdas/marketplace/cancellation.ts';
import { openSeller } from '#lambdas/marketplace/seller.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor } from '#lambdas/stores/dynamodb.ts';
import { dynamoLists } from '#lambdas/stores/dynamodb-lists.ts';
import type { WorkerPorts } from './worker-ports.ts';

/** The ports over DynamoDB, Secrets Manager, AWS Marketplace and the Internet, for the life of the process. */
export const wireWorker = (): WorkerPorts => {
  const table = { client: dynamoClient(), tableName: requireEnv(ENV.stateTable) };
  const store = dynamoCorridor(table);
  const trustedOrigins = parseTexts(requireEnv(ENV.trustedOrigins));
  return {
    store,
    lists: dynamoLists(table),
    policies: openShelf(requireEnv, store).policies,
    surroundings,
    askRegistration: registrationOverHttps({
      endpoints: parseVerifications(requireEnv(ENV.verifications)),
      get: outboundGet({ trustedOrigins, answerMs: VERIFICATION_ANSWER_MS }, VERIFICATION_ANSWER_BYTES_MAX),
      signingKeys: secretKeys(now),
      now,
    }),
    cancellations: cancellations(agreementClient(openSeller(optionalEnv, now))),
  };
};
