import { describe, expect, it } from 'vitest';
import { placeholdersOf } from '#domain/messages/fill.ts';
import { LOCALES } from '#domain/messages/locale.ts';
import { registrationWords } from '#domain/messages/registration.words.ts';
import type { Shown } from './browser.ts';
import { openTown, tokenFor } from './town.ts';
import { expectWhole } from './whole.ts';

/** Every page on the way, in one language. */
const pagesIn = async (locale: string): Promise<[string, Shown][]> => {
  const town = openTown();
  const browser = town.browser(locale);
  const pages: [string, Shown][] = [['start', await browser.open('/live/register')]];
  const seen = (name: string) => pages.push([name, browser.page]);
  await browser.land(tokenFor(town, 1));
  seen('details');
  const address = browser.page.address;
  await browser.submit('code', { email: 'not an address' });
  seen('details with an error');
  await browser.open(`${address}/sign-in`);
  seen('sign-in');
  await browser.submit('code', { email: 'buyer@example.com' });
  seen('code');
  await browser.submit('proof', { code: 'abc' });
  seen('code with an error');
  await browser.submit('proof', { code: town.latestCode() });
  seen('confirm');
  await browser.submit('complete');
  seen('done');
  await browser.land(tokenFor(town, 2));
  seen('details of one who is signed in');
  await browser.submit('continue');
  seen('choice');
  const [tenant] = town.store.all('tenant');
  await browser.submit('choice', { tenant: tenant?.tenantId ?? '' });
  seen('confirm an existing one');
  await browser.land('unknown');
  seen('refusal');
  town.mail.works = false;
  await browser.land(tokenFor(town, 3));
  await browser.submit('code', { email: 'buyer@example.com' });
  seen('mail failed');
  return pages;
};

describe.each(LOCALES)('pages in %s', (locale) => {
  it('are whole, labeled, and without script', async () => {
    const pages = await pagesIn(locale);
    expect(pages).toHaveLength(13);
    for (const [name, { body }] of pages) {
      expectWhole(name, body, locale);
      for (const form of body.split('<form ').slice(1)) {
        expect(form.slice(0, form.indexOf('</form>')), name).toMatch(/name="csrf" value="[0-9a-f]{64}"/);
      }
    }
  });

  it('name the support contact, and never ask for payment details', async () => {
    for (const [name, { body }] of await pagesIn(locale)) {
      expect(body, name).toContain('mailto:support@example.com');
      expect(body, name).toContain(registrationWords(locale).pages.noPayment.replaceAll("'", '&#39;'));
      expect(body, name).not.toMatch(/card-?number|autocomplete="cc-/i);
    }
  });
});

describe('the language', () => {
  it('is switched in the middle and remembered, in pages and letters', async () => {
    const town = openTown();
    const browser = town.browser('en');
    await browser.land(tokenFor(town, 1));
    await browser.submit('language', { language: 'fr' });
    expect(browser.page.body).toContain('<html lang="fr">');
    await browser.submit('code', { email: 'buyer@example.com' });
    expect(browser.page.body).toContain('Consultez votre messagerie');
    expect(town.letters[0]?.subject).toBe('Votre code pour Example Observability');
  });

  it('stays where another one is asked for that does not exist', async () => {
    const town = openTown();
    const browser = town.browser('ja');
    await browser.land(tokenFor(town, 1));
    await browser.submit('language', { language: 'xx' });
    expect(browser.page.body).toContain('<html lang="ja">');
  });

  it('has the same places to fill in every text', () => {
    const placesOf = (words: unknown): unknown => {
      if (typeof words === 'string') return placeholdersOf(words).sort();
      return Object.fromEntries(
        Object.entries(words as object).map(([key, value]) => [key, placesOf(value)]),
      );
    };
    const english = placesOf(registrationWords('en'));
    expect(placesOf(registrationWords('ja'))).toEqual(english);
    expect(placesOf(registrationWords('fr'))).toEqual(english);
  });

  it('has a text of its own for each', () => {
    const textsOf = (words: unknown): string[] =>
      typeof words === 'string' ? [words] : Object.values(words as object).flatMap(textsOf);
    const english = textsOf(registrationWords('en'));
    for (const locale of ['ja', 'fr'] as const) {
      const same = textsOf(registrationWords(locale)).filter((text, index) => text === english[index]);
      expect(same.filter((text) => /[a-z]{3}/.test(text) && !/^(Code|\{code\})$/.test(text))).toEqual([]);
    }
  });
});
