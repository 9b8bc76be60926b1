/**
 * The closed list of services that Concord is made of.
 * @module
 */

import type { Resources } from './synthesis.ts';

/**
 * CloudFormation's service names → why they are here. Anything else needs a decision in `docs/decisions/`
 * first.
 */
const SERVICES: Readonly<Record<string, string>> = {
  ApiGateway: 'the public door',
  ApiGatewayV2: 'the operator door',
  CloudFront: 'the console',
  CloudWatch: 'alarms and the dashboard',
  Cognito: 'sign-in of people',
  DynamoDB: 'state and usage',
  Events: 'notifications in, events out',
  IAM: 'roles: no service of its own, but every other stands on it',
  KMS: 'the key of logs and alarms, and those that seal',
  Lambda: 'the functions',
  Logs: 'the logs of CloudWatch',
  S3: 'what could not be published, the journal’s copy, files of support cases',
  SES: 'letters',
  SNS: 'alarms',
  SQS: 'queues',
  STS: 'roles in other accounts',
  Scheduler: 'the clock',
  SecretsManager: 'secrets of the ports',
  WAFv2: 'the web ACL',
};

/** Stack → services that it alone may have; `docs/decisions/0202-the-pipeline-on-aws.md` says why. */
const EXEMPT: Readonly<Record<string, readonly string[]>> = {
  'concord-pipeline': ['CodeBuild', 'CodePipeline'],
};

/** Resources whose service is not on the list, `logicalId (type)`. */
export const unlistedServices = (resources: Resources, stackName = ''): string[] =>
  Object.entries(resources)
    .filter(([, { Type }]) => {
      const [vendor, service = ''] = Type.split('::');
      const listed = Object.hasOwn(SERVICES, service) || EXEMPT[stackName]?.includes(service);
      return vendor !== 'AWS' || !listed;
    })
    .map(([id, { Type }]) => `${id} (${Type})`);
