/**
 * A support case over the wire: opened by a conflict at the vendor, completed by people, submitted, and over once the vendor's
 * support has mended it. What is sealed leaves Concord by a release alone.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '#local/sandbox.ts';
import { Activating, OTHER, XDR } from './activating.ts';
import { builtSandbox } from './built-sandbox.ts';

const OPERATORS = 'operators@example.com';
const ACCOUNT = 'c1-482193';
const EMAIL = 'activation@customer.example';
/** A PNG of one dot. */
const SCREENSHOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

interface CaseView {
  readonly caseId: string;
  readonly state: { readonly name: string; readonly how?: string };
  readonly symptom?: string;
  readonly missing: readonly string[];
  readonly evidence: readonly {
    readonly id: string;
    readonly state: string;
    readonly shown: readonly string[];
  }[];
  readonly releases: readonly { readonly evidence: string; readonly by: string; readonly reason: string }[];
  readonly lines: readonly string[];
}

let sandbox: Sandbox;
let moves: Activating;
let tenantId: string;
let caseId: string;
let links: { other: string; xdr: string };
const directory = mkdtempSync(join(tmpdir(), 'concord-support-'));

beforeAll(async () => {
  sandbox = await builtSandbox(directory);
  moves = new Activating(sandbox);
});
afterAll(async () => {
  await sandbox.close();
  rmSync(directory, { recursive: true });
});

const supportCase = async (id = caseId) =>
  (await moves.get(`/v1/support-cases/${id}`)) as unknown as CaseView;
const stateOf = async (evidence: string, id = caseId) =>
  (await supportCase(id)).evidence.find((each) => each.id === evidence)?.state;
const submit = (id = caseId, more: object = {}) =>
  moves.post(`/v1/support-cases/${id}/submit`, { route: 'console', ...more });
const give = (evidence: string, value: string, id = caseId) =>
  moves.must(`/v1/support-cases/${id}/evidence`, { evidence, value });

/** Announces a screenshot, sends it to where it belongs, and says so. */
const attach = async (id = caseId) => {
  const file = { evidence: 'screenshot', name: 'エラー.png', type: 'image/png', bytes: SCREENSHOT.length };
  const { upload } = await moves.must(`/v1/support-cases/${id}/attachments`, file);
  const { url, headers, attachmentId } = upload as {
    url: string;
    headers: Record<string, string>;
    attachmentId: string;
  };
  const path = `/v1/support-cases/${id}/attachments/${attachmentId}`;
  const early = await moves.post(`${path}/stored`);
  const sent = await fetch(url, { method: 'PUT', headers, body: SCREENSHOT });
  const stored = await moves.post(`${path}/stored`);
  return { path, early, sent, stored };
};

describe('S0-08', () => {
  test('A activated at the vendor after B: conflict, a word with “Unexpected Error”, and a case with all that is known', async () => {
    tenantId = await moves.tenant();
    await moves.must(`/v1/tenants/${tenantId}/vendor-user`, { email: EMAIL }, 'operator', 'PUT');
    const { link: other } = await moves.activates(tenantId, OTHER);
    await moves.minutes(1);
    const xdr = await moves.link(XDR);
    await moves.use(tenantId, xdr);
    links = { other, xdr };
    expect(await moves.shown(tenantId)).toMatchObject({ shows: 'Unexpected Error' });
    const observed = await moves.observes(tenantId);
    expect(observed).toMatchObject({
      status: 200,
      body: { results: [{ news: false }, { news: true, state: 'CONFLICT' }] },
    });
    const { state, conflicts } = await moves.activations(tenantId);
    expect([state.name, conflicts]).toMatchObject(['CONFLICT', [{ symptom: 'Unexpected Error' }]]);
    caseId = conflicts[0]?.caseId ?? '';
    const known = ['activation-link', 'activation-email', 'usage-order'];
    expect(await supportCase()).toMatchObject({ state: { name: 'DRAFT' }, symptom: 'Unexpected Error' });
    for (const evidence of known) expect([evidence, await stateOf(evidence)]).toEqual([evidence, 'known']);
    expect((await supportCase()).missing).toEqual(['screenshot', 'account']);
    const letter = await moves.until(
      async () => (await moves.stage.letters(OPERATORS)).find(({ subject }) => subject.includes(tenantId)),
      (seen) => seen !== undefined,
    );
    expect(letter?.subject).toContain('Unexpected Error');
  });

  test('what is told of the tenant later fills the case', async () => {
    await moves.must(`/v1/tenants/${tenantId}/vendor-user`, { accountId: ACCOUNT }, 'operator', 'PUT');
    expect((await supportCase()).missing).toEqual(['screenshot']);
    expect((await supportCase()).lines.join('\n')).toContain(ACCOUNT);
  });

  test('nothing is redeemed meanwhile, and the same list again is no news', async () => {
    const refused = await moves.redeem(tenantId, OTHER, await moves.link(OTHER));
    expect(refused).toMatchObject({ status: 409, body: { code: 'TENANT_IN_CONFLICT', details: { caseId } } });
    const { version } = await moves.activations(tenantId);
    await moves.observes(tenantId);
    expect((await moves.activations(tenantId)).version).toBe(version);
  });
});

describe('S0-09', () => {
  test('without the screenshot the case is incomplete, and says what is missing', async () => {
    expect(await submit()).toMatchObject({
      status: 422,
      body: {
        code: 'BUNDLE_INCOMPLETE',
        details: { missing: 'screenshot' },
        faults: [{ field: 'screenshot' }],
      },
    });
  });

  test('a file counts once it is there, whole', async () => {
    const { path, early, sent, stored } = await attach();
    expect(early.status).toBeGreaterThanOrEqual(400);
    expect([sent.status, stored.status]).toEqual([200, 200]);
    const { download } = (await moves.get(path)) as { download: { url: string } };
    const fetched = await fetch(download.url);
    expect(Buffer.from(await fetched.arrayBuffer()).equals(SCREENSHOT)).toBe(true);
    expect((await supportCase()).missing).toEqual([]);
  });

  test('what is sealed is shown to the desk once, and who saw it is known', async () => {
    const path = `/v1/support-cases/${caseId}/evidence/activation-link/release`;
    expect((await moves.post(path, {}, 'operator')).status).toBe(403);
    const key = { 'idempotency-key': crypto.randomUUID() };
    const ask = () => moves.stage.operator('POST', path, { reason: 'for the form' }, key, 'desk');
    const first = await ask();
    expect(first).toMatchObject({ status: 200, body: { released: { values: [links.xdr, links.other] } } });
    expect(JSON.stringify((await ask()).body)).not.toContain(links.xdr);
    expect((await supportCase()).releases).toMatchObject([
      { evidence: 'activation-link', reason: 'for the form' },
    ]);
    const { body } = await moves.stage.operator('GET', '/v1/audit?limit=20');
    expect(JSON.stringify(body)).toContain('release');
  });

  test('the page is mailed to an operator, masked, and to nobody else', async () => {
    await moves.must(`/v1/support-cases/${caseId}/mail`, { to: OPERATORS });
    await sandbox.settle();
    const letters = await moves.stage.letters(OPERATORS);
    const page = letters.find(({ text }) => text.includes(ACCOUNT));
    expect(page?.subject).toContain(tenantId);
    expect(page?.text).not.toContain(links.xdr);
    const refused = await moves.post(`/v1/support-cases/${caseId}/mail`, { to: 'else@example.com' });
    expect(refused.status).toBe(400);
  });

  test('by a route whose notice nobody read it does not go; complete, it does', async () => {
    const portal = { route: 'business-support-portal' };
    expect(await submit(caseId, portal)).toMatchObject({ status: 422, body: { code: 'NOTICE_UNREAD' } });
    expect(await submit()).toMatchObject({ status: 200 });
    expect(await supportCase()).toMatchObject({ state: { name: 'SUBMITTED' } });
  });

  test('a case that a person opened goes without the order of use, which nobody knows', async () => {
    const other = await moves.tenant();
    const opened = await moves.must('/v1/support-cases', { tenantId: other, kind: 'activation-conflict' });
    const id = /sc-[\w.~-]+/.exec(JSON.stringify(opened))?.[0] ?? '';
    await give('activation-link', links.xdr, id);
    await give('account', 'c1-1', id);
    await give('activation-email', EMAIL, id);
    expect((await attach(id)).stored.status).toBe(200);
    expect(await stateOf('usage-order', id)).toBe('missing');
    expect(await submit(id)).toMatchObject({ status: 200 });
  });
});

describe('the end', () => {
  test('the vendor’s support has mended it: the case is closed, and the tenant is in order', async () => {
    await moves.stage.vendor('activation', 'mend', { account: ACCOUNT });
    await moves.must(`/v1/support-cases/${caseId}/close`, { how: 'resolved' });
    expect(await supportCase()).toMatchObject({ state: { name: 'CLOSED', how: 'resolved' } });
    expect(await moves.activations(tenantId)).toMatchObject({
      state: { name: 'ACTIVE' },
      families: [{ id: 'other-cloud-one' }, { id: 'c1ws-with-xdr' }],
    });
    await moves.activates(tenantId, OTHER);
  });

  test('no whole link and no address stands in a table, a log, an event, a letter or an address of a call', async () => {
    await sandbox.settle();
    const ask = async (operation: string, input: object): Promise<unknown> =>
      (await sandbox.cloud.dynamoDb.answer(`DynamoDB_20120810.${operation}`, input)).body;
    const { TableNames } = (await ask('ListTables', {})) as { TableNames: string[] };
    const items = await Promise.all(TableNames.map((TableName) => ask('Scan', { TableName })));
    const logs = readdirSync(join(directory, 'logs')).map((file) =>
      readFileSync(join(directory, 'logs', file), 'utf8'),
    );
    const { buses, outbox } = sandbox.cloud;
    const text = JSON.stringify([items, logs, buses.seen(), outbox.letters(), sandbox.calls()]);
    expect(text.length).toBeGreaterThan(100_000);
    const secrets = [links.xdr, links.other].map((link) => link.split('/').at(-1) ?? '');
    expect([...secrets, EMAIL].filter((secret) => text.includes(secret))).toEqual([]);
    expect(await moves.stage.deadLetters()).toBe(0);
  });
});
