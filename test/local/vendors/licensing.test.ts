import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VendorValue } from '#domain/capabilities/account.ts';
import type { VendorOperation } from '#domain/capabilities/operations.ts';
import { portalsApp } from '#local/vendors/licensing/app.ts';
import { arrivalOf } from '#local/vendors/licensing/outages.ts';
import { openPortals, SYSTEMS } from '#local/vendors/licensing/portals.ts';
import { PRODUCT, type Served, served } from './served.ts';

const START = Date.UTC(2026, 10, 22, 9);
const MINUTE = 60_000;
const AT = '/licensing';

let now: number;
let directory: string;
let open: Served;

const start = async (): Promise<Served> => {
  const portals = openPortals((name) => join(directory, name));
  const access = { portals, at: AT, now: () => now, keys: () => ['key'], wait: async () => undefined };
  return served(AT, new Hono().route(AT, portalsApp(access)), { now: () => now, keys: ['key'] });
};
beforeEach(async () => {
  now = START;
  directory = mkdtempSync(join(tmpdir(), 'concord-licensing-'));
  open = await start();
});
afterEach(async () => {
  await open.close();
  rmSync(directory, { recursive: true });
});

let told = 0;
const change = (
  subject: string,
  desired: VendorValue,
  more: { operation?: VendorOperation; accountType?: string; product?: string; wantedAt?: number } = {},
) => ({
  propagationId: `p-${++told}`,
  ...{ tenantId: 't-1', accountType: 'lmp', operation: 'seats.assign' as VendorOperation },
  ...{ subject, desired, wantedAt: now },
  ...more,
});
const tell = (one: ReturnType<typeof change>, keys?: string[]) => open.vendor(keys).change(PRODUCT, one);
const TAKEN = { said: { taken: true } };
const shown = async (subject: string) => {
  const heard = await open.vendor().shown(PRODUCT, 't-1', subject);
  return 'said' in heard ? heard.said.value : heard;
};
const behave = (behavior: object) => open.post('/behavior', behavior);
const system = (id: string, condition: string, minutes = 0) =>
  open.post('/systems', { system: id, condition, minutes });
const [LMP, CLP, WFBSS] = SYSTEMS.map(({ id }) => id);
const DOWN = { unanswered: 'status', status: 503, retryAfterSeconds: 300 };

describe('the portals', () => {
  test('have the systems of their policy', () => {
    const { propagation } = JSON.parse(readFileSync('policies/remote-manager/remote-manager.json', 'utf8'));
    expect(propagation.upstreams.map(({ id }: { id: string }) => id)).toEqual(SYSTEMS.map(({ id }) => id));
  });

  test('show a change some minutes after they are told, and “My account” much later', async () => {
    expect(await tell(change('products/edge/seats', 25))).toEqual(TAKEN);
    const profile = { operation: 'profile.change', accountType: 'clp' } as const;
    expect(await tell(change('profile', 'hash', profile))).toEqual(TAKEN);
    expect(await shown('products/edge/seats')).toBeNull();
    now += 3 * MINUTE;
    expect(await shown('products/edge/seats')).toBe(25);
    expect(await shown('profile')).toBeNull();
    now += 97 * MINUTE;
    expect(await shown('profile')).toBe('hash');
  });

  test('take a change once, and of one thing what was wanted last', async () => {
    await behave({ otherMinutes: 0 });
    const [first, second] = [change('seats', 1), change('seats', 2, { wantedAt: now + 1 })];
    await tell(second);
    await tell(first);
    expect(await shown('seats')).toBe(2);
    await open.post('/by-hand', { tenantId: 't-1', subject: 'seats', value: 9 });
    now += MINUTE;
    await open.post('/by-hand', { tenantId: 't-1', subject: 'seats', value: 7 });
    await tell(second);
    expect(await shown('seats')).toBe(7);
  });

  test('show nothing of what was deleted, nor of what was part of it', async () => {
    await behave({ otherMinutes: 0 });
    const clp = { accountType: 'clp', operation: 'product.describe' } as const;
    await tell(change('products/edge', 'key', clp));
    await tell(change('products/edge/description', 'x', clp));
    now += 1;
    await tell(change('products/edge', null, clp));
    expect([await shown('products/edge'), await shown('products/edge/description')]).toEqual([null, null]);
    now += 1;
    await tell(change('customer', null, clp));
    expect(await open.look()).toMatchObject({ customers: [{ tenantId: 't-1', awaited: [] }] });
  });

  test('decline what such an account cannot do, and keep that it was asked', async () => {
    const declined = { said: { taken: false, reason: expect.stringContaining('not available') } };
    expect(await tell(change('customer', null, { operation: 'customer.delete' }))).toEqual(declined);
    expect(await tell(change('seats', 1, { accountType: 'clp' }))).toEqual(declined);
    expect(await tell(change('seats', 1, { accountType: 'x' }))).toEqual(declined);
    expect(await open.look()).toMatchObject({ customers: [], refused: { length: 3 } });
  });

  test('answer nobody but Concord', async () => {
    const refused = { unanswered: 'status', status: 401 };
    expect(await tell(change('seats', 1), ['another'])).toEqual(refused);
    expect(await open.vendor(['another']).upstreams(PRODUCT)).toEqual(refused);
    expect(await tell(change('seats', 1), ['another', 'key'])).toEqual(TAKEN);
  });
});

describe('while a system is down', () => {
  test('they say so, and until when', async () => {
    await system(LMP ?? '', 'MAINTENANCE', 30);
    await system(WFBSS ?? '', 'FAULT');
    const until = START + 30 * MINUTE;
    expect(await open.vendor().upstreams(PRODUCT)).toEqual({
      said: [
        { upstreamId: LMP, condition: { name: 'MAINTENANCE', until }, asOf: START },
        { upstreamId: CLP, condition: { name: 'UP' }, asOf: START },
        { upstreamId: WFBSS, condition: { name: 'FAULT' }, asOf: START },
      ],
    });
  });

  test('its portal takes nothing and shows nothing, and the other one does', async () => {
    await tell(change('seats', 1));
    await system(LMP ?? '', 'MAINTENANCE');
    expect(await tell(change('seats', 2))).toEqual(DOWN);
    expect(await shown('seats')).toEqual(DOWN);
    expect(await tell(change('p', 1, { accountType: 'clp', operation: 'customer.create' }))).toEqual(TAKEN);
  });

  test('what is on its way stands still, and goes on afterwards', async () => {
    await tell(change('products/wfbs-services/seats', 1, { product: 'wfbs-services' }));
    now += MINUTE;
    await system(WFBSS ?? '', 'MAINTENANCE');
    now += 60 * MINUTE;
    expect(await shown('products/wfbs-services/seats')).toBeNull();
    await system(WFBSS ?? '', 'UP');
    now += MINUTE;
    expect(await shown('products/wfbs-services/seats')).toBeNull();
    now += MINUTE;
    expect(await shown('products/wfbs-services/seats')).toBe(1);
  });

  test.each([
    [[], 10],
    [[[2, 4]], 12],
    [
      [
        [0, 3],
        [2, 5],
      ],
      15,
    ],
    [
      [
        [8, 9],
        [10.5, 20],
      ],
      20.5,
    ],
    [[[10, 12]], 10],
    [[[-5, 0]], 10],
    [[[3, undefined]], Number.POSITIVE_INFINITY],
  ] as const)('outages %o put off what takes ten to %f', (outages, at) => {
    const were = outages.map(([from, to]) => ({
      ...{ system: 's', condition: { name: 'FAULT' as const }, from },
      ...(to === undefined ? {} : { to }),
    }));
    expect(arrivalOf({ takenAt: 0, delayMs: 10, needs: ['s'] }, were)).toBe(at);
    expect(arrivalOf({ takenAt: 0, delayMs: 10, needs: ['other'] }, were)).toBe(10);
  });
});

describe('consoles', () => {
  const console = (product = 'wfbs-services') =>
    open.vendor().openConsole(PRODUCT, { tenantId: 't-1', kind: 'console.open', product });

  test('open, at an address that shows one', async () => {
    const answer = await console();
    expect(answer).toMatchObject({ answered: 'opened' });
    const page = await fetch('url' in answer ? answer.url : '');
    expect(await page.text()).toContain('wfbs-services');
  });

  test('refuse the sign-in where the system behind them, or the portal, is down', async () => {
    await tell(change('seats', 1));
    for (const id of [WFBSS, LMP]) {
      await system(id ?? '', 'MAINTENANCE');
      expect(await console()).toEqual({ answered: 'sign-in-refused' });
      await system(id ?? '', 'UP');
    }
    await system(WFBSS ?? '', 'FAULT');
    expect(await console('cloud-edge')).toMatchObject({ answered: 'opened' });
  });

  test('refuse it, or are not reached, on demand', async () => {
    await behave({ consoles: 'refused' });
    expect(await console()).toEqual({ answered: 'sign-in-refused' });
    await behave({ consoles: 'down' });
    expect(await console()).toEqual({ answered: 'unreachable', retryAfterSeconds: 300 });
  });
});

describe('on demand they', () => {
  test.each([
    ['outage', { unanswered: 'status', status: 503 }],
    ['garbled', { unanswered: 'status', status: 200 }],
  ])('fail to answer: %s', async (answers, heard) => {
    await behave({ answers });
    expect(await tell(change('seats', 1))).toEqual(heard);
    await behave({ answers: 'silence' });
    expect(await tell(change('seats', 1))).toEqual(TAKEN);
  });

  test('take no change, and say why; told again, they take it', async () => {
    const one = change('seats', 1);
    await behave({ refuses: 'The plan is locked' });
    expect(await tell(one)).toEqual({ said: { taken: false, reason: 'The plan is locked' } });
    await behave({ otherMinutes: 0 });
    expect(await tell(one)).toEqual(TAKEN);
    expect(await shown('seats')).toBe(1);
  });

  test('take nothing that makes no sense', async () => {
    for (const wrong of [{ answers: 'x' }, { otherMinutes: -1 }, { further: 1 }])
      expect((await behave(wrong)).status).toBe(400);
    expect((await system('x', 'UP')).status).toBe(400);
    expect((await open.post('/by-hand', { tenantId: 't', subject: '', value: 1 })).status).toBe(400);
  });
});

test('all of it is there after a restart', async () => {
  await tell(change('seats', 1));
  await system(CLP ?? '', 'FAULT', 5);
  await behave({ profileMinutes: 7 });
  const before = await open.look();
  await open.close();
  open = await start();
  expect(await open.look()).toEqual(before);
});

describe('their page', () => {
  test.each(['en', 'ja', 'fr'])('shows customers and systems (%s)', async (lang) => {
    await tell(change('<subject>', '<value>'));
    await tell(change('long-beta', true, { operation: 'long-beta.change' }));
    now += 3 * MINUTE;
    await tell(change('<later>', 1));
    await system(WFBSS ?? '', 'MAINTENANCE');
    const page = await open.page(lang);
    expect(page).toContain(`<html lang="${lang}">`);
    expect(page).toContain('&lt;value&gt;');
    expect(page.match(/<tr data-subject/g)).toHaveLength(2);
    expect(page.match(/<tr data-awaited/g)).toHaveLength(1);
    expect(page.match(/<tr data-system/g)).toHaveLength(3);
  });

  test('takes what is typed there: an empty value is nothing', async () => {
    const form = (path: string, fields: Record<string, string>) =>
      fetch(`${open.url}${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
    expect((await form('/by-hand', { tenantId: 't-1', subject: 'seats', value: '4' })).status).toBe(303);
    expect(await shown('seats')).toBe('4');
    await form('/by-hand', { tenantId: 't-1', subject: 'seats', value: '' });
    expect(await shown('seats')).toBeNull();
    await form('/systems', { system: LMP ?? '', condition: 'FAULT', minutes: '0' });
    expect(await open.look()).toMatchObject({ systems: [{ condition: { name: 'FAULT' } }, {}, {}] });
    await form('/behavior', {
      answers: 'right',
      consoles: 'down',
      refuses: '',
      profileMinutes: '5',
      otherMinutes: '6',
    });
    expect(await open.look()).toMatchObject({ behavior: { consoles: 'down', otherMinutes: 6 } });
  });
});
