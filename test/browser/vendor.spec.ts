import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Door, openDoor } from '#local/cloud/http.ts';
import { serveApp } from '#local/cloud/web-app.ts';
import { productApp } from '#local/vendors/registration/app.ts';
import { openRegistrations, SERVICES } from '#local/vendors/registration/registrations.ts';
import { openChromium, openPage } from './chromium.ts';
import { expectSound } from './walk.ts';

const START = Date.UTC(2026, 10, 22, 9);
let now = START;
let door: Door;
let browser: Browser;
beforeAll(async () => {
  const registrations = openRegistrations();
  registrations.tell(
    { type: 'tenant.payer.changed', tenantId: 't-1', toSubscriptionId: 'l-1', at: START },
    START,
  );
  door = await openDoor(0, () => now, console.error);
  serveApp(
    door,
    productApp({ registrations, now: () => now, webhookKeys: () => [], verificationKeys: () => [] }),
  );
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await door?.close();
});

/** Sends the form; a click alone does not wait for the page that the answer leads to. */
const sent = async (page: Page): Promise<void> => {
  const loaded = page.waitForEvent('load');
  await page.locator('button').click();
  await loaded;
};

test.each(['en', 'ja', 'fr'] as const)(
  'the seller’s product, looked at and made to fail (%s)',
  async (locale) => {
    const { context, page } = await openPage(browser, locale);
    now = START;
    await page.goto(door.url);
    await expectSound(page, locale);
    const registered = () => page.locator('[data-service] td', { hasText: '登録済み' }).count();
    expect(await registered()).toBe(0);
    await page.locator('input[value="conformity"]').check();
    await sent(page);
    now += 3_600_000;
    await page.reload();
    expect(await registered()).toBe(SERVICES.length - 1);
    await expectSound(page, locale);
    await page.locator('input[value="conformity"]').uncheck();
    await sent(page);
    expect(await registered()).toBe(SERVICES.length);
    await context.close();
  },
);
