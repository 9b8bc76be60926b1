/**
 * What the worker is made of; the one place of it that reads its environment.
 * @module
 */
import { VENDOR_ANSWER_BYTES_MAX, VENDOR_ANSWER_MS } from '#domain/limits.vendor.ts';
import { ENV } from '#domain/names.ts';
import { now } from '#lambdas/edge/clock.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { outboundCall } from '#lambdas/edge/outbound.ts';
import { kmsOpening } from '#lambdas/edge/sealing.ts';
import { secretKeys } from '#lambdas/edge/signing-keys.ts';
import { parseTexts } from '#lambdas/edge/texts.ts';
import { parseVendors, vendorOverHttps } from '#lambdas/edge/vendor-over-https.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor } from '#lambdas/stores/dynamodb.ts';
import type { WorkerPorts } from './ports.ts';

/** The ports over DynamoDB, AWS KMS, Secrets Manager and the Internet, for the life of the process. */
export const wireWorker = (): WorkerPorts => {
  const store = dynamoCorridor({ client: dynamoClient(), tableName: requireEnv(ENV.stateTable) });
  const trustedOrigins = parseTexts(requireEnv(ENV.trustedOrigins));
  return {
    store,
    policies: openShelf(requireEnv, store).policies,
    surroundings,
    sealing: kmsOpening(requireEnv(ENV.sealingKey)),
    vendor: vendorOverHttps({
      endpoints: parseVendors(requireEnv(ENV.vendors)),
      call: outboundCall({ trustedOrigins, answerMs: VENDOR_ANSWER_MS }, VENDOR_ANSWER_BYTES_MAX),
      signingKeys: secretKeys(now),
      now,
    }),
  };
};
