import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addProduct } from '#local/marketplace/seeds.ts';
import type { Sandbox } from '#local/sandbox.ts';
import { builtSandbox } from './built-sandbox.ts';
import { Moves, Person } from './moves.ts';

const HOUR = 60;
const PLAIN = 'aw4fgf5tyo5w2ap6fexample1';
const SOURCE = '111111111111';
const TARGET = '222222222222';
const THIRD = '333333333333';

let sandbox: Sandbox;
let moves: Moves;
let cloudOne: string;

beforeAll(async () => {
  sandbox = await builtSandbox();
  moves = new Moves(sandbox);
  const products = Object.values(sandbox.marketplace.core.state.products);
  cloudOne = products.find(({ title }) => title === 'Cloud One')?.code ?? '';
});
afterAll(() => sandbox.close());

/** The operator who looked says that everything is registered. */
const verified = (changeId: string) =>
  moves.must(`/v1/reassignments/${changeId}/verify`, { type: 'AWS Marketplace', services: [] });

/** The same person, in the account that shall pay. */
const inAccount = (person: Person, account?: string) =>
  new Person(moves.stage, { email: person.email, ...(account ? { account } : {}) });

describe('S1-01', () => {
  test('the happy path: SPPO on the target account, verified service by service, the source canceled', async () => {
    const sourceOffer = await moves.sppo(
      cloudOne,
      SOURCE,
      'Classmethod, Inc. for SaaS 2026-01-01 - Private Offer',
    );
    const { person, purchase, tenantId } = await moves.customer(cloudOne, {
      account: SOURCE,
      offerId: sourceOffer,
    });
    const targetOffer = await moves.sppo(
      cloudOne,
      TARGET,
      'Classmethod, Inc. for SaaS 2026-11-01 - Private Offer',
    );

    const plan = await moves.post('/v1/reassignments?dryRun=true', {
      tenantId,
      targetAccount: TARGET,
      offerId: targetOffer,
    });
    expect(plan.status).toBe(200);
    expect(JSON.stringify(plan.body)).toContain('キャンセル');
    const changeId = await moves.starts(tenantId, TARGET, { offerId: targetOffer });
    expect((await moves.change(changeId)).next).toMatchObject({ code: 'APPROVE' });
    await moves.must(`/v1/reassignments/${changeId}/approve`, {}, 'approver');
    expect((await moves.change(changeId)).next).toMatchObject({ code: 'SUBSCRIBE', account: TARGET });

    const there = inAccount(person, TARGET);
    const bought = await moves.buys(there, cloudOne, { offerId: targetOffer });
    // the link moves and the source ends with more than ten minutes of the hour behind and before them (D1-3)
    await moves.atMinute(20);
    const linkedAt = await moves.stage.now();
    await moves.registers(there, bought, tenantId);
    expect((await moves.change(changeId)).cancelSafe.safe).toBe(false);
    const awaited = await moves.arrives(changeId, 'CANCEL_AWAITED', 60);
    expect(awaited.cancelSafe).toMatchObject({ safe: true });
    expect(awaited.next).toMatchObject({ code: 'CANCEL', account: SOURCE });
    expect(awaited.dangling).toEqual([purchase.subscriptionId]);

    await person.cancel(purchase);
    await moves.arrives(changeId, 'CANCEL_PROCESSING');
    await moves.arrives(changeId, 'COMPLETED', 90);
    expect(await moves.tenantState(tenantId)).toBe('ACTIVE');
    const events = await moves.stage.eventTypes(tenantId);
    expect(events.filter((type) => type.startsWith('tenant.grace') || type === 'tenant.suspended')).toEqual(
      [],
    );
    expect(await moves.payer(tenantId, linkedAt)).toMatchObject({ subscriptionId: purchase.subscriptionId });
    expect(await moves.payer(tenantId, linkedAt + 2 * HOUR * 60_000)).toMatchObject({
      subscriptionId: bought.subscriptionId,
    });
  });
});

describe('S1-02', () => {
  test('the source is canceled first: grace, an urgent word, and the target saves the tenant', async () => {
    const { person, purchase, tenantId } = await moves.customer(PLAIN);
    const there = inAccount(person);
    const changeId = await moves.starts(tenantId, there.account);
    await person.cancel(purchase);
    await moves.until(
      () => moves.tenantState(tenantId),
      (state) => state === 'GRACE',
    );
    expect(await moves.stage.eventTypes(tenantId)).toContain('reassignment.orphaned');
    expect((await moves.change(changeId)).next).toMatchObject({ code: 'SUBSCRIBE', account: there.account });
    await there.setUp(await moves.buys(there, PLAIN));
    await moves.until(
      () => moves.tenantState(tenantId),
      (state) => state === 'ACTIVE',
    );
    await verified(changeId);
    await moves.arrives(changeId, 'COMPLETED', 90);
  });
});

describe('S1-03', () => {
  test('the target was live already: the link moves by itself, and the operator sees why', async () => {
    const { person, purchase, tenantId } = await moves.customer(PLAIN);
    const there = inAccount(person);
    await there.setUp(await moves.buys(there, PLAIN));
    const changeId = await moves.starts(tenantId, there.account);
    await moves.arrives(changeId, 'TARGET_READY');
    await person.cancel(purchase);
    const processing = await moves.arrives(changeId, 'CANCEL_PROCESSING');
    expect(await moves.tenantState(tenantId)).toBe('ACTIVE');
    expect(await moves.stage.eventTypes(tenantId)).not.toContain('tenant.grace.started');
    expect(JSON.stringify(processing.timeline)).toContain('RESCUED');
  });
});

describe('S1-05', () => {
  test('both are subscribed for two days: a reminder a day, and the source is listed as dangling', async () => {
    const { person, purchase, tenantId } = await moves.customer(PLAIN);
    const there = inAccount(person);
    const changeId = await moves.starts(tenantId, there.account);
    await moves.registers(there, await moves.buys(there, PLAIN), tenantId);
    await verified(changeId);
    await moves.arrives(changeId, 'CANCEL_AWAITED');
    await moves.minutes(24 * HOUR);
    await moves.minutes(24 * HOUR);
    await moves.minutes(2);
    const change = await moves.until(
      () => moves.change(changeId),
      ({ reminders }) => reminders >= 2,
    );
    expect(change).toMatchObject({ reminders: 2, dangling: [purchase.subscriptionId] });
    const { items } = await moves.get('/v1/reassignments?dangling=true');
    expect(JSON.stringify(items)).toContain(changeId);
    const now = await moves.stage.now();
    expect(await moves.payer(tenantId, now)).not.toMatchObject({ subscriptionId: purchase.subscriptionId });
  });
});

describe('S1-09', () => {
  const landing = ({ token, fulfillmentUrl }: Record<string, unknown>) =>
    fetch(String(fulfillmentUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ 'x-amzn-marketplace-token': String(token) }),
      redirect: 'manual',
    });

  test('a token of four hours is refused with the way back; the same one twice means the same', async () => {
    const person = new Person(moves.stage);
    const { licenseArn } = await moves.buys(person, PLAIN);
    const issued = await moves.stage.marketplace('token', { licenseArn });
    expect((await landing(issued)).status).toBe(303);
    expect((await landing(issued)).status).toBe(303);
    await moves.minutes(4 * HOUR + 1);
    const late = await landing(issued);
    expect(late.status).toBe(400);
    expect(await late.text()).toContain('console.aws.amazon.com/marketplace');
  });
});

test('S1-09: a token for another product is refused', async () => {
  const { state } = sandbox.marketplace.core;
  const dimensions = [{ key: 'hosts' }];
  addProduct(state, { code: 'somebodyelses1', title: 'Not sold here', dimensions }, await moves.stage.now());
  const person = new Person(moves.stage);
  const refused = await person.setUp(await moves.buys(person, 'somebodyelses1'));
  expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('other product')]);
});

describe('S1-10', () => {
  test('the target shows the private offer as its current subscription: nothing is awaited', async () => {
    const { person, tenantId } = await moves.customer(PLAIN);
    const there = inAccount(person);
    await there.setUp(await moves.buys(there, PLAIN));
    const changeId = await moves.starts(tenantId, there.account);
    await moves.arrives(changeId, 'TARGET_READY');
    expect(await moves.stage.eventTypes(tenantId)).not.toContain('reassignment.awaiting-target');
  });
});

describe('S1-11', () => {
  test('the target switches from the public offer to the private one, and the tenant never notices', async () => {
    const sourceOffer = await moves.sppo(
      cloudOne,
      SOURCE,
      'Classmethod, Inc. for SaaS 2026-02-01 - Private Offer',
    );
    const { person, tenantId } = await moves.customer(cloudOne, { account: SOURCE, offerId: sourceOffer });
    const there = inAccount(person, THIRD);
    const open = await moves.buys(there, cloudOne);
    const offerId = await moves.sppo(
      cloudOne,
      THIRD,
      'Classmethod, Inc. for SaaS 2026-11-02 - Private Offer',
    );
    const changeId = await moves.starts(tenantId, THIRD, { offerId });
    expect((await moves.change(changeId)).offer).toMatchObject({ step: 'SWITCH_OFFER' });
    await moves.must(`/v1/reassignments/${changeId}/approve`, {}, 'approver');
    await there.cancel(open);
    await moves.minutes(2);
    expect(await moves.tenantState(tenantId)).toBe('ACTIVE');
    const bought = await moves.buys(there, cloudOne, { offerId });
    await moves.registers(there, bought, tenantId);
    const linked = await moves.until(
      () => moves.change(changeId),
      ({ state }) => state.name === 'LINKED' || state.name === 'CANCEL_AWAITED',
    );
    expect(linked.target).toMatchObject({ offer: { kind: 'sppo', offerId } });
    expect(await moves.stage.eventTypes(tenantId)).not.toContain('tenant.grace.started');
  });
});

describe('S1-12', () => {
  const refused = async (tenantId: string, targetAccount: string) => {
    const { status, body } = await moves.post('/v1/reassignments', { tenantId, targetAccount });
    return `${status} ${String(body.code)}`;
  };

  test('accounts that are not eligible, the same account, and one with eleven digits', async () => {
    const open = await moves.customer(cloudOne, { account: SOURCE });
    expect(await refused(open.tenantId, TARGET)).toBe('422 SOURCE_NOT_ELIGIBLE');
    const offerId = await moves.sppo(
      cloudOne,
      TARGET,
      'Classmethod, Inc. for SaaS 2026-03-01 - Private Offer',
    );
    const { tenantId } = await moves.customer(cloudOne, { account: TARGET, offerId });
    expect(await refused(tenantId, '999999999999')).toBe('422 TARGET_NOT_ELIGIBLE');
    expect(await refused(tenantId, TARGET)).toBe('422 SAME_ACCOUNT');
    expect(await refused(tenantId, '11111111111')).toMatch(/^400 /);
  });
});

describe('S1-13', () => {
  test('the target pays for another tenant: refused, or taken over when both agree', async () => {
    const { person, tenantId } = await moves.customer(PLAIN);
    const other = await moves.customer(PLAIN);
    const target = { tenantId, targetAccount: other.person.account };
    const { status, body } = await moves.post('/v1/reassignments', target);
    expect([status, body.code]).toEqual([409, 'SUBSCRIPTION_LINKED_ELSEWHERE']);
    const changeId = await moves.starts(tenantId, other.person.account, { takeover: true });
    const early = await moves.post(`/v1/reassignments/${changeId}/link`);
    expect([early.status, early.body.code]).toEqual([409, 'TAKEOVER_UNCONFIRMED']);
    for (const [each, by] of [
      [tenantId, person.email],
      [other.tenantId, other.person.email],
    ]) {
      await moves.must(`/v1/reassignments/${changeId}/takeover`, { tenantId: each, confirmedBy: by });
    }
    await moves.must(`/v1/reassignments/${changeId}/link`);
    expect(await moves.tenantState(other.tenantId)).toBe('GRACE');
    expect(await moves.tenantState(tenantId)).toBe('ACTIVE');
  });
});

test('two operators at once: one begins, the other is told which one is open', async () => {
  const { tenantId } = await moves.customer(PLAIN);
  const answers = await Promise.all(
    ['777777777771', '777777777772'].map((targetAccount) =>
      moves.post('/v1/reassignments', { tenantId, targetAccount }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  const [won, lost] = answers.sort((left, right) => left.status - right.status);
  expect(lost?.body.code).toBe('CHANGE_IN_PROGRESS');
  expect(JSON.stringify(lost?.body)).toContain(/c-[0-9A-Za-z-]+/.exec(JSON.stringify(won?.body))?.[0]);
});

test('nothing ended in a dead-letter queue', async () => {
  expect(await moves.stage.deadLetters()).toBe(0);
});
