import '../directory/quiet.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { CODES_PER_REGISTRATION_MAX, INVITATION_LIFE_MS, INVITATIONS_PER_DAY_MAX } from '#domain/limits.ts';
import { LOCALES } from '#domain/messages/locale.ts';
import { signedInWords } from '#domain/messages/registration.people.words.ts';
import { HOUR_MS } from '#domain/time.ts';
import { personHashOf } from '#lambdas/edge/hashes.ts';
import type { Browser } from './browser.ts';
import { openTown, type Town, tokenFor } from './town.ts';

const HANAKO = 'hanako@example.com';
const TARO = 'taro@example.com';

let town: Town;
let hanako: Browser;
let tenantId: string;
let page: string;

const register = async (browser: Browser, number: number, email: string): Promise<string> => {
  await town.grant(number);
  await browser.land(tokenFor(town, number));
  await browser.submit('code', { email });
  await browser.submit('proof', { code: town.latestCode() });
  await browser.submit('complete');
  return /t-[0-9a-f]{20}/.exec(browser.page.body)?.[0] ?? '';
};

beforeEach(async () => {
  town = openTown();
  hanako = town.browser();
  tenantId = await register(hanako, 1, HANAKO);
  page = /href="([^"]+\/administrators)"/.exec(hanako.page.body)?.[1] ?? '';
});

const invite = async (email = TARO, lang = 'en') => {
  await hanako.open(`${page}?lang=${lang}`);
  return hanako.submit(`invite?lang=${lang}`, { email });
};
/** The link in the latest letter, below the origin. */
const linkOf = (): string =>
  /https:\/\/register\.example\.com(\/\S+)/.exec(town.letters.at(-1)?.text ?? '')?.[1] ?? '';
const follow = async (browser = town.browser()): Promise<Browser> => {
  await browser.open(linkOf());
  return browser;
};
const administrators = () => town.store.all('administrator').map(({ email }) => email);

describe('the page of administrators', () => {
  it('is reached from the end of a registration, and lists who administers the account', () => {
    expect(page).toBe(`/live/register/tenants/${tenantId}/administrators`);
  });

  it('lists them, in the language of the administrator or another one', async () => {
    for (const lang of LOCALES) {
      const shown = await hanako.open(`${page}?lang=${lang}`);
      expect(shown.status).toBe(200);
      expect(shown.body).toContain(`<html lang="${lang}">`);
      expect(shown.body).toContain(signedInWords(lang).people.title);
      expect(shown.body).toContain(HANAKO);
      expect(shown.body).not.toMatch(/\{\w+\}/);
    }
  });

  it('is shown to nobody who is not signed in, or whose hour is over', async () => {
    expect(await town.browser().open(page)).toMatchObject({ status: 401 });
    town.clock.now += HOUR_MS;
    expect(await hanako.open(page)).toMatchObject({ status: 401 });
  });

  it('is shown to no administrator of another account', async () => {
    const eve = town.browser();
    await register(eve, 2, 'eve@example.com');
    const shown = await eve.open(page);
    expect(shown.status).toBe(403);
    expect(shown.body).not.toContain(HANAKO);
  });

  it('takes no form without its token, or from elsewhere', async () => {
    await hanako.open(page);
    const { address, fields } = hanako.form('invite?lang=en');
    const send = (values: object, headers: Record<string, string> = {}) =>
      hanako.raw('POST', address, new URLSearchParams({ ...fields, email: TARO, ...values }).toString(), {
        'Content-Type': 'application/x-www-form-urlencoded',
        ...headers,
      });
    expect((await send({ csrf: 'x' })).status).toBe(403);
    expect((await send({}, { Origin: 'https://evil.example.com' })).status).toBe(403);
    expect((await send({}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect(town.store.all('invitation')).toEqual([]);
  });
});

describe('inviting', () => {
  it.each(LOCALES)('writes to the person, in the language of the page: %s', async (lang) => {
    await invite(TARO, lang);
    const letter = town.letters.at(-1);
    const words = signedInWords(lang);
    expect(letter?.to).toBe(TARO);
    expect(letter?.text).toContain(HANAKO);
    expect(letter?.text).toContain(tenantId);
    expect(letter?.html).toContain(`<html lang="${lang}">`);
    expect(hanako.page.body).toContain(words.people.notices.invited);
    expect(hanako.page.body).toContain(TARO);
  });

  it('keeps only a hash of what the link holds', async () => {
    await invite();
    const reference = linkOf().split('/').at(-1) ?? '';
    expect(reference).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify([town.store.all('invitation'), town.store.journal])).not.toContain(reference);
  });

  it('takes only addresses, and nobody twice', async () => {
    expect((await invite('nobody')).status).toBe(422);
    const shown = await invite('Hanako@example.com');
    expect(shown.status).toBe(422);
    expect(shown.body).toContain('This person is an administrator already.');
    expect(town.store.all('invitation')).toEqual([]);
  });

  it('once more lets the earlier invitation lapse', async () => {
    await invite();
    const former = linkOf();
    await invite();
    expect(town.store.all('invitation')).toHaveLength(1);
    expect((await town.browser().open(former)).status).toBe(410);
  });

  it('has a bound for each day', async () => {
    for (let count = 0; count < INVITATIONS_PER_DAY_MAX; count += 1) await invite(`p${count}@example.com`);
    const letters = town.letters.length;
    expect((await invite()).status).toBe(429);
    expect(town.letters).toHaveLength(letters);
  });

  it('says when the letter could not be sent', async () => {
    town.mail.works = false;
    await invite();
    expect(hanako.page.body).toContain(signedInWords('en').people.notices['mail-failed']);
  });

  it('can be taken back', async () => {
    await invite();
    const link = linkOf();
    await hanako.submit('withdraw?lang=en');
    expect(town.store.all('invitation')).toEqual([]);
    expect((await town.browser().open(link)).status).toBe(410);
  });
});

describe('being invited', () => {
  it('the link alone opens nothing: the address is proven by a code', async () => {
    await invite();
    const taro = await follow();
    expect(taro.page.status).toBe(200);
    expect(taro.page.body).toContain('ta…@example.com');
    expect(taro.page.body).not.toContain(TARO);
    expect(administrators()).toEqual([HANAKO]);
    await taro.submit('code?lang=en');
    expect(taro.page.body).toContain('It is valid for 10 minutes from then.');
    expect(town.letters.at(-1)?.to).toBe(TARO);
    await taro.submit('proof?lang=en', { code: town.latestCode() });
    expect(taro.page.body).toContain(signedInWords('en').people.notices.accepted);
    expect(administrators()).toEqual([HANAKO, TARO]);
    expect(town.store.all('invitation')).toEqual([]);
  });

  it('opening the link writes nothing and mails nothing', async () => {
    await invite();
    const before = [town.letters.length, JSON.stringify(town.store.all('invitation'))];
    await follow();
    expect([town.letters.length, JSON.stringify(town.store.all('invitation'))]).toEqual(before);
  });

  it('the code is worth nothing in another browser', async () => {
    await invite();
    const taro = await follow();
    const link = taro.page.address;
    await taro.submit('code?lang=en');
    const code = town.latestCode();
    const thief = town.browser();
    await thief.open(link);
    expect(() => thief.form('proof?lang=en')).toThrow();
    const csrf = thief.form('code?lang=en').fields['csrf'] ?? '';
    const answer = await thief.raw('POST', `${link}/proof`, new URLSearchParams({ csrf, code }).toString(), {
      'Content-Type': 'application/x-www-form-urlencoded',
    });
    expect(answer.status).toBe(422);
    expect(administrators()).toEqual([HANAKO]);
  });

  it('wrong codes cost tries, until no more is taken', async () => {
    await invite();
    const taro = await follow();
    await taro.submit('code?lang=en');
    const right = town.latestCode();
    const wrong = right === '000000' ? '000001' : '000000';
    const statuses: number[] = [];
    for (let count = 0; count < 5; count += 1) {
      statuses.push((await taro.submit('proof?lang=en', { code: wrong })).status);
    }
    expect(statuses).toEqual([422, 422, 422, 422, 429]);
    expect((await taro.submit('proof?lang=en', { code: right })).status).toBe(429);
    expect(administrators()).toEqual([HANAKO]);
  });

  it('so many codes are mailed, and no more', async () => {
    await invite();
    const taro = await follow();
    for (let count = 0; count < CODES_PER_REGISTRATION_MAX; count += 1) await taro.submit('code?lang=en');
    const letters = town.letters.length;
    expect((await taro.submit('code?lang=en')).status).toBe(429);
    expect(town.letters).toHaveLength(letters);
  });

  it('is over after a week', async () => {
    await invite();
    const link = linkOf();
    town.clock.now += INVITATION_LIFE_MS;
    expect((await town.browser().open(link)).status).toBe(410);
  });

  it('the new administrator may do what the first one may', async () => {
    await invite();
    const taro = await follow();
    await taro.submit('code?lang=en');
    await taro.submit('proof?lang=en', { code: town.latestCode() });
    await taro.submit('invite?lang=en', { email: 'third@example.com' });
    expect(town.letters.at(-1)?.text).toContain(TARO);
  });
});

describe('removing', () => {
  const join = async (): Promise<Browser> => {
    await invite();
    const taro = await follow();
    await taro.submit('code?lang=en');
    await taro.submit('proof?lang=en', { code: town.latestCode() });
    return taro;
  };

  it('the last one is refused', async () => {
    await hanako.open(page);
    const shown = await hanako.submit('remove?lang=en', { person: personHashOf(HANAKO) });
    expect(shown.status).toBe(409);
    expect(shown.body).toContain(signedInWords('en').refusals.LAST_ADMINISTRATOR.title);
    expect(administrators()).toEqual([HANAKO]);
  });

  it('another one shuts them out at once', async () => {
    const taro = await join();
    await hanako.open(page);
    await hanako.submit('remove?lang=en', { person: personHashOf(TARO) });
    expect(hanako.page.body).toContain(signedInWords('en').people.notices.removed);
    expect(administrators()).toEqual([HANAKO]);
    expect((await taro.open(page)).status).toBe(403);
  });

  it('two who remove each other at the same moment leave one', async () => {
    const taro = await join();
    await hanako.open(page);
    await Promise.all([
      hanako.submit('remove?lang=en', { person: personHashOf(TARO) }),
      taro.submit('remove?lang=en', { person: personHashOf(HANAKO) }),
    ]);
    expect(administrators()).toHaveLength(1);
  });
});
