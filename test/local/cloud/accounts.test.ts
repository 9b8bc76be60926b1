import {
  GetEntitlementsCommand,
  MarketplaceEntitlementServiceClient,
} from '@aws-sdk/client-marketplace-entitlement-service';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assumeRole } from '#lambdas/marketplace/assume-role.ts';
import { openClock } from '#local/clock.ts';
import { checkRules } from '#local/cloud/checks.ts';
import type { AuthorizedCall } from '#local/cloud/endpoints/call.ts';
import { endpointsHandler } from '#local/cloud/endpoints/server.ts';
import { openBuses } from '#local/cloud/events/buses.ts';
import { readRules } from '#local/cloud/events/rules.ts';
import { type Door, openDoor } from '#local/cloud/http.ts';
import { openCallLog } from '#local/cloud/identity/calls.ts';
import { readGrants } from '#local/cloud/identity/grants.ts';
import { openKeyRing } from '#local/cloud/identity/keys.ts';
import { readRoles } from '#local/cloud/identity/principals.ts';
import { openQueues } from '#local/cloud/queues/queues.ts';
import { stsService } from '#local/cloud/services/sts.ts';
import { resolveResources } from '#local/cloud/template/resources.ts';

const SERVICE = '123456789012';
const SELLER = '777788889999';
const EXTERNAL_ID = 'concord/test';
const HOUR_MS = 3_600_000;
const sellerArn = (name: string) => `arn:aws:iam::${SELLER}:role/${name}`;

const role = (RoleName: string, trust: object, ...Statement: object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName,
    AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...trust }] },
    Policies: [{ PolicyName: 'p', PolicyDocument: { Statement } }],
  },
});
const ofLambda = { Principal: { Service: 'lambda.amazonaws.com' } };
const may = (Action: string, Resource: string) => ({ Effect: 'Allow', Action, Resource });
const assume = may('sts:AssumeRole', sellerArn('*'));
const trusting = (name: string) => ({
  Principal: { AWS: `arn:aws:iam::${SERVICE}:root` },
  Condition: {
    ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${SERVICE}:role/${name}` },
    StringEquals: { 'sts:ExternalId': EXTERNAL_ID },
  },
});

const BUS_POLICY = {
  Type: 'AWS::Events::EventBusPolicy',
  Properties: {
    EventBusName: 'intake',
    StatementId: 'Seller',
    Statement: {
      Sid: 'Seller',
      Effect: 'Allow',
      Action: 'events:PutEvents',
      Principal: { AWS: `arn:aws:iam::${SELLER}:root` },
      Resource: `arn:aws:events:eu-central-1:${SERVICE}:event-bus/intake`,
    },
  },
};

const SERVICE_STACK = {
  Asking: role('asking', ofLambda, assume),
  Other: role('other', ofLambda, assume),
  Idle: role('idle', ofLambda),
  Intake: { Type: 'AWS::Events::EventBus', Properties: { Name: 'intake' } },
  Taking: {
    Type: 'AWS::Events::Rule',
    Properties: { Name: 'taking', EventBusName: 'intake', EventPattern: { source: ['aws.x'] } },
  },
  Policy: BUS_POLICY,
};
const SELLER_STACK = {
  For: role('for-asking', trusting('asking'), may('aws-marketplace:GetEntitlements', '*')),
  Forwarding: role(
    'forwarding',
    { Principal: { Service: 'events.amazonaws.com' } },
    may('events:PutEvents', `arn:aws:events:eu-central-1:${SERVICE}:event-bus/intake`),
  ),
  Forward: {
    Type: 'AWS::Events::Rule',
    Properties: {
      Name: 'forward',
      EventPattern: { source: ['aws.x'] },
      Targets: [
        {
          Id: 'T',
          Arn: `arn:aws:events:eu-central-1:${SERVICE}:event-bus/intake`,
          RoleArn: sellerArn('forwarding'),
        },
      ],
    },
  },
};

const read = (service: object = SERVICE_STACK) => {
  const stacks = [
    { name: 'A', account: SERVICE, region: 'eu-central-1', template: { Resources: service } },
    { name: 'B', account: SELLER, region: 'us-east-1', template: { Resources: SELLER_STACK } },
  ].map((stack) => ({ ...stack, assets: new Map() }));
  return resolveResources(stacks as never, { endpointUrl: 'http://x', streamArn: () => undefined });
};

describe('a role in another account', () => {
  const clock = openClock();
  const roles = readRoles(read());
  const keys = openKeyRing(roles);
  const calls = openCallLog();
  const marketplace: AuthorizedCall[] = [];
  let door: Door;
  beforeAll(async () => {
    door = await openDoor(0, clock.now, () => undefined);
    const services = {
      sts: stsService({ roles, keys, now: clock.now }),
      'aws-marketplace': async (call: AuthorizedCall) => {
        marketplace.push(call);
        return { status: 200, body: { Entitlements: [] } };
      },
    };
    const report = (error: unknown) => console.error(error);
    door.serve(endpointsHandler({ clock, keys, calls, region: 'eu-central-1', services, report }));
  });
  afterAll(() => door.close());

  const own = (name: string) => {
    const found = [...roles.values()].find((each) => each.name === name);
    if (!found) throw new Error(`no role ${name}`);
    return keys.issue(found, name);
  };
  const take = (as: string, externalId = EXTERNAL_ID, roleArn = sellerArn('for-asking')) =>
    assumeRole({ roleArn, externalId }, { endpoint: door.url, credentials: own(as) });

  it('is taken for an hour by whom it trusts, with the external id', async () => {
    const credentials = await take('asking');
    expect(credentials.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    const left = credentials.expiration.getTime() - clock.now();
    expect(left).toBeGreaterThan(HOUR_MS - 60_000);
    expect(left).toBeLessThanOrEqual(HOUR_MS);
  });

  it.each([
    ['another role of the same account, with the same grant', () => take('other')],
    ['a role without the grant', () => take('idle')],
    ['the wrong external id', () => take('asking', 'concord/tesT')],
    ['a role that trusts a service alone', () => take('asking', EXTERNAL_ID, sellerArn('forwarding'))],
    ['a role that is not there', () => take('asking', EXTERNAL_ID, sellerArn('for-nobody'))],
  ])('is not given for %s', async (_, asked) => {
    await expect(asked()).rejects.toMatchObject({ name: 'AccessDenied' });
    expect(calls.all().at(-1)).toMatchObject({ operation: 'AssumeRole', status: 403 });
  });

  it('signs calls that are those of the other account, with its grants and no more, until it ends', async () => {
    const credentials = await take('asking');
    const client = new MarketplaceEntitlementServiceClient({
      endpoint: door.url,
      region: 'us-east-1',
      credentials,
      maxAttempts: 1,
    });
    const ask = () => client.send(new GetEntitlementsCommand({ ProductCode: 'p' }));
    await ask();
    expect(marketplace.at(-1)?.principal.role).toMatchObject({ account: SELLER, name: 'for-asking' });
    await expect(
      assumeRole(
        { roleArn: sellerArn('for-asking'), externalId: EXTERNAL_ID },
        { endpoint: door.url, credentials },
      ),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    clock.advance(HOUR_MS + 1_000);
    await expect(ask()).rejects.toMatchObject({ name: 'ExpiredTokenException' });
  });

  it('is no role for people to sign in with', () => {
    expect([...roles.values()].filter(({ human }) => human)).toEqual([]);
  });
});

describe('a bus in another account', () => {
  const envelope = {
    version: '0',
    id: 'e',
    'detail-type': 'x',
    source: 'aws.x',
    account: SELLER,
    time: '2026-11-21T00:00:00Z',
    region: 'us-east-1',
    resources: [],
    detail: {},
  };
  const check = (service?: object) => {
    const resources = read(service);
    const roles = readRoles(resources);
    const queues = openQueues(resources, Date.now);
    const wiring = { roles, grants: readGrants(resources), queues, functions: new Map() };
    checkRules(readRules(resources), { ...wiring, calls: openCallLog(), now: Date.now });
  };

  it('takes what arrives on the default bus of the one account, and not of the other', () => {
    const resources = read();
    const buses = openBuses({
      resources,
      rules: readRules(resources),
      home: { account: SERVICE, region: 'eu-central-1' },
      deliver: () => undefined,
      now: Date.now,
    });
    buses.put('default', envelope);
    expect(buses.seen()).toMatchObject([{ bus: 'default', account: SERVICE, rules: [] }]);
    buses.put(`arn:aws:events:us-east-1:${SELLER}:event-bus/default`, envelope);
    expect(buses.seen().slice(0, 2)).toMatchObject([
      { bus: 'intake', account: SERVICE, rules: ['taking'] },
      { bus: 'default', account: SELLER, rules: ['forward'] },
    ]);
  });

  it('lets in the account that its policy names, and no start is made without', () => {
    const { Policy: _, ...unguarded } = SERVICE_STACK;
    const { Statement } = BUS_POLICY.Properties;
    const naming = (account: string) => ({
      ...BUS_POLICY,
      Properties: {
        ...BUS_POLICY.Properties,
        Statement: { ...Statement, Principal: { AWS: `arn:aws:iam::${account}:root` } },
      },
    });
    expect(() => check()).not.toThrow();
    expect(() => check(unguarded)).toThrow(/event-bus\/intake does not let the rule in/);
    expect(() => check({ ...unguarded, Policy: naming('999999999999') })).toThrow(/does not let the rule in/);
  });
});
