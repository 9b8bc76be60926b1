import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkedLink } from '#domain/activation/link.ts';
import { activationTermsOf } from '#domain/policy/activation-terms.ts';
import { parsePolicy } from '#domain/policy/policy.ts';
import { activationApp } from '#local/vendors/activation/app.ts';
import { openActivationService, PRODUCTS, SAYS } from '#local/vendors/activation/service.ts';
import { PRODUCT, type Served, served } from './served.ts';

const START = Date.UTC(2026, 10, 22, 9);
const MINUTE = 60_000;
const AT = '/activation';
const XDR = 'workload-security-essential-with-xdr';
const OTHER = 'conformity';

let now: number;
let directory: string;
let open: Served;

const start = async (): Promise<Served> => {
  const service = openActivationService((name) => join(directory, name));
  const access = { service, at: AT, now: () => now, keys: () => ['key'], wait: async () => undefined };
  return served(AT, new Hono().route(AT, activationApp(access)), { now: () => now, keys: ['key'] });
};
beforeEach(async () => {
  now = START;
  directory = mkdtempSync(join(tmpdir(), 'concord-activation-'));
  open = await start();
});
afterEach(async () => {
  await open.close();
  rmSync(directory, { recursive: true });
});

const link = async (product = OTHER): Promise<string> =>
  ((await open.post('/links', { product })).body as { link: string }).link;
let asked = 0;
const asking = (given: string, more: object = {}) => ({
  ...{ activationId: `ac-${++asked}`, tenantId: 't-1', product: OTHER, link: given },
  ...more,
});
const activate = (request: ReturnType<typeof asking>, keys?: string[]) =>
  open.vendor(keys).activate(PRODUCT, request);
const behave = (behavior: object) => open.post('/behavior', behavior);
interface Look {
  readonly accounts: { account: string; licenses: { product: string }[]; shows?: string }[];
}
const accounts = async () =>
  ((await open.look()) as Look).accounts.map(({ account, licenses, shows }) => ({
    ...{ account, products: licenses.map(({ product }) => product) },
    ...(shows === undefined ? {} : { shows }),
  }));

describe('the activation service', () => {
  test('has the products of its policy, sorts them as it does, and shows what it says', () => {
    const read = parsePolicy(JSON.parse(readFileSync('policies/cloud-one/activation-links.json', 'utf8')));
    const terms = 'policy' in read ? activationTermsOf(read.policy) : undefined;
    const families = Object.entries(terms?.products ?? {}).map(([id, { family }]) => [id, family]);
    expect(families).toEqual(PRODUCTS.map(({ id, xdr }) => [id, xdr ? 'c1ws-with-xdr' : 'other-cloud-one']));
    expect(terms?.orderings.map(({ symptom }) => symptom)).toEqual([SAYS.wrongOrder]);
  });

  test('gives out links that Concord takes for such, each once', async () => {
    const [one, other] = [await link(), await link()];
    expect(checkedLink(one, ['activation.trendmicro.com'])).toEqual({ link: one });
    expect(one).not.toBe(other);
  });

  test('activates what a link is for, and says the same again', async () => {
    const request = asking(await link(XDR));
    const said = { outcome: 'activated', at: START, product: XDR };
    expect(await activate(request)).toEqual({ said });
    now += MINUTE;
    expect(await activate(request)).toEqual({ said });
    expect(await accounts()).toEqual([{ account: 't-1', products: [XDR] }]);
  });

  test('says of a link that was used whether it was here', async () => {
    const used = await link();
    await activate(asking(used));
    now += MINUTE;
    const already = { outcome: 'already-activated' };
    expect(await activate(asking(used))).toEqual({ said: { ...already, here: true, at: START } });
    expect(await activate(asking(used, { tenantId: 't-2' }))).toEqual({ said: { ...already, here: false } });
    await behave({ vague: true });
    expect(await activate(asking(used))).toEqual({ said: already });
  });

  test('takes no link of somebody else’s, and answers nobody but Concord', async () => {
    expect(await activate(asking('https://activation.trendmicro.com/unknown'))).toEqual({
      said: { outcome: 'not-taken' },
    });
    const request = asking(await link());
    expect(await activate(request, ['another'])).toEqual({ unanswered: 'status', status: 401 });
    expect(await accounts()).toEqual([]);
    expect(await activate(request, ['another', 'key'])).toHaveProperty('said');
  });

  test('knows an account by its own id once it is told', async () => {
    await activate(asking(await link()));
    await activate(asking(await link(XDR), { accountId: 'c1-9' }));
    expect(await accounts()).toMatchObject([{ account: 'c1-9', products: [OTHER, XDR] }]);
    expect(await open.look()).toMatchObject({ accounts: [{ account: 'c1-9', tenant: 't-1' }] });
  });
});

describe('in the wrong order', () => {
  const person = (account: string, given: string) => open.post('/use', { account, link: given });

  test('the account shows an error, until support has set it right', async () => {
    await activate(asking(await link()));
    now += MINUTE;
    expect((await person('t-1', await link(XDR))).body).toMatchObject({ outcome: 'activated' });
    expect(await accounts()).toEqual([{ account: 't-1', products: [OTHER, XDR], shows: SAYS.wrongOrder }]);
    await open.post('/mend', { account: 't-1' });
    expect(await accounts()).toEqual([{ account: 't-1', products: [OTHER, XDR] }]);
  });

  test('and none in the right one, or in two accounts', async () => {
    for (const [account, product] of [
      ['a', XDR],
      ['a', OTHER],
      ['b', OTHER],
      ['c', XDR],
    ] as const) {
      await person(account, await link(product));
      now += MINUTE;
    }
    expect((await accounts()).map(({ shows }) => shows)).toEqual([undefined, undefined, undefined]);
  });

  test('what people use there is told as a list', async () => {
    const used = await link();
    await person('t-1', used);
    expect((await person('t-2', used)).body).toEqual({ outcome: 'already-activated', here: false });
    const list = await (await fetch(`${open.url}/activations.csv`)).text();
    expect(list).toBe(
      `tenant,product,at,by,link\nt-1,${OTHER},${new Date(START).toISOString()},link,${used}\n`,
    );
  });
});

describe('on demand it', () => {
  test.each([
    ['outage', { unanswered: 'status', status: 503 }],
    ['garbled', { unanswered: 'not-understood' }],
    ['lost', { unanswered: 'status', status: 504 }],
  ])('fails to answer: %s', async (answers, heard) => {
    const request = asking(await link());
    await behave({ answers });
    expect(await activate(request)).toEqual(heard);
    expect(await accounts()).toHaveLength(answers === 'lost' ? 1 : 0);
    await behave({});
    expect(await activate(request)).toMatchObject({ said: { outcome: 'activated', at: START } });
  });

  test('is silent for longer than anybody waits', async () => {
    await behave({ answers: 'silence' });
    expect(await activate(asking(await link()))).toHaveProperty('said');
  });

  test('loses an answer, does not know the request again, and does not say where', async () => {
    const request = asking(await link());
    await behave({ answers: 'lost', forgets: true, vague: true });
    await activate(request);
    await behave({ forgets: true, vague: true });
    expect(await activate(request)).toEqual({ said: { outcome: 'already-activated' } });
  });

  test('takes its time', async () => {
    const request = asking(await link());
    await behave({ paceSeconds: 600 });
    expect(await activate(request)).toEqual({ unanswered: 'status', status: 202 });
    now += 9 * MINUTE;
    expect(await activate(request)).toEqual({ unanswered: 'status', status: 202 });
    now += 5 * MINUTE;
    expect(await activate(request)).toMatchObject({ said: { at: START + 10 * MINUTE } });
  });

  test('takes no behavior, product or use that it does not have', async () => {
    for (const wrong of [{ answers: 'maybe' }, { paceSeconds: -1 }, { further: 1 }])
      expect((await behave(wrong)).status).toBe(400);
    expect((await open.post('/links', { product: 'x' })).status).toBe(400);
    expect((await open.post('/use', { account: '', link: 'x' })).status).toBe(400);
  });
});

test('all of it is there after a restart', async () => {
  const request = asking(await link());
  const said = await activate(request);
  await behave({ forgets: true, paceSeconds: 5 });
  const before = await open.look();
  await open.close();
  open = await start();
  expect(await open.look()).toEqual(before);
  await behave({});
  expect(await activate(request)).toEqual(said);
});

describe('its page', () => {
  test.each(['en', 'ja', 'fr'])('shows accounts and links (%s)', async (lang) => {
    await activate(asking(await link(), { tenantId: '<t>' }));
    now += MINUTE;
    await open.post('/use', { account: '<t>', link: await link(XDR) });
    await link();
    const shown = await open.page(lang);
    expect(shown).toContain(`<html lang="${lang}">`);
    expect(shown).toContain('&lt;t&gt;');
    expect(shown).toContain(SAYS.wrongOrder);
    expect(shown.match(/Products Already Activated/g)).toHaveLength(2);
    expect(shown.match(/<tr data-link/g)).toHaveLength(3);
  });

  test('takes what is typed there, from itself alone', async () => {
    const form = (headers: Record<string, string>) =>
      fetch(`${open.url}/behavior`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ answers: 'outage', vague: 'on', paceSeconds: '7' }),
        redirect: 'manual',
      });
    expect((await form({ origin: 'https://elsewhere.example' })).status).toBe(403);
    const sent = await form({ origin: new URL(open.url).origin });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, AT]);
    const shown = await open.page('en');
    expect(shown).toMatch(/value="outage" checked/);
    expect(shown).toMatch(/name="vague" checked/);
    expect(shown).toMatch(/value="7"/);
  });
});
