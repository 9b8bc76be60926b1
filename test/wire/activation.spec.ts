/**
 * Activation over the wire: the vendor's own system gives out the links, uses them, and shows what the order was worth.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runActivationsImport } from '#bin/activations/import.ts';
import type { Sandbox } from '#local/sandbox.ts';
import { Activating, OTHER, XDR } from './activating.ts';
import { builtSandbox } from './built-sandbox.ts';

const FAMILIES = { xdr: 'c1ws-with-xdr', other: 'other-cloud-one' } as const;

let sandbox: Sandbox;
let moves: Activating;

beforeAll(async () => {
  sandbox = await builtSandbox();
  moves = new Activating(sandbox);
});
afterAll(() => sandbox.close());
afterEach(() => moves.behave());

const familiesOf = async (tenantId: string) =>
  (await moves.activations(tenantId)).families.map(({ id }) => id);
const codesOf = (list: unknown) => (list as { code: string }[]).map(({ code }) => code);
const remediesOf = (body: Record<string, unknown>) =>
  (body.remedies as { text: string }[]).map(({ text }) => text).join(' ');
const isUsed = async (link: string) =>
  (await moves.service()).licenses.some((license) => license.link === link && license.used !== undefined);
/** Tenants of one user at the vendor. */
const ofOneUser = async (...tenants: string[]) => {
  const email = `user-${crypto.randomUUID()}@example.com`;
  for (const tenantId of tenants)
    await moves.must(`/v1/tenants/${tenantId}/vendor-user`, { email }, 'operator', 'PUT');
};

test('S0-01: A, then B: both are active, with no word of warning, and the vendor shows no error', async () => {
  const tenantId = await moves.tenant();
  const first = await moves.activates(tenantId, XDR);
  const second = await moves.activates(tenantId, OTHER);
  expect([first, second].flatMap(({ answer }) => answer.body.warnings)).toEqual([]);
  expect(await moves.activations(tenantId)).toMatchObject({
    state: { name: 'ACTIVE' },
    families: [{ id: FAMILIES.xdr }, { id: FAMILIES.other }],
    redemptions: [{ state: { name: 'ACTIVE' } }, { state: { name: 'ACTIVE' } }],
  });
  const shown = await moves.shown(tenantId);
  expect(shown?.licenses.map(({ product }) => product)).toEqual([XDR, OTHER]);
  expect(shown).not.toHaveProperty('shows');
  const types = await moves.stage.eventTypes(tenantId);
  expect(types.filter((type) => type.startsWith('activation.'))).toEqual([
    'activation.redeemed',
    'activation.redeemed',
  ]);
});

test('S0-02: with B there, A is refused with what helps; nothing is written, and the vendor is not asked', async () => {
  const [tenantId, spare] = [await moves.tenant(), await moves.tenant()];
  await moves.activates(tenantId, OTHER);
  const alone = await moves.redeem(tenantId, XDR, await moves.link(XDR));
  expect(alone).toMatchObject({ status: 409, body: { code: 'ACTIVATION_ORDER' } });
  expect(remediesOf(alone.body)).toContain('second account');
  await ofOneUser(tenantId, spare);
  const before = await moves.activations(tenantId);
  const link = await moves.link(XDR);
  const refused = await moves.redeem(tenantId, XDR, link);
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'ACTIVATION_ORDER', details: { wouldUse: spare } },
  });
  expect(remediesOf(refused.body)).toContain(spare);
  await moves.minutes(10);
  expect(await moves.activations(tenantId)).toEqual(before);
  expect(await isUsed(link)).toBe(false);
  // and there it goes
  expect((await moves.redeem(spare, XDR, link)).status).toBe(201);
  await sandbox.settle();
  await moves.arrivesAt(spare, 'ACTIVE');
});

test('S0-03: B first is warned of, under a dry run too, which writes nothing', async () => {
  const tenantId = await moves.tenant();
  const link = await moves.link(OTHER);
  const dry = await moves.redeem(tenantId, OTHER, link, undefined, '?dryRun=true');
  expect(dry.status).toBe(200);
  expect(codesOf(dry.body.warnings)).toEqual(['ACTIVATION_SHUTS_OUT']);
  await moves.minutes(5);
  expect(await moves.activations(tenantId)).toMatchObject({
    state: { name: 'EMPTY' },
    redemptions: [],
    version: 0,
  });
  expect(await isUsed(link)).toBe(false);
  const real = await moves.redeem(tenantId, OTHER, link);
  expect(real.status).toBe(201);
  expect(real.body.warnings).toEqual(dry.body.warnings);
  await sandbox.settle();
  await moves.arrivesAt(tenantId, 'ACTIVE');
});

describe('S0-05', () => {
  const plan = (tenantId: string) =>
    moves.stage.operator('POST', `/v1/tenants/${tenantId}/activation-plans`, { products: [XDR] });

  test('a plan of A where B is: both remedies; only a further account once the user owns two', async () => {
    const tenantId = await moves.tenant();
    await moves.activates(tenantId, OTHER);
    await ofOneUser(tenantId);
    const offered = { product: { id: XDR }, offers: ['second-account', 'further-account'] };
    expect(await plan(tenantId)).toMatchObject({ status: 200, body: { steps: [], elsewhere: [offered] } });
    const second = await moves.tenant();
    await moves.activates(second, OTHER);
    await ofOneUser(tenantId, second);
    const { body } = await plan(tenantId);
    expect(body.elsewhere).toMatchObject([{ offers: ['further-account'] }]);
    expect(body.elsewhere).not.toHaveProperty('0.wouldUse');
  });

  test('a plan of B and A puts A first', async () => {
    const tenantId = await moves.tenant();
    const { body } = await moves.stage.operator('POST', `/v1/tenants/${tenantId}/activation-plans`, {
      products: [OTHER, XDR],
    });
    expect(body).toMatchObject({
      reordered: true,
      steps: [{ product: { id: XDR } }, { product: { id: OTHER } }],
    });
  });
});

describe('S0-10', () => {
  test('a link is redeemed once: not in another tenant; the same request again is the same answer', async () => {
    const [one, other] = [await moves.tenant(), await moves.tenant()];
    const link = await moves.link(OTHER);
    const key = crypto.randomUUID();
    const first = await moves.redeem(one, OTHER, link, key);
    expect(first.status).toBe(201);
    await sandbox.settle();
    await moves.arrivesAt(one, 'ACTIVE');
    expect(await moves.redeem(other, OTHER, link)).toMatchObject({
      status: 409,
      body: { code: 'LINK_ALREADY_USED', details: { tenantId: one } },
    });
    expect(await moves.redeem(one, OTHER, link, key)).toEqual(first);
    expect(await moves.redeem(one, OTHER, link)).toMatchObject({
      status: 409,
      body: { code: 'LINK_ALREADY_USED' },
    });
    expect(await familiesOf(other)).toEqual([]);
  });

  test('two tenants ask for one link at once: one of them gets it', async () => {
    const tenants = [await moves.tenant(), await moves.tenant()];
    const link = await moves.link(OTHER);
    const answers = await Promise.all(tenants.map((tenantId) => moves.redeem(tenantId, OTHER, link)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

test.each([
  'https://activation.trendmicro.example/abc',
  'http://activation.trendmicro.com/abc',
  'https://activation.trendmicro.com/',
  'https://user@activation.trendmicro.com/abc',
  'https://activation.trendmicro.com:8443/abc',
  'https://activation.trendmicro.com@evil.example/abc',
  'https://\u0430ctivation.trendmicro.com/abc',
])('S0-11: %s is no activation link', async (link) => {
  const tenantId = await moves.tenant();
  const refused = await moves.redeem(tenantId, OTHER, link);
  expect(refused).toMatchObject({ status: 400, body: { code: 'LINK_FORMAT' } });
  expect(await moves.activations(tenantId)).toMatchObject({ version: 0 });
});

describe('what the vendor answers, or does not', () => {
  test('an answer that was lost is asked for again, and heard', async () => {
    const tenantId = await moves.tenant();
    await moves.behave({ answers: 'lost' });
    expect((await moves.redeem(tenantId, XDR, await moves.link(XDR))).status).toBe(201);
    await sandbox.settle();
    expect(await moves.activations(tenantId)).toMatchObject({
      state: { name: 'EMPTY' },
      redemptions: [{ state: { name: 'SENT' } }],
    });
    await moves.behave();
    await moves.arrivesAt(tenantId, 'ACTIVE');
    expect((await moves.shown(tenantId))?.licenses).toHaveLength(1);
  });

  test('lost, and the vendor does not know us again: a person looks, and settles it', async () => {
    const tenantId = await moves.tenant();
    await moves.behave({ answers: 'lost', forgets: true, vague: true });
    await moves.redeem(tenantId, XDR, await moves.link(XDR));
    await sandbox.settle();
    await moves.behave({ forgets: true, vague: true });
    const { redemptions } = await moves.arrivesAt(tenantId, 'UNCLEAR');
    expect(await moves.stage.eventTypes(tenantId)).toContain('activation.unclear');
    const path = `/v1/tenants/${tenantId}/activations/${redemptions[0]?.activationId}/settle`;
    await moves.must(path, { found: 'here' });
    expect(await familiesOf(tenantId)).toEqual([FAMILIES.xdr]);
  });

  test('the vendor is out of order for hours: it is asked on, called overdue once, and heard at last', async () => {
    const tenantId = await moves.tenant();
    await moves.behave({ answers: 'outage' });
    await moves.redeem(tenantId, XDR, await moves.link(XDR));
    await sandbox.settle();
    for (const passed of [30, 60, 35, 5]) await moves.minutes(passed);
    const overdue = async () =>
      (await moves.stage.eventTypes(tenantId)).filter((type) => type === 'activation.overdue').length;
    expect(await overdue()).toBe(1);
    await moves.behave();
    await moves.arrivesAt(tenantId, 'ACTIVE');
    expect(await overdue()).toBe(1);
  });

  test('“Products Already Activated”: somebody used the link elsewhere', async () => {
    const tenantId = await moves.tenant();
    const link = await moves.link(OTHER);
    await moves.use('somebody-else', link);
    expect((await moves.redeem(tenantId, OTHER, link)).status).toBe(201);
    await sandbox.settle();
    const { redemptions } = await moves.arrivesAt(tenantId, 'REFUSED');
    expect(redemptions).toMatchObject([{ state: { reason: 'ALREADY_USED' } }]);
    expect(await familiesOf(tenantId)).toEqual([]);
  });

  test('a link that the vendor never gave out is free again for the right one', async () => {
    const tenantId = await moves.tenant();
    await moves.redeem(tenantId, OTHER, 'https://activation.trendmicro.com/mistyped-link-1234');
    await sandbox.settle();
    const { redemptions } = await moves.arrivesAt(tenantId, 'REFUSED');
    expect(redemptions).toMatchObject([{ state: { reason: 'NOT_TAKEN' } }]);
    await moves.activates(tenantId, OTHER);
  });

  test('a link that was for another product puts what it is for in the books', async () => {
    const tenantId = await moves.tenant();
    await moves.redeem(tenantId, OTHER, await moves.link(XDR));
    await sandbox.settle();
    await moves.until(
      () => familiesOf(tenantId),
      (families) => families.length > 0,
    );
    expect(await familiesOf(tenantId)).toEqual([FAMILIES.xdr]);
  });
});

test('the vendor’s list, imported by the command line, puts a tenant in conflict that did it on its own', async () => {
  const tenantId = await moves.tenant();
  await moves.must(`/v1/tenants/${tenantId}/vendor-user`, { accountId: 'c1-77' }, 'operator', 'PUT');
  await moves.activates(tenantId, OTHER);
  await moves.minutes(1);
  await moves.use('c1-77', await moves.link(XDR));
  const list = await fetch(`${await moves.stage.vendorUrl('activation')}/activations.csv`);
  const [head = '', ...lines] = (await list.text()).trimEnd().split('\n');
  const folder = mkdtempSync(join(tmpdir(), 'concord-activations-'));
  const file = join(folder, 'list.csv');
  writeFileSync(file, [head, ...lines.filter((line) => line.startsWith(tenantId))].join('\n'));
  const report = await runActivationsImport(
    [file, '--local', '--home', sandbox.urls.home],
    {},
    () => undefined,
  );
  rmSync(folder, { recursive: true });
  expect(report).toEqual({ observations: 2, news: 1, known: 1, refused: {}, conflicts: [tenantId] });
  expect(await moves.activations(tenantId)).toMatchObject({ state: { name: 'CONFLICT' } });
});

test('an excepted channel knows no order', async () => {
  const tenantId = await moves.tenant('mspl');
  await moves.activates(tenantId, OTHER);
  await moves.activates(tenantId, XDR);
  expect(await moves.activations(tenantId)).toMatchObject({ state: { name: 'ACTIVE' } });
});

test('S0-04: with A there, B is activated a year later', async () => {
  const tenantId = await moves.tenant();
  await moves.activates(tenantId, XDR);
  await moves.minutes(365 * 24 * 60);
  const { answer } = await moves.activates(tenantId, OTHER);
  expect(answer.body.warnings).toEqual([]);
  expect(await familiesOf(tenantId)).toEqual([FAMILIES.xdr, FAMILIES.other]);
});

test('nothing ended in a dead-letter queue', async () => {
  expect(await moves.stage.deadLetters()).toBe(0);
});
