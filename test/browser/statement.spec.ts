import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '#domain/messages/locale.ts';
import { HOUR_MS, isoOf, MINUTE_MS } from '#domain/time.ts';
import type { Sandbox } from '#local/sandbox.ts';
import { Stage } from '#local/tour/stage.ts';
import { builtSandbox } from '../wire/built-sandbox.ts';
import { openChromium, openPage } from './chromium.ts';
import { expectSound, freshAccount, register, setUp, subscribe } from './walk.ts';

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

const pass = async (stage: Stage, ms: number): Promise<void> => {
  await stage.pass(ms);
  await sandbox.settle();
};

/** Uses 12 requests, until the hour is closed. Gives the link to the month. */
const statementOf = async (stage: Stage, tenantId: string): Promise<string> => {
  const time = isoOf(await stage.now());
  const record = { tenantId, dimension: 'requests', quantity: 12, time, id: 'job-1' };
  const reported = await stage.operator('POST', '/v1/usage', { records: [record] }, {}, 'producer');
  expect(reported.body).toMatchObject({ results: [{ status: 'accepted' }] });
  await pass(stage, HOUR_MS + 10 * MINUTE_MS);
  await expect
    .poll(
      async () => {
        await pass(stage, MINUTE_MS);
        return (await stage.operator('GET', `/v1/tenants/${tenantId}/usage`)).body.items;
      },
      { timeout: 30_000 },
    )
    .toMatchObject([{ used: 12 }]);
  const { body } = await stage.operator(
    'POST',
    `/v1/tenants/${tenantId}/statement-links`,
    { month: time.slice(0, 7), reason: 'the buyer asked' },
    { 'idempotency-key': crypto.randomUUID() },
  );
  return (body.statement as { url: string }).url;
};

describe('the statement of usage', () => {
  test('in each language, and as CSV', async () => {
    const stage = new Stage(sandbox.urls);
    const { context, page } = await openPage(browser, 'en');
    const account = freshAccount();
    const way = { locale: 'en', closely: false } as const;
    await subscribe(page, sandbox, { ...way, account, product: 'Example Security' });
    await pass(stage, 2 * MINUTE_MS);
    await setUp(page);
    const tenantId = await register(page, sandbox, { ...way, email: `${account}@example.com` });
    await page.goto(await statementOf(stage, tenantId));
    for (const locale of LOCALES) {
      if (locale !== 'en') await page.locator(`nav a[lang="${locale}"]`).click();
      await page.locator(`html[lang="${locale}"] tbody td`, { hasText: account }).waitFor();
      await expectSound(page, locale);
      expect(await page.locator('tbody tr').count()).toBe(1);
    }
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('main a.button').click()]);
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
    await context.close();
  });
});
