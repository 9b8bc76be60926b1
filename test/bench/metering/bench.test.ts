import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { brokenBounds } from './bounds.ts';
import { auditBill, type Figures, figuresOf } from './figures.ts';
import { playHours } from './hours.ts';
import { pictureOf } from './picture.ts';
import { throttledAt } from './throttled.ts';
import { simulatedTime } from './time.ts';

const PLAN = { customers: 7, dimensions: 3, products: 2, hours: 1, events: 20, history: 0 };

const play = async (): Promise<Figures> => figuresOf(PLAN, await playHours(PLAN), 1);

describe('the bench of metering', () => {
  test('all that producers report is on the bill, by the bench’s own sums', async () => {
    const { accepted, billed, calls } = await play();
    expect(accepted).toMatchObject({ records: 7 * (20 + 2 * 3), refused: 0 });
    expect(billed).toEqual({ records: 21, quantity: accepted.quantity, lost: 0, twice: 0 });
    expect(calls.lowest).toBe(2);
    expect(calls.made).toBeGreaterThanOrEqual(2);
  });

  test('what the bill lacks is lost, and what it has too much is billed twice', async () => {
    const { seller, expected } = await playHours(PLAN);
    const [[first = '', quantity = 0] = [], [second = ''] = [], [third = '', wanted = 0] = []] = expected;
    const other = new Map(expected);
    other.set(first, quantity + 5);
    other.delete(second);
    other.set(third, wanted - 2);
    other.set('nobody dimension_0 0', 11);
    const twice = (expected.get(second) ?? 0) + 2;
    expect(auditBill(seller.core, other)).toMatchObject({ lost: 5 + 11, twice });
  });

  test('each bound that is broken is named', async () => {
    const good = await play();
    const throttled = { atOnce: 5, asked: 9, billed: 9, lost: 0, twice: 0, calls: 1, throttled: 0 };
    const of = (broken: Partial<Figures>, more: Partial<typeof throttled> = {}) =>
      brokenBounds({
        sizes: [good, { ...good, ...broken }],
        throttled: [{ ...throttled, ...more }],
        eventsPerSecond: 1,
      });
    expect(of({ billed: { ...good.billed, lost: 3 } })).toContain('7 customers of 2 products: 3 lost');
    expect(of({ billed: { ...good.billed, twice: 4 } })).toContain(
      '7 customers of 2 products: 4 billed too much',
    );
    expect(of({ calls: { made: 9, lowest: 2, throttled: 0 } })).toContain(
      '7 customers of 2 products: 9 calls where 2 would do',
    );
    expect(of({ writes: { ...good.writes, perLedgerItem: 5.5 } })).toContain(
      '7 customers of 2 products: 5.5 write units per ledger item',
    );
    expect(of({ cost: { ...good.cost, total: 2 * good.cost.total } })).toContain(
      'a customer of 7 costs 2 times one',
    );
    expect(of({}, { billed: 8, lost: 1 })).toContain('5 submitters at once: billed 8 of 9');
  });

  test('submitters that get in each other’s way lose nothing, and so it is drawn', async () => {
    const five = await throttledAt(5);
    expect(five).toMatchObject({ asked: 900, billed: 900, lost: 0, twice: 0 });
    expect(five.throttled).toBeGreaterThan(0);
    const drawn = readFileSync(new URL('../../../docs/metering-loss.svg', import.meta.url), 'utf8');
    expect(pictureOf({ throttled: [5, 20, 100].map((atOnce) => ({ ...five, atOnce })) })).toBe(drawn);
    expect(pictureOf({ throttled: [{ ...five, billed: 450, lost: 450 }] })).toContain('>50 %: 450 of 900');
  });

  test('simulated time goes on when everyone waits, the earliest first', async () => {
    const time = simulatedTime(1_000);
    const woken: string[] = [];
    const wait = async (name: string, ms: number): Promise<void> => {
      await time.pause(ms);
      woken.push(`${name} at ${time.now()}`);
    };
    await time.run(
      Promise.all([wait('c', 30), wait('a', 5), wait('b', 5), wait('d', 40).then(() => wait('e', 1))]),
    );
    expect(woken).toEqual(['a at 1005', 'b at 1005', 'c at 1030', 'd at 1040', 'e at 1041']);
  });
});
