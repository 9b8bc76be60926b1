import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createMarketplaceCore, replay } from '#local/marketplace/core.ts';
import { openHistory } from '#local/marketplace/history.ts';
import { open, stock } from '#local/marketplace/opening.ts';
import { BUYER, DAY, HOUR, PRODUCTS, SELLER, START, setting } from './setting.ts';

const directories: string[] = [];
const directory = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'marketplace-'));
  directories.push(path);
  return path;
};
afterEach(() => {
  for (const path of directories.splice(0)) rmSync(path, { recursive: true });
});

const opening = { sellerAccount: SELLER, products: PRODUCTS };

/** Buys, meters, fails, cancels, draws on randomness: a bit of everything that changes the state. */
const live = (core: ReturnType<typeof createMarketplaceCore>, wait: (ms: number) => void): void => {
  core.act('faults', {
    api: [{ operation: '*', kind: 'throttle', rate: 0.3 }],
    delivery: { copies: 2, lossRate: 0.3 },
  });
  const { agreementId, licenseArn } = core.act('subscribe', { accountId: BUYER, productCode: 'payg-code' });
  for (let hour = 0; hour < 20; hour += 1) {
    wait(HOUR);
    for (const { id } of core.due()) core.settle(id, hour % 2 === 0);
    try {
      core.call('ResolveCustomer', { RegistrationToken: core.act('token', { licenseArn }).token });
    } catch {
      // A throttled call is part of the history.
    }
  }
  core.act('cancel', { agreementId });
  wait(DAY);
};

test('a recorded history replays to the very same state', () => {
  const set = setting();
  live(set.core, set.wait);
  const again = open(opening, START);
  for (const entry of JSON.parse(JSON.stringify(set.entries))) replay(again, entry);
  expect(again).toEqual(set.core.state);
  expect(set.core.state.deliveries.map(({ outcome }) => outcome)).toContain('lost');
});

describe('a history on disk', () => {
  const openIn = (path: string, prepare: Parameters<typeof openHistory>[1]['prepare'] = () => {}) =>
    openHistory(path, { fresh: () => open(opening, START), prepare });

  const run = (history: ReturnType<typeof openIn>) => {
    let time = START;
    const core = createMarketplaceCore({ state: history.state, now: () => time, record: history.record });
    live(core, (ms) => {
      time += ms;
      core.advance();
    });
    return core;
  };

  test('is there again without having been closed', () => {
    const path = directory();
    const core = run(openIn(path));
    const again = openIn(path);
    expect(again.state).toEqual(core.state);
    expect(openIn(path).state).toEqual(core.state);
    expect(readdirSync(path)).toHaveLength(2);
  });

  test('leaves out a line that was cut off', () => {
    const path = directory();
    const core = run(openIn(path));
    const journal = readdirSync(path).find((name) => name.startsWith('changes-')) ?? '';
    appendFileSync(join(path, journal), '{"at":1,"do":"act","name":"sus');
    expect(openIn(path).state).toEqual(core.state);
  });

  test('takes in products that are new', () => {
    const path = directory();
    run(openIn(path));
    const more = {
      ...opening,
      products: [...PRODUCTS, { ...PRODUCTS[0], code: 'new-code', title: 'New', dimensions: [{ key: 'x' }] }],
    };
    const { state } = openIn(path, (found) => stock(found, more, START));
    expect(state.products['new-code']?.title).toBe('New');
    expect(openIn(path).state.products['new-code']?.title).toBe('New');
  });

  test('is refused if it is of another version', () => {
    const path = directory();
    writeFileSync(join(path, 'snapshot.json'), '{"format":0}');
    expect(() => openIn(path)).toThrow('another version');
  });
});
