import { describe, expect, it } from 'vitest';
import { needsOf } from '#local/cloud/identity/authority.ts';
import { isAllowed, parsePolicy } from '#local/cloud/identity/policy.ts';

const statements = (...list: object[]) => parsePolicy({ Version: '2012-10-17', Statement: list }, 'Role');
const allow = (more: object = {}) => ({
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::b/*',
  ...more,
});
const deny = (more: object = {}) => ({ ...allow(more), Effect: 'Deny' });
const get = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', context: {} };

const CASES: [why: string, policy: object[], attempt: Partial<typeof get>, allowed: boolean][] = [
  ['nothing is allowed by default', [], {}, false],
  ['an allow', [allow()], {}, true],
  ['an explicit deny wins, whatever the order', [deny(), allow()], {}, false],
  ['a deny of something else', [allow(), deny({ Resource: 'arn:aws:s3:::c/*' })], {}, true],
  ['another action', [allow({ Action: 's3:PutObject' })], {}, false],
  ['actions ignore case', [allow({ Action: 'S3:getobject' })], {}, true],
  ['resources do not', [allow({ Resource: 'arn:aws:s3:::B/k' })], {}, false],
  ['* in an action', [allow({ Action: 's3:*' })], {}, true],
  ['? is exactly one', [allow({ Resource: 'arn:aws:s3:::b/?' })], {}, true],
  ['? is not two', [allow({ Resource: 'arn:aws:s3:::b/?' })], { resource: 'arn:aws:s3:::b/kk' }, false],
  ['a dot is a dot', [allow({ Resource: 'arn:aws:s3:::b/a.c' })], { resource: 'arn:aws:s3:::b/abc' }, false],
  ['* spans slashes', [allow()], { resource: 'arn:aws:s3:::b/a/b' }, true],
  ['NotAction', [{ Effect: 'Allow', NotAction: 's3:PutObject', Resource: '*' }], {}, true],
  ['NotAction of the very action', [{ Effect: 'Allow', NotAction: 's3:Get*', Resource: '*' }], {}, false],
  ['NotResource', [{ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::b/*' }], {}, false],
  [
    'a condition that holds',
    [allow({ Condition: { StringEquals: { 'a:b': ['x', 'y'] } } })],
    { context: { 'a:b': 'y' } },
    true,
  ],
  [
    'a condition that does not',
    [allow({ Condition: { StringEquals: { 'a:b': 'x' } } })],
    { context: { 'a:b': 'y' } },
    false,
  ],
  ['an absent key', [allow({ Condition: { StringEquals: { 'a:b': 'x' } } })], {}, false],
  ['an absent key, IfExists', [allow({ Condition: { StringEqualsIfExists: { 'a:b': 'x' } } })], {}, true],
  [
    'StringLike',
    [allow({ Condition: { StringLike: { 'a:b': 'x*' } } })],
    { context: { 'a:b': 'xyz' } },
    true,
  ],
  [
    'StringNotEquals',
    [allow({ Condition: { StringNotEquals: { 'a:b': 'x' } } })],
    { context: { 'a:b': 'x' } },
    false,
  ],
  ['StringNotEquals of an absent key', [allow({ Condition: { StringNotEquals: { 'a:b': 'x' } } })], {}, true],
  [
    'ArnLike',
    [allow({ Condition: { ArnLike: { 'a:b': 'arn:aws:x:*:1' } } })],
    { context: { 'a:b': 'arn:aws:x:y:1' } },
    true,
  ],
  [
    'Bool',
    [deny({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }), allow()],
    { context: { 'aws:securetransport': 'true' } },
    true,
  ],
  ['Null', [allow({ Condition: { Null: { 'a:b': 'true' } } })], {}, true],
  [
    'two conditions are both needed',
    [allow({ Condition: { StringEquals: { 'a:b': 'x' }, Bool: { 'a:c': true } } })],
    { context: { 'a:b': 'x' } },
    false,
  ],
  [
    'a policy variable',
    [allow({ Condition: { StringEquals: { 'sts:RoleSessionName': '${aws:username}' } } })],
    { context: { 'sts:rolesessionname': 'anna', 'aws:username': 'anna' } },
    true,
  ],
];

describe('identity policies', () => {
  it.each(CASES)('%s', (_, policy, attempt, allowed) => {
    expect(isAllowed(statements(...policy), { ...get, ...attempt })).toBe(allowed);
  });

  it('stops at a condition operator that it does not know, with the place', () => {
    const unknown = { ...allow(), Condition: { StringResembles: { a: 'b' } } };
    expect(() => statements(unknown)).toThrow(/Role: .*StringResembles is not known here/);
  });

  it('stops at a statement element that it does not know', () => {
    expect(() => statements({ ...allow(), Sometimes: 'yes' })).toThrow(/^Role: /);
  });
});

const site = { account: '123456789012', region: 'us-east-1' };
const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/t';

const CALLS: [
  service: string,
  operation: string,
  input: Record<string, unknown>,
  needs: [string, string][],
][] = [
  ['dynamodb', 'GetItem', { TableName: 't' }, [['dynamodb:GetItem', table]]],
  [
    'dynamodb',
    'Query',
    { TableName: 't', IndexName: 'byKind' },
    [['dynamodb:Query', `${table}/index/byKind`]],
  ],
  ['dynamodb', 'BatchGetItem', { RequestItems: { t: {} } }, [['dynamodb:BatchGetItem', table]]],
  [
    'dynamodb',
    'TransactWriteItems',
    {
      TransactItems: [
        { Put: { TableName: 't' } },
        { Put: { TableName: 't' } },
        { Update: { TableName: 't' } },
        { Delete: { TableName: 't' } },
        { ConditionCheck: { TableName: 't' } },
      ],
    },
    [
      ['dynamodb:PutItem', table],
      ['dynamodb:UpdateItem', table],
      ['dynamodb:DeleteItem', table],
      ['dynamodb:ConditionCheckItem', table],
    ],
  ],
  [
    'sqs',
    'SendMessageBatch',
    { QueueUrl: 'http://x/123456789012/q' },
    [['sqs:SendMessage', 'arn:aws:sqs:us-east-1:123456789012:q']],
  ],
  [
    'events',
    'PutEvents',
    { Entries: [{}, { EventBusName: 'own' }, {}] },
    [
      ['events:PutEvents', 'arn:aws:events:us-east-1:123456789012:event-bus/default'],
      ['events:PutEvents', 'arn:aws:events:us-east-1:123456789012:event-bus/own'],
    ],
  ],
  [
    'ses',
    'SendEmail',
    { FromEmailAddress: 'A <a@b.example>' },
    [['ses:SendEmail', 'arn:aws:ses:us-east-1:123456789012:identity/a@b.example']],
  ],
  ['s3', 'ListObjectsV2', { Bucket: 'b' }, [['s3:ListBucket', 'arn:aws:s3:::b']]],
  ['aws-marketplace', 'ResolveCustomer', {}, [['aws-marketplace:ResolveCustomer', '*']]],
];

describe('what a call needs', () => {
  it.each(CALLS)('%s %s', (service, operation, input, needs) => {
    const found = needsOf(service, operation, input, site);
    expect(found?.map(({ action, resources }) => [action, resources[0]])).toEqual(needs);
  });

  it('does not know an operation that is not in the table', () => {
    expect(needsOf('dynamodb', 'ExecuteStatement', {}, site)).toBeUndefined();
    expect(needsOf('ec2', 'RunInstances', {}, site)).toBeUndefined();
  });

  it('lets a letter go by its domain as well as by its address', () => {
    const [need] = needsOf('ses', 'SendEmail', { FromEmailAddress: 'a@b.example' }, site) ?? [];
    expect(need?.resources).toContain('arn:aws:ses:us-east-1:123456789012:identity/b.example');
  });
});
