import type { Principal } from './keys.ts';
import type { Need, NeedsOf, Site } from './need.ts';
import { DYNAMODB } from './needs/dynamodb.ts';
import { EVENTS, SES, SQS } from './needs/messaging.ts';
import { CLOUDFORMATION, KMS, LAMBDA, marketplaceNeed, S3, SECRETS, STS } from './needs/others.ts';
import { isAllowed, type Statement } from './policy.ts';

/** From (service of the credential scope, operation) to what IAM asks. A call that is not in the table is not implemented. */
const TABLE: Record<string, Record<string, NeedsOf>> = {
  dynamodb: DYNAMODB,
  sqs: SQS,
  events: EVENTS,
  ses: SES,
  s3: S3,
  kms: KMS,
  secretsmanager: SECRETS,
  sts: STS,
  lambda: LAMBDA,
  cloudformation: CLOUDFORMATION,
};

/** What IAM asks for a call; `undefined` for an operation that this sandbox does not know. */
export const needsOf = (
  service: string,
  operation: string,
  input: Readonly<Record<string, unknown>>,
  site: Site,
): Need[] | undefined => {
  const find = service === 'aws-marketplace' ? marketplaceNeed(operation) : TABLE[service]?.[operation];
  return find?.(input, site);
};

/** Condition keys that tell who calls. */
export const contextOf = ({ role, session }: Principal): Record<string, string> => ({
  'aws:principaltype': 'AssumedRole',
  'aws:principalaccount': role.account,
  'aws:principalarn': role.arn,
  'aws:userid': `${role.id}:${session}`,
  'aws:securetransport': 'true',
});

/** The first need that the statements do not grant, or `undefined` if all are granted. */
export const firstDenied = (
  statements: readonly Statement[],
  needs: readonly Need[],
  context: Record<string, string> = {},
): Need | undefined =>
  needs.find(({ action, resources, context: own }) =>
    resources.every(
      (resource) => !isAllowed(statements, { action, resource, context: { ...context, ...own } }),
    ),
  );

/** The first need that the principal's identity policies do not grant. */
export const deniedTo = (principal: Principal, needs: readonly Need[]): Need | undefined =>
  firstDenied(principal.role.policies, needs, contextOf(principal));
