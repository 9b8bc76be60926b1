import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '#domain/messages/locale.ts';
import type { Sandbox } from '#local/sandbox.ts';
import { builtSandbox } from '../wire/built-sandbox.ts';
import { openChromium, openPage } from './chromium.ts';
import { expectSound, freshAccount, setUp, subscribe } from './walk.ts';

let sandbox: Sandbox;
let browser: Browser;
beforeAll(async () => {
  sandbox = await builtSandbox();
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});

describe('a product that is handed off', () => {
  test.each(LOCALES)('leads from the buyer’s page to the seller’s own sign-up, in %s', async (locale) => {
    const { context, page } = await openPage(browser, locale);
    const account = freshAccount();
    await subscribe(page, sandbox, { account, product: 'Example Hosting', locale, closely: false });
    await setUp(page);
    await page.waitForURL(`${sandbox.urls.signUp}/sign-up`);
    await expectSound(page, locale);
    expect(await page.locator('main').innerText()).toContain(account);
    await page.locator('#email').fill(`${account}@example.com`);
    await page.locator('button').click();
    await page.waitForURL(`${sandbox.urls.signUp}/workspace`);
    await expectSound(page, locale);
    expect(await page.locator('[data-tenant]').innerText()).toMatch(/^t-/);
    // what the registration door and the application left behind says nothing of the code
    const kept = JSON.stringify(await context.cookies());
    expect(kept).not.toContain('concord_code');
    await context.close();
  });

  test('without a code there is help', async () => {
    const { context, page } = await openPage(browser, 'fr');
    await page.goto(`${sandbox.urls.signUp}/welcome`);
    await expectSound(page, 'fr');
    await context.close();
  });
});
