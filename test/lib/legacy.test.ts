import { describe, expect, test } from 'vitest';
import { config } from '#bin/concord.config.ts';
import type { ProductConfig } from '#lib/config.ts';
import { configFaults } from '#lib/config-check.ts';
import { ofType, synthesized } from './synthesis.ts';

const { resources } = synthesized('sandbox');
const subscriptions = ofType(resources, 'AWS::SNS::Subscription')
  .map(([, { Properties }]) => Properties)
  .filter(({ Protocol }) => Protocol === 'sqs');
const legacy = config.products.find(({ integration }) => integration === 'both') as ProductConfig;

describe('topics of legacy products', () => {
  test('both are subscribed to, wrapped: the wrapping carries time and id', () => {
    expect(subscriptions.map(({ TopicArn }) => TopicArn)).toEqual(Object.values(legacy.topics ?? {}));
    for (const { RawMessageDelivery } of subscriptions) expect(RawMessageDelivery).not.toBe(true);
  });

  test('the queue lets in these topics alone', () => {
    const statements = ofType(resources, 'AWS::SQS::QueuePolicy')
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
      .filter(({ Principal }) => Principal?.Service === 'sns.amazonaws.com');
    const sources = statements.map(({ Effect, Action, Condition }) => [
      Effect,
      Action,
      Condition.ArnEquals['aws:SourceArn'],
    ]);
    expect(sources).toEqual(
      Object.values(legacy.topics ?? {}).map((arn) => ['Allow', 'sqs:SendMessage', arn]),
    );
  });
});

describe('the config', () => {
  const faultsOf = (change: Partial<ProductConfig>): string[] => {
    const { topics: _, ...plain } = legacy;
    const products = [{ ...plain, ...change }];
    return configFaults({ ...config, products }, () => true).map(({ place }) => place);
  };

  test.each<[string, Partial<ProductConfig>, string[]]>([
    ['with its topics', { topics: legacy.topics as NonNullable<ProductConfig['topics']> }, []],
    ['without topics', {}, ['products[0].topics']],
    [
      'with topics, but not legacy',
      { integration: 'concurrent', topics: { subscription: 'x' } },
      ['products[0].topics'],
    ],
    [
      'with topics of another form',
      { topics: { subscription: 'arn:aws:sns:us-east-1:1:mine', entitlement: 'x' } },
      ['products[0].topics.subscription', 'products[0].topics.entitlement'],
    ],
  ])('a product %s', (_, change, places) => {
    expect(faultsOf(change)).toEqual(places);
  });
});
