/** Tenants that are moved while they are used, over the wire: each hour is billed once, on the account that D1-3 names. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS, startOfHour } from '#domain/time.ts';
import type { Sandbox } from '#local/sandbox.ts';
import { builtSandbox } from './built-sandbox.ts';
import { Usage } from './metering-usage.ts';
import { Moves, Person } from './moves.ts';

const PLAIN = 'aw4fgf5tyo5w2ap6fexample1';

let sandbox: Sandbox;
let moves: Moves;

beforeAll(async () => {
  sandbox = await builtSandbox();
  moves = new Moves(sandbox);
});
afterAll(() => sandbox.close());

/** A tenant that is used, paid for by an account since the start of an hour, and the account that is to pay. */
const used = async (tripled = false) => {
  if (tripled) await moves.stage.marketplace('faults', { delivery: { copies: 3, shuffleMs: MINUTE_MS } });
  const { person, purchase, tenantId } = await moves.customer(PLAIN);
  const usage = new Usage(moves).of(purchase, tenantId);
  await moves.atMinute(0);
  const began = startOfHour(await moves.stage.now());
  const there = new Person(moves.stage, { email: person.email });
  let events = 0;
  /** Goes on to so many minutes after the beginning, with an event each twenty minutes, sent as often as AWS tells things. */
  const until = async (minutes: number): Promise<void> => {
    for (
      let now = await moves.stage.now();
      now < began + minutes * MINUTE_MS;
      now = await moves.stage.now()
    ) {
      const record = { tenantId, id: `e-${(events += 1)}`, quantity: events };
      await usage.report(tripled ? [record, record, record] : [record]);
      if (tripled) await usage.report([record]);
      const left = Math.ceil((began + minutes * MINUTE_MS - now) / MINUTE_MS);
      await moves.minutes(Math.min(20, left));
    }
  };
  /** The target subscribes, sets up, and pays from then on. @returns what it bought */
  const moved = async (changeId: string) => {
    const bought = await moves.buys(there, PLAIN);
    usage.of(bought, tenantId);
    await moves.registers(there, bought, tenantId);
    await moves.must(`/v1/reassignments/${changeId}/verify`, { type: 'AWS Marketplace', services: [] });
    return bought;
  };
  const accounts: Record<string, string> = { [person.account]: 'source', [there.account]: 'target' };
  return {
    ...{ person, purchase, tenantId, there, usage, until, moved, began },
    starts: () => moves.starts(tenantId, there.account),
    /** Who is billed for each hour from the beginning on, once for each line of a bill. */
    payers: () =>
      Object.fromEntries(
        [...Map.groupBy(usage.lines(), ({ hour }) => (hour - began) / HOUR_MS)]
          .sort(([left], [right]) => left - right)
          .map(([hour, lines]) => [hour, lines.map(({ accountId }) => accounts[accountId]).join(' and ')]),
      ),
  };
};

/** From before the end of the second hour to a few minutes after it, by single minutes: no more of a final hour may be left. */
const untilMetered = async (until: (minutes: number) => Promise<void>): Promise<void> => {
  for (const minute of [119, 121, 122, 123, 124]) await until(minute);
};

const none = { lost: 0, twice: 0 };

describe.each([
  ['S1-01', false],
  ['S1-06', true],
])('%s with metered hours', (name, tripled) => {
  test('the source is billed up to the cut-over, the target from it on', async () => {
    const { person, purchase, usage, until, starts, moved, payers } = await used(tripled);
    await until(61);
    const changeId = await starts();
    await moved(changeId);
    await until(125);
    await person.cancel(purchase);
    await until(240);
    await usage.hourOver();
    const { accepted, ...rest } = await usage.billed();
    console.info(name, { accepted, ...rest });
    expect(rest).toEqual({ billed: accepted, ...none });
    expect(accepted).toBeGreaterThan(60);
    await moves.arrives(changeId, 'COMPLETED', 90);
    expect(payers()).toEqual({ 0: 'source', 1: 'source', 2: 'target', 3: 'target' });
    await moves.stage.marketplace('faults', {});
  });
});

describe('S1-02 with metered hours', () => {
  test('canceled first: the hours of grace are nobody’s', async () => {
    const { person, purchase, tenantId, there, usage, until, starts, payers, began } = await used();
    await until(70);
    const changeId = await starts();
    await person.cancel(purchase);
    await untilMetered(until);
    await until(190);
    const bought = await moves.buys(there, PLAIN);
    usage.of(bought, tenantId);
    await there.setUp(bought);
    await moves.must(`/v1/reassignments/${changeId}/verify`, { type: 'AWS Marketplace', services: [] });
    await until(300);
    await usage.hourOver();
    await moves.until(
      async () => payers(),
      (seen) => seen[4] !== undefined,
    );
    const { accepted, billed, lost, twice } = usage.tally();
    console.info('S1-02', { accepted, billed, lost, twice });
    const { items } = await moves.get(`/v1/tenants/${tenantId}/usage?from=${new Date(began).toISOString()}`);
    const waived = (items as { used: number; verdict: { name: string } }[]).filter(
      ({ verdict }) => verdict.name === 'WAIVED',
    );
    expect(waived).toHaveLength(2);
    expect([lost, twice]).toEqual([waived.reduce((sum, { used: units }) => sum + units, 0), 0]);
    expect(billed + lost).toBe(accepted);
    expect(payers()).toEqual({ 0: 'source', 1: 'source', 4: 'target' });
  });
});

describe('the hour of the cut-over', () => {
  test.each([
    [9, 'target'],
    [11, 'source'],
  ])('with %i minutes left of the source’s final hour', async (minutes, payer) => {
    const { person, purchase, usage, until, starts, moved, payers } = await used();
    await until(55);
    const changeId = await starts();
    await until(61);
    await moved(changeId);
    // the source ends at the minute, less what buying and setting up has taken
    await moves.atMinute(minutes);
    await person.cancel(purchase);
    await untilMetered(until);
    await until(240);
    await usage.hourOver();
    const { accepted, ...rest } = await usage.billed();
    console.info(`cut-over, ${minutes} minutes`, { accepted, ...rest });
    expect(rest).toEqual({ billed: accepted, ...none });
    await moves.arrives(changeId, 'COMPLETED', 90);
    expect(payers()).toEqual({ 0: 'source', 1: payer, 2: 'target', 3: 'target' });
  });
});
