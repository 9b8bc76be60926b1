import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { openClock } from '#local/clock.ts';
import { openFaults } from '#local/cloud/endpoints/faults.ts';
import { endpointsHandler } from '#local/cloud/endpoints/server.ts';
import { openBuses } from '#local/cloud/events/buses.ts';
import { openDeliver } from '#local/cloud/events/deliver.ts';
import { eventBridgeService } from '#local/cloud/events/eventbridge.ts';
import { readRules } from '#local/cloud/events/rules.ts';
import { openDoor } from '#local/cloud/http.ts';
import { openCallLog } from '#local/cloud/identity/calls.ts';
import { type Credentials, openKeyRing } from '#local/cloud/identity/keys.ts';
import { readRoles } from '#local/cloud/identity/principals.ts';
import { openOutbox, sesService } from '#local/cloud/mail/outbox.ts';
import { openQueues } from '#local/cloud/queues/queues.ts';
import { sqsService } from '#local/cloud/queues/sqs.ts';
import { kmsService } from '#local/cloud/services/kms.ts';
import { openSecrets } from '#local/cloud/services/secrets.ts';
import { stsService } from '#local/cloud/services/sts.ts';
import { openBuckets } from '#local/cloud/storage/buckets.ts';
import { s3Service } from '#local/cloud/storage/s3.ts';
import { resolveResources } from '#local/cloud/template/resources.ts';

const ACCOUNT = '123456789012';
const REGION = 'us-east-1';

const role = (name: string, ...Statement: object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: name,
    AssumeRolePolicyDocument: {
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
      ],
    },
    Policies: Statement.length === 0 ? [] : [{ PolicyName: 'p', PolicyDocument: { Statement } }],
  },
});

const TEMPLATE = {
  Resources: {
    All: role('all', { Effect: 'Allow', Action: '*', Resource: '*' }),
    None: role('none'),
    Narrow: role('narrow', {
      Effect: 'Allow',
      Action: 'sqs:SendMessage',
      Resource: { 'Fn::GetAtt': ['Work', 'Arn'] },
    }),
    Uploader: role('uploader', {
      Effect: 'Allow',
      Action: 's3:PutObject',
      Resource: ['arn:aws:s3:::things/cases/*', 'arn:aws:s3:::things/refused'],
    }),
    Sealer: role('sealer', {
      Effect: 'Allow',
      Action: 'kms:Encrypt',
      Resource: { 'Fn::GetAtt': ['Sealing', 'Arn'] },
      Condition: { StringEquals: { 'kms:EncryptionContext:purpose': 'activation-link' } },
    }),
    Aside: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'aside' } },
    Work: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        QueueName: 'work',
        RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Aside', 'Arn'] }, maxReceiveCount: 3 },
      },
    },
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'own' } },
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        Name: 'forward',
        EventBusName: { Ref: 'Bus' },
        EventPattern: { 'detail-type': [{ prefix: 'order.' }] },
        Targets: [
          {
            Id: 'Q',
            Arn: { 'Fn::GetAtt': ['Work', 'Arn'] },
            InputTransformer: {
              InputPathsMap: { id: '$.detail.id' },
              InputTemplate: '{"order":<id>,"text":"no. <id>"}',
            },
          },
        ],
      },
    },
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'things' } },
    Sealing: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } },
    OtherSealing: { Type: 'AWS::KMS::Key' },
    Hashing: { Type: 'AWS::KMS::Key', Properties: { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' } },
    Secret: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: {
        Name: 'pepper',
        GenerateSecretString: { SecretStringTemplate: '{"user":"a"}', GenerateStringKey: 'password' },
      },
    },
  },
};

/** The AWS endpoints over a template of one resource of each kind, with roles `all`, `narrow` and `none`. */
export const openBench = async () => {
  const clock = openClock();
  const reported: unknown[] = [];
  const report = (error: unknown) => void reported.push(error);
  const door = await openDoor(0, clock.now, report);
  const stack = { name: 'S', account: ACCOUNT, region: REGION, template: TEMPLATE, assets: new Map() };
  const resources = resolveResources([stack], { endpointUrl: door.url, streamArn: () => undefined });
  const roles = readRoles(resources);
  const keys = openKeyRing(roles);
  const calls = openCallLog();
  const queues = openQueues(resources, clock.now);
  const outbox = openOutbox(clock.now);
  const faults = openFaults();
  const site = { account: ACCOUNT, region: REGION };
  const buses = openBuses({
    resources,
    rules: readRules(resources),
    home: site,
    deliver: openDeliver(queues, new Map(), report),
    now: clock.now,
  });
  const services = faults.wrap({
    sqs: sqsService(queues),
    events: eventBridgeService(buses, site, clock.now),
    ses: sesService(outbox),
    s3: s3Service(openBuckets(resources, clock.now)),
    kms: kmsService(resources),
    secretsmanager: openSecrets(resources).service,
    sts: stsService({ roles, keys, now: clock.now }),
  });
  door.serve(endpointsHandler({ clock, keys, calls, ...site, services, report }));
  const credentialsOf = (name: string): Credentials => {
    const found = [...roles.values()].find((each) => each.name === name);
    if (!found) throw new Error(`no role ${name}`);
    return keys.issue(found, 'tester');
  };
  /** What an SDK client of a role is made with. A long clock skew would be corrected by it; no retries hide nothing. */
  const client = (name: string) => ({
    endpoint: door.url,
    region: REGION,
    credentials: credentialsOf(name),
    maxAttempts: 1,
  });
  return { door, clock, keys, calls, queues, outbox, faults, buses, reported, credentialsOf, client };
};

/** Sends a request of our own making, signed for `service` at `signedAt` (epoch ms). */
export const sendSigned = async (
  url: string,
  credentials: Credentials,
  service: string,
  given: {
    method?: string;
    headers?: Record<string, string>;
    body?: string;
    signedAt?: number;
    sent?: { body: string };
  },
): Promise<Response> => {
  const { pathname, search, host, searchParams } = new URL(url);
  const signer = new SignatureV4({ credentials, region: REGION, service, sha256: Sha256 });
  const request = new HttpRequest({
    method: given.method ?? 'POST',
    path: pathname,
    query: Object.fromEntries([...searchParams.keys()].map((key) => [key, searchParams.getAll(key)])),
    headers: { host, ...given.headers },
    ...(given.body === undefined ? {} : { body: given.body }),
  });
  const { headers } = await signer.sign(request, { signingDate: new Date(given.signedAt ?? Date.now()) });
  const body = given.sent?.body ?? given.body;
  return fetch(new URL(pathname + search, url), {
    method: request.method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
};
