/**
 * The process that takes or closes dies in the n-th of its calls to a store, for each n: whoever got no answer sends again, the
 * next run closes again, and in the end the ledger has exactly what was reported.
 */
import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { Crash, crashing, type Office, office, sent, TEN, TENANT, total } from './hours-office.ts';

const CLOSING = TEN + HOUR_MS + 10 * MINUTE_MS;

type Crashing = ReturnType<typeof crashing>;

/** Sends until there is an answer. */
const insist = async (desk: Office, through: Crashing, records: readonly unknown[]): Promise<void> => {
  try {
    await desk.report(records, through.ports);
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    await desk.report(records);
  }
};

/** Runs whatever happens: a run that dies is followed by the next one. */
const close = async (desk: Office, through: Crashing, now: number): Promise<void> => {
  await desk.close(now, through.ports).catch((error: unknown) => {
    if (!(error instanceof Crash)) throw error;
  });
  await desk.close(now + MINUTE_MS);
};

/** An hour with events and totals, more of it in the lag, late events and rises, and the hours after it. */
const story = async (desk: Office, through: Crashing): Promise<void> => {
  await insist(desk, through, [sent('a', 3), sent('b', 4), total('s', 10, 1)]);
  desk.clock.now = TEN + HOUR_MS;
  await insist(desk, through, [sent('b', 4), sent('c', 50, { dimension: 'bytes' })]);
  await close(desk, through, CLOSING);
  await insist(desk, through, [sent('d', 7), sent('a', 3), total('s', 15, 30)]);
  await insist(desk, through, [sent('d', 7), total('s', 19, 40)]);
  await close(desk, through, CLOSING + HOUR_MS);
  await insist(desk, through, [sent('e', 1)]);
  await close(desk, through, CLOSING + 2 * HOUR_MS);
};

/** What came of a story, whatever the order. */
const sumsOf = async (desk: Office) => {
  const ledger = await desk.ledger();
  const sum = (dimension: string, by: 'used' | 'quantity') =>
    ledger.filter((item) => item.dimension === dimension).reduce((total_, item) => total_ + item[by], 0);
  const records = (await desk.work()).flatMap((item) => item.records);
  return {
    scans: sum('scans', 'used'),
    bytes: sum('bytes', 'used'),
    told: records.reduce((total_, { quantity }) => total_ + quantity, 0),
    isAllDue: ledger.every(({ verdict }) => verdict.name === 'DUE'),
    closings: (await desk.closings()).length,
  };
};

const EXPECTED = { scans: 3 + 4 + 7 + 19 + 1, bytes: 50, told: 84, isAllDue: true, closings: 0 };

describe.each(['before', 'after'] as const)('a crash %s a call', (when) => {
  test('loses and doubles nothing, whichever call it is', async () => {
    let call = 0;
    let hasCrashed = true;
    while (hasCrashed) {
      call += 1;
      const desk = await office();
      const through = crashing(desk.ports, call, when);
      await story(desk, through);
      hasCrashed = through.state.hasCrashed;
      expect({ call, ...(await sumsOf(desk)) }).toEqual({ call, ...EXPECTED });
    }
    expect(call).toBeGreaterThan(50);
  });

  test('keeps every late record on the desk, once', async () => {
    let call = 0;
    let hasCrashed = true;
    while (hasCrashed) {
      call += 1;
      const desk = await office({ metering: { late: 'desk' } });
      const through = crashing(desk.ports, call, when);
      await insist(desk, through, [sent('a', 3)]);
      await close(desk, through, CLOSING);
      await insist(desk, through, [sent('b', 4), total('s', 6, 30)]);
      await insist(desk, through, [sent('b', 4), total('s', 9, 40)]);
      hasCrashed = through.state.hasCrashed;
      expect(desk.cases()).toMatchObject([{ quantity: 13 }]);
      expect(desk.store.journal).not.toHaveLength(0);
    }
    expect(call).toBeGreaterThan(20);
  });

  test('draws an allowance once', async () => {
    let call = 0;
    let hasCrashed = true;
    while (hasCrashed) {
      call += 1;
      const desk = await office({
        type: 'saas-contract-with-consumption',
        metering: { dimensions: { scans: { consumption: 'allowance' } } },
      });
      await desk.seed('entitlements', 'l-1', {
        ...{ licenseId: 'l-1', askedAt: TEN, asOf: TEN },
        entitlements: [{ dimension: 'scans', type: 'integer', value: 5 }],
      });
      await desk.seed('credit', `${TENANT}/scans`, { creditId: `${TENANT}/scans`, left: 2 });
      const through = crashing(desk.ports, call, when);
      await insist(desk, through, [sent('a', 8)]);
      await close(desk, through, CLOSING);
      hasCrashed = through.state.hasCrashed;
      expect(await desk.ledger()).toMatchObject([{ used: 8, quantity: 1 }]);
      expect(desk.store.all('allowance')).toMatchObject([{ drawn: 5 }]);
      expect(desk.store.all('credit')).toMatchObject([{ left: 0 }]);
    }
    expect(call).toBeGreaterThan(10);
  });
});
