import { describe, expect, it } from 'vitest';
import { CODE_TRIES_MAX, CODES_PER_REGISTRATION_MAX, REGISTRATION_LIFE_MS } from '#domain/limits.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { openTown, type Town, tokenFor } from './town.ts';

const wrongOf = (code: string): string => (code === '000000' ? '111111' : '000000');

const asked = async (email = 'buyer@example.com', languages = 'en') => {
  const town = openTown();
  const browser = town.browser(languages);
  await browser.land(tokenFor(town, 1));
  await browser.submit('code', { email });
  return { town, browser };
};

const stepOf = (town: Town) => town.store.all('registration')[0]?.step;

describe('proving an address', () => {
  it('mails six digits in the language of the person, as text and as HTML', async () => {
    const { town, browser } = await asked('buyer@example.com', 'ja,en;q=0.5');
    expect(town.letters).toHaveLength(1);
    const [letter] = town.letters;
    expect(letter).toMatchObject({
      to: 'buyer@example.com',
      subject: 'Example Observability の確認コード',
    });
    expect(letter?.html).toContain('<html lang="ja">');
    expect(letter?.html).toContain(town.latestCode());
    expect(letter?.subject).not.toContain(town.latestCode());
    expect(browser.page.body).toContain('メールをご確認ください');
  });

  it.each([
    ['en', 'It is valid for 10 minutes from then.'],
    ['fr', 'Il est valable 10 minutes à partir de l’envoi.'],
    ['ja', '有効期限は送信から 10 分間です。'],
  ])(
    'says for how long the code is valid, in %s, and not until when: zones differ',
    async (language, words) => {
      const { town, browser } = await asked('buyer@example.com', language);
      expect(browser.page.body).toContain(words);
      expect(browser.page.body).not.toContain('UTC');
      expect(town.letters[0]?.html).toMatch(/\b10\b/);
      expect(town.letters[0]?.html).not.toContain('UTC');
    },
  );

  it('keeps a salted hash of the code only', async () => {
    const { town } = await asked();
    const kept = JSON.stringify([town.store.all('registration'), town.store.journal]);
    expect(kept).not.toContain(town.latestCode());
    expect(stepOf(town)).toMatchObject({ name: 'CODE_SENT', code: { triesLeft: CODE_TRIES_MAX } });
  });

  it('opens a session of one hour by a cookie of this host, out of reach of scripts', async () => {
    const { town, browser } = await asked();
    const { address, fields } = browser.form('proof');
    const body = new URLSearchParams({ ...fields, code: town.latestCode() }).toString();
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const answer = await browser.raw('POST', address, body, form);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^__Host-concord-session=[\w-]{43}; Max-Age=3600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    expect(stepOf(town)?.name).toBe('PROVEN');
    expect(town.store.all('session')).toHaveLength(1);
  });

  it('reads digits as a Japanese keyboard writes them', async () => {
    const { town, browser } = await asked();
    const wide = [...town.latestCode()].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
    await browser.submit('proof', { code: ` ${wide.slice(0, 3)} ${wide.slice(3)} ` });
    expect(stepOf(town)?.name).toBe('PROVEN');
  });

  it('says how many tries are left, at the field', async () => {
    const { town, browser } = await asked();
    const page = await browser.submit('proof', { code: wrongOf(town.latestCode()) });
    expect(page.status).toBe(422);
    expect(page.body).toContain('That is not the code. Tries left: 4.');
    expect(page.body).toMatch(
      /<input id="code"[^>]*aria-describedby="code-hint code-error"[^>]*aria-invalid="true"/,
    );
  });

  it('refuses even the right code after five wrong ones, until another is sent', async () => {
    const { town, browser } = await asked();
    const code = town.latestCode();
    for (let tries = 1; tries < CODE_TRIES_MAX; tries += 1) {
      expect((await browser.submit('proof', { code: wrongOf(code) })).status).toBe(422);
    }
    const fifth = await browser.submit('proof', { code: wrongOf(code) });
    expect(fifth.status).toBe(429);
    expect(fifth.body).toContain('Too many wrong codes');
    expect((await browser.submit('proof', { code })).status).toBe(429);
    await browser.submit('code');
    expect(town.latestCode()).not.toBe(code);
    await browser.submit('proof', { code: town.latestCode() });
    expect(stepOf(town)?.name).toBe('PROVEN');
  });

  it('counts guesses that are sent at the same moment one by one', async () => {
    const { town, browser } = await asked();
    const { address, fields } = browser.form('proof');
    const body = new URLSearchParams({ ...fields, code: wrongOf(town.latestCode()) }).toString();
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    await Promise.all(Array.from({ length: 20 }, () => browser.raw('POST', address, body, form)));
    const step = stepOf(town);
    expect(step?.name === 'CODE_SENT' && step.code.triesLeft).toBe(0);
  });

  it('refuses a code after ten minutes, to the instant', async () => {
    const { town, browser } = await asked();
    town.clock.now += 10 * MINUTE_MS;
    const page = await browser.submit('proof', { code: town.latestCode() });
    expect(page.status).toBe(422);
    expect(page.body).toContain('This code is not valid any more');
  });

  it('takes a code a moment before', async () => {
    const { town, browser } = await asked();
    town.clock.now += 10 * MINUTE_MS - 1;
    await browser.submit('proof', { code: town.latestCode() });
    expect(stepOf(town)?.name).toBe('PROVEN');
  });

  it('refuses the code of another registration', async () => {
    const { town, browser } = await asked();
    const theirs = town.latestCode();
    const other = town.browser();
    await other.land(tokenFor(town, 2));
    await other.submit('code', { email: 'buyer@example.com' });
    expect(town.latestCode()).not.toBe(theirs);
    expect((await other.submit('proof', { code: theirs })).status).toBe(422);
    await browser.submit('proof', { code: theirs });
    expect(
      town.store
        .all('registration')
        .map(({ step }) => step.name)
        .sort(),
    ).toEqual(['CODE_SENT', 'PROVEN']);
  });

  it('refuses the code before the latest', async () => {
    const { town, browser } = await asked();
    const first = town.latestCode();
    await browser.submit('code');
    expect((await browser.submit('proof', { code: first })).status).toBe(422);
  });

  it('sends so many codes and no more', async () => {
    const { town, browser } = await asked();
    for (let sent = 1; sent < CODES_PER_REGISTRATION_MAX; sent += 1) await browser.submit('code');
    const page = await browser.submit('code');
    expect(page.status).toBe(429);
    expect(page.body).toContain(`We have sent ${CODES_PER_REGISTRATION_MAX} codes`);
    expect(town.letters).toHaveLength(CODES_PER_REGISTRATION_MAX);
  });

  it.each(['nobody', 'a@b', 'a@example.com\r\nBcc: b@example.com', ''])(
    'refuses the address %j at its field, and keeps what was typed',
    async (email) => {
      const town = openTown();
      const browser = town.browser();
      await browser.land(tokenFor(town, 1));
      const page = await browser.submit('code', { email, company: 'A & B <Ltd>' });
      expect(page.status).toBe(422);
      expect(page.body).toContain('Enter an e-mail address such as');
      expect(page.body).toContain('href="#email"');
      expect(page.body).toContain('value="A &amp; B &lt;Ltd&gt;"');
      expect(town.letters).toEqual([]);
    },
  );

  it('lets the person correct a mistyped address', async () => {
    const { town, browser } = await asked('mistyped@example.com');
    await browser.open(`${browser.page.address}/details`);
    await browser.submit('code', { email: 'right@example.com' });
    expect(town.letters.at(-1)?.to).toBe('right@example.com');
    await browser.submit('proof', { code: town.latestCode() });
    expect(stepOf(town)).toMatchObject({ name: 'PROVEN', applicant: { email: 'right@example.com' } });
  });

  it('begins a new session at proof, and ends the one that was there', async () => {
    const { town, browser } = await asked();
    await browser.submit('proof', { code: town.latestCode() });
    const planted = browser.cookies.get('__Host-concord-session');
    await browser.land(tokenFor(town, 2));
    await browser.submit('code', { email: 'other@example.com' });
    await browser.submit('proof', { code: town.latestCode() });
    expect(browser.cookies.get('__Host-concord-session')).not.toBe(planted);
    expect(town.store.all('session').map(({ email }) => email)).toEqual(['other@example.com']);
  });

  it('asks again when the session is over, and keeps the registration', async () => {
    const { town, browser } = await asked();
    await browser.submit('proof', { code: town.latestCode() });
    town.clock.now += HOUR_MS;
    const page = await browser.open(`/live/register/r/${browser.page.address.split('/').at(-1)}`);
    expect(page.status).toBe(200);
    await browser.submit('code', { email: 'buyer@example.com' });
    await browser.submit('proof', { code: town.latestCode() });
    expect(browser.page.body).toContain('Please confirm');
  });

  it('is over after four hours', async () => {
    const { town, browser } = await asked();
    town.clock.now += REGISTRATION_LIFE_MS;
    const page = await browser.submit('proof', { code: town.latestCode() });
    expect(page.status).toBe(410);
    expect(page.body).toContain('This registration is not open here');
  });
});
