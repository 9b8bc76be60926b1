/**
 * What a function needs, from its code and its event sources; and what it is granted, from the template.
 * @module
 */

import { type CommandsByPackage, ownCodeOf, sdkCommandsIn } from '#bin/sdk-commands.ts';
import { ENTRIES, type FunctionName } from '#domain/names.ts';
import { aliasIn, functionNamed, ofType, type Resource, type Resources } from './synthesis.ts';

/**
 * A transaction needs the actions of what it carries (DynamoDB developer guide, IAM and transactions,
 * 2026-11).
 */
const TRANSACTION = {
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  ConditionCheck: 'dynamodb:ConditionCheckItem',
} as const;

/**
 * AWS SDK command → IAM action (service authorization reference, 2026-11). An unknown command fails the test.
 */
const ACTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '@aws-sdk/lib-dynamodb': {
    BatchGetCommand: 'dynamodb:BatchGetItem',
    BatchWriteCommand: 'dynamodb:BatchWriteItem',
    DeleteCommand: 'dynamodb:DeleteItem',
    GetCommand: 'dynamodb:GetItem',
    PutCommand: 'dynamodb:PutItem',
    QueryCommand: 'dynamodb:Query',
    UpdateCommand: 'dynamodb:UpdateItem',
  },
  '@aws-sdk/client-eventbridge': { PutEventsCommand: 'events:PutEvents' },
  '@aws-sdk/client-marketplace-entitlement-service': {
    GetEntitlementsCommand: 'aws-marketplace:GetEntitlements',
  },
  '@aws-sdk/client-marketplace-agreement': {
    DescribeAgreementCommand: 'aws-marketplace:DescribeAgreement',
    CancelAgreementCancellationRequestCommand: 'aws-marketplace:CancelAgreementCancellationRequest',
    GetAgreementCancellationRequestCommand: 'aws-marketplace:GetAgreementCancellationRequest',
    ListAgreementCancellationRequestsCommand: 'aws-marketplace:ListAgreementCancellationRequests',
    SendAgreementCancellationRequestCommand: 'aws-marketplace:SendAgreementCancellationRequest',
    SearchAgreementsCommand: 'aws-marketplace:SearchAgreements',
  },
  '@aws-sdk/client-marketplace-catalog': { DescribeEntityCommand: 'aws-marketplace:DescribeEntity' },
  '@aws-sdk/client-marketplace-metering': {
    BatchMeterUsageCommand: 'aws-marketplace:BatchMeterUsage',
    ResolveCustomerCommand: 'aws-marketplace:ResolveCustomer',
  },
  '@aws-sdk/client-kms': {
    DecryptCommand: 'kms:Decrypt',
    EncryptCommand: 'kms:Encrypt',
    GenerateMacCommand: 'kms:GenerateMac',
  },
  '@aws-sdk/client-s3': { PutObjectCommand: 's3:PutObject' },
  '@aws-sdk/client-secrets-manager': { GetSecretValueCommand: 'secretsmanager:GetSecretValue' },
  '@aws-sdk/client-sesv2': { SendEmailCommand: 'ses:SendEmail' },
  '@aws-sdk/client-sqs': {
    ChangeMessageVisibilityCommand: 'sqs:ChangeMessageVisibility',
    SendMessageBatchCommand: 'sqs:SendMessage',
    SendMessageCommand: 'sqs:SendMessage',
  },
};

/** What an address of S3 allows its signer must be allowed, too. */
const SIGNED = {
  GET: ['s3:GetObject'],
  // Without the list what is not there is forbidden (S3 API reference, HeadObject, 2026-11).
  HEAD: ['s3:GetObject', 's3:ListBucket'],
  PUT: ['s3:PutObject'],
} as const;

/** What Lambda calls with the function's role, by kind of event source (Lambda developer guide, 2026-11). */
const EVENT_SOURCES = {
  queue: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  stream: [
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
  ],
  bucketOnFailure: ['s3:PutObject', 's3:ListBucket'],
} as const;
const LOGS = ['logs:CreateLogStream', 'logs:PutLogEvents'] as const;

const seen = new Map<FunctionName, Promise<string>>();

/** A function's own code: bundled once a process. */
export const codeOf = (name: FunctionName): Promise<string> => {
  const code = seen.get(name) ?? ownCodeOf(ENTRIES[name], process.cwd());
  seen.set(name, code);
  return code;
};

/** The actions that a function needs by its code. */
export const neededBy = async (name: FunctionName): Promise<string[]> => {
  const code = await codeOf(name);
  return neededByCode(sdkCommandsIn(code, ENTRIES[name]), code);
};

/**
 * The actions that the code needs.
 * @param code the function's own code, whose transactions are told by their parts
 * @throws Error on a command that the table above does not know
 */
export const neededByCode = (commands: CommandsByPackage, code: string): string[] => {
  const actions = Object.entries(commands).flatMap(([from, names]) =>
    names.flatMap((name) => {
      if (name === 'TransactWriteCommand') return partsOfTransactions(code);
      const action = ACTIONS[from]?.[name];
      if (!action) throw new Error(`Which IAM action does ${name} of ${from} need?`);
      return [action];
    }),
  );
  return sorted([...actions, ...neededBySigning(code)]);
};

const neededBySigning = (code: string): string[] =>
  Object.entries(SIGNED)
    .filter(([method]) => code.includes(`signedAddress("${method}"`))
    .flatMap(([, needed]) => needed);

const partsOfTransactions = (code: string): string[] =>
  Object.entries(TRANSACTION)
    .filter(([part]) => new RegExp(`\\b${part}: ?\\{`).test(code))
    .map(([, action]) => action);

/** The actions that the function's event sources need, and its logs. */
export const neededBySources = (resources: Resources, name: FunctionName): string[] => {
  const { id, aliasId } = functionNamed(resources, name);
  const sources = ofType(resources, 'AWS::Lambda::EventSourceMapping')
    .map(([, { Properties }]) => Properties)
    .filter(({ FunctionName }) => FunctionName.Ref === id || aliasIn(resources, FunctionName) === aliasId)
    .flatMap(({ StartingPosition, DestinationConfig }) => [
      ...(StartingPosition ? EVENT_SOURCES.stream : EVENT_SOURCES.queue),
      ...(DestinationConfig ? EVENT_SOURCES.bucketOnFailure : []),
    ]);
  return sorted([...LOGS, ...sources]);
};

interface Document {
  readonly Statement: readonly { readonly Action: string | string[]; readonly Resource: unknown }[];
}

/** Every statement that says what somebody may do, wherever in a template it stands. */
export const statementsIn = (resources: Resources): Document['Statement'] => [
  ...[...ofType(resources, 'AWS::IAM::Policy'), ...ofType(resources, 'AWS::IAM::ManagedPolicy')].flatMap(
    ([, { Properties }]) => Properties.PolicyDocument.Statement,
  ),
  ...ofType(resources, 'AWS::IAM::Role').flatMap(([, { Properties }]) =>
    (Properties.Policies ?? []).flatMap(
      ({ PolicyDocument }: { PolicyDocument: Document }) => PolicyDocument.Statement,
    ),
  ),
];

/** What the function's role allows: resource, by its place in the tree → actions. */
export const grantedTo = (resources: Resources, name: FunctionName): Record<string, string[]> => {
  const { roleId } = functionNamed(resources, name);
  const role = resources[roleId];
  const beside = ofType(resources, 'AWS::IAM::Policy').filter(([, { Properties }]) =>
    Properties.Roles.some((each: { Ref: string }) => each.Ref === roleId),
  );
  if (role?.Properties.ManagedPolicyArns || beside.length > 0)
    throw new Error(`${name}: look at what hangs on ${roleId} too`);
  const granted: Record<string, string[]> = {};
  const statements = role?.Properties.Policies.flatMap(
    ({ PolicyDocument }: { PolicyDocument: Document }) => PolicyDocument.Statement,
  );
  for (const { Action, Resource: arns } of statements) {
    for (const place of [arns].flat().map((arn) => placeOf(resources, arn))) {
      granted[place] = sorted([...(granted[place] ?? []), ...[Action].flat()]);
    }
  }
  return granted;
};

/** An ARN in words: the construct's path, with what is behind it. */
const placeOf = (resources: Resources, arn: unknown): string => {
  if (typeof arn === 'string') return arn;
  const value = arn as { 'Fn::GetAtt'?: [string, string]; 'Fn::Join'?: [string, unknown[]]; Ref?: string };
  if (value['Fn::GetAtt']) {
    const [id, attribute] = value['Fn::GetAtt'];
    return `${pathOf(resources[id])}${attribute === 'Arn' ? '' : `.${attribute}`}`;
  }
  if (value['Fn::Join']) return value['Fn::Join'][1].map((part) => placeOf(resources, part)).join('');
  return `<${value.Ref}>`;
};

const pathOf = (resource: Resource | undefined): string => {
  const path = (resource?.Metadata as Record<string, string> | undefined)?.['aws:cdk:path'] ?? '?';
  return path.replace(/^[^/]+\//, '').replace(/\/Resource$/, '');
};

export const sorted = (actions: readonly string[]): string[] => [...new Set(actions)].sort();
