import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from './browser.ts';
import { openTown, type Town, tokenFor } from './town.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

const landed = async (): Promise<{ town: Town; browser: Browser }> => {
  const town = openTown();
  const browser = town.browser();
  await browser.land(tokenFor(town, 1));
  return { town, browser };
};

describe('headers', () => {
  it.each(['/live/register', '/live/nothing', 'page'])('stand on every answer: %s', async (address) => {
    const { browser } = await landed();
    const page = address === 'page' ? browser.page : await browser.open(address);
    expect(page.headers).toMatchObject({
      'cache-control': ['no-store'],
      'referrer-policy': ['no-referrer'],
      'content-security-policy': [
        "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      ],
      'x-content-type-options': ['nosniff'],
      'strict-transport-security': [expect.stringContaining('max-age=63072000')],
    });
  });

  it('stand on a redirect too', async () => {
    const town = openTown();
    const body = new URLSearchParams({ 'x-amzn-marketplace-token': tokenFor(town, 1) }).toString();
    const answer = await town.browser().raw('POST', '/register', body, FORM);
    expect(answer.headers['cache-control']).toEqual(['no-store']);
    expect(answer.headers['referrer-policy']).toEqual(['no-referrer']);
  });

  it('let the style sheet be kept, since its address names its content', async () => {
    const { browser } = await landed();
    const address = /<link rel="stylesheet" href="([^"]+)"/.exec(browser.page.body)?.[1] ?? '';
    const sheet = await browser.open(address);
    expect(sheet.status).toBe(200);
    expect(sheet.headers['content-type']).toEqual(['text/css; charset=utf-8']);
    expect(sheet.headers['cache-control']).toEqual(['public, max-age=31536000, immutable']);
  });

  it('tie the registration to this browser by a cookie of its own', async () => {
    const town = openTown();
    const body = new URLSearchParams({ 'x-amzn-marketplace-token': tokenFor(town, 1) }).toString();
    const answer = await town.browser().raw('POST', '/register', body, FORM);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^__Host-concord-[0-9a-f]{16}=[\w-]{43}; Max-Age=14400; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
  });
});

describe('a reference', () => {
  it('is worth nothing in another browser', async () => {
    const { town, browser } = await landed();
    const thief = town.browser();
    const page = await thief.open(browser.page.address);
    expect(page.status).toBe(410);
    expect(page.body).toContain('This registration is not open here');
    expect(page.body).not.toContain('111122223333');
  });

  it('is worth nothing with the cookie of another registration', async () => {
    const { town, browser } = await landed();
    const thief = town.browser();
    await thief.land(tokenFor(town, 2));
    const [own = ''] = [...thief.cookies.values()];
    for (const name of browser.cookies.keys()) thief.cookies.set(name, own);
    expect((await thief.open(browser.page.address)).status).toBe(410);
  });

  it('that was never given answers the same as one that is over', async () => {
    const page = await openTown().browser().open('/live/register/r/made-up');
    expect(page.status).toBe(410);
  });
});

describe('a form', () => {
  it.each([
    ['without its token', { csrf: '' }, {}],
    ['with a token that is made up', { csrf: 'f'.repeat(64) }, {}],
    ['from another site', {}, { Origin: 'https://evil.example' }],
    ['that the browser calls cross-site', {}, { 'Sec-Fetch-Site': 'cross-site' }],
    ['from a sister domain', {}, { 'Sec-Fetch-Site': 'same-site' }],
  ])('%s is refused', async (_, values, headers) => {
    const { town, browser } = await landed();
    const page = await browser.submit('code', { email: 'a@example.com', ...values }, headers);
    expect(page.status).toBe(403);
    expect(page.body).toContain('Please send that again');
    expect(town.letters).toEqual([]);
  });

  it('with the token of another registration is refused', async () => {
    const { town, browser } = await landed();
    const theirs = browser.form('code').fields['csrf'] ?? '';
    await browser.land(tokenFor(town, 2));
    expect((await browser.submit('code', { email: 'a@example.com', csrf: theirs })).status).toBe(403);
  });

  it.each([
    { Origin: 'https://register.example.com', 'Sec-Fetch-Site': 'same-origin' },
    { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
  ])('of ours is taken with %o', async (headers) => {
    const { town, browser } = await landed();
    expect((await browser.submit('code', { email: 'a@example.com' }, headers)).status).toBe(200);
    expect(town.letters).toHaveLength(1);
  });

  it('is taken from a browser that says nothing of where it comes from', async () => {
    const { town, browser } = await landed();
    const { address, fields } = browser.form('code');
    const body = new URLSearchParams({ ...fields, email: 'a@example.com' }).toString();
    expect((await browser.raw('POST', address, body, FORM)).status).toBe(303);
    expect(town.letters).toHaveLength(1);
  });

  it.each(['proof', 'continue', 'choice', 'complete', 'language'])(
    'to %s needs its token as well',
    async (action) => {
      const { browser } = await landed();
      const answer = await browser.raw('POST', `${browser.page.address}/${action}`, 'tenant=new', FORM);
      expect(answer.status).toBe(403);
    },
  );
});

describe('what must not be found anywhere', () => {
  it('is the registration token, in any answer, log, journal entry or entity', async () => {
    const logged: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => logged.push(String(text)) > 0);
    const town = openTown();
    const browser = town.browser();
    const token = 'x7Qm+token-to-be-found/AbC==';
    town.tokens.set(token, town.tokens.get(tokenFor(town, 1)) ?? { refused: 'INTERNAL', details: {} });
    await browser.land(token);
    await browser.raw('GET', `/register?x-amzn-marketplace-token=${encodeURIComponent(token)}`, null);
    await browser.submit('code', { email: 'someone@example.com', name: 'A. Name' });
    const code = town.latestCode();
    await browser.submit('proof', { code: code === '000000' ? '111111' : '000000' });
    await browser.submit('proof', { code });
    await browser.submit('complete');
    town.tokens.set(`${token}2`, { refused: 'TOKEN_EXPIRED', details: { reason: 'ExpiredTokenException' } });
    await browser.land(`${token}2`);
    vi.restoreAllMocks();
    expect(logged.join('')).toContain('TOKEN_EXPIRED');
    const kept = JSON.stringify([
      ...(['license', 'registration', 'administrator', 'session', 'tenant'] as const).map((kind) =>
        town.store.all(kind),
      ),
      town.store.journal,
      town.letters,
    ]);
    for (const text of [...town.answers, logged.join(''), kept]) {
      for (const form of [token, encodeURIComponent(token), 'x7Qm', Buffer.from(token).toString('base64')]) {
        expect(text).not.toContain(form);
      }
    }
    const told = JSON.stringify(town.store.journal) + logged.join('');
    expect(told).not.toContain('someone@example.com');
    expect(told).not.toContain('A. Name');
    expect(told).not.toContain(code);
    for (const secret of browser.cookies.values()) expect(kept + told).not.toContain(secret);
  });
});
