/**
 * What the webhooks' function is made of; the one place of it that reads its environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { now } from '#lambdas/edge/clock.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { surroundings } from '#lambdas/edge/foundation.ts';
import { sqsPause } from '#lambdas/edge/message-pause.ts';
import { outboundPost } from '#lambdas/edge/outbound.ts';
import { secretKeys } from '#lambdas/edge/signing-keys.ts';
import { parseTexts } from '#lambdas/edge/texts.ts';
import { parseEndpoints } from '#lambdas/edge/webhook-endpoints.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor } from '#lambdas/stores/dynamodb.ts';
import type { DeliverPorts } from './deliver.ts';

/** The ports over DynamoDB, Secrets Manager, SQS and the Internet, for the life of the process. */
export const wire = (): DeliverPorts => ({
  endpoints: parseEndpoints(requireEnv(ENV.webhooks)),
  store: dynamoCorridor({ client: dynamoClient(), tableName: requireEnv(ENV.stateTable) }),
  surroundings,
  signingKeys: secretKeys(now),
  post: outboundPost({ trustedOrigins: parseTexts(requireEnv(ENV.trustedOrigins)) }),
  pause: sqsPause(),
});
