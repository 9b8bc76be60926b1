import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '#local/clock.ts';
import type { Cloud } from '#local/cloud/cloud.ts';
import { assumeRole } from '#local/cloud/identity/sign-in.ts';
import { sendSigned } from './bench.ts';
import { buildExample, runExample } from './example/run.ts';

const MINUTE_MS = 60_000;

let assembly: string;
let directory: string;
let cloud: Cloud;
let clock: Clock;
let reported: unknown[];

const start = async () => {
  ({ cloud, clock, reported } = await runExample(assembly, { directory, ...(clock ? { clock } : {}) }));
};

beforeAll(async () => {
  assembly = await buildExample();
  directory = mkdtempSync(join(tmpdir(), 'example-state-'));
  await start();
}, 60_000);
afterAll(async () => {
  await cloud.close();
  expect(reported).toEqual([]);
});

const order = (id: string, body = 'a=1') =>
  fetch(`${cloud.doors.publicDoor.url}/live/orders/${id}?q=1`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
const ask = async (path: string) =>
  (await fetch(`${cloud.doors.publicDoor.url}${path}`)).json() as Promise<unknown>;
const items = async (): Promise<string[]> => {
  const { body } = await cloud.dynamoDb.answer('DynamoDB_20120810.Scan', { TableName: 'example' });
  return (body as { Items: { pk: { S: string } }[] }).Items.map(({ pk }) => pk.S).sort();
};
const viewer = () => {
  const role = [...cloud.roles.values()].find(({ name }) => name === 'example-viewer');
  const taken = role && assumeRole(role, 'anna', cloud.keys);
  if (!taken) throw new Error('the viewer cannot sign in');
  return taken.credentials;
};

describe('a template, running', () => {
  it('walks from the public door through table, stream, bus and rule, and sends mail and messages', async () => {
    const response = await order('1');
    expect([response.status, await response.json()]).toEqual([
      201,
      {
        id: '1',
        origin: `${cloud.doors.publicDoor.url}/live`,
        body: 'a=1',
        base64: false,
        query: { q: '1' },
      },
    ]);
    await cloud.activity.settled();
    expect(await items()).toEqual(['journal#1', 'order#1', 'seen#journal#1']);
    expect(cloud.buses.seen()).toMatchObject([
      {
        bus: 'example',
        event: {
          source: 'example',
          'detail-type': 'order.placed',
          detail: { key: 'journal#1' },
          account: '123456789012',
        },
      },
    ]);
    expect(cloud.outbox.letters()).toMatchObject([{ to: ['buyer@example.org'], sender: 'example-door' }]);
    expect(cloud.queues.byName('work')?.all()).toEqual([]);
  });

  it('counts calls and capacity by function', () => {
    const transaction = cloud.calls.all().find(({ operation }) => operation === 'TransactWriteItems');
    expect(transaction).toMatchObject({
      session: 'example-door',
      allowed: true,
      needs: [
        { action: 'dynamodb:PutItem', resources: ['arn:aws:dynamodb:us-east-1:123456789012:table/example'] },
      ],
      // Two items of under a kilobyte, twice the price in a transaction.
      units: { example: 4 },
    });
    const polled = cloud.calls.all().filter(({ operation }) => operation === 'EventSourceMapping');
    expect(polled.flatMap(({ needs }) => needs.map(({ action }) => action))).toContain('sqs:ReceiveMessage');
  });

  it('refuses a function what its policies do not grant', async () => {
    expect(await ask('/live/forbidden')).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(
        'dynamodb:PutItem on resource: arn:aws:dynamodb:us-east-1:123456789012:table/example-other',
      ),
    });
    expect(await ask('/live/resolve')).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('aws-marketplace:ResolveCustomer'),
    });
  });

  it('answers as API Gateway does where no route leads, and with its stage or without', async () => {
    const nowhere = await fetch(`${cloud.doors.publicDoor.url}/live/nowhere`);
    expect([nowhere.status, await nowhere.json()]).toEqual([
      403,
      { message: 'Missing Authentication Token' },
    ]);
    expect(await ask('/time')).toMatchObject({ now: expect.any(Number) });
  });

  it('moves time for functions and schedules alike', async () => {
    clock.advance(10 * MINUTE_MS);
    await cloud.activity.settled();
    expect((await items()).filter((pk) => pk.startsWith('tick#'))).toHaveLength(3);
    const { now } = (await ask('/time')) as { now: number };
    expect(Math.abs(now - clock.now())).toBeLessThan(2_000);
  });

  it('brings a failed message back, and puts it aside at last', async () => {
    await order('poison');
    for (const aside of [0, 0, 1]) {
      await cloud.activity.settled();
      expect(cloud.queues.byName('dead-letters')?.all()).toHaveLength(aside);
      clock.advance(MINUTE_MS / 2);
    }
    await cloud.activity.settled();
    expect(cloud.queues.byName('dead-letters')?.all()).toMatchObject([{ body: 'poison' }]);
  });

  it('puts a stream record aside that cannot be published', async () => {
    await order('unpublishable');
    await cloud.activity.settled();
    expect(cloud.buckets.get('undelivered')?.list('aws/lambda/')).toHaveLength(1);
  });

  it('delivers what AWS puts on the default bus', async () => {
    const event = {
      version: '0',
      id: 'e',
      'detail-type': 'License Updated - Manufacturer',
      source: 'aws.agreement-marketplace',
    };
    const where = {
      account: '123456789012',
      time: '2026-11-21T00:00:00Z',
      region: 'us-east-1',
      resources: [],
    };
    cloud.buses.put('default', { ...event, ...where, detail: { agreement: { id: 'agmt-1' } } });
    await cloud.activity.settled();
    expect(cloud.buses.seen()[0]).toMatchObject({
      bus: 'default',
      rules: [expect.stringContaining('OutsideRule')],
    });
  });
});

describe('the signed door', () => {
  const call = (method: string, path: string, signedAt = clock.now()) =>
    sendSigned(`${cloud.doors.operatorDoor.url}${path}`, viewer(), 'execute-api', { method, signedAt });

  it('admits a role to its routes and tells the function who it is', async () => {
    const response = await call('GET', '/v1/orders/o-1?a=1&a=2');
    expect([response.status, await response.json()]).toMatchObject([
      200,
      {
        path: { id: 'o-1' },
        caller: {
          iam: {
            accountId: '123456789012',
            userArn: 'arn:aws:sts::123456789012:assumed-role/example-viewer/anna',
          },
        },
      },
    ]);
  });

  it('refuses another method, an unsigned request and an old signature', async () => {
    const url = `${cloud.doors.operatorDoor.url}/v1/orders/o-1`;
    const statuses = [
      (await call('POST', '/v1/orders/o-1')).status,
      (await fetch(url)).status,
      (await call('GET', '/v1/orders/o-1', clock.now() - clock.offset() - 10 * MINUTE_MS)).status,
      (await call('GET', '/v2')).status,
    ];
    expect(statuses).toEqual([403, 403, 403, 404]);
  });
});

describe('a restart', () => {
  it('keeps tables, mail, events and keys, and goes on with what waited', async () => {
    const before = { items: await items(), key: viewer(), letters: cloud.outbox.letters() };
    cloud.queues.byName('work')?.send('waited', { delayMs: MINUTE_MS });
    await cloud.close();
    await start();
    expect({ items: await items(), key: viewer(), letters: cloud.outbox.letters() }).toEqual(before);
    expect(cloud.queues.byName('work')?.counts()).toMatchObject({ delayed: 1 });
    clock.advance(MINUTE_MS);
    await cloud.activity.settled();
    expect(cloud.queues.byName('work')?.all()).toEqual([]);
    expect(cloud.queues.byName('dead-letters')?.all()).toHaveLength(1);
  });
});
