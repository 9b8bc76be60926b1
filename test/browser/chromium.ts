/**
 * Debian's Chromium, driven by playwright-core: no browser is downloaded.
 * @module
 */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** A container has neither user namespaces nor much shared memory; and nothing here is to reach the Internet. */
const FLAGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
];

/** ms · longest wait for one thing on a page. */
const TIMEOUT_MS = 15_000;

/** Starts the browser. @throws Error that says what to install, where there is none */
export const openChromium = async (): Promise<Browser> => {
  if (!existsSync(EXECUTABLE)) {
    throw new Error(
      `There is no Chromium at ${EXECUTABLE}: apt-get install chromium, or set CHROMIUM to its path`,
    );
  }
  return chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
};

/** A person's browser: its own cookies, its language. */
export const openPage = async (
  browser: Browser,
  locale: string,
): Promise<{ context: BrowserContext; page: Page }> => {
  const context = await browser.newContext({ locale, extraHTTPHeaders: { 'accept-language': locale } });
  context.setDefaultTimeout(TIMEOUT_MS);
  return { context, page: await context.newPage() };
};
