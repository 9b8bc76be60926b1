import { expect, test } from 'vitest';
import { FUNCTIONS } from '#domain/names.ts';
import { functionNamed, ofType, synthesized } from './synthesis.ts';

const { resources, template } = synthesized('sandbox');
const outputs = (template as unknown as { Outputs: Record<string, { Value: unknown }> }).Outputs;
const outputOf = (part: string) => Object.entries(outputs).find(([id]) => id.includes(part))?.[1].Value;

test('a pipeline may look at its stack, lead aliases, and probe: nothing else', () => {
  const [pipeline] =
    ofType(resources, 'AWS::IAM::Role').find(
      ([, { Properties }]) => Properties.RoleName === 'concord-sandbox-pipeline',
    ) ?? [];
  const statements = ofType(resources, 'AWS::IAM::Policy')
    .filter(([, { Properties }]) => Properties.Roles.some((role: { Ref?: string }) => role.Ref === pipeline))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);
  expect(statements.flatMap(({ Action }) => Action).sort()).toEqual([
    'cloudformation:DescribeStacks',
    'cloudformation:GetTemplate',
    'events:PutEvents',
    'lambda:GetAlias',
    'lambda:UpdateAlias',
  ]);
  const byAction = (action: string) => statements.find(({ Action }) => [Action].flat().includes(action));
  expect(byAction('cloudformation:GetTemplate')?.Resource).toEqual([
    'arn:aws:cloudformation:us-east-1:123456789012:stack/concord-sandbox-routes/*',
    { Ref: 'AWS::StackId' },
  ]);
  expect(byAction('events:PutEvents')?.Condition).toEqual({
    StringEquals: { 'events:source': 'concord.smoke' },
  });
  expect(JSON.stringify(byAction('lambda:UpdateAlias')?.Resource)).not.toContain('*');
});

test('the outputs name every function, and the bus', () => {
  const names = JSON.stringify(outputOf('DeliveryFunctions'));
  for (const name of FUNCTIONS) expect(names).toContain(`{"Ref":"${functionNamed(resources, name).id}"}`);
  expect(JSON.stringify(outputOf('DeliveryNotificationBus'))).toContain('event-bus/default');
  expect(outputOf('FulfillmentUrl')).toBeDefined();
  expect(outputOf('OperatorDoorUrl')).toBeDefined();
});
