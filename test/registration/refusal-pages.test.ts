import { describe, expect, it } from 'vitest';
import { REFUSALS, type RefusalCode, refuse } from '#domain/errors.ts';
import { fill } from '#domain/messages/fill.ts';
import { LOCALES } from '#domain/messages/locale.ts';
import { registrationWords } from '#domain/messages/registration.words.ts';
import { HOUR_MS } from '#domain/time.ts';
import { openTown, type Town, tokenFor } from './town.ts';

const CONSOLE = 'https://console.aws.amazon.com/marketplace/home#/subscriptions';

/** How each refusal is reached through the front door; gives the token to land with. */
const REACHED: Partial<Record<RefusalCode, (town: Town) => Promise<string> | string>> = {
  TOKEN_MISSING: () => '',
  TOKEN_INVALID: () => 'unknown-token',
  ...Object.fromEntries(
    (['TOKEN_EXPIRED', 'PRODUCT_MISMATCH', 'THROTTLED', 'UPSTREAM_UNAVAILABLE'] as const).map((code) => [
      code,
      (town: Town) => {
        town.tokens.set('refused-token', refuse(code));
        return 'refused-token';
      },
    ]),
  ),
  SUBSCRIPTION_ENDING: async (town) => {
    await town.grant(1);
    await town.end(1);
    return tokenFor(town, 1);
  },
  SUBSCRIPTION_ENDED: async (town) => {
    await town.grant(1);
    await town.end(1);
    town.clock.now += 2 * HOUR_MS;
    return tokenFor(town, 1);
  },
  SUBSCRIPTION_FAILED: async (town) => {
    await town.hear(1, { kind: 'failed', at: town.clock.now, id: 'failed' });
    return tokenFor(town, 1);
  },
};

const cases = (Object.keys(REACHED) as (keyof typeof REACHED)[]).flatMap((code) =>
  LOCALES.map((locale) => ({ code, locale })),
);

describe('a page for each refusal at the landing', () => {
  it.each(cases)('$code in $locale', async ({ code, locale }) => {
    const town = openTown();
    const token = (await REACHED[code]?.(town)) ?? '';
    const page = await town.browser(locale).land(token);
    const words = registrationWords(locale);
    const { title, next } = words.refusals[code as keyof typeof words.refusals];
    expect(page.status).toBe(REFUSALS[code]);
    expect(page.body).toContain(`<html lang="${locale}">`);
    expect(page.body).toContain(`<h1>${title}</h1>`);
    expect(page.body).toContain(next);
    expect(page.body).toContain(CONSOLE);
    expect(page.body).toContain('mailto:support@example.com');
    expect(page.body).not.toMatch(/[{–]\w*[}–]/);
    expect(town.store.all('registration')).toEqual([]);
  });

  it('can be read in another language, with its times', async () => {
    const town = openTown();
    const token = (await REACHED.SUBSCRIPTION_ENDING?.(town)) ?? '';
    const browser = town.browser('en');
    await browser.land(token);
    const link = /<a lang="ja" hreflang="ja" href="([^"]+)"/.exec(browser.page.body)?.[1] ?? '';
    expect(link).not.toContain('token');
    const page = await browser.open(link.replaceAll('&amp;', '&'));
    expect(page.status).toBe(409);
    expect(page.body).toContain(
      fill(registrationWords('ja').refusals.SUBSCRIPTION_ENDING.text, { until: '2026年11月21日 13:00 UTC' }),
    );
  });

  it('shows nothing that its address makes up', async () => {
    const town = openTown();
    const page = await town
      .browser()
      .open('/live/register/problem/SUBSCRIPTION_ENDED?since=%3Cscript%3E&newerSince=call+me&codes=many');
    expect(page.body).not.toContain('script&gt;');
    expect(page.body).not.toContain('<script');
    expect(page.body).not.toContain('call me');
  });
});

describe('what is not there', () => {
  it.each(['/nothing', '/register/problem/constructor', '/assets/other.css', '/register/r'])(
    '%s is a page that says so',
    async (address) => {
      const page = await openTown().browser('ja').open(`/live${address}`);
      expect(page.status).toBe(404);
      expect(page.body).toContain('ページが見つかりません');
    },
  );

  it('is our fault where something breaks, and says nothing of what', async () => {
    const town = openTown();
    Object.assign(town.ports.store, { commit: () => Promise.reject(new Error('inner secret')) });
    const page = await town.browser().land(tokenFor(town, 1));
    expect(page.status).toBe(500);
    expect(page.body).toContain('Something went wrong');
    expect(page.body).not.toContain('inner secret');
    expect(page.headers['cache-control']).toEqual(['no-store']);
  });
});
