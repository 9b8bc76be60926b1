import { describe, expect, test } from 'vitest';
import { boardOf, figuresOf, monthCloseAfter } from '#domain/metering/board.ts';
import { openCase } from '#domain/metering/cases.ts';
import { closeHour } from '#domain/metering/close.ts';
import type { LedgerItem, Verdict } from '#domain/metering/ledger.ts';
import { allowanceIdOf, drawOf, givenBack } from '#domain/metering/reduce.ts';
import { dueIn, flushed, soughtAgain, workOf } from '#domain/metering/work-of.ts';
import { shardOf } from '#domain/shard.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import {
  CLOSED,
  DEADLINE,
  HOUR,
  hourWith,
  PAYER,
  record,
  TENANT,
  termsOf,
  used,
  workWith,
} from './out-hours.ts';

const SHARDS = { shards: 16 };
const names = Array.from({ length: 30 }, (_, index) => `d${String(index).padStart(2, '0')}`);
const itemsOf = (more: Parameters<typeof hourWith>[0] = {}): readonly LedgerItem[] =>
  closeHour(
    hourWith(more),
    names.map((name, index) => used(name, index + 1)),
  ).items;
const withVerdict = (items: readonly LedgerItem[], dimension: string, verdict: Verdict): LedgerItem[] =>
  items.map((item) => (item.dimension === dimension ? { ...item, verdict } : item));

describe('work', () => {
  test('comes in parts of 25 records, under the deadline of the hour', () => {
    const work = workOf(itemsOf(), SHARDS);
    expect(work.map(({ part, records }) => [part, records.length])).toEqual([
      [0, 25],
      [1, 5],
    ]);
    expect(work[0]).toMatchObject({
      ...{
        region: 'us-east-1',
        shard: shardOf(TENANT, 16),
        deadline: DEADLINE,
        tenantId: TENANT,
        hour: HOUR,
      },
      ...{ productCode: 'prod1', identity: PAYER.identity, tries: 0 },
    });
    expect(work[0]?.records[0]).toEqual({ dimension: 'd00', quantity: 1, timestamp: HOUR });
    expect(workOf(itemsOf({ ended: { endedAt: CLOSED } }), { ...SHARDS, endedAt: CLOSED })[0]).toMatchObject({
      ...{ endedAt: CLOSED, deadline: CLOSED + HOUR_MS },
    });
  });

  test('of a closing that goes on counts as tried: what AWS calls a duplicate may be ours', () => {
    expect(workOf(itemsOf(), SHARDS).map(({ tries }) => tries)).toEqual(
      workOf(itemsOf(), SHARDS).map(() => 0),
    );
    const again = workOf(itemsOf(), { ...SHARDS, isGoingOn: true });
    expect(again.map(({ tries }) => tries)).toEqual(again.map(() => 1));
    expect(again.length).toBeGreaterThan(0);
  });

  test('has the same names when the hour is closed again, whatever was settled meanwhile', () => {
    const first = workOf(itemsOf(), SHARDS);
    const settled = ['d00', 'd29'].reduce(
      (items, dimension) => withVerdict(items, dimension, { name: 'BILLED', at: CLOSED }),
      [...itemsOf()],
    );
    const again = workOf([...settled].reverse(), SHARDS);
    expect(again.map(({ part, records }) => [part, records.map(({ dimension }) => dimension)])).toEqual([
      [0, names.slice(1, 25)],
      [1, names.slice(25, 29)],
    ]);
    expect(first[1]?.records[0]).toEqual(again[1]?.records[0]);
  });

  test('is apart where it is held, and there is none of what is not to be sent', () => {
    const usual = { d02: 0.001 };
    const held = closeHour(hourWith({ usual }), [used('d02', 5_000), used('d03', 1), used('d04', 0)]).items;
    const work = workOf(held, SHARDS);
    const caseId = `mc-suspicious-${TENANT}-2026-11-21T10-d02`;
    expect(work.map(({ part }) => part)).toEqual([0, 1_000]);
    expect(work[1]).toMatchObject({ cases: { d02: caseId }, notBefore: DEADLINE - 2 * HOUR_MS });
    expect(work[0]?.records.map(({ dimension }) => dimension)).toEqual(['d03']);
    expect(workOf(itemsOf({ payer: { nobody: 'NO_PAYER_NOW' } }), SHARDS)).toEqual([]);
    expect(workOf(itemsOf({ payer: { ...PAYER, mode: 'dry-run' } }), SHARDS)).toEqual([]);
  });
});

describe('what was held and is released', () => {
  const usual = { d02: 0.001 };
  const held = closeHour(hourWith({ usual }), [used('d02', 5_000), used('d03', 1)]).items;
  const namesOf = (items: readonly LedgerItem[]) =>
    workOf(items, SHARDS).map(({ part, records }) => [part, records.map(({ dimension }) => dimension)]);
  const [due, apart] = workOf(held, SHARDS);

  test('keeps its work item where the hour is closed again: in a second one it would be its own duplicate', () => {
    const released = withVerdict(held, 'd02', dueIn({ part: 1_000 }));
    expect(namesOf(released)).toEqual(namesOf(held));
    const [, again] = workOf(released, SHARDS);
    expect(again).not.toHaveProperty('cases');
    expect(again).not.toHaveProperty('notBefore');
    expect(namesOf(withVerdict(held, 'd02', { name: 'BILLED', at: CLOSED }))).toEqual([[0, ['d03']]]);
  });

  test.each([
    ['of the hour', due, { name: 'DUE' }],
    ['apart', apart, { name: 'DUE', released: true }],
    ['of the hour, sought by a flush', due && soughtAgain(due), { name: 'DUE' }],
    ['apart, sought by a flush', apart && soughtAgain(apart), { name: 'DUE', released: true }],
  ])('is known by its work: %s', (_, item, verdict) => {
    expect(item && dueIn(item)).toEqual(verdict);
  });
});

describe('the end of a license', () => {
  const now = CLOSED + 10 * MINUTE_MS;
  test('brings the deadline forward and ends a pause; what moves counts as tried', () => {
    const after = flushed(workWith({ tries: 0, notBefore: now + HOUR_MS, refusals: 2 }), now, now);
    expect(after).toMatchObject({ deadline: now + HOUR_MS, endedAt: now, tries: 1, refusals: 2 });
    expect(after).not.toHaveProperty('notBefore');
    expect(flushed(after, now, now + 1)).toBe(after);
    expect(flushed(workWith({ tries: 7 }), now, now).tries).toBe(7);
  });

  test('leaves a sooner deadline as it is', () => {
    const near = workWith({ deadline: now + 5 * MINUTE_MS, tries: 0 });
    expect(flushed(near, now, now)).toEqual({ ...near, endedAt: now });
  });

  test('lets go of what is held with a third of the time left, or when it would have', () => {
    const held = { cases: { scans: 'mc-suspicious-x' } };
    const of = (notBefore: number) => flushed(workWith({ ...held, notBefore }), now, now).notBefore;
    expect(of(DEADLINE - 2 * HOUR_MS)).toBe(now + 40 * MINUTE_MS);
    expect(of(now + MINUTE_MS)).toBe(now + MINUTE_MS);
  });
});

describe('what was drawn', () => {
  test('is given back by a quantity that was none', () => {
    const id = allowanceIdOf(PAYER, 'bytes');
    const entitlements = {
      ...({ licenseId: 'l-1', askedAt: 0, asOf: 1 } as const),
      entitlements: [{ dimension: 'bytes', type: 'integer' as const, value: 600 }],
    };
    const known = hourWith({
      ...{
        productType: 'saas-contract-with-consumption',
        entitlements,
        terms: termsOf(),
        usual: { bytes: 1 },
      },
      allowances: { [id]: { allowanceId: id, drawn: 100, hour: 0 } },
    });
    const { items, allowances } = closeHour(known, [used('bytes', 5_000), used('scans', 1)]);
    expect(items[0]).toMatchObject({ quantity: 4_500, verdict: { name: 'HELD' } });
    const draw = items[0] && drawOf(items[0]);
    expect(draw).toEqual({ allowanceId: id, amount: 500 });
    expect(allowances.map((after) => draw && givenBack(after, draw).drawn)).toEqual([100]);
    expect(items[1] && drawOf(items[1])).toBeUndefined();
  });
});

describe('the board', () => {
  const now = DEADLINE - 30 * MINUTE_MS;
  const work = [
    workWith({ part: 1, records: [record('a', 5), record('b', 7)], said: 'NoAnswer' }),
    workWith({ hour: HOUR + HOUR_MS, deadline: DEADLINE + HOUR_MS, productCode: 'prod2' }),
    workWith({
      hour: HOUR + 2 * HOUR_MS,
      deadline: now + 6 * HOUR_MS,
      cases: { scans: 'mc-suspicious-x' },
      notBefore: now + 1,
    }),
    workWith({ hour: HOUR + 9 * HOUR_MS, deadline: DEADLINE + 9 * HOUR_MS }),
  ];
  const closings = [
    { tenantId: TENANT, hour: HOUR + 3 * HOUR_MS, closeAt: now - 2 },
    { tenantId: TENANT, hour: HOUR + 3 * HOUR_MS, closeAt: now - 9 },
    { tenantId: 't-2', hour: HOUR + 3 * HOUR_MS, closeAt: now },
    { tenantId: 't-2', hour: HOUR + 4 * HOUR_MS, closeAt: now + 1 },
  ];
  const lateCase = openCase(undefined, {
    ...{
      caseId: 'mc-late-x',
      kind: 'late',
      tenantId: TENANT,
      productCode: 'prod1',
      hour: HOUR,
      dimension: 'a',
    },
    ...{ quantity: 1, openedAt: now },
  }).case;

  test('says what becomes unbillable, by when, oldest first', () => {
    const settled = {
      ...lateCase,
      state: { name: 'SETTLED', since: now, how: 'billed', by: 'operator' },
    } as const;
    const board = boardOf({ work: [...work].reverse(), closings, now }, [lateCase, settled]);
    expect(board.withinHour).toMatchObject({ until: now + HOUR_MS, records: 2, quantity: 12, held: 0 });
    expect(board.withinHour.oldest).toEqual(
      [record('a', 5), record('b', 7)].map(({ dimension, quantity }) => ({
        ...{
          tenantId: TENANT,
          productCode: 'prod1',
          hour: HOUR,
          dimension,
          quantity,
          deadline: DEADLINE,
          said: 'NoAnswer',
        },
      })),
    );
    expect(board.withinSixHours).toMatchObject({
      ...{ records: 4, quantity: 14, held: 1 },
      products: [
        { productCode: 'prod1', records: 3, quantity: 13 },
        { productCode: 'prod2', records: 1, quantity: 1 },
      ],
    });
    expect(board.withinSixHours.oldest[3]?.caseId).toBe('mc-suspicious-x');
    expect(board.atMonthClose).toMatchObject({ until: Date.parse('2026-12-01T06:00Z'), records: 5 });
    expect([board.unclosed, board.waiting]).toEqual([{ hours: 2, oldest: now - 9 }, { cases: 1 }]);
    expect(boardOf({ work: [], closings: [], now }, []).unclosed).toEqual({ hours: 0 });
  });

  test('closes a month at 06:00 on the 1st', () => {
    const first = Date.parse('2026-12-01T06:00Z');
    expect([first - 1, first, first + DAY_MS].map(monthCloseAfter)).toEqual([
      first,
      Date.parse('2027-01-01T06:00Z'),
      Date.parse('2027-01-01T06:00Z'),
    ]);
  });

  test.each([
    ['nothing waits', [], [], { meteringAge: 0 }],
    ['the oldest record', work, [], { meteringAge: (now - HOUR - HOUR_MS) / 1_000 }],
    ['what is held is not late', work.slice(2, 3), [], { meteringAge: 0 }],
    ['what is to be closed', [], closings, { meteringAge: (now - HOUR - 4 * HOUR_MS) / 1_000 }],
    ['what is to be closed later', [], closings.slice(3), { meteringAge: 0 }],
    ['a flush in time', [workWith({ endedAt: now - 39 * MINUTE_MS })], [], { meteringFlushOverdue: 0 }],
    [
      'a flush that is overdue',
      [workWith({ endedAt: now - 40 * MINUTE_MS })],
      [],
      { meteringFlushOverdue: 1 },
    ],
    [
      'a hold with four hours left',
      [workWith({ deadline: now + 4 * HOUR_MS, cases: {} })],
      [],
      { meteringHoldsDue: 0 },
    ],
    [
      'a hold with less',
      [workWith({ deadline: now + 4 * HOUR_MS - 1, cases: {} })],
      [],
      { meteringHoldsDue: 1 },
    ],
    ['this month is no backlog', work, closings, { meteringMonthEndBacklog: 0 }],
  ])('figures: %s', (_, some, times, expected) => {
    const figures = figuresOf({ work: some, closings: times, now });
    expect(figures).toMatchObject(expected);
  });

  test('figures: last month until it is closed', () => {
    const first = Date.parse('2026-12-01T00:00Z');
    const hours = [first - HOUR_MS, first];
    const standing = {
      work: hours.map((hour) => workWith({ hour })),
      closings: hours.map((hour) => ({ tenantId: 't-2', hour, closeAt: first })),
    };
    const backlog = (now: number) => figuresOf({ ...standing, now }).meteringMonthEndBacklog;
    expect([first + HOUR_MS, first + 6 * HOUR_MS - 1, first + 6 * HOUR_MS].map(backlog)).toEqual([2, 2, 0]);
  });
});
