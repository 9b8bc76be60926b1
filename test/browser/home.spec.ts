import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '#local/sandbox.ts';
import { builtSandbox } from '../wire/built-sandbox.ts';
import { openChromium, openPage } from './chromium.ts';
import { expectSound } from './walk.ts';

const PAGES = ['/', '/outbox', '/events', '/queues', '/calls', '/clock', '/faults', '/sign-in'];

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

test('the pages of the sandbox itself', async () => {
  const { context, page } = await openPage(browser, 'en');
  for (const path of PAGES) {
    await page.goto(`${sandbox.urls.home}${path}`);
    await expectSound(page, 'en');
    expect(await page.locator('h1').count()).toBe(1);
  }
  await context.close();
});
