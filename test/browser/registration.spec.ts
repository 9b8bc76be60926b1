import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '#domain/messages/locale.ts';
import { signedInWords } from '#domain/messages/registration.people.words.ts';
import type { Sandbox } from '#local/sandbox.ts';
import { builtSandbox } from '../wire/built-sandbox.ts';
import { openChromium, openPage } from './chromium.ts';
import { codeFor, expectSound, freshAccount, linkFor, register, setUp, subscribe } from './walk.ts';

const PRODUCT = 'Example Security';

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

describe('from the buyer’s page to the end of the registration', () => {
  test.each(LOCALES)('in %s', async (locale) => {
    const { context, page } = await openPage(browser, locale);
    const account = freshAccount();
    await subscribe(page, sandbox, { account, product: PRODUCT, locale, closely: true });
    await setUp(page);
    const tenantId = await register(page, sandbox, {
      email: `${account}@example.com`,
      locale,
      closely: true,
    });
    expect(tenantId).toMatch(/^t-/);
    expect(page.url()).toMatch(/\/register\/r\/[\w-]{43}$/);
    // other servers of this machine share its cookies: they do not mind the port
    const all = await context.cookies(sandbox.urls.publicDoor);
    const cookies = all.filter(({ name }) => name.startsWith('__Host-'));
    expect(cookies.length).toBeGreaterThan(0);
    for (const { httpOnly, secure, sameSite } of cookies)
      expect({ httpOnly, secure, sameSite }).toEqual({ httpOnly: true, secure: true, sameSite: 'Lax' });
    await context.close();
  });

  test('the language can be switched on the way', async () => {
    const { context, page } = await openPage(browser, 'en');
    await subscribe(page, sandbox, {
      account: freshAccount(),
      product: PRODUCT,
      locale: 'en',
      closely: false,
    });
    await setUp(page);
    for (const locale of ['ja', 'fr'] as const) {
      await page.locator(`nav button[value="${locale}"]`).click();
      await page.getByRole('heading', { level: 1, name: signedInWords(locale).details.title }).waitFor();
      await expectSound(page, locale);
    }
    await context.close();
  });

  test.each(LOCALES)('without a token there is help, in %s', async (locale) => {
    const { context, page } = await openPage(browser, locale);
    for (const path of [
      '/register',
      '/register/nowhere',
      '/register/problem/SUBSCRIPTION_LINKED_ELSEWHERE',
    ]) {
      await page.goto(`${sandbox.urls.publicDoor}${path}`);
      await expectSound(page, locale);
    }
    await context.close();
  });
});

describe('an invitation', () => {
  test.each(LOCALES)('is sent, followed and accepted, in %s', async (locale) => {
    const words = signedInWords(locale);
    const inviter = await openPage(browser, locale);
    const account = freshAccount();
    const [from, to] = [`${account}@example.com`, `invited-${account}@example.com`];
    await subscribe(inviter.page, sandbox, { account, product: PRODUCT, locale, closely: false });
    await setUp(inviter.page);
    await register(inviter.page, sandbox, { email: from, locale, closely: false });
    await inviter.page.getByRole('link', { name: words.people.link }).click();
    await inviter.page.locator('#email').fill(to);
    await inviter.page.getByRole('button', { name: words.people.invite }).click();
    await inviter.page.getByText(words.people.notices.invited).waitFor();
    await expectSound(inviter.page, locale);

    const invited = await openPage(browser, locale);
    await invited.page.goto(await linkFor(sandbox, to));
    await invited.page.getByRole('heading', { level: 1, name: words.invitation.title }).waitFor();
    await expectSound(invited.page, locale);
    await invited.page.getByRole('button', { name: words.invitation.send }).click();
    await invited.page.locator('#code').waitFor();
    await expectSound(invited.page, locale);
    await invited.page.locator('#code').fill(await codeFor(sandbox, to));
    await invited.page.getByRole('button', { name: words.invitation.confirm }).click();
    await invited.page.getByText(words.people.notices.accepted).waitFor();
    await expectSound(invited.page, locale);
    const list = await invited.page.locator('main').innerText();
    expect(list).toContain(from);
    expect(list).toContain(to);
    await inviter.context.close();
    await invited.context.close();
  });
});
