import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Door, openDoor } from '#local/cloud/http.ts';
import { serveApp } from '#local/cloud/web-app.ts';
import { activationApp } from '#local/vendors/activation/app.ts';
import { openActivationService } from '#local/vendors/activation/service.ts';
import { portalsApp } from '#local/vendors/licensing/app.ts';
import { openPortals } from '#local/vendors/licensing/portals.ts';
import { openChromium, openPage } from './chromium.ts';
import { expectSound } from './walk.ts';

const START = Date.UTC(2026, 10, 22, 9);
const LOCALES = ['en', 'ja', 'fr'] as const;
let now = START;
/** A second passes whenever somebody looks. */
const asked = { now: () => (now += 1_000), keys: () => [] };
let door: Door;
let browser: Browser;

beforeAll(async () => {
  const app = new Hono();
  const service = openActivationService();
  app.route('/activation', activationApp({ ...asked, service, at: '/activation' }));
  const portals = openPortals();
  portals.byHand('t-1', 'products/wfbs-services/seats', 25, START);
  app.route('/licensing', portalsApp({ ...asked, portals, at: '/licensing' }));
  door = await openDoor(0, asked.now, console.error);
  serveApp(door, app);
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await door?.close();
});

/** Sends the form that acts there; a click alone does not wait for the page that the answer leads to. */
const sent = async (page: Page, act: string): Promise<void> => {
  const loaded = page.waitForEvent('load');
  await page.locator(`form[action$="/${act}"] button`).click();
  await loaded;
};

test.each(LOCALES)(
  'the activation service: links used in the wrong order, and set right (%s)',
  async (locale) => {
    const { context, page } = await openPage(browser, locale);
    await page.goto(`${door.url}/activation`);
    await expectSound(page, locale);
    const use = async (product: string) => {
      await page.locator('select[name="product"]').selectOption(product);
      await sent(page, 'links');
      const link = await page.locator('[data-link]').last().getAttribute('data-link');
      await page.locator('input[name="account"]').fill(`account-${locale}`);
      await page.locator('input[name="link"]').fill(link ?? '');
      await sent(page, 'use');
    };
    await use('conformity');
    await use('workload-security-enterprise-with-xdr');
    const account = page.locator(`[data-account="account-${locale}"]`);
    expect(await account.locator('[data-product]').count()).toBe(2);
    expect(await account.innerText()).toContain('Unexpected Error');
    await expectSound(page, locale);
    await sent(page, 'mend');
    expect(await account.innerText()).not.toContain('Unexpected Error');
    await page.locator('input[value="lost"]').check();
    await page.locator('input[name="vague"]').check();
    await sent(page, 'behavior');
    expect(await page.locator('input[value="lost"]').isChecked()).toBe(true);
    await context.close();
  },
);

test.each(LOCALES)('the licensing portals: maintenance, a change by hand, a console (%s)', async (locale) => {
  const { context, page } = await openPage(browser, locale);
  await page.goto(`${door.url}/licensing`);
  await expectSound(page, locale);
  await page.locator('select[name="system"]').selectOption('wfbs-services');
  await page.locator('select[name="condition"]').selectOption('MAINTENANCE');
  await sent(page, 'systems');
  await page.locator('input[name="tenantId"]').fill(`t-${locale}`);
  await page.locator('input[name="subject"]').fill('products/wfbs/seats');
  await page.locator('input[name="value"]').fill('12');
  await sent(page, 'by-hand');
  expect(await page.locator(`[data-tenant="t-${locale}"] [data-subject] td`).first().innerText()).toBe('12');
  await expectSound(page, locale);
  await page.goto(`${door.url}/licensing/consoles/t-1/wfbs-services`);
  await expectSound(page, locale);
  await context.close();
});
