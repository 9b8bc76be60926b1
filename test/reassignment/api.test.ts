import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { BillingView } from '#domain/api/billing.ts';
import { ReassignmentOutcome } from '#domain/api/reassignment-writes.ts';
import { ReassignmentsPage, ReassignmentView } from '#domain/api/reassignments.ts';
import { OPERATOR_ROUTES, ROLES } from '#domain/routes.ts';
import { DAY_MS, HOUR_MS, isoOf, MINUTE_MS } from '#domain/time.ts';
import {
  linkedStreet,
  OFFER,
  SERVICES,
  SOURCE,
  type Street,
  street,
  subscriptionIdOf,
  T,
  TARGET,
  THIRD,
} from './street.ts';

let made: Street;
beforeEach(async () => {
  made = await street();
});

const codes = (rows: readonly { code: string }[]): string[] => rows.map(({ code }) => code);

describe('POST /v1/reassignments', () => {
  test('a dry run is the plan, and writes nothing', async () => {
    const commits = made.desk.memory.journal.length;
    const { status, body } = await made.ask({}, {}, '/v1/reassignments?dryRun=true');
    expect(status).toBe(200);
    const { reassignment } = v.parse(ReassignmentOutcome, body);
    expect(reassignment.version).toBe(0);
    expect(reassignment.source).toMatchObject({
      account: SOURCE,
      reseller: 'Classmethod, Inc.',
      subscription: { subscriptionId: subscriptionIdOf(1), pays: true },
      offer: { kind: 'sppo' },
      openHours: { until: isoOf(made.nextHour), by: 'late' },
    });
    expect(reassignment.cutOver).toEqual({ hour: isoOf(made.nextHour), settled: false });
    expect(reassignment.offer).toMatchObject({ step: 'SUBSCRIBE', wanted: { offerId: OFFER } });
    expect(reassignment.steps.map(({ code, account }) => [code, account])).toEqual([
      ['APPROVE', undefined],
      ['SUBSCRIBE', TARGET],
      ['SET_UP', TARGET],
      ['LINK', undefined],
      ['VERIFY', undefined],
      ['CANCEL', SOURCE],
    ]);
    expect(codes(reassignment.risks)).toEqual([
      'NOT_SPPO',
      'FREE_TRIAL_STAYS',
      'APPROVAL_PENDING',
      'LISTS_BEHIND',
    ]);
    expect(made.desk.memory.journal).toHaveLength(commits);
    expect(made.desk.memory.all('reassignment')).toEqual([]);
  });

  test('begun: 201, one transaction, found under its own path, in the language that was asked for', async () => {
    const answer = await made.ask({}, { language: 'ja' });
    expect(answer).toMatchObject({ status: 201, body: { dryRun: false, next: [] } });
    const { changeId, links, reassignment } = v.parse(ReassignmentOutcome, answer.body);
    expect(links.self).toBe(`/v1/reassignments/${changeId}`);
    expect(reassignment.state.text).toBe('依頼済み');
    expect(made.desk.memory.journal.at(-1)).toMatchObject({
      cause: { door: 'reassignment', verb: 'reassign', reason: 'The customer asked' },
      events: [{ type: 'reassignment.requested', changeId }],
    });
    const read = await made.desk.move(links.self);
    expect(v.parse(ReassignmentView, read.body)).toMatchObject({ changeId, version: 1 });
    expect(read.headers.etag).toBe('"1"');
  });

  test('sent again under its key: the same answer, in another language if asked so, and one reassignment', async () => {
    const first = await made.ask({}, { key: 'once' });
    const again = await made.ask({}, { key: 'once', language: 'fr' });
    expect(again.status).toBe(201);
    expect(again.body.changeId).toBe(first.body.changeId);
    expect(again.body.reassignment.state.text).toBe('Demandé');
    expect(made.desk.memory.all('reassignment')).toHaveLength(1);
  });

  test('an offer that expires soon is a risk, and one that has expired is not to be seen', async () => {
    const plan = async () => (await made.ask({}, {}, '/v1/reassignments?dryRun=true')).body.reassignment;
    await made.offer(OFFER, 'sppo', [TARGET], { label: 'Soon over', expiresAt: made.now + 3 * DAY_MS });
    expect(codes((await plan()).risks)).toContain('OFFER_EXPIRES_SOON');
    await made.wait(4 * DAY_MS, DAY_MS);
    const { offer, risks } = await plan();
    expect(offer).toMatchObject({ step: 'OFFER_NOT_VISIBLE' });
    expect(codes(risks)).not.toContain('OFFER_EXPIRES_SOON');
  });
});

describe('four eyes', () => {
  test('nobody approves their own, in whichever role; another one does', async () => {
    const { body } = await made.ask({}, { person: 'mika' });
    const approve = (person: string) => made.act(body.changeId, 'approve', {}, { role: 'approver', person });
    expect(await approve('mika')).toMatchObject({ status: 403, body: { code: 'SELF_APPROVAL' } });
    await made.subscribe(2);
    await made.setUp(2);
    expect(await made.act(body.changeId, 'link')).toMatchObject({
      status: 409,
      body: { code: 'APPROVAL_NEEDED', remedies: [{ href: `/v1/reassignments/${body.changeId}/approve` }] },
    });
    expect((await approve('aki')).body.reassignment).toMatchObject({
      approval: { by: { kind: 'operator', name: 'aki' } },
      next: { code: 'LINK' },
    });
    expect(await approve('aki')).toMatchObject({ status: 409, body: { code: 'NOT_IN_THIS_STATE' } });
  });
});

describe('roles and routes', () => {
  const routes = OPERATOR_ROUTES.filter((route) => route.function === 'reassignment-api');
  const cells = routes.flatMap((route) =>
    ROLES.map((role) => ({ ...route, role, may: route.roles.includes(role) })),
  );
  test.each(cells)('$role $method $path: $may', async ({ method, path, role, may }) => {
    const target = path.replace('{id}', 'c-nobody');
    const body = { reason: 'because', tenantId: T, targetAccount: TARGET, confirmedBy: 'them' };
    const { status } = await made.desk.move(target, { role, ...(method === 'GET' ? {} : { body }) });
    // whoever may comes as far as the body or the decision
    if (may) expect([200, 400, 404]).toContain(status);
    else expect(status).toBe(403);
  });
});

describe('linked, verified, canceled', () => {
  test('the link moves in one transaction with license, tenants and receipt; If-Match guards it', async () => {
    const changeId = await made.begin();
    await made.subscribe(2);
    await made.setUp(2);
    const stale = await made.act(changeId, 'link', {}, { headers: { 'if-match': '"1"' } });
    expect(stale).toMatchObject({ status: 412, body: { code: 'VERSION_MISMATCH' } });
    const { version } = await made.change(changeId);
    const linked = await made.act(changeId, 'link', {}, { headers: { 'if-match': `"${version}"` } });
    expect(linked).toMatchObject({ status: 200, headers: { etag: `"${version + 1}"` } });
    const written = made.desk.memory.journal.at(-1)?.written.map(({ entity }) => entity.split('/')[0]);
    expect(written?.sort()).toEqual(['license', 'reassignment', 'receipt', 'tenant']);
    expect(await made.act(changeId, 'link')).toMatchObject({
      status: 200,
      body: { changes: [], events: [] },
    });
  });

  test('before the target is live: 409 TARGET_NOT_LIVE, naming the account', async () => {
    const changeId = await made.begin();
    const { status, body } = await made.act(changeId, 'link');
    expect([status, body.code]).toEqual([409, 'TARGET_NOT_LIVE']);
    expect(body.detail).toContain(TARGET);
  });

  test('without a word the seller’s system is asked at the next chance; with one, it is what a person saw', async () => {
    const { made: here, changeId } = await linkedStreet();
    here.silent = true;
    await here.wait(2 * MINUTE_MS);
    const asked = await here.act(changeId, 'verify');
    expect(asked.body.reassignment.verification).toMatchObject({ complete: false, nextAt: isoOf(here.now) });
    expect(await here.act(changeId, 'verify', { type: 'AWS Marketplace' })).toMatchObject({ status: 400 });
    const services = SERVICES.map((id) => ({ id, status: '登録済み' }));
    const seen = await here.act(changeId, 'verify', { type: 'AWS Marketplace', services });
    expect(seen.body.reassignment).toMatchObject({
      verification: { complete: true },
      cancelSafe: { safe: true },
    });
    expect(seen.body.changes).toEqual([
      { resource: `/v1/reassignments/${changeId}`, from: 'LINKED', to: 'CANCEL_AWAITED' },
    ]);
  });

  test('undone while the source lives; past the point of no return afterwards', async () => {
    const { made: here, changeId } = await linkedStreet();
    const preview = await here.desk.move(`/v1/reassignments/${changeId}/abort?dryRun=true`, {
      role: 'operator',
      body: { reason: 'What if' },
    });
    expect(preview.body.changes).toEqual([
      { resource: `/v1/reassignments/${changeId}`, from: 'LINKED', to: 'ROLLED_BACK' },
    ]);
    expect(await here.state(changeId)).toBe('LINKED');
    await here.wait(5 * MINUTE_MS);
    await here.end(1);
    expect(await here.act(changeId, 'abort')).toMatchObject({
      status: 409,
      body: { code: 'POINT_OF_NO_RETURN' },
    });
    await here.wait(2 * HOUR_MS, 10 * MINUTE_MS);
    expect(await here.act(changeId, 'abort')).toMatchObject({ status: 409, body: { code: 'CHANGE_CLOSED' } });
  });

  test('a takeover is confirmed where it is one', async () => {
    const changeId = await made.begin();
    const refused = await made.act(changeId, 'takeover', { tenantId: T, confirmedBy: 'ticket 4711' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'NOT_IN_THIS_STATE' } });
  });
});

describe('GET /v1/reassignments', () => {
  const list = async (query: string) =>
    v.parse(ReassignmentsPage, (await made.desk.move(`/v1/reassignments${query}`)).body);
  test('by state, account, tenant and dangling, in pages', async () => {
    const first = await made.begin();
    await made.act(first, 'abort');
    await made.wait(MINUTE_MS);
    const second = await made.begin({ targetAccount: THIRD });
    const ids = async (query: string) => (await list(query)).items.map(({ changeId }) => changeId);
    expect(await ids('')).toEqual([second, first]);
    expect(await ids('?state=ABORTED')).toEqual([first]);
    expect(await ids('?state=REQUESTED')).toEqual([second]);
    expect(await ids(`?account=${THIRD}`)).toEqual([second]);
    expect(await ids(`?account=${SOURCE}`)).toEqual([second, first]);
    expect(await ids(`?tenantId=${T}`)).toEqual([second, first]);
    expect(await ids('?tenantId=t-nobody00000000')).toEqual([]);
    expect(await ids('?dangling=true')).toEqual([]);
    const page = await list(`?tenantId=${T}&limit=1`);
    expect(page.items).toMatchObject([{ changeId: second }]);
    expect((await list(`?tenantId=${T}&limit=1&cursor=${page.next}`)).items).toMatchObject([
      { changeId: first },
    ]);
    const all = await list('?limit=1');
    expect((await list(`?limit=1&cursor=${all.next}`)).items).toMatchObject([{ changeId: first }]);
  });

  test('nobody’s id: 404', async () => {
    expect(await made.desk.move('/v1/reassignments/c-nobody')).toMatchObject({ status: 404 });
  });
});

describe('who pays', () => {
  const billing = async (query = '', language: 'en' | 'ja' = 'en') =>
    v.parse(BillingView, (await made.desk.get(`/v1/tenants/${T}/billing${query}`, { language })).body);
  const channel = (name: string) =>
    made.desk.post(`/v1/tenants/${T}/channel`, {
      role: 'operator',
      body: { channel: name, reason: 'asked' },
    });

  test('for an hour, or why nobody does', async () => {
    const changeId = await made.begin();
    expect(await billing()).toMatchObject({
      channel: 'aws-marketplace',
      changeId,
      payer: { buyerAccount: SOURCE },
    });
    const early = await billing(`?hour=${isoOf(made.now - 9 * HOUR_MS)}`);
    expect(early.payer).toBeUndefined();
    expect(early.nobody).toMatchObject({ code: 'BEFORE_FIRST_PAYER' });
    await made.end(1);
    expect((await billing(`?hour=${isoOf(made.nextHour)}`)).nobody?.code).toBe('NO_PAYER_NOW');
    await made.wait(2 * HOUR_MS, HOUR_MS);
    await made.subscribe(2);
    await made.setUp(2);
    await made.act(changeId, 'link');
    expect((await billing('', 'ja')).nobody).toMatchObject({
      code: 'BETWEEN_PAYERS',
      text: expect.stringContaining('支払元'),
    });
  });

  test('a channel: one of the policy’s, one at a time, and back again', async () => {
    expect(await channel('annual')).toMatchObject({
      status: 409,
      body: { code: 'BILLING_CHANNEL_CONFLICT' },
    });
    expect(await channel('barter')).toMatchObject({ status: 422, body: { code: 'CHANNEL_UNKNOWN' } });
    expect(await channel('aws-marketplace')).toMatchObject({ status: 200, body: { changes: [] } });
    await made.end(1);
    expect((await channel('annual')).body.changes).toEqual([
      { resource: `/v1/tenants/${T}/billing`, from: 'aws-marketplace', to: 'annual' },
    ]);
    expect((await billing(`?hour=${isoOf(made.nextHour)}`)).nobody).toMatchObject({
      code: 'OTHER_CHANNEL',
      text: expect.stringContaining('annual'),
    });
    expect(await channel('aws-marketplace')).toMatchObject({ status: 200 });
    expect((await billing()).channel).toBe('aws-marketplace');
  });

  test('not while a reassignment is open', async () => {
    const changeId = await made.begin();
    await made.end(1);
    const refused = await channel('annual');
    expect(refused).toMatchObject({ status: 409, body: { code: 'CHANGE_IN_PROGRESS' } });
    expect(refused.body.detail).toContain(changeId);
  });
});
