import { expect, test } from 'vitest';
import { aliasIn, functionNamed, ofType, synthesized } from './synthesis.ts';

const { resources } = synthesized('sandbox');
const propertiesOf = (type: string) => ofType(resources, type).map(([, { Properties }]) => Properties);
const aliases = new Map(ofType(resources, 'AWS::Lambda::Alias').map(([id, alias]) => [id, alias.Properties]));

test('each function has an alias that leads to a version, which outlives the deployment', () => {
  const functions = ofType(resources, 'AWS::Lambda::Function').map(([id]) => id);
  expect(functions.length).toBeGreaterThan(6);
  for (const id of functions) {
    const alias = [...aliases.values()].find(({ FunctionName }) => FunctionName.Ref === id);
    const version = resources[alias?.FunctionVersion['Fn::GetAtt'][0]];
    expect(alias).toMatchObject({ Name: 'live', FunctionName: { Ref: id } });
    expect(version).toMatchObject({ Type: 'AWS::Lambda::Version', DeletionPolicy: 'Retain' });
  }
});

test('doors, queues, streams and permissions lead to the aliases, and to nothing else', () => {
  const called = [
    ...propertiesOf('AWS::Lambda::EventSourceMapping').map(({ FunctionName }) => FunctionName),
    ...propertiesOf('AWS::Lambda::Permission').map(({ FunctionName }) => FunctionName),
    ...propertiesOf('AWS::ApiGatewayV2::Integration').map(({ IntegrationUri }) => IntegrationUri),
    ...propertiesOf('AWS::Scheduler::Schedule').map(({ Target }) => Target.Arn),
    ...propertiesOf('AWS::ApiGateway::Method').map(({ Integration }) => Integration.Uri),
  ];
  expect(called.length).toBeGreaterThan(12);
  expect(called.filter((target) => aliasIn(resources, target) === undefined)).toEqual([]);
});

test('a sweep that failed is not repeated: the configuration stands on the alias', () => {
  const { aliasId } = functionNamed(resources, 'clock-sweep');
  const [config] = propertiesOf('AWS::Lambda::EventInvokeConfig').filter(
    ({ Qualifier }) => aliasIn(resources, Qualifier) === aliasId,
  );
  expect(config?.MaximumRetryAttempts).toBe(0);
});
