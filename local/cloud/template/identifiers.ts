import { createHash } from 'node:crypto';

/** Where a resource stands, and what it is called; enough to know its `Ref` and attributes. */
export interface Identity {
  stack: string;
  id: string;
  type: string;
  account: string;
  region: string;
  /** Physical name: the template's own, or one made from stack and logical id. */
  name: string;
  /** The bus of a rule: it is part of the rule's ARN. */
  bus?: string;
  /** The function of a version or alias: it is part of their ARNs. */
  functionName?: string;
}

/** Where physical addresses of the cloud are found on this machine, and what only a running engine knows. */
export interface Addresses {
  /** URL of the AWS endpoints, without trailing slash. */
  endpointUrl: string;
  /** ARN of the newest stream of a table that was made here. */
  streamArn(tableName: string): string | undefined;
}

type Read = (resource: Identity, addresses: Addresses) => string;
interface Kind {
  /** The property that carries the template's own name. */
  nameProperty?: string;
  ref?: Read;
  attributes?: Record<string, Read>;
}

const arn =
  (service: string, path: (name: string) => string): Read =>
  ({ region, account, name }) =>
    `arn:aws:${service}:${region}:${account}:${path(name)}`;
const iam =
  (kind: string): Read =>
  ({ account, name }) =>
    `arn:aws:iam::${account}:${kind}/${name}`;
const bucketArn: Read = ({ name }) => `arn:aws:s3:::${name}`;
const queueUrl: Read = ({ account, name }, { endpointUrl }) => `${endpointUrl}/${account}/${name}`;
const shortId =
  (length: number) =>
  ({ stack, id }: Pick<Identity, 'stack' | 'id'>): string =>
    createHash('sha256').update(`${stack}/${id}`).digest('hex').slice(0, length);
const API_ID_LENGTH = 10;
const ROLE_ID_DIGITS = 17;
/** `AROA…`: what stands before the colon in the user id of a role's session. */
export const roleIdOf = (role: Identity): string => `AROA${shortId(ROLE_ID_DIGITS)(role).toUpperCase()}`;
const apiId = shortId(API_ID_LENGTH);
const apiHost: Read = (resource) => `${apiId(resource)}.execute-api.${resource.region}.amazonaws.com`;
const streamArn: Read = ({ name }, { streamArn: find }) => {
  const found = find(name);
  if (!found) throw new Error(`table ${name} has no stream`);
  return found;
};
/** A rule's ARN names its bus, but for the default bus. */
const ruleArn: Read = ({ region, account, name, bus = 'default' }) =>
  `arn:aws:events:${region}:${account}:rule/${bus === 'default' ? '' : `${bus}/`}${name}`;
const table: Kind = {
  nameProperty: 'TableName',
  attributes: {
    Arn: arn('dynamodb', (name) => `table/${name}`),
    StreamArn: streamArn,
    TableId: shortId(API_ID_LENGTH),
  },
};
const functionArn = arn('lambda', (name) => `function:${name}`);
/** A version goes by its logical id until the running engine numbers it. */
const qualifiedArn =
  (qualifier: Read): Read =>
  (resource, addresses) =>
    `${functionArn({ ...resource, name: resource.functionName ?? '' }, addresses)}:${qualifier(resource, addresses)}`;
const versionArn = qualifiedArn(({ id }) => id);
const aliasArn = qualifiedArn(({ name }) => name);
const topicArn = arn('sns', (name) => name);
const secretArn = arn('secretsmanager', (name) => `secret:${name}`);

/** What `Ref` and `Fn::GetAtt` give per type (CloudFormation's resource reference, "Return values", 2026-11). */
const KINDS: Record<string, Kind> = {
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::SQS::Queue': {
    nameProperty: 'QueueName',
    ref: queueUrl,
    attributes: { Arn: arn('sqs', (name) => name), QueueName: ({ name }) => name, QueueUrl: queueUrl },
  },
  'AWS::Lambda::Function': { nameProperty: 'FunctionName', attributes: { Arn: functionArn } },
  'AWS::Lambda::Version': {
    ref: versionArn,
    attributes: { Version: ({ id }) => id, FunctionArn: versionArn },
  },
  'AWS::Lambda::Alias': { nameProperty: 'Name', ref: aliasArn, attributes: { AliasArn: aliasArn } },
  'AWS::IAM::Role': {
    nameProperty: 'RoleName',
    attributes: { Arn: iam('role'), RoleId: roleIdOf },
  },
  'AWS::IAM::ManagedPolicy': { nameProperty: 'ManagedPolicyName', ref: iam('policy') },
  'AWS::Events::EventBus': {
    nameProperty: 'Name',
    attributes: { Arn: arn('events', (name) => `event-bus/${name}`), Name: ({ name }) => name },
  },
  'AWS::Events::Rule': { nameProperty: 'Name', attributes: { Arn: ruleArn } },
  'AWS::Scheduler::Schedule': {
    nameProperty: 'Name',
    attributes: { Arn: arn('scheduler', (name) => `schedule/default/${name}`) },
  },
  'AWS::S3::Bucket': {
    nameProperty: 'BucketName',
    attributes: { Arn: bucketArn, DomainName: ({ name }) => `${name}.s3.amazonaws.com` },
  },
  'AWS::ApiGateway::RestApi': { ref: apiId, attributes: { RestApiId: apiId, RootResourceId: () => 'root' } },
  'AWS::ApiGateway::Resource': { ref: ({ id }) => id, attributes: { ResourceId: ({ id }) => id } },
  'AWS::ApiGateway::Stage': { nameProperty: 'StageName' },
  'AWS::ApiGatewayV2::Api': {
    ref: apiId,
    attributes: { ApiId: apiId, ApiEndpoint: (api, at) => `https://${apiHost(api, at)}` },
  },
  'AWS::ApiGatewayV2::Stage': { nameProperty: 'StageName' },
  'AWS::SNS::Topic': {
    nameProperty: 'TopicName',
    ref: topicArn,
    attributes: { TopicArn: topicArn, TopicName: ({ name }) => name },
  },
  'AWS::SecretsManager::Secret': { nameProperty: 'Name', ref: secretArn, attributes: { Id: secretArn } },
  'AWS::KMS::Key': { attributes: { Arn: arn('kms', (name) => `key/${name}`), KeyId: ({ name }) => name } },
  'AWS::Logs::LogGroup': {
    nameProperty: 'LogGroupName',
    attributes: { Arn: arn('logs', (name) => `log-group:${name}:*`) },
  },
};

/** The property that carries a type's own name, if the type has one. */
export const namePropertyOf = (type: string): string | undefined => KINDS[type]?.nameProperty;

/** The value of `Ref`: the physical name, unless the type says otherwise. */
export const referenceOf = (resource: Identity, addresses: Addresses): string =>
  (KINDS[resource.type]?.ref ?? (({ name }) => name))(resource, addresses);

/** The value of `Fn::GetAtt`; `undefined` where the type has no such attribute here. */
export const attributeOf = (
  resource: Identity,
  attribute: string,
  addresses: Addresses,
): string | undefined => KINDS[resource.type]?.attributes?.[attribute]?.(resource, addresses);
