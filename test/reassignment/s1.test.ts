/** The scenarios of moving a tenant, by their names, through the operators' door in process. */
import { describe, expect, test } from 'vitest';
import { AWS_SUBSCRIPTIONS_URL } from '#domain/messages/refusals.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { openTown, tokenFor } from '#test/registration/town.ts';
import {
  linkedStreet,
  OFFER,
  SOURCE,
  STRANGER,
  street,
  subscriptionIdOf,
  T,
  T2,
  TARGET,
  THIRD,
} from './street.ts';

test('S1-01: the happy path bills the source before the cut-over and the target after it, and T never leaves ACTIVE', async () => {
  const { made, changeId } = await linkedStreet();
  const cutOver = made.nextHour;
  await made.wait(5 * MINUTE_MS);
  expect(await made.change(changeId)).toMatchObject({
    state: { name: 'CANCEL_AWAITED' },
    cancelSafe: { safe: true },
    verification: { complete: true, type: { shown: 'AWS Marketplace' } },
  });
  await made.wait(2 * HOUR_MS, 10 * MINUTE_MS);
  await made.end(1);
  expect(await made.state(changeId)).toBe('CANCEL_PROCESSING');
  await made.wait(HOUR_MS + MINUTE_MS, 10 * MINUTE_MS);
  expect(await made.state(changeId)).toBe('COMPLETED');
  const hours = [-2, -1, 0, 1, 2, 3].map((hour) => made.payer(cutOver + hour * HOUR_MS));
  expect(await Promise.all(hours)).toEqual([SOURCE, SOURCE, TARGET, TARGET, TARGET, TARGET]);
  expect(made.events().filter((type) => type.startsWith('tenant.'))).toEqual([
    'tenant.provisioned',
    'tenant.payer.changed',
    'tenant.payer.changed',
  ]);
});

test('S1-02: canceled on the source first: GRACE with an urgent notice; when the target links, grace ends and it completes', async () => {
  const made = await street();
  const changeId = await made.begin();
  await made.end(1);
  const { next, risks } = await made.change(changeId);
  const { state } = await made.tenantNow();
  expect(state.name).toBe('GRACE');
  expect(made.events()).toContain('reassignment.orphaned');
  expect(next).toMatchObject({ code: 'SUBSCRIBE', account: TARGET, deadline: state.until });
  expect(risks.map(({ code }: { code: string }) => code)).toContain('GRACE');
  const lastHour = made.now;
  await made.wait(2 * HOUR_MS, 10 * MINUTE_MS);
  await made.subscribe(2);
  await made.setUp(2);
  expect((await made.tenantNow()).state.name).toBe('ACTIVE');
  const linkedAt = made.now;
  await made.wait(10 * MINUTE_MS);
  expect(await made.state(changeId)).toBe('COMPLETED');
  expect(await made.payer(lastHour)).toBe(SOURCE);
  expect(await made.payer(lastHour + HOUR_MS)).toBe('nobody');
  expect(await made.payer(linkedAt)).toBe('nobody');
  expect(await made.payer(linkedAt + HOUR_MS)).toBe(TARGET);
});

test('S1-03: canceled on the source first, the target is live: the link moves by itself, and the operator is told why', async () => {
  const made = await street();
  const changeId = await made.begin();
  await made.subscribe(2);
  await made.setUp(2);
  expect(await made.state(changeId)).toBe('TARGET_READY');
  await made.end(1);
  const { timeline, target } = await made.change(changeId);
  expect(target.subscription.pays).toBe(true);
  expect((await made.tenantNow()).links.reassignment).toBe(`/v1/reassignments/${changeId}`);
  const rescued = timeline.find(({ code }: { code: string }) => code === 'RESCUED');
  expect(rescued.text).toContain(TARGET);
  expect(made.events()).not.toContain('tenant.grace.started');
  expect(await made.payer(made.nextHour)).toBe(TARGET);
});

test('S1-05: both subscribed for 48 h: one reminder per interval, one payer per hour, the source dangles in the list', async () => {
  const { made, changeId } = await linkedStreet();
  await made.wait(MINUTE_MS);
  const before = (await made.change(changeId)).reminders;
  await made.wait(2 * DAY_MS, 30 * MINUTE_MS);
  expect((await made.change(changeId)).reminders - before).toBe(2);
  expect(made.events().filter((type) => type === 'reassignment.reminder')).toHaveLength(2);
  const { body } = await made.desk.move('/v1/reassignments?dangling=true');
  expect(body.items).toMatchObject([{ changeId, dangling: [subscriptionIdOf(1)] }]);
  expect(await made.payer(made.now)).toBe(TARGET);
  const { tenures } = await made.tenantNow();
  expect(tenures).toHaveLength(2);
  expect(tenures[0].until).toBe(tenures[1].from);
});

describe('S1-06: every event of the happy path delivered several times', () => {
  const played = async (times: number) => {
    const made = await street();
    const changeId = await made.begin();
    const again = async (number: number, told: Parameters<typeof made.hear>[1], id: string) => {
      const at = made.now;
      for (let time = 0; time < times; time += 1) await made.hear(number, told, at, id);
    };
    const granted = { kind: 'granted', agreementId: 'agmt-2', offerId: OFFER } as const;
    const ended = { kind: 'ended', cause: 'CANCELLED', agreementId: 'agmt-1' } as const;
    await again(2, granted, 'granted-2');
    await again(2, { kind: 'registered' }, 'registered-2');
    await made.act(changeId, 'link');
    await again(2, granted, 'granted-2');
    await made.wait(2 * HOUR_MS, 10 * MINUTE_MS);
    await again(1, ended, 'ended-1');
    await made.wait(2 * HOUR_MS, 10 * MINUTE_MS);
    await again(1, ended, 'ended-1');
    const { state, timeline } = await made.change(changeId);
    const { tenures, state: tenant, link } = await made.tenantNow();
    const told = timeline.map(({ code, at }: { code: string; at: string }) => [code, at]);
    return { state, told, tenures, tenant, link, events: made.events() };
  };
  test('ends the same, and announces nothing twice', async () => {
    const once = await played(1);
    expect(once.state.name).toBe('COMPLETED');
    for (const times of [2, 3, 4, 5]) expect(await played(times)).toEqual(once);
  });
});

describe('S1-07: every order of source pending and success, target success and registration, and the link', () => {
  const EVENTS = ['pending', 'success', 'granted', 'registered', 'link'] as const;
  type Event = (typeof EVENTS)[number];
  const ordersOf = (rest: readonly Event[]): Event[][] =>
    rest.length === 0
      ? [[]]
      : rest.flatMap((first) =>
          ordersOf(rest.filter((each) => each !== first)).map((others) => [first, ...others]),
        );
  // AWS says first that it ends, then that it has ended
  const orders = ordersOf(EVENTS).filter((order) => order.indexOf('pending') < order.indexOf('success'));

  test(`${orders.length} orders complete, and T is never suspended`, async () => {
    expect(orders).toHaveLength(60);
    for (const order of orders) {
      const made = await street();
      const changeId = await made.begin();
      const happen: Record<Event, () => Promise<unknown>> = {
        pending: () => made.end(1),
        success: () => made.hear(1, { kind: 'closed' }),
        granted: () => made.subscribe(2),
        registered: () => made.setUp(2),
        link: () => made.act(changeId, 'link'),
      };
      for (const event of order) {
        await happen[event]();
        await made.wait(2 * MINUTE_MS);
      }
      await made.act(changeId, 'link');
      await made.wait(2 * HOUR_MS, 10 * MINUTE_MS);
      expect([order, await made.state(changeId)]).toEqual([order, 'COMPLETED']);
      expect(made.events()).not.toContain('tenant.suspended');
      expect((await made.tenantNow()).link.subscriptionId).toBe(subscriptionIdOf(2));
    }
  });
});

describe('S1-09: the registration token', () => {
  test('older than 4 h: 400 TOKEN_EXPIRED with a way to the subscriptions; for another product: 409', async () => {
    const { refuse, REFUSALS } = await import('#domain/errors.ts');
    for (const code of ['TOKEN_EXPIRED', 'PRODUCT_MISMATCH'] as const) {
      const town = openTown();
      town.tokens.set('stale', refuse(code));
      const page = await town.browser().land('stale');
      expect(page.status).toBe(REFUSALS[code]);
      expect(page.body).toContain(AWS_SUBSCRIPTIONS_URL);
    }
    expect([REFUSALS.TOKEN_EXPIRED, REFUSALS.PRODUCT_MISMATCH]).toEqual([400, 409]);
  });
  test('the same one twice within 4 h: the same result', async () => {
    const town = openTown();
    const token = tokenFor(town, 1);
    await town.browser().land(token);
    const before = town.license(1);
    town.clock.now += 3 * HOUR_MS;
    const page = await town.browser().land(token);
    expect(page.status).toBe(200);
    expect(town.license(1)?.subscriptions.map(({ id, state }) => [id, state.name])).toEqual(
      before?.subscriptions.map(({ id, state }) => [id, state.name]),
    );
  });
});

test('S1-10: the target stands under the private offer already: AWAITING_TARGET is skipped', async () => {
  const made = await street();
  await made.subscribe(2);
  await made.setUp(2);
  await made.wait(2 * MINUTE_MS);
  const changeId = await made.begin();
  expect(await made.change(changeId)).toMatchObject({
    state: { name: 'TARGET_READY' },
    offer: { step: 'ALREADY_APPLIED' },
    next: { code: 'LINK' },
  });
  expect(made.events()).not.toContain('reassignment.awaiting-target');
});

test('S1-11: the target switches from the public offer: its old agreement ends before the new one begins, T is not disturbed', async () => {
  const made = await street();
  await made.offer('offer-public', 'public', []);
  await made.subscribe(2, 'offer-public');
  await made.setUp(2);
  await made.wait(2 * MINUTE_MS);
  const changeId = await made.begin({ offerId: OFFER });
  expect(await made.change(changeId)).toMatchObject({
    offer: { step: 'SWITCH_OFFER', wanted: { offerId: OFFER } },
    target: { offer: { kind: 'public' } },
  });
  await made.end(2);
  expect((await made.tenantNow()).state.name).toBe('ACTIVE');
  await made.wait(MINUTE_MS);
  await made.subscribe(5);
  await made.setUp(5);
  const { state, target } = await made.change(changeId);
  expect(state.name).toBe('TARGET_READY');
  expect(target).toMatchObject({
    subscription: { subscriptionId: subscriptionIdOf(5) },
    offer: { offerId: OFFER, kind: 'sppo' },
  });
  expect(await made.payer(made.now)).toBe(SOURCE);
});

describe('S1-12: who may be moved', () => {
  const refusedWith = async (
    body: object,
    prepare: (made: Awaited<ReturnType<typeof street>>) => unknown = () => 0,
  ) => {
    const made = await street();
    await prepare(made);
    const { status, body: problem } = await made.ask(body);
    return [status, problem.code, JSON.stringify(problem)] as const;
  };
  test('the source is not on the SPPO: 422 SOURCE_NOT_ELIGIBLE, naming it', async () => {
    const answer = await refusedWith({}, (made) => made.offer('offer-source1', 'public', []));
    expect(answer.slice(0, 2)).toEqual([422, 'SOURCE_NOT_ELIGIBLE']);
    expect(answer[2]).toContain(SOURCE);
  });
  test('the target is not provided by the reseller: 422 TARGET_NOT_ELIGIBLE, naming it', async () => {
    const answer = await refusedWith({ targetAccount: STRANGER });
    expect(answer.slice(0, 2)).toEqual([422, 'TARGET_NOT_ELIGIBLE']);
    expect(answer[2]).toContain(STRANGER);
  });
  test('target = source: 422 SAME_ACCOUNT, unless the offer is switched', async () => {
    expect((await refusedWith({ targetAccount: SOURCE })).slice(0, 2)).toEqual([422, 'SAME_ACCOUNT']);
    const made = await street();
    await made.offer('offer-newer', 'sppo', [SOURCE]);
    const wanted = { targetAccount: SOURCE, kind: 'offer-switch', offerId: 'offer-newer' };
    expect(await made.ask(wanted)).toMatchObject({
      status: 201,
      body: { reassignment: { offer: { step: 'OFFER_SUPERSEDES' } } },
    });
  });
  test('an account of 11 digits: 400', async () => {
    expect((await refusedWith({ targetAccount: '22222222222' })).slice(0, 2)).toEqual([400, 'BODY_INVALID']);
  });
});

describe('S1-13: the target pays for another tenant', () => {
  const held = async () => {
    const made = await street();
    await made.tenant(T2);
    await made.subscribe(2);
    await made.setUp(2);
    await made.bind(2, T2);
    await made.wait(2 * HOUR_MS, HOUR_MS);
    return made;
  };
  test('409 SUBSCRIPTION_LINKED_ELSEWHERE', async () => {
    const made = await held();
    expect(await made.ask()).toMatchObject({ status: 409, body: { code: 'SUBSCRIPTION_LINKED_ELSEWHERE' } });
  });
  test('with takeover and the word of both, T2 goes into grace, never silently', async () => {
    const made = await held();
    const changeId = await made.begin({ takeover: true });
    expect(await made.change(changeId)).toMatchObject({
      next: { code: 'CONFIRM_TAKEOVER' },
      takeover: { fromTenantId: T2, confirmed: [] },
    });
    const confirm = (tenantId: string) =>
      made.act(changeId, 'takeover', { tenantId, confirmedBy: 'ticket 4711' });
    await confirm(T);
    expect(await made.act(changeId, 'link')).toMatchObject({
      status: 409,
      body: { code: 'TAKEOVER_UNCONFIRMED' },
    });
    await confirm(T2);
    expect(made.desk.memory.journal.at(-1)?.cause.reason).toContain(`${T2} confirmed by ticket 4711`);
    const { status, body } = await made.act(changeId, 'link');
    expect(status).toBe(200);
    expect(body.changes).toContainEqual({ resource: `/v1/tenants/${T2}`, from: 'ACTIVE', to: 'GRACE' });
    expect(made.events()).toContain('tenant.grace.started');
    expect((await made.tenantNow()).link.subscriptionId).toBe(subscriptionIdOf(2));
  });
});

test('S1-14: Conformity is not registered for too long: LINKED, a person is told which, and canceling is not safe', async () => {
  const { made, changeId } = await linkedStreet();
  made.missing = ['conformity'];
  await made.wait(3 * HOUR_MS, 5 * MINUTE_MS);
  const { state, cancelSafe, next } = await made.change(changeId);
  expect(state).toMatchObject({ name: 'NEEDS_ATTENTION', in: 'LINKED', reason: 'VERIFICATION_OVERDUE' });
  expect(state.why).toContain('Conformity (未登録)');
  expect(next.text).toContain('Conformity');
  expect(cancelSafe).toMatchObject({ safe: false, why: 'SERVICES_LACKING', services: ['Conformity'] });
  expect(await made.act(changeId, 'request-cancellation')).toMatchObject({
    status: 409,
    body: { code: 'CANCEL_NOT_SAFE' },
  });
});

test('S1-15: the target fails: ABORTED, T stays linked to the source, which goes on paying', async () => {
  const made = await street();
  const changeId = await made.begin();
  await made.hear(2, { kind: 'failed' });
  expect((await made.change(changeId)).state).toMatchObject({ name: 'ABORTED', reason: 'TARGET_FAILED' });
  await made.wait(2 * HOUR_MS, 10 * MINUTE_MS);
  const { link, state } = await made.tenantNow();
  expect([state.name, link.subscriptionId]).toEqual(['ACTIVE', subscriptionIdOf(1)]);
  for (const hour of [-3, -2, -1, 0]) expect(await made.payer(made.now + hour * HOUR_MS)).toBe(SOURCE);
});

test('S1-17: a tenant on an annual license: 409 BILLING_CHANNEL_CONFLICT', async () => {
  const made = await street();
  await made.end(1);
  const annual = { body: { channel: 'annual', reason: 'They bought a year' } };
  expect(await made.desk.post(`/v1/tenants/${T}/channel`, annual)).toMatchObject({ status: 200 });
  expect(await made.ask()).toMatchObject({ status: 409, body: { code: 'BILLING_CHANNEL_CONFLICT' } });
});

test('S1-18: the end is not processed for 2 h: it is said, and nothing is deprovisioned', async () => {
  const { made, changeId } = await linkedStreet();
  await made.wait(MINUTE_MS);
  await made.act(changeId, 'request-cancellation');
  await made.hearCancellation(changeId, 'APPROVED');
  await made.wait(3 * HOUR_MS, 10 * MINUTE_MS);
  const { state, timeline, next } = await made.change(changeId);
  expect(state.name).toBe('CANCEL_PROCESSING');
  expect(timeline.map(({ code }: { code: string }) => code)).toContain('OVERDUE');
  expect(made.events().filter((type) => type === 'reassignment.overdue')).toHaveLength(1);
  expect(next).toMatchObject({ code: 'WAIT_FOR_END', account: SOURCE });
  expect((await made.tenantNow()).served).toBe(true);
});

test('S1-19: two operators move T to different targets at once: one 201, one 409 with the winner’s id', async () => {
  const made = await street();
  const answers = await Promise.all([
    made.ask({}, { person: 'mika' }),
    made.ask({ targetAccount: THIRD }, { person: 'ryo' }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  const winner = answers.find(({ status }) => status === 201)?.body.changeId;
  const loser = answers.find(({ status }) => status === 409)?.body;
  expect(loser).toMatchObject({ code: 'CHANGE_IN_PROGRESS', details: { tenantId: T, changeId: winner } });
  expect(JSON.stringify(loser)).toContain(`/v1/reassignments/${winner}`);
  expect(made.desk.memory.all('reassignment')).toHaveLength(1);
});
