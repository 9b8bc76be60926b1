import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { SupportCasesPage, SupportCaseView } from '#domain/api/support.ts';
import { LOCALES } from '#domain/messages/locale.ts';
import { OPERATOR_ROUTES, ROLES } from '#domain/routes.ts';
import { B, T1, T2 } from '#test/activation/world.ts';
import { type Desk, openDesk, PATH } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = openDesk();
  await desk.world.openTenant(T2);
});
const open = (tenantId: string, more: object = {}) =>
  desk.act('/v1/support-cases', { tenantId, kind: 'activation-conflict', ...more });
const list = async (query = '') =>
  v.parse(SupportCasesPage, (await desk.send('GET', `/v1/support-cases${query}`, { role: 'viewer' })).body);
const idsOf = async (query = '') => (await list(query)).items.map(({ caseId }) => caseId);

describe('opening', () => {
  test('fills the case with what is known of the tenant, whatever the person says', async () => {
    await desk.world.redeemed(T2, B);
    await desk.world.say(T2, { accountId: '735' });
    const opened = await open(T2, { symptom: 'It says nothing' });
    expect(opened).toMatchObject({
      status: 201,
      body: {
        changes: [{ from: 'NONE', to: 'DRAFT' }],
        events: [{ type: 'support.case.opened' }],
        next: [{ code: 'SUPPORT_EVIDENCE_TO_GIVE' }],
      },
    });
    const view = v.parse(SupportCaseView, await desk.look(opened.body.links.self));
    expect(view).toMatchObject({ symptom: 'It says nothing', missing: ['screenshot', 'activation-email'] });
    expect(view.evidence.filter(({ state }) => state === 'known').map(({ id }) => id)).toEqual([
      'activation-link',
      'account',
      'usage-order',
    ]);
    const [kept] = desk.world.memory.all('supportCase')[0]?.given ?? [];
    expect(kept?.value.kind === 'sealed' && Object.keys(kept.value.sealed[0]).sort()).toEqual([
      'ciphertext',
      'hash',
      'masked',
    ]);
  });

  test('twice is two cases, but not under one key, and not in a dry run', async () => {
    const body = { tenantId: T2, kind: 'activation-conflict', reason: 'r' };
    const first = await desk.act('/v1/support-cases', body, { key: 'k' });
    expect((await desk.act('/v1/support-cases', body, { key: 'k' })).body).toEqual(first.body);
    expect((await desk.act('/v1/support-cases?dryRun=true', body)).status).toBe(200);
    await open(T2);
    expect(desk.world.memory.all('supportCase')).toHaveLength(2);
  });

  test.each([
    [{ kind: 'lost-password' }, 422, 'SUPPORT_CASE_KIND_UNKNOWN'],
    [{ tenantId: 't-nobody00000000' }, 404, 'NOT_FOUND'],
    [{ kind: 'No Kind' }, 400, 'BODY_INVALID'],
  ])('%j is refused', async (more, status, code) => {
    expect(await open(T2, more)).toMatchObject({ status, body: { code } });
  });
});

describe('a case', () => {
  test.each(LOCALES)('reads as one page in %s, with what may be done', async (language) => {
    await desk.conflict();
    const view = v.parse(SupportCaseView, await desk.look(PATH, language));
    expect(view.lines[0]).toContain(view.title);
    expect(view.routes.flatMap(({ notices }) => notices.map(({ id }) => id))).toEqual(['portal-account']);
    expect(Object.keys(view.links).sort()).toEqual([
      ...['attachments', 'close', 'evidence', 'mail', 'self', 'submit', 'tenant'],
    ]);
    const title = { en: /wrong order/, ja: /順番の誤り/, fr: /mauvais ordre/ }[language];
    expect(view.title).toMatch(title);
  });

  test('goes by its routes, after what is to be read first, once', async () => {
    await desk.conflict();
    await desk.attached();
    const submit = (body: object) => desk.act(`${PATH}/submit`, body);
    expect(await submit({ route: 'csm' })).toMatchObject({
      status: 422,
      body: { code: 'WRONG_SUPPORT_CHANNEL' },
    });
    const unread = await submit({ route: 'business-support-portal' });
    expect(unread.body).toMatchObject({ code: 'NOTICE_UNREAD', faults: [{ message: 'portal-account' }] });
    const read = { route: 'business-support-portal', noticesRead: ['portal-account'] };
    expect(await submit(read)).toMatchObject({ status: 200 });
    expect(await submit(read)).toMatchObject({ status: 409, body: { code: 'SUPPORT_CASE_SUBMITTED' } });
  });

  test('is written by who read it as it is', async () => {
    await desk.conflict();
    const { etag = '' } = (await desk.send('GET', PATH)).headers;
    const body = { evidence: 'account', value: '1', reason: 'r' };
    const send = () => desk.send('POST', `${PATH}/evidence`, { body, headers: { 'if-match': etag } });
    expect([(await send()).status, (await send()).status]).toEqual([200, 412]);
  });
});

describe('the list', () => {
  const stock = async () => {
    await desk.conflict();
    const opened: string[] = [];
    for (const _ of [1, 2, 3]) {
      desk.world.clock.now += 1_000;
      opened.push((await open(T2)).body.links.self.split('/').at(-1));
    }
    const [first = '', second = '', third = ''] = opened;
    await desk.act(`/v1/support-cases/${second}/close`, { how: 'withdrawn' });
    return { first, second, third, conflict: PATH.split('/').at(-1) ?? '' };
  };

  test('has those that are open, oldest first; of a tenant, all of them, newest first', async () => {
    const { first, second, third, conflict } = await stock();
    expect(await idsOf()).toEqual([conflict, first, third]);
    expect(await idsOf('?state=DRAFT')).toEqual([conflict, first, third]);
    expect(await idsOf('?state=SUBMITTED')).toEqual([]);
    expect(await idsOf('?state=CLOSED')).toEqual([second]);
    expect(await idsOf(`?tenantId=${T2}`)).toEqual([third, second, first]);
    expect(await idsOf(`?tenantId=${T1}`)).toEqual([conflict]);
    expect(await idsOf(`?tenantId=${T2}&state=CLOSED`)).toEqual([second]);
  });

  test('goes on page by page, by a cursor of these filters alone', async () => {
    const { first, second, third } = await stock();
    const page = await list(`?tenantId=${T2}&limit=2`);
    expect(page.items.map(({ caseId }) => caseId)).toEqual([third, second]);
    expect(await idsOf(`?tenantId=${T2}&limit=2&cursor=${page.next}`)).toEqual([first]);
    expect(await desk.send('GET', `/v1/support-cases?cursor=${page.next}`)).toMatchObject({
      status: 400,
      body: { code: 'CURSOR_INVALID' },
    });
  });
});

describe('roles and routes', () => {
  const routes = OPERATOR_ROUTES.filter((route) => route.function === 'support-api');
  const cells = routes.flatMap((route) =>
    ROLES.map((role) => ({ ...route, role, may: route.roles.includes(role) })),
  );
  test.each(cells)('$role $method $path: $may', async ({ method, path, role, may }) => {
    const target = path
      .replace('{id}', 'sc-nobody')
      .replace('{evidence}', 'account')
      .replace('{attachmentId}', 'sa-none');
    const { status } = await desk.send(method, target, {
      role,
      ...(method === 'GET' ? {} : { body: { reason: 'r' } }),
    });
    if (may) expect([200, 400, 404]).toContain(status);
    else expect(status).toBe(403);
  });
});
