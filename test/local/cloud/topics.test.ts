import { describe, expect, test } from 'vitest';
import { readGrants } from '#local/cloud/identity/grants.ts';
import { openQueues } from '#local/cloud/queues/queues.ts';
import type { Resource } from '#local/cloud/template/resources.ts';
import { openTopics } from '#local/cloud/topics/topics.ts';

const TOPIC = 'arn:aws:sns:us-east-1:287250355862:aws-mp-subscription-notification-code';
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:queue';
const NOW = Date.UTC(2026, 10, 21, 12);

const resource = (type: string, properties: object, id = type): Resource =>
  ({
    type,
    id,
    name: 'queue',
    place: `S/${id}`,
    ref: 'url',
    arn: QUEUE,
    properties,
    assets: {},
  }) as unknown as Resource;

const lets = (sourceArn: string) =>
  resource('AWS::SQS::QueuePolicy', {
    Queues: ['url'],
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sqs:SendMessage',
          Principal: { Service: 'sns.amazonaws.com' },
          Resource: QUEUE,
          Condition: { ArnEquals: { 'aws:SourceArn': sourceArn } },
        },
      ],
    },
  });

const open = (subscription: object, from = TOPIC) => {
  const resources = [
    resource('AWS::SQS::Queue', {}),
    lets(from),
    resource('AWS::SNS::Subscription', {
      Protocol: 'sqs',
      TopicArn: TOPIC,
      Endpoint: QUEUE,
      ...subscription,
    }),
  ];
  const queues = openQueues(resources, () => NOW);
  const topics = openTopics(resources, { queues, grants: readGrants(resources) }, () => NOW);
  return { topics, bodies: () => queues.all().flatMap((queue) => queue.all().map(({ body }) => body)) };
};

describe('a topic delivers to the queues that subscribe to it', () => {
  test('wrapped, with the id and time that it was published with', () => {
    const { topics, bodies } = open({});
    topics.publish(TOPIC, '{"action":"x"}', { id: 'm-1', at: NOW - 1000 });
    expect(bodies().map((body) => JSON.parse(body))).toEqual([
      {
        Type: 'Notification',
        MessageId: 'm-1',
        TopicArn: TOPIC,
        Message: '{"action":"x"}',
        Timestamp: '2026-11-21T11:59:59.000Z',
      },
    ]);
  });

  test('raw, where the subscription says so; and not of another topic', () => {
    const { topics, bodies } = open({ RawMessageDelivery: true });
    topics.publish(TOPIC, 'text');
    topics.publish(`${TOPIC}2`, 'other');
    expect(bodies()).toEqual(['text']);
  });

  test('e-mail goes to people, and to nobody here', () => {
    const { topics, bodies } = open({ Protocol: 'email', Endpoint: 'alarms@example.com' });
    topics.publish(TOPIC, 'text');
    expect(bodies()).toEqual([]);
  });
});

describe('what stops the start, with its place', () => {
  test.each<[string, object, string, RegExp]>([
    ['a protocol that does not run here', { Protocol: 'lambda' }, TOPIC, /S\/.*by lambda do not run here/],
    ['a queue that is not there', { Endpoint: `${QUEUE}2` }, TOPIC, /S\/.*queue2 is not there/],
    ['a queue that does not let the topic in', {}, `${TOPIC}2`, /S\/.*does not let the topic in/],
    ['a filter, which would not be looked at', { FilterPolicy: { a: ['b'] } }, TOPIC, /S\/.*FilterPolicy/],
  ])('%s', (_, subscription, from, message) => {
    expect(() => open(subscription, from)).toThrow(message);
  });
});
