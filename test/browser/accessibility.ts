/**
 * What axe-core finds on a page as it stands: light, dark, and as wide as a phone.
 * @module
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const DESKTOP = { width: 1280, height: 800 };
/** The width that a narrow phone has, in CSS pixels. */
const PHONE = { width: 360, height: 740 };

/** Colors do not depend on the width, so two views see light, dark, wide and narrow. */
const VIEWS = [
  { colorScheme: 'light', viewport: DESKTOP },
  { colorScheme: 'dark', viewport: PHONE },
] as const;

const run = async (page: Page): Promise<AxeResults> => {
  // through the debugger, so that the page's own policy, which allows no script, stays as it is
  await page.evaluate(AXE);
  return page.evaluate('axe.run(document, { resultTypes: ["violations"] })') as Promise<AxeResults>;
};

/** Every violation, with its view, rule and place; and whether the page is wider than the phone. */
export const faultsOf = async (page: Page): Promise<string[]> => {
  const faults: string[] = [];
  for (const { colorScheme, viewport } of VIEWS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    const view = `${colorScheme} ${viewport.width}`;
    const { violations, passes } = await run(page);
    if (passes.length === 0) faults.push(`${view}: axe looked at nothing`);
    for (const { id, nodes } of violations) {
      faults.push(...nodes.map(({ html }) => `${view}: ${id}: ${html.slice(0, 200)}`));
    }
    const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
    if (width > viewport.width) faults.push(`${view}: the page is ${width} wide`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(DESKTOP);
  return faults;
};
