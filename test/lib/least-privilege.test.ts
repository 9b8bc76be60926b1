import { describe, expect, test } from 'vitest';
import { ENV, FUNCTIONS } from '#domain/names.ts';
import {
  codeOf,
  grantedTo,
  neededBy,
  neededByCode,
  neededBySources,
  sorted,
  statementsIn,
} from './permissions.ts';
import { functionNamed, synthesized } from './synthesis.ts';

const { resources } = synthesized('sandbox');

describe.each(FUNCTIONS)('%s', (name) => {
  test('is granted what it needs, and nothing else', async () => {
    const needed = [...(await neededBy(name)), ...neededBySources(resources, name)];
    expect(sorted(Object.values(grantedTo(resources, name)).flat())).toEqual(sorted(needed));
  });

  test('is told what it reads from its environment, and nothing else', async () => {
    const code = await codeOf(name);
    const read = [...code.matchAll(/\bENV\.(\w+)/g)]
      .map(([, key = '']) => ENV[key as keyof typeof ENV])
      // Told where the seller has another account, and nowhere else: seller-account.test.ts.
      .filter((variable) => variable !== ENV.seller);
    const given = Object.keys(functionNamed(resources, name).properties.Environment.Variables);
    expect(given.filter((variable) => variable.startsWith('CONCORD_')).sort()).toEqual(sorted(read));
  });
});

test('each action is granted where it is needed', () => {
  const identity = 'arn:aws:ses:us-east-1:123456789012:identity/example.com';
  const load = ['dynamodb:BatchGetItem'];
  const commit = ['dynamodb:ConditionCheckItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem'];
  const keep = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'];
  const consume = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];
  const logs = (place: string) => ({ [`${place}/Logs`]: ['logs:CreateLogStream', 'logs:PutLogEvents'] });
  const vendorKeys = Object.fromEntries(
    ['fw4fgf5tyo5w2ap6factivation1F423E178', 'gw4fgf5tyo5w2ap6fremotemanager139FC9727'].map((id) => [
      `<VendorsKey${id}>`,
      ['secretsmanager:GetSecretValue'],
    ]),
  );
  const granted = Object.fromEntries(FUNCTIONS.map((name) => [name, grantedTo(resources, name)]));
  expect(granted).toEqual({
    registration: {
      ...logs('Registration/Registration'),
      'Storage/State': [...load, ...commit],
      'Storage/State/index/byBuyer': ['dynamodb:Query'],
      'Storage/State/index/byKind': ['dynamodb:Query'],
      [identity]: ['ses:SendEmail'],
      '*': ['aws-marketplace:ResolveCustomer'],
    },
    'registration-people': {
      ...logs('Registration/People'),
      'Storage/State': [...load, ...commit],
      'Storage/State/index/byBuyer': ['dynamodb:Query'],
      [identity]: ['ses:SendEmail'],
    },
    'registration-api': {
      ...logs('Registration/Api'),
      'Seals/Hashing': ['kms:GenerateMac'],
      'Storage/State': [...load, ...commit],
      'Storage/State/index/byBuyer': ['dynamodb:Query'],
      'Storage/State/index/byKind': ['dynamodb:Query'],
    },
    lifecycle: {
      ...logs('Lifecycle/Lifecycle'),
      'Lifecycle/Notifications/Queue': consume,
      'Storage/State': [...load, ...commit],
      'Storage/Usage': ['dynamodb:BatchWriteItem'],
    },
    legacy: {
      ...logs('Legacy/Legacy'),
      'Legacy/Notifications/Queue': consume,
      'Storage/State': [...load, ...commit],
      'Storage/Usage': ['dynamodb:BatchWriteItem'],
      '*': ['aws-marketplace:SearchAgreements'],
    },
    'lifecycle-repair': {
      ...logs('Repair/Repair'),
      'Storage/State': [...load, ...commit],
      '*': ['aws-marketplace:GetEntitlements', 'aws-marketplace:SearchAgreements'],
    },
    'lifecycle-write': {
      ...logs('Repair/Write'),
      'Storage/State': [...load, ...commit],
      '*': ['aws-marketplace:DescribeAgreement', 'aws-marketplace:SearchAgreements'],
    },
    'directory-read': {
      ...logs('Directory/Read'),
      'Storage/State': load,
      'Storage/State/index/byBuyer': ['dynamodb:Query'],
      'Storage/State/index/byKind': ['dynamodb:Query'],
      'Storage/State/index/byState': ['dynamodb:Query'],
    },
    'directory-document': logs('Directory/Document'),
    'directory-write': {
      ...logs('Directory/Write'),
      'Storage/State': [...load, ...commit],
      'Storage/State/index/byState': ['dynamodb:Query'],
    },
    offers: {
      ...logs('Offers/Offers'),
      'Storage/State': [...load, ...commit],
      'Storage/State/index/byKind': ['dynamodb:Query'],
      'Storage/State/index/byState': ['dynamodb:Query'],
    },
    'clock-sweep': {
      ...logs('Clock/Sweep'),
      'Storage/State/index/byState': ['dynamodb:Query'],
      'Clock/DueWork/Queue': ['sqs:SendMessage'],
      'Reassignment/Work/Queue': ['sqs:SendMessage'],
      'Activation/Work/Queue': ['sqs:SendMessage'],
      'Propagations/Work/Queue': ['sqs:SendMessage'],
    },
    'reassignment-worker': {
      ...logs('Reassignment/Worker'),
      'Reassignment/Work/Queue': consume,
      'Storage/State': [...load, ...commit],
      'Storage/State/index/byBuyer': ['dynamodb:Query'],
      '<ReassignmentKeyew4fgf5tyo5w2ap6fcloudone101EEAA1F>': ['secretsmanager:GetSecretValue'],
      '*': [
        'aws-marketplace:CancelAgreementCancellationRequest',
        'aws-marketplace:GetAgreementCancellationRequest',
        'aws-marketplace:ListAgreementCancellationRequests',
        'aws-marketplace:SendAgreementCancellationRequest',
      ],
    },
    'reassignment-api': {
      ...logs('Moves/Api'),
      'Storage/State': [...load, ...commit],
      'Storage/State/index/byBuyer': ['dynamodb:Query'],
      'Storage/State/index/byKind': ['dynamodb:Query'],
      'Storage/State/index/byState': ['dynamodb:Query'],
    },
    'clock-due': {
      ...logs('Clock/Due'),
      'Clock/DueWork/Queue': consume,
      'Storage/State': [...load, ...commit],
      [identity]: ['ses:SendEmail'],
      '*': ['aws-marketplace:DescribeEntity', 'aws-marketplace:GetEntitlements'],
    },
    publishing: {
      ...logs('Publishing/Publishing'),
      'Publishing/Bus': ['events:PutEvents'],
      'Storage/State.StreamArn': [
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:ListStreams',
      ],
      'Publishing/Undelivered': ['s3:ListBucket'],
      'Publishing/Undelivered/*': ['s3:PutObject'],
    },
    'publishing-letters': {
      ...logs('Notifications/Letters'),
      'Notifications/LettersWork/Queue': consume,
      'Storage/State': [...load, ...commit],
      'Storage/State/index/byBuyer': ['dynamodb:Query'],
      [identity]: ['ses:SendEmail'],
    },
    'publishing-webhooks': {
      ...logs('Notifications/Webhooks'),
      'Notifications/Webhook-example/Queue': ['sqs:ChangeMessageVisibility', ...consume],
      'Notifications/Webhook-vendor/Queue': ['sqs:ChangeMessageVisibility', ...consume],
      'Storage/State': [...load, ...commit],
      '<NotificationsKeyexampleE1454958>': ['secretsmanager:GetSecretValue'],
      '<NotificationsKeyvendor18E48D73>': ['secretsmanager:GetSecretValue'],
    },
    'publishing-replay': {
      ...logs('Audit/Replay'),
      'Publishing/Bus': ['events:PutEvents'],
      'Storage/State': [...load, ...commit, 'dynamodb:Query'],
    },
    'directory-audit': {
      ...logs('Audit/Read'),
      'Storage/State': [...load, 'dynamodb:Query'],
      'Storage/Usage': ['dynamodb:Query'],
    },
    'metering-ingest': {
      ...logs('Intake/Ingest'),
      'Storage/State': [...load, ...commit],
      'Storage/Usage': keep,
    },
    'metering-queue': {
      ...logs('Intake/Queue'),
      'Intake/Usage/Queue': consume,
      'Storage/State': [...load, ...commit],
      'Storage/Usage': ['dynamodb:BatchWriteItem', ...keep],
    },
    'metering-close': {
      ...logs('Closing/Close'),
      'Storage/State': [...load, ...commit],
      'Storage/State/index/byKind': ['dynamodb:Query'],
      'Storage/State/index/byState': ['dynamodb:Query'],
      'Storage/Usage': ['dynamodb:DeleteItem', ...keep],
    },
    'metering-flush': {
      ...logs('Closing/Flush'),
      'Closing/Ends/Queue': consume,
      'Storage/State': load,
      'Storage/Usage': [
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
      ],
    },
    'metering-api': {
      ...logs('Usage/Api'),
      'Storage/State': [...load, ...commit],
      'Storage/State/index/byBuyer': ['dynamodb:Query'],
      'Storage/State/index/byKind': ['dynamodb:Query'],
      'Storage/State/index/byState': ['dynamodb:Query'],
      'Storage/Usage': ['dynamodb:GetItem', 'dynamodb:Query'],
      '<UsageKey64B66EB3>': ['secretsmanager:GetSecretValue'],
    },
    'metering-statement': {
      ...logs('Usage/Statement'),
      'Storage/State': load,
      'Storage/Usage': ['dynamodb:Query'],
      '<UsageKey64B66EB3>': ['secretsmanager:GetSecretValue'],
    },
    'metering-submit': {
      ...logs('Submit/Submit'),
      'Storage/State': [...load, ...commit],
      'Storage/Usage': ['dynamodb:DeleteItem', ...keep],
      '*': ['aws-marketplace:BatchMeterUsage'],
    },
    'activation-api': {
      ...logs('Activation/Api'),
      'Activation/Work/Queue': ['sqs:SendMessage'],
      'Seals/Hashing': ['kms:GenerateMac'],
      'Seals/Sealing': ['kms:Encrypt'],
      'Storage/State': [...load, ...commit],
    },
    'activation-worker': {
      ...logs('Activation/Worker'),
      ...vendorKeys,
      'Activation/Work/Queue': consume,
      'Seals/Sealing': ['kms:Decrypt'],
      'Storage/State': [...load, ...commit],
    },
    'support-api': {
      ...logs('Support/Api'),
      'Seals/Hashing': ['kms:GenerateMac'],
      'Seals/Sealing': ['kms:Decrypt', 'kms:Encrypt'],
      'Storage/State': [...load, ...commit],
      'Storage/State/index/byBuyer': ['dynamodb:Query'],
      'Storage/State/index/byKind': ['dynamodb:Query'],
      'Storage/State/index/byState': ['dynamodb:Query'],
      'Support/Attachments': ['s3:ListBucket'],
      'Support/Attachments/*': ['s3:GetObject', 's3:PutObject'],
      [identity]: ['ses:SendEmail'],
    },
    'capabilities-api': {
      ...logs('Accounts/Api'),
      ...vendorKeys,
      'Propagations/Work/Queue': ['sqs:SendMessage'],
      'Seals/Hashing': ['kms:GenerateMac'],
      'Seals/Sealing': ['kms:Encrypt'],
      'Storage/State': [...load, ...commit],
      'Storage/State/index/byBuyer': ['dynamodb:Query'],
    },
    'propagation-api': {
      ...logs('Propagations/Api'),
      'Propagations/Work/Queue': ['sqs:SendMessage'],
      'Storage/State': [...load, ...commit],
      'Storage/State/index/byBuyer': ['dynamodb:Query'],
      'Storage/State/index/byState': ['dynamodb:Query'],
    },
    'capabilities-worker': {
      ...logs('Propagations/Worker'),
      ...vendorKeys,
      'Propagations/Work/Queue': [...consume, 'sqs:SendMessage'],
      'Seals/Sealing': ['kms:Decrypt'],
      'Storage/State': [...load, ...commit],
      'Storage/State/index/byState': ['dynamodb:Query'],
    },
    'publishing-archive': {
      ...logs('Audit/Archive'),
      'Audit/Journal/journal/*': ['s3:PutObject'],
      'Publishing/Undelivered': ['s3:ListBucket'],
      'Publishing/Undelivered/*': ['s3:PutObject'],
      'Storage/State.StreamArn': [
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:ListStreams',
      ],
      'Storage/Usage': ['dynamodb:BatchWriteItem'],
    },
  });
});

test('no role of ours allows every action, or a Scan', () => {
  const actions = statementsIn(resources).flatMap(({ Action }) => Action);
  expect(actions.length).toBeGreaterThan(100);
  expect(actions.filter((action) => action.includes('*') || action === 'dynamodb:Scan')).toEqual([]);
});

test('a call that is not granted is caught, and so is a command nobody mapped', () => {
  const commands = { '@aws-sdk/client-sqs': ['SendMessageCommand'] };
  expect(neededByCode(commands, '')).toEqual(['sqs:SendMessage']);
  expect(sorted(Object.values(grantedTo(resources, 'publishing')).flat())).not.toContain('sqs:SendMessage');
  expect(() => neededByCode({ '@aws-sdk/client-sqs': ['PurgeQueueCommand'] }, '')).toThrow(
    /Which IAM action/,
  );
});
