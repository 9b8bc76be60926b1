import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { SupportCaseView } from '#domain/api/support.ts';
import { WriteOutcome } from '#domain/api/writes.ts';
import { operatorLetter } from '#domain/notifications/letters.ts';
import { B, lettersOf, T1 } from '#test/activation/world.ts';
import { CASE, type Desk, EMAIL, OPERATOR, openDesk, PATH } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = openDesk();
});
const events = () => desk.world.memory.journal.at(-1)?.events ?? [];

test('S0-08: A observed after B: operators read “Unexpected Error”, and a draft has all that is known', async () => {
  await desk.conflict();
  const conflict = events().find(({ type }) => type === 'activation.conflict');
  expect(conflict && operatorLetter(conflict, OPERATOR).subject).toContain('Unexpected Error');
  const view = v.parse(SupportCaseView, await desk.look());
  expect(view).toMatchObject({
    state: { name: 'DRAFT' },
    symptom: 'Unexpected Error',
    missing: ['screenshot'],
  });
  expect(view.evidence.map(({ id, state }) => `${id} ${state}`)).toEqual([
    'activation-link known',
    'screenshot missing',
    'account known',
    'activation-email known',
    'usage-order known',
  ]);
  const [link, , account, email, order] = view.evidence.map(({ shown }) => shown);
  expect(link?.[0]).toMatch(/^https:\/\/activation\.trendmicro\.com\/….{4}$/);
  expect([account, email]).toEqual([['618302475190'], ['xd…@customer.example']]);
  expect(order?.map((line) => line.slice(0, 2))).toEqual(['1.', '2.']);
  // in the order of use: B came first
  expect(order?.[0]).toContain('Container Security');
});

describe('S0-09: a case is submitted', () => {
  const submit = () => desk.act(`${PATH}/submit`, { route: 'console' });

  test('without the screenshot: 422, and what to do about it', async () => {
    await desk.conflict();
    const refused = await submit();
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'BUNDLE_INCOMPLETE',
        faults: [{ field: 'screenshot', message: `is missing: attach it, POST ${PATH}/attachments` }],
        remedies: [{ href: PATH }],
      },
    });
    expect(refused.body.detail).toContain('screenshot');
    expect((await desk.look()).state.name).toBe('DRAFT');
  });

  test('without the order of use: it is taken', async () => {
    await desk.world.openTenant(T1);
    const opened = await desk.act('/v1/support-cases', { tenantId: T1, kind: 'activation-conflict' });
    const path = opened.body.links.self;
    const give = (evidence: string, value: string) => desk.act(`${path}/evidence`, { evidence, value });
    await give('activation-link', 'https://activation.trendmicro.com/0123456789abcdef');
    await give('account', '618302475190');
    await give('activation-email', EMAIL);
    await desk.attached(path);
    expect((await desk.look(path)).evidence.at(-1)).toMatchObject({ id: 'usage-order', state: 'missing' });
    const submitted = await desk.act(`${path}/submit`, { route: 'console', reference: 'TM-1' });
    expect(v.parse(WriteOutcome, submitted.body)).toMatchObject({
      changes: [{ from: 'DRAFT', to: 'SUBMITTED' }],
      next: [{ code: 'SUPPORT_CASE_TO_CLOSE' }],
    });
    expect(await desk.look(path)).toMatchObject({
      state: { name: 'SUBMITTED', by: 'mika', route: 'console', reference: 'TM-1' },
    });
  });
});

describe('the vendor has mended it', () => {
  test('closing as resolved mends the tenant in the same commit: licenses are activated there again', async () => {
    await desk.conflict();
    await desk.attached();
    expect(await lettersOf(desk.world, T1)).toBe('BA!');
    await desk.act(`${PATH}/submit`, { route: 'console' });
    const closed = await desk.act(`${PATH}/close`, { how: 'resolved' });
    expect(v.parse(WriteOutcome, closed.body).changes).toEqual([
      { resource: PATH, from: 'SUBMITTED', to: 'CLOSED' },
      { resource: `/v1/tenants/${T1}/activations`, from: 'CONFLICT', to: 'ACTIVE' },
    ]);
    const entry = desk.world.memory.journal.at(-1);
    expect(entry?.events.map(({ type }) => type)).toEqual(['support.case.closed', 'activation.mended']);
    expect(entry?.written.map(({ entity }) => entity.split('/')[0])).toEqual(
      expect.arrayContaining(['supportCase', 'activations']),
    );
    expect(await lettersOf(desk.world, T1)).toBe('AB');
    expect((await desk.world.redeemed(T1, B)).status).toBe(201);
    expect(await desk.act(`${PATH}/close`, { how: 'resolved' })).toMatchObject({
      status: 200,
      body: { changes: [] },
    });
  });

  test('closing as withdrawn leaves the conflict, and says so; the same case is opened again', async () => {
    await desk.conflict();
    const withdrawn = await desk.act(`${PATH}/close`, { how: 'withdrawn' });
    expect(withdrawn.body.warnings).toMatchObject([{ code: 'CONFLICT_STAYS', href: '/v1/support-cases' }]);
    expect(await lettersOf(desk.world, T1)).toBe('BA!');
    expect(await desk.act(`${PATH}/close`, { how: 'resolved' })).toMatchObject({
      status: 409,
      body: { code: 'SUPPORT_CASE_CLOSED' },
    });
    const body = { tenantId: T1, kind: 'activation-conflict' };
    const again = await desk.act('/v1/support-cases', body);
    expect(again).toMatchObject({
      status: 201,
      body: { links: { self: PATH }, changes: [{ from: 'CLOSED', to: 'DRAFT' }] },
    });
    expect(again.headers.etag).toBe((await desk.send('GET', PATH)).headers.etag);
    const twice = await desk.act('/v1/support-cases', body);
    expect(twice).toMatchObject({
      status: 200,
      body: { changes: [], warnings: [{ code: 'SUPPORT_CASE_OPEN_ALREADY' }] },
    });
    expect(desk.world.memory.all('supportCase').map(({ caseId }) => caseId)).toEqual([CASE]);
    await desk.act(`${PATH}/close`, { how: 'resolved' });
    expect(await lettersOf(desk.world, T1)).toBe('AB');
  });
});
