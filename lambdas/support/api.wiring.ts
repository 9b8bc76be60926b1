/**
 * What the API of support cases is made of; the one place of it that reads its environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { s3Attachments } from '#lambdas/edge/attachments.ts';
import { parseRoleArns, type RoleBook } from '#lambdas/edge/caller.ts';
import { optionalEnv, requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { sesMail } from '#lambdas/edge/mail.ts';
import { kmsOpening, kmsSealing } from '#lambdas/edge/sealing.ts';
import { s3Settings } from '#lambdas/edge/signed-address.ts';
import { parseTexts } from '#lambdas/edge/texts.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor } from '#lambdas/stores/dynamodb.ts';
import { dynamoLists } from '#lambdas/stores/dynamodb-lists.ts';
import type { SupportPorts } from './ports.ts';

/** The ports over DynamoDB, KMS, S3 and SES, and the roles that may call, for the life of the process. */
export const wireApi = (): { readonly ports: SupportPorts; readonly roles: RoleBook } => {
  const table = { client: dynamoClient(), tableName: requireEnv(ENV.stateTable) };
  const store = { ...dynamoCorridor(table), ...dynamoLists(table) };
  const { policies } = openShelf(requireEnv, store);
  const keys = { sealingKey: requireEnv(ENV.sealingKey), hashingKey: requireEnv(ENV.hashingKey) };
  return {
    ports: {
      store,
      policies,
      surroundings,
      sealing: { ...kmsSealing(keys), ...kmsOpening(keys.sealingKey) },
      files: s3Attachments(requireEnv(ENV.attachmentsBucket), s3Settings(requireEnv, optionalEnv)),
      sendLetter: sesMail(requireEnv(ENV.mailFrom)),
      operators: parseTexts(requireEnv(ENV.operators)),
    },
    roles: parseRoleArns(requireEnv(ENV.roleArns)),
  };
};
