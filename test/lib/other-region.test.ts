import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { config } from '#bin/concord.config.ts';
import type { ConcordConfig } from '#lib/config.ts';
import { unlistedServices } from './services.ts';
import { ofType, only, type Resources, synthesize, synthesized } from './synthesis.ts';

const elsewhere: ConcordConfig = {
  ...config,
  stages: { ...config.stages, sandbox: { ...config.stages.sandbox, region: 'eu-central-1' } },
};
// As everywhere, a finding of the security checks that nobody acknowledged would stop this.
const { app, resources, outdir } = synthesize('sandbox', { config: elsewhere });
const second = JSON.parse(readFileSync(join(outdir, 'concord-sandbox-notifications.template.json'), 'utf8'))
  .Resources as Resources;

test('a stage in another Region has a second stack where notifications arrive; others have none', () => {
  const stacks = app.synth().stacks.map(({ stackName, environment }) => [stackName, environment.region]);
  expect(Object.fromEntries(stacks)).toEqual({
    'concord-sandbox': 'eu-central-1',
    'concord-sandbox-routes': 'eu-central-1',
    'concord-sandbox-notifications': 'us-east-1',
  });
  expect(synthesized('sandbox').app.synth().stacks).toHaveLength(2);
  expect(unlistedServices(second)).toEqual([]);
});

test('it takes everything from AWS Marketplace and forwards it to one bus, with a role for that alone', () => {
  const { EventPattern, EventBusName, Targets } = only(second, 'AWS::Events::Rule').Properties;
  expect(EventPattern).toEqual({ source: ['aws.agreement-marketplace', 'aws.marketplacecatalog'] });
  expect(EventBusName).toBeUndefined();
  expect(Targets).toHaveLength(1);
  const intake = JSON.stringify(Targets[0].Arn);
  expect(intake).toContain(':events:eu-central-1:123456789012:event-bus/concord-sandbox-intake');
  const { PolicyDocument, Roles } = only(second, 'AWS::IAM::Policy').Properties;
  expect(PolicyDocument.Statement).toEqual([
    { Effect: 'Allow', Action: 'events:PutEvents', Resource: Targets[0].Arn },
  ]);
  expect(Targets[0].RoleArn['Fn::GetAtt'][0]).toBe(Roles[0].Ref);
});

test('what cannot be forwarded is kept for two weeks, and somebody is told', () => {
  const [[deadLetters, queue] = []] = ofType(second, 'AWS::SQS::Queue');
  const [target] = only(second, 'AWS::Events::Rule').Properties.Targets;
  expect(target.DeadLetterConfig.Arn['Fn::GetAtt'][0]).toBe(deadLetters);
  expect(queue?.Properties.MessageRetentionPeriod).toBe(14 * 24 * 3600);
  const alarm = only(second, 'AWS::CloudWatch::Alarm').Properties;
  expect(alarm.AlarmName).toBe('concord-sandbox-deadLetters-forwarding');
  expect(alarm.AlarmActions).toHaveLength(1);
});

test('the first stack takes notifications from a bus of its own, and from nowhere else', () => {
  const intake = ofType(resources, 'AWS::Events::EventBus').find(
    ([, { Properties }]) => Properties.Name === 'concord-sandbox-intake',
  )?.[0];
  const rules = ofType(resources, 'AWS::Events::Rule').map(([, { Properties }]) => Properties);
  const taking = rules.filter(({ EventPattern }) =>
    EventPattern.source?.includes('aws.agreement-marketplace'),
  );
  expect(taking.map(({ EventBusName }) => EventBusName)).toEqual([{ Ref: intake }]);
  expect(rules.filter(({ EventBusName }) => EventBusName === undefined)).toEqual([]);
  // Nobody outside the account is let in: there is no policy of the bus.
  expect(ofType(resources, 'AWS::Events::EventBusPolicy')).toEqual([]);
});

test('products over SNS: the queue beside Concord subscribes to topics that stay where they are', () => {
  const topics = Object.values(config.products.find(({ topics }) => topics)?.topics ?? {});
  const subscriptions = ofType(resources, 'AWS::SNS::Subscription')
    .map(([, { Properties }]) => Properties)
    .filter(({ Protocol }) => Protocol === 'sqs');
  expect(subscriptions.map(({ TopicArn, Region }) => [TopicArn, Region]).sort()).toEqual(
    topics.map((arn) => [arn, 'us-east-1']).sort(),
  );
  const [queue] = subscriptions.map(({ Endpoint }) => Endpoint['Fn::GetAtt'][0]);
  expect(resources[queue]?.Type).toBe('AWS::SQS::Queue');
  expect(ofType(second, 'AWS::SNS::Subscription').map(([, { Properties }]) => Properties.Protocol)).toEqual([
    'email',
  ]);
});
