import { describe, expect, it } from 'vitest';
import type { Stack } from '#local/cloud/template/assembly.ts';
import { resolveResources } from '#local/cloud/template/resources.ts';

const addresses = {
  endpointUrl: 'http://127.0.0.1:4040',
  streamArn: (table: string) =>
    table === 'orders' ? 'arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/1' : undefined,
};

const stack = (
  resources: Stack['template']['Resources'],
  more: Partial<Stack['template']> = {},
  name = 'S',
): Stack => ({
  name,
  account: '123456789012',
  region: 'us-east-1',
  template: { Resources: resources, ...more },
  assets: new Map(),
});

const base = {
  Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } },
  Unnamed: { Type: 'AWS::SQS::Queue' },
  Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'orders' } },
  Api: { Type: 'AWS::ApiGateway::RestApi' },
  Acl: { Type: 'AWS::WAFv2::WebACL' },
};

/** What one value becomes, standing in a resource of its own. */
const resolved = (value: unknown, more: Partial<Stack['template']> = {}, others: Stack[] = []): unknown => {
  const probe = { Type: 'AWS::Logs::LogGroup', Properties: { value } };
  const all = resolveResources([stack({ ...base, Probe: probe }, more), ...others], addresses);
  return all.find(({ id }) => id === 'Probe')?.properties.value;
};

const CASES: [what: string, value: unknown, becomes: unknown][] = [
  ['plain values', { a: [1, 'x', null, true] }, { a: [1, 'x', null, true] }],
  ['Ref of a queue is its URL', { Ref: 'Queue' }, 'http://127.0.0.1:4040/123456789012/q'],
  ['a name that the template does not give', { 'Fn::GetAtt': ['Unnamed', 'QueueName'] }, 'S-Unnamed'],
  ['Ref of a table is its name', { Ref: 'Table' }, 'orders'],
  ['GetAtt', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:us-east-1:123456789012:q'],
  ['GetAtt as text', { 'Fn::GetAtt': 'Queue.Arn' }, 'arn:aws:sqs:us-east-1:123456789012:q'],
  [
    'a stream ARN',
    { 'Fn::GetAtt': ['Table', 'StreamArn'] },
    'arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/1',
  ],
  ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }, 'b']] }, 'a-us-east-1-b'],
  ['Join of a Split', { 'Fn::Join': ['.', { 'Fn::Split': ['/', 'a/b'] }] }, 'a.b'],
  ['Select', { 'Fn::Select': [1, ['a', { Ref: 'Table' }]] }, 'orders'],
  [
    'Select of a Split',
    { 'Fn::Select': ['4', { 'Fn::Split': [':', { 'Fn::GetAtt': ['Queue', 'Arn'] }] }] },
    '123456789012',
  ],
  [
    'Sub',
    { 'Fn::Sub': 'x-${Table}-${Queue.QueueName}-${AWS::AccountId}-${!Literal}' },
    'x-orders-q-123456789012-${Literal}',
  ],
  ['Sub with variables', { 'Fn::Sub': ['${a}/${Table}', { a: { Ref: 'AWS::Partition' } }] }, 'aws/orders'],
  ['NoValue takes the property away', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
  ['NoValue takes the element away', [{ Ref: 'AWS::NoValue' }, 1], [1]],
  ['an attribute of what does not run', { 'Fn::GetAtt': ['Acl', 'Arn'] }, 'S-Acl.Arn'],
  ['two keys are no function', { Ref: 'Queue', other: 1 }, { Ref: 'Queue', other: 1 }],
];

describe('templates', () => {
  it.each(CASES)('%s', (_, value, becomes) => {
    expect(resolved(value)).toEqual(becomes);
  });

  it('takes a parameter at its default', () => {
    expect(resolved({ Ref: 'Size' }, { Parameters: { Size: { Default: '5' } } })).toBe('5');
  });

  it('imports what another stack exports', () => {
    const other = stack(
      { Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'own' } } },
      { Outputs: { O: { Value: { 'Fn::GetAtt': ['Bus', 'Arn'] }, Export: { Name: 'shared' } } } },
      'T',
    );
    expect(resolved({ 'Fn::ImportValue': 'shared' }, {}, [other])).toBe(
      'arn:aws:events:us-east-1:123456789012:event-bus/own',
    );
    const read = { StackName: 'T', Region: 'us-east-1', OutputName: 'O' };
    expect(resolved({ 'Fn::GetStackOutput': read }, {}, [other])).toBe(
      'arn:aws:events:us-east-1:123456789012:event-bus/own',
    );
  });

  it.each([
    ['an unknown function', { 'Fn::Cidr': ['10.0.0.0/8', 2] }, /S\/Probe.*Fn::Cidr is not known here/],
    ['a missing resource', { Ref: 'Gone' }, /S\/Probe.*refers to Gone/],
    [
      'an unknown attribute',
      { a: [{ 'Fn::GetAtt': ['Queue', 'Color'] }] },
      /S\/Probe.*AWS::SQS::Queue has no attribute Color/,
    ],
    ['a missing export', { 'Fn::ImportValue': 'nothing' }, /imports nothing, which no stack exports/],
    [
      'an output that is not there',
      { 'Fn::GetStackOutput': { StackName: 'S', Region: 'us-east-1', OutputName: 'nothing' } },
      /reads nothing, which S does not say/,
    ],
    ['an element that is not there', { 'Fn::Select': [3, ['a']] }, /has no element 3/],
    ['a list where a text belongs', { 'Fn::Join': ['-', [['a']]] }, /expected a text/],
  ])('stops at %s, with its place', (_, value, message) => {
    expect(() => resolved(value)).toThrow(message);
  });

  it('stops at a resource type that is on neither list', () => {
    const unknown = stack({ Machine: { Type: 'AWS::EC2::Instance' } });
    expect(() => resolveResources([unknown], addresses)).toThrow(
      'S/Machine: AWS::EC2::Instance neither runs here',
    );
  });

  it('names the place of a name that refers to itself', () => {
    const circular = stack({
      Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': ['Queue', 'QueueName'] } } },
    });
    expect(() => resolveResources([circular], addresses)).toThrow(/name of Queue refers to itself/);
  });

  it('puts a rule of a bus under that bus', () => {
    const rules = stack({
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'own' } },
      Rule: { Type: 'AWS::Events::Rule', Properties: { Name: 'r', EventBusName: { Ref: 'Bus' } } },
      Plain: { Type: 'AWS::Events::Rule', Properties: { Name: 'p' } },
    });
    const arns = resolveResources([rules], addresses).map(({ arn }) => arn);
    expect(arns).toContain('arn:aws:events:us-east-1:123456789012:rule/own/r');
    expect(arns).toContain('arn:aws:events:us-east-1:123456789012:rule/p');
  });
});
