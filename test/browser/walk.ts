/**
 * The ways that people go in a browser: they subscribe, set up their account, read their mail.
 * @module
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Locale } from '#domain/messages/locale.ts';
import { registrationWords } from '#domain/messages/registration.words.ts';
import type { Sandbox } from '#local/sandbox.ts';
import { Stage } from '#local/tour/stage.ts';
import { faultsOf } from './accessibility.ts';

/** No violation on the page as it stands, in the language that it should have. */
export const expectSound = async (page: Page, locale: Locale): Promise<void> => {
  expect(await page.locator('html').getAttribute('lang')).toBe(locale);
  expect({ page: await page.title(), faults: await faultsOf(page) }).toMatchObject({ faults: [] });
};

let accounts = 0;
/** An AWS account that nobody used before in this process. */
export const freshAccount = (): string => `9${String(++accounts).padStart(11, '0')}`;

/** How closely to look at the pages on the way: each is looked at once in a suite, in each language. */
export interface Way {
  readonly locale: Locale;
  readonly closely: boolean;
}

const look = (page: Page, { locale, closely }: Way): Promise<void> | undefined =>
  closely ? expectSound(page, locale) : undefined;

/** Subscribes on the buyer's page, and opens the agreement. */
export const subscribe = async (
  page: Page,
  { urls }: Sandbox,
  { account, product, ...way }: Way & { account: string; product: string },
): Promise<void> => {
  await page.goto(`${urls.marketplace}/accounts`);
  await look(page, way);
  await page.locator('#accountId').fill(account);
  await page.locator('form:has(#accountId) button').click();
  await page.waitForURL('**/offers');
  await look(page, way);
  await page.locator('li', { hasText: product }).locator('a.button').click();
  await page.locator('form[action$="/accept"]').waitFor();
  await look(page, way);
  await page.locator('form[action$="/accept"] button').click();
  await page.waitForURL('**/subscriptions/**');
  await look(page, way);
};

/** Chooses “Set up your account” on the page of an agreement. */
export const setUp = (page: Page): Promise<void> =>
  page.locator('form:has(input[name="x-amzn-marketplace-token"]) button').click();

const latest = async (sandbox: Sandbox, to: string, pattern: RegExp): Promise<string> => {
  const letters = await new Stage(sandbox.urls).letters(to);
  const found = letters.map(({ text }) => pattern.exec(text)?.[1]).find((text) => text !== undefined);
  if (found === undefined) throw new Error(`no letter to ${to} has ${pattern}`);
  return found;
};

/** The code in the latest letter to an address. */
export const codeFor = (sandbox: Sandbox, to: string): Promise<string> => latest(sandbox, to, /^(\d{6})$/m);

/** The link in the latest letter to an address. */
export const linkFor = (sandbox: Sandbox, to: string): Promise<string> =>
  latest(sandbox, to, /(https?:\/\/\S+\/register\/i\/[\w-]+)/);

/** Goes from the landing to the end of a registration. Gives the id of the tenant. */
export const register = async (
  page: Page,
  sandbox: Sandbox,
  { email, ...way }: Way & { email: string },
): Promise<string> => {
  const words = registrationWords(way.locale);
  await page.getByRole('heading', { level: 1, name: words.details.title }).waitFor();
  await look(page, way);
  await page.locator('#email').fill(email);
  await page.getByRole('button', { name: words.details.submit }).click();
  await page.getByRole('heading', { level: 1, name: words.code.title }).waitFor();
  await look(page, way);
  await page.locator('#code').fill('12345');
  await page.getByRole('button', { name: words.code.submit, exact: true }).click();
  await page.locator('#code[aria-invalid="true"]').waitFor();
  await look(page, way);
  await page.locator('#code').fill(await codeFor(sandbox, email));
  await page.getByRole('button', { name: words.code.submit, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: words.choice.confirmTitle }).waitFor();
  await look(page, way);
  await page.getByRole('button', { name: words.choice.submitNew }).click();
  await page.getByRole('heading', { level: 1, name: words.done.created }).waitFor();
  await look(page, way);
  return /t-[0-9a-z]{10,40}/.exec(await page.locator('main').innerText())?.[0] ?? '';
};
