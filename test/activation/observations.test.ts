import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  ActivationObservationsOutcome,
  ActivationsView,
  VendorUserOutcome,
} from '#domain/api/activations.ts';
import { OPERATOR_ROUTES, ROLES } from '#domain/routes.ts';
import { isoOf, MINUTE_MS } from '#domain/time.ts';
import { A, A2, B, lettersOf, OTHER_PRODUCT, openWorld, T1, T2, T3, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = openWorld();
  await world.openTenant(T1);
  await world.openTenant(T2);
});

const results = async (...observations: readonly unknown[]) => {
  const { status, body } = await world.observe(...observations);
  expect(status).toBe(200);
  return v.parse(ActivationObservationsOutcome, body).results;
};
const cases = () => world.memory.all('supportCase');
const CASE = `sc-${T1}-c1ws-with-xdr.other-cloud-one`;

describe('S0-08: B is there, and the vendor says that A was activated', () => {
  beforeEach(async () => {
    await world.redeemed(T1, B);
    world.clock.now += MINUTE_MS;
  });

  test('the tenant is in conflict, operators are told, and a support case is drafted, in one commit', async () => {
    await world.say(T1, { accountId: '618302475190' });
    const link = world.linkFor(A);
    world.service.use(T1, link, world.clock.now);
    const told = await results({ tenantId: T1, product: A, at: isoOf(world.clock.now), link });
    expect(told).toMatchObject([
      {
        status: 'accepted',
        news: true,
        state: 'CONFLICT',
        next: [{ code: 'CONFLICT_TO_MEND', href: `/v1/support-cases/${CASE}` }],
      },
    ]);
    expect(told[0]).toMatchObject({ next: [{ text: expect.stringContaining('Unexpected Error') }] });
    const entry = world.memory.journal.at(-1);
    expect(entry?.events).toMatchObject([
      { type: 'activation.observed' },
      { type: 'activation.conflict', symptom: 'Unexpected Error', caseId: CASE },
      { type: 'support.case.opened', missing: ['screenshot', 'activation-email'] },
    ]);
    expect(entry?.written.map(({ entity }) => entity.split('/')[0]).sort()).toEqual([
      'activationLink',
      'activations',
      'supportCase',
    ]);
    // the vendor shows the same
    expect(world.service.accounts(world.clock.now)).toMatchObject([{ shows: 'Unexpected Error' }]);
    expect(cases()).toMatchObject([{ caseId: CASE, symptom: 'Unexpected Error', state: { name: 'DRAFT' } }]);
    expect(cases()[0]?.given.map(({ evidence, from }) => [evidence, from])).toEqual([
      ['activation-link', 'known'],
      ['account', 'known'],
      ['usage-order', 'known'],
    ]);
  });

  test('what is known later fills the case; what stands in it stays', async () => {
    await results({ tenantId: T1, product: A });
    expect(cases()[0]?.given.map(({ evidence }) => evidence)).toEqual(['activation-link', 'usage-order']);
    const said = await world.say(T1, { accountId: '618302475190', email: 'Xdr-Admin@example.co.jp' });
    expect(v.parse(VendorUserOutcome, said.body).vendor).toEqual({
      accountId: '618302475190',
      email: 'xd…@example.co.jp',
    });
    expect(cases()[0]?.given.map(({ evidence }) => evidence)).toEqual([
      'activation-link',
      'usage-order',
      'account',
      'activation-email',
    ]);
    expect(JSON.stringify(world.memory.journal)).not.toMatch(/xdr-admin/i);
  });

  test('nothing is redeemed there any more, and nothing planned', async () => {
    await results({ tenantId: T1, product: A });
    for (const answer of [await world.redeem(T1, B, world.linkFor(B)), await world.plan(T1, B)]) {
      expect(answer).toMatchObject({ status: 409, body: { code: 'TENANT_IN_CONFLICT' } });
      expect(answer.body.remedies[0].href).toBe(`/v1/support-cases/${CASE}`);
    }
    const view = v.parse(ActivationsView, (await world.look(T1, { language: 'ja' })).body);
    expect(view.conflicts).toMatchObject([
      { symptom: 'Unexpected Error', caseId: CASE, after: { name: 'その他Cloud One' } },
    ]);
  });

  test('what was asked for and not sent is not sent', async () => {
    await world.redeem(T1, B, world.linkFor(B));
    world.queued.length = 0;
    await results({ tenantId: T1, product: A });
    await world.wait(2 * MINUTE_MS);
    expect(world.of(T1)?.redemptions.at(-1)).toMatchObject({
      attempts: 0,
      state: { name: 'REFUSED', reason: 'ORDER' },
    });
  });

  test('an earlier A shows that it never was a conflict: the case is withdrawn', async () => {
    await results({ tenantId: T1, product: A });
    const before = isoOf(world.clock.now - 10 * MINUTE_MS);
    expect(await results({ tenantId: T1, product: A2, at: before })).toMatchObject([
      { state: 'ACTIVE', next: [] },
    ]);
    expect(cases()).toMatchObject([{ state: { name: 'CLOSED', how: 'withdrawn' } }]);
    expect(world.eventTypes().slice(-2)).toEqual(['activation.mended', 'support.case.closed']);
  });
});

describe('each observation is answered on its own', () => {
  test('in its place, whatever the others are', async () => {
    await world.openTenant(T3, 'activation-link', OTHER_PRODUCT);
    const told = await results(
      { tenantId: T1, product: A },
      { tenantId: T1, product: 'no-such' },
      { tenantId: 't-nobody00000000', product: A },
      { tenantId: T3, product: A },
      { tenantId: T2, product: A, at: 'yesterday' },
      { tenantId: T2, product: A, at: '2099-01-01T00:00:00.000Z' },
      { tenantId: T2, product: A, link: 'https://activation.trendmicro.example/abc' },
      'nothing at all',
      { tenantId: T2, product: B, by: 'otherwise' },
    );
    expect(told.map((each) => (each.status === 'refused' ? each.code : each.state))).toEqual([
      'ACTIVE',
      'PRODUCT_UNKNOWN',
      'NOT_FOUND',
      'ACTIVATION_NOT_OFFERED',
      'OBSERVATION_INVALID',
      'OBSERVED_IN_FUTURE',
      'LINK_FORMAT',
      'OBSERVATION_INVALID',
      'ACTIVE',
    ]);
    for (const each of told)
      if (each.status === 'refused') expect(each.message + each.remedy).not.toMatch(/[{}]/);
    expect([await lettersOf(world, T1), await lettersOf(world, T2)]).toEqual(['A', 'B']);
  });

  test('the same list again is no news, and writes nothing', async () => {
    const link = world.linkFor(A);
    const list = [
      { tenantId: T1, product: A, link },
      { tenantId: T2, product: B, at: isoOf(world.clock.now) },
    ];
    expect(await results(...list)).toMatchObject([{ news: true }, { news: true }]);
    const commits = world.memory.journal.length;
    world.clock.now += MINUTE_MS;
    expect(await results(...list, { tenantId: T1, product: A })).toMatchObject([
      { news: false },
      { news: false },
      { news: false },
    ]);
    expect(world.memory.journal).toHaveLength(commits);
    expect(await world.redeem(T2, A, link)).toMatchObject({ body: { code: 'LINK_ALREADY_USED' } });
  });

  test('under dryRun each is judged, and nothing is kept', async () => {
    const body = { observations: [{ tenantId: T1, product: A }, {}] };
    const tried = await world.send('POST', '/v1/activation-observations?dryRun=true', {
      role: 'producer',
      body,
    });
    expect(tried.body).toMatchObject({
      dryRun: true,
      results: [{ state: 'ACTIVE' }, { code: 'OBSERVATION_INVALID' }],
    });
    expect(world.of(T1)).toBeUndefined();
  });

  test('a hundred of one tenant fit, one more does not', async () => {
    const many = Array.from({ length: 100 }, (_, n) => ({
      tenantId: T1,
      product: A,
      at: isoOf(world.clock.now - n * MINUTE_MS),
    }));
    expect((await results(...many)).filter(({ status }) => status === 'accepted')).toHaveLength(100);
    expect(world.of(T1)?.facts).toHaveLength(100);
    expect(await world.observe(...many, {})).toMatchObject({ status: 400, body: { code: 'BODY_INVALID' } });
  });

  test('a list may tell of a link before the vendor has answered: it is the answer', async () => {
    const link = world.linkFor(B);
    await world.redeem(T1, B, link);
    await world.drain({ vendor: { activate: async () => ({ unanswered: 'timeout' }) } });
    await results({ tenantId: T1, product: B, link });
    expect(world.of(T1)?.redemptions).toMatchObject([{ state: { name: 'ACTIVE' } }]);
  });
});

describe('who the tenant is at the vendor', () => {
  test('one address is one user, in whatever capitals; another address is another', async () => {
    await world.say(T1, { email: 'Xdr-Admin@example.co.jp' });
    await world.say(T2, { email: 'xdr-admin@EXAMPLE.co.jp' });
    expect(world.memory.all('vendorUser').map(({ tenantIds }) => tenantIds)).toEqual([[T1, T2]]);
    await world.say(T1, { email: 'other@example.co.jp' });
    expect(world.memory.all('vendorUser').map(({ tenantIds }) => tenantIds)).toEqual([[T2], [T1]]);
    await world.say(T2, { email: 'other@example.co.jp' });
    expect(world.memory.all('vendorUser').map(({ tenantIds }) => tenantIds)).toEqual([[T1, T2]]);
  });

  test('said again it changes nothing; said by nobody it is refused', async () => {
    const first = await world.say(T1, { accountId: '1', email: 'a@example.com' });
    const again = await world.say(T1, { accountId: '1', email: 'A@example.com' });
    expect([first.headers.etag, again.headers.etag]).toEqual(['"1"', '"1"']);
    expect(await world.say(T1, {})).toMatchObject({ status: 400, body: { code: 'BODY_INVALID' } });
    expect(await world.say(T1, { email: 'nobody' })).toMatchObject({ status: 400 });
    expect(await world.say('t-nobody00000000', { accountId: '1' })).toMatchObject({ status: 404 });
  });
});

describe('roles and routes', () => {
  const routes = OPERATOR_ROUTES.filter((route) => route.function === 'activation-api');
  const cells = routes.flatMap((route) =>
    ROLES.map((role) => ({ ...route, role, may: route.roles.includes(role) })),
  );
  test.each(cells)('$role $method $path: $may', async ({ method, path, role, may }) => {
    const target = path.replace('{id}', 't-nobody00000000').replace('{activationId}', 'ac-nobody');
    const { status } = await world.send(method, target, {
      role,
      ...(method === 'GET' ? {} : { body: { products: [A] } }),
    });
    // whoever may comes as far as the body or the decision
    if (may) expect([400, 404]).toContain(status);
    else expect(status).toBe(403);
  });
});
