import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fill } from '#domain/messages/fill.ts';
import { LOCALES } from '#domain/messages/locale.ts';
import { signedInWords } from '#domain/messages/registration.people.words.ts';
import type { Sandbox } from '#local/sandbox.ts';
import { Stage } from '#local/tour/stage.ts';
import { builtSandbox } from '../wire/built-sandbox.ts';
import { openChromium, openPage } from './chromium.ts';
import { expectSound, freshAccount, register, setUp, subscribe } from './walk.ts';

const PRODUCT = 'Example Security';
const MINUTE_MS = 60_000;

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

/** AWS Marketplace's notifications arrive. */
const confirmed = async (stage: Stage): Promise<void> => {
  await stage.pass(2 * MINUTE_MS);
  await sandbox.settle();
};

/** An operator looked at the product: what should stand there does. */
const verify = async (stage: Stage, tenantId: string): Promise<void> => {
  const { body } = await stage.operator('GET', `/v1/reassignments?tenantId=${tenantId}`);
  const [change] = body.items as { changeId: string }[];
  const said = { type: 'AWS Marketplace', services: [], reason: 'looked' };
  const key = { 'idempotency-key': crypto.randomUUID() };
  const path = `/v1/reassignments/${change?.changeId}/verify`;
  expect((await stage.operator('POST', path, said, key)).status).toBe(200);
};

const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

describe('moving an account to another AWS account', () => {
  test.each(LOCALES)('from the landing to the page of the move, in %s', async (locale) => {
    const words = signedInWords(locale);
    const stage = new Stage(sandbox.urls);
    const { context, page } = await openPage(browser, locale);
    const [from, to] = [freshAccount(), freshAccount()];
    await subscribe(page, sandbox, { account: from, product: PRODUCT, locale, closely: false });
    await confirmed(stage);
    await setUp(page);
    const tenantId = await register(page, sandbox, {
      email: `${from}@example.com`,
      locale,
      closely: false,
    });

    await subscribe(page, sandbox, { account: to, product: PRODUCT, locale, closely: false });
    await confirmed(stage);
    await setUp(page);
    await page.locator('form[action$="/continue"] button').click();
    await page.locator(`#tenant-${tenantId}`).check();
    await page.getByRole('button', { name: words.choice.submit }).click();
    await heading(page, words.choice.confirmTitle);
    await page.getByRole('heading', { name: words.begins.leftHeading }).waitFor();
    await expectSound(page, locale);
    await page.getByRole('button', { name: words.begins.submit }).click();
    await heading(page, words.begun.moved);
    await expectSound(page, locale);

    await page.getByRole('link', { name: words.begun.link }).click();
    await heading(page, words.move.title);
    await page.getByText(words.move.former.notYet).waitFor();
    await expectSound(page, locale);

    await verify(stage, tenantId);
    await page.getByRole('link', { name: words.move.check }).click();
    await page.getByText(fill(words.move.former.now, { account: from })).waitFor();
    await expectSound(page, locale);
    expect(await page.locator('main ol li').count()).toBe(words.move.former.path.length);
    const other = locale === 'ja' ? 'fr' : 'ja';
    await page.locator(`nav a[lang="${other}"]`).click();
    await heading(page, signedInWords(other).move.title);
    await expectSound(page, other);
    await context.close();
  });
});
