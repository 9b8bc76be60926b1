/** The simulator keeps what it answered, however it ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { EXAMPLE_BUYERS, EXAMPLE_PRODUCTS } from '#local/marketplace/examples.ts';
import { type Alone, act, alone } from './alone.ts';

/** How often it is killed under load. */
const KILLS = 5;

let current: Alone | undefined;
const directory = mkdtempSync(join(tmpdir(), 'marketplace-kill-'));
afterEach(async () => {
  await current?.kill();
  rmSync(directory, { recursive: true, force: true });
});

const agreementIds = async ({ url }: Alone): Promise<string[]> => {
  const { agreements } = (await (await fetch(`${url}/control/agreements`)).json()) as {
    agreements: { id: string }[];
  };
  return agreements.map(({ id }) => id);
};

test(`killed ${KILLS} times while it sells, it has lost no sale that it confirmed`, async () => {
  const confirmed: string[] = [];
  const productCode = EXAMPLE_PRODUCTS[0]?.code;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const running = await alone('--directory', directory);
    current = running;
    expect(await agreementIds(running)).toEqual(expect.arrayContaining(confirmed));
    const buy = async (): Promise<void> => {
      for (;;) {
        const { agreementId } = await act(running, 'subscribe', {
          accountId: EXAMPLE_BUYERS[0],
          productCode,
        });
        confirmed.push(agreementId ?? '');
      }
    };
    const buyers = [buy(), buy(), buy()].map((buyer) => buyer.catch(() => {}));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await running.kill();
    await Promise.all(buyers);
  }
  current = await alone('--directory', directory);
  const kept = await agreementIds(current);
  expect(confirmed.length).toBeGreaterThan(KILLS);
  expect(kept).toEqual(expect.arrayContaining(confirmed));
  expect(new Set(kept).size).toBe(kept.length);
});
