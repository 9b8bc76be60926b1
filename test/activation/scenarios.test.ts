import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  ActivationOutcome,
  ActivationPlanView,
  ActivationsView,
  ActivationView,
} from '#domain/api/activations.ts';
import { DAY_MS, isoOf, MINUTE_MS } from '#domain/time.ts';
import { A, A2, B, B2, lettersOf, openWorld, T1, T2, T3, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = openWorld();
  for (const tenantId of [T1, T2, T3]) await world.openTenant(tenantId);
});

const codes = (hints: readonly { code: string }[]): string[] => hints.map(({ code }) => code);

test('S0-01: A then B in an empty tenant: both active, no warnings', async () => {
  const first = await world.redeemed(T1, A);
  const second = await world.redeemed(T1, B);
  for (const answer of [first, second]) {
    expect(answer.status).toBe(201);
    expect(v.parse(ActivationOutcome, answer.body).warnings).toEqual([]);
  }
  const { body, headers } = await world.look(T1);
  const view = v.parse(ActivationsView, body);
  expect(view.redemptions.map(({ product, state }) => [product.id, state.name])).toEqual([
    [B, 'ACTIVE'],
    [A, 'ACTIVE'],
  ]);
  expect([await lettersOf(world, T1), view.next, headers.etag]).toEqual(['AB', [], `"${view.version}"`]);
  expect(world.eventTypes()).toEqual(['activation.redeemed', 'activation.redeemed']);
  // the vendor has it too, and nothing is wrong there
  expect(world.service.accounts(world.clock.now)).toMatchObject([{ account: T1 }]);
  expect(world.service.accounts(world.clock.now)[0]).not.toHaveProperty('shows');
});

test('S0-02: B is there: 409 ACTIVATION_ORDER with what helps, and nothing is written', async () => {
  await world.redeemed(T1, B);
  const commits = world.memory.journal.length;
  const alone = await world.redeem(T1, A, world.linkFor(A));
  expect(alone).toMatchObject({ status: 409, body: { code: 'ACTIVATION_ORDER' } });
  expect(alone.body.remedies).toHaveLength(2);
  expect(alone.body.remedies[0].text).toContain('second account');
  expect(world.memory.journal).toHaveLength(commits);
  expect(world.memory.all('activationLink')).toHaveLength(1);
  expect(await lettersOf(world, T1)).toBe('B');
  // the tenant that would be used is named, once it is known that it is the same user's
  for (const tenantId of [T1, T2]) await world.say(tenantId, { email: 'XDR-admin@example.co.jp' });
  const named = await world.redeem(T1, A, world.linkFor(A));
  expect(named.body.remedies).toMatchObject([{}, { href: `/v1/tenants/${T2}` }]);
});

test('S0-03: B first: 201 with the warning; the same under dryRun, which writes nothing', async () => {
  const link = world.linkFor(B);
  const preview = await world.redeem(T1, B, link, { dryRun: true });
  expect([preview.status, preview.body.dryRun]).toEqual([200, true]);
  expect(world.memory.journal.filter(({ cause }) => cause.door === 'activation')).toEqual([]);
  expect([world.memory.all('activations'), world.memory.all('activationLink'), world.queued]).toEqual([
    [],
    [],
    [],
  ]);
  const done = await world.redeem(T1, B, link);
  expect(done.status).toBe(201);
  expect(done.body.warnings).toEqual(preview.body.warnings);
  expect(done.body.warnings).toMatchObject([
    { code: 'ACTIVATION_SHUTS_OUT', text: expect.stringContaining('C1WS with XDR') },
  ]);
});

test('S0-04: A, and B a year later', async () => {
  await world.redeemed(T1, A);
  world.clock.now += 365 * DAY_MS;
  expect((await world.redeemed(T1, B)).status).toBe(201);
  expect(await lettersOf(world, T1)).toBe('AB');
});

describe('S0-05: a plan for A where B is', () => {
  const plan = async (...products: string[]) =>
    v.parse(ActivationPlanView, (await world.plan(T1, ...products)).body);
  beforeEach(() => world.redeemed(T1, B));

  test('offers a second account under the user and a further one', async () => {
    const { steps, elsewhere } = await plan(A);
    expect(steps).toEqual([]);
    expect(elsewhere).toMatchObject([
      { product: { id: A }, ordering: 'xdr-first', offers: ['second-account', 'further-account'] },
    ]);
    expect(elsewhere[0]?.remedies).toHaveLength(2);
  });

  test('where the user owns two tenants already, only a further one; and which of theirs would do', async () => {
    for (const tenantId of [T1, T2]) await world.say(tenantId, { email: 'xdr-admin@example.co.jp' });
    const { elsewhere } = await plan(A, B2);
    expect(elsewhere).toMatchObject([{ offers: ['further-account'], wouldUse: T2 }]);
    expect(elsewhere[0]?.remedies.map(({ href }) => href)).toEqual([undefined, `/v1/tenants/${T2}`]);
  });

  test('elsewhere reorders what is asked for, and warns of what a step shuts out', async () => {
    const answer = await world.plan(T2, B, A);
    const reordered = v.parse(ActivationPlanView, answer.body);
    expect(reordered.reordered).toBe(true);
    expect(reordered.steps.map(({ product }) => product.id)).toEqual([A, B]);
    const alone = v.parse(ActivationPlanView, (await world.plan(T2, B)).body);
    expect(alone.steps.map(({ warnings }) => codes(warnings))).toEqual([['ACTIVATION_SHUTS_OUT']]);
    expect(await world.plan(T2, 'no-such')).toMatchObject({ status: 422, body: { code: 'PRODUCT_UNKNOWN' } });
    expect(world.of(T2)).toBeUndefined();
  });
});

test.each(['aws-marketplace', 'azure-marketplace', 'mspl'])(
  'S0-07: a tenant on %s: B then A, no ordering error and no conflict',
  async (channel) => {
    const tenantId = 't-elsewhere0000';
    await world.openTenant(tenantId, channel);
    expect((await world.redeemed(tenantId, B)).body.warnings).toEqual([]);
    expect((await world.redeemed(tenantId, A)).status).toBe(201);
    expect(await lettersOf(world, tenantId)).toBe('AB');
  },
);

test('S0-10: a link is redeemed once; the same request gets its first answer again', async () => {
  const link = world.linkFor(B);
  const first = await world.redeem(T1, B, link, { key: 'once' });
  await world.drain();
  const elsewhere = await world.redeem(T2, B, link);
  expect(elsewhere).toMatchObject({ status: 409, body: { code: 'LINK_ALREADY_USED' } });
  expect(elsewhere.body.remedies[0].href).toBe(`/v1/tenants/${T1}`);
  const again = await world.redeem(T1, B, link, { key: 'once' });
  expect([again.status, again.body]).toEqual([201, first.body]);
  expect(await world.redeem(T1, B, link)).toMatchObject({ status: 409, body: { code: 'LINK_ALREADY_USED' } });
});

test.each([
  'https://activation.trendmicro.example/abc',
  'http://activation.trendmicro.com/abc',
  'https://activation.trendmicro.com/',
  'https://user@activation.trendmicro.com/abc',
  'https://activation.trendmicro.com:8443/abc',
  'https://activation.trendmicro.com@example.com/abc',
])('S0-11: %s is no link: 400 LINK_FORMAT, in whichever language', async (link) => {
  const answer = await world.redeem(T1, B, link, { language: 'ja' });
  expect(answer).toMatchObject({ status: 400, body: { code: 'LINK_FORMAT' } });
  expect(answer.body.title).toContain('アクティベーションリンク');
  expect(world.memory.all('activationLink')).toEqual([]);
});

test('S0-13: AB, and A is renewed: AB', async () => {
  for (const product of [A, B, A2] as const) expect((await world.redeemed(T1, product)).status).toBe(201);
  expect(await lettersOf(world, T1)).toBe('AB');
});

test('S0-14: A on one tenant and B on another of the same user, in whatever order: no conflict', async () => {
  for (const tenantId of [T1, T2]) await world.say(tenantId, { email: 'xdr-admin@example.co.jp' });
  await world.redeemed(T2, B);
  expect((await world.redeemed(T1, A)).status).toBe(201);
  expect([await lettersOf(world, T1), await lettersOf(world, T2)]).toEqual(['A', 'B']);
});

test('one activation is read by itself: what it waits for, then what came of it', async () => {
  const { body } = await world.redeem(T1, A, world.linkFor(A));
  const read = async (language: 'en' | 'fr' = 'en') =>
    v.parse(ActivationView, (await world.send('GET', body.links.self, { role: 'viewer', language })).body);
  expect(await read()).toMatchObject({
    state: { name: 'REQUESTED' },
    next: [{ code: 'ACTIVATION_TO_AWAIT' }],
  });
  await world.drain();
  const after = await read('fr');
  expect([after.state.name, after.state.text, after.attempts, after.next]).toEqual([
    'ACTIVE',
    'Activé.',
    1,
    [],
  ]);
  expect(after.state.since).toBe(isoOf(world.clock.now));
  const nobody = await world.send('GET', `/v1/tenants/${T2}/activations/${after.activationId}`);
  expect(nobody.status).toBe(404);
});

test('one follows the other: a second while the first is under way is refused', async () => {
  const first = await world.redeem(T1, A, world.linkFor(A));
  const second = await world.redeem(T1, A2, world.linkFor(A2));
  expect(second).toMatchObject({ status: 409, body: { code: 'ACTIVATION_IN_PROGRESS' } });
  expect(second.body.detail).toContain(first.body.activationId);
  await world.wait(MINUTE_MS);
  expect((await world.redeem(T1, A2, world.linkFor(A2))).status).toBe(201);
});
