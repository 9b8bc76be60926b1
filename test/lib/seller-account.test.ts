import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENV, FUNCTIONS } from '#domain/names.ts';
import { configFaults } from '#lib/config-check.ts';
import { codeOf, grantedTo, neededBy, neededBySources, sorted, statementsIn } from './permissions.ts';
import { EXTERNAL_ID, SELLER, SERVICE, twoAccounts } from './seller-account.ts';
import { unlistedServices } from './services.ts';
import { functionNamed, ofType, only, type Resources, synthesize, synthesized } from './synthesis.ts';

// As everywhere, a finding of the security checks that nobody acknowledged would stop this.
const { app, resources, outdir } = synthesize('sandbox', { config: twoAccounts() });
const second = JSON.parse(readFileSync(join(outdir, 'concord-sandbox-notifications.template.json'), 'utf8'))
  .Resources as Resources;
const deployed = FUNCTIONS.filter((name) => name !== 'legacy');
const isMarketplaces = (action: string) => action.startsWith('aws-marketplace:');

test('a stage with a seller account has its second stack there, where notifications arrive', () => {
  const stacks = app.synth().stacks.map(({ stackName, environment }) => [stackName, environment.name]);
  expect(Object.fromEntries(stacks)).toEqual({
    'concord-sandbox': `aws://${SERVICE}/us-east-1`,
    'concord-sandbox-routes': `aws://${SERVICE}/us-east-1`,
    'concord-sandbox-notifications': `aws://${SELLER}/us-east-1`,
  });
  expect(unlistedServices(second)).toEqual([]);
});

test('notifications are forwarded to the bus of the other account, which lets in exactly the seller account', () => {
  const [target, ...others] = only(second, 'AWS::Events::Rule').Properties.Targets;
  expect(others).toEqual([]);
  expect(JSON.stringify(target.Arn)).toContain(
    `:events:us-east-1:${SERVICE}:event-bus/concord-sandbox-intake`,
  );
  expect(target.RoleArn).toBeDefined();
  const { EventBusName, Statement } = only(resources, 'AWS::Events::EventBusPolicy').Properties;
  const [intake] =
    ofType(resources, 'AWS::Events::EventBus').find(
      ([, { Properties }]) => Properties.Name === 'concord-sandbox-intake',
    ) ?? [];
  expect(EventBusName).toEqual({ Ref: intake });
  expect(Statement).toMatchObject({ Effect: 'Allow', Action: 'events:PutEvents' });
  expect(Object.keys(Statement.Principal)).toEqual(['AWS']);
  expect(JSON.stringify(Statement.Principal.AWS)).toContain(`:iam::${SELLER}:root`);
});

describe.each(deployed)('%s', (name) => {
  test('asks AWS Marketplace with a role of its own there, and may take no other', async () => {
    const [code, calls] = [await codeOf(name), await neededBy(name)];
    const asks = calls.filter(isMarketplaces);
    const needed = [
      ...calls.filter((action) => !isMarketplaces(action)),
      ...neededBySources(resources, name),
    ];
    const granted = grantedTo(resources, name);
    expect(sorted(Object.values(granted).flat())).toEqual(
      sorted([...needed, ...(asks.length > 0 ? ['sts:AssumeRole'] : [])]),
    );
    const roles = Object.keys(granted).filter((place) => granted[place]?.includes('sts:AssumeRole'));
    expect(roles).toHaveLength(asks.length > 0 ? 1 : 0);
    const { properties } = functionNamed(resources, name);
    const told = properties.Environment.Variables[ENV.seller];
    expect(code.includes('ENV.seller')).toBe(asks.length > 0);
    if (asks.length === 0) expect(told).toBeUndefined();
    else {
      expect(roles[0]).toMatch(new RegExp(`:iam::${SELLER}:role/concord-sandbox-for-${name}$`));
      expect(JSON.stringify(told)).toContain(`:iam::${SELLER}:role/concord-sandbox-for-${name}`);
      expect(JSON.stringify(told)).toContain(EXTERNAL_ID);
    }
  });
});

test('each role there trusts one function by name and the external id, and gives what that function asks', async () => {
  const roles = ofType(second, 'AWS::IAM::Role').filter(([, { Properties }]) => Properties.RoleName);
  const seen: Record<string, string[]> = {};
  for (const [id, { Properties }] of roles) {
    const { RoleName, AssumeRolePolicyDocument, MaxSessionDuration } = Properties;
    const name = RoleName.replace('concord-sandbox-for-', '');
    expect(MaxSessionDuration).toBe(3600);
    const [trust, ...others] = AssumeRolePolicyDocument.Statement;
    expect(others).toEqual([]);
    expect(trust).toMatchObject({ Effect: 'Allow', Action: 'sts:AssumeRole' });
    expect(JSON.stringify(trust.Principal.AWS)).toContain(`:iam::${SERVICE}:root`);
    expect(trust.Condition.StringEquals).toEqual({ 'sts:ExternalId': EXTERNAL_ID });
    const caller = JSON.stringify(trust.Condition.ArnEquals['aws:PrincipalArn']);
    expect(caller).toContain(`:iam::${SERVICE}:role/concord-sandbox-function-${name}`);
    const { roleId } = functionNamed(resources, name);
    expect(resources[roleId]?.Properties.RoleName).toBe(`concord-sandbox-function-${name}`);
    seen[name] = ofType(second, 'AWS::IAM::Policy')
      .filter(([, policy]) => policy.Properties.Roles.some((each: { Ref: string }) => each.Ref === id))
      .flatMap(([, policy]) => policy.Properties.PolicyDocument.Statement)
      .flatMap(({ Action }) => [Action].flat());
  }
  const asked = await Promise.all(
    deployed.map(async (name) => [name, (await neededBy(name)).filter(isMarketplaces)] as const),
  );
  expect(seen).toEqual(Object.fromEntries(asked.filter(([, calls]) => calls.length > 0)));
});

test('without a seller account nothing of this is there', () => {
  const { resources: alone } = synthesized('sandbox');
  const text = JSON.stringify(alone);
  expect(text).not.toContain(ENV.seller);
  expect(text).not.toContain('concord-sandbox-function-');
  expect(ofType(alone, 'AWS::Events::EventBusPolicy')).toEqual([]);
  const actions = statementsIn(alone).flatMap(({ Action }) => Action);
  expect(actions).toContain('aws-marketplace:BatchMeterUsage');
  expect(actions).not.toContain('sts:AssumeRole');
});

test.each([
  ['its own account', { account: SERVICE }, ['stages.sandbox.seller.account']],
  ['no account', { account: 'seller' }, ['stages.sandbox.seller.account']],
  ['an external id that is too short', { externalId: 'x' }, ['stages.sandbox.seller.externalId']],
  ['an external id with blanks', { externalId: 'not a word' }, ['stages.sandbox.seller.externalId']],
])('a stage that names %s is refused', (_, change, places) => {
  const faults = configFaults(twoAccounts(change), () => true);
  expect(faults.map(({ place }) => place)).toEqual(places);
});

test('products over SNS stay in the seller account, which alone may subscribe to their topics', () => {
  const faults = configFaults(twoAccounts({}, { legacy: true }), () => true);
  expect(faults).toEqual([
    {
      place: 'stages.sandbox.seller',
      fault: 'must be left out: only the seller account hears of Example Mail over SNS',
    },
  ]);
});
