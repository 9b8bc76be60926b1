import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { tableUnder, unmatched } from '#test/domain/tables/read.ts';
import { linkedStreet, type Street, street, subscriptionIdOf, T, THIRD } from './street.ts';

const table = tableUnder('Cancellations');

interface Case {
  /** What the cell says. */
  readonly says: string;
  /** The tenant's state, whose license it is linked to, and the state of the reassignment. */
  readonly ends: () => Promise<readonly [tenant: string, license: number, change: string]>;
}

const standing = async (made: Street, changeId?: string) => {
  const { state, link } = await made.tenantNow();
  const license = [1, 2, 3].find((each) => subscriptionIdOf(each) === link.subscriptionId) ?? 0;
  return [state.name, license, changeId === undefined ? 'none' : await made.state(changeId)] as const;
};

const ready = async (): Promise<{ made: Street; changeId: string }> => {
  const made = await street();
  const changeId = await made.begin();
  await made.subscribe(2);
  await made.setUp(2);
  return { made, changeId };
};

/** Moved, verified, the source ended: nothing is open any more. */
const moved = async (): Promise<Street> => {
  const { made } = await linkedStreet();
  await made.wait(5 * MINUTE_MS);
  await made.end(1);
  await made.wait(2 * HOUR_MS, 10 * MINUTE_MS);
  return made;
};

const third = async (made: Street, changeId?: string) => {
  await made.subscribe(3);
  const before = await standing(made, changeId);
  await made.end(3);
  await made.wait(2 * HOUR_MS, 10 * MINUTE_MS);
  expect(made.desk.memory.all('license').some(({ buyerAccount }) => buyerAccount === THIRD)).toBe(true);
  expect(await standing(made, changeId)).toEqual(before);
  return before;
};

/** Cells that cannot be: the link is never with a side that does not live. */
const NEVER = undefined;

const CASES: Record<string, Record<string, Case | undefined>> = {
  'source, linked to the target': {
    'open, the other side live': {
      says: 'CANCEL_PROCESSING',
      ends: async () => {
        const { made, changeId } = await linkedStreet();
        await made.wait(5 * MINUTE_MS);
        await made.end(1);
        return standing(made, changeId);
      },
    },
    'open, the other side not live': NEVER,
    'none open': {
      says: 'recorded only',
      ends: async () => {
        const made = await moved();
        await made.end(1);
        return standing(made);
      },
    },
  },
  'source, linked to the source': {
    'open, the other side live': {
      says: 'CANCEL_PROCESSING',
      ends: async () => {
        const { made, changeId } = await ready();
        await made.end(1);
        return standing(made, changeId);
      },
    },
    'open, the other side not live': {
      says: 'GRACE',
      ends: async () => {
        const made = await street();
        const changeId = await made.begin();
        await made.end(1);
        expect(made.events()).toContain('reassignment.orphaned');
        return standing(made, changeId);
      },
    },
    'none open': {
      says: 'GRACE',
      ends: async () => {
        const made = await street();
        await made.end(1);
        return standing(made);
      },
    },
  },
  'target, linked to the target': {
    'open, the other side live': {
      says: 'ROLLED_BACK',
      ends: async () => {
        const { made, changeId } = await linkedStreet();
        await made.end(2);
        return standing(made, changeId);
      },
    },
    'open, the other side not live': {
      says: 'NEEDS_ATTENTION',
      ends: async () => {
        const { made, changeId } = await linkedStreet();
        await made.end(1);
        await made.wait(MINUTE_MS);
        await made.end(2);
        return standing(made, changeId);
      },
    },
    'none open': {
      says: 'GRACE',
      ends: async () => {
        const made = await moved();
        await made.end(2);
        return standing(made);
      },
    },
  },
  'target, linked to the source': {
    'open, the other side live': {
      says: 'AWAITING_TARGET',
      ends: async () => {
        const { made, changeId } = await ready();
        await made.end(2);
        return standing(made, changeId);
      },
    },
    'open, the other side not live': NEVER,
    'none open': {
      says: 'recorded only',
      ends: async () => {
        const made = await street();
        await made.subscribe(2);
        await made.end(2);
        return standing(made);
      },
    },
  },
  'a third account': {
    'open, the other side live': {
      says: 'unrelated',
      ends: async () => {
        const { made, changeId } = await linkedStreet();
        await made.wait(5 * MINUTE_MS);
        return third(made, changeId);
      },
    },
    'open, the other side not live': {
      says: 'unrelated',
      ends: async () => {
        const made = await street();
        return third(made, await made.begin());
      },
    },
    'none open': { says: 'unrelated', ends: async () => third(await street()) },
  },
};

const EXPECTED: Record<string, readonly [string, number, string]> = {
  'source, linked to the target × open, the other side live': ['ACTIVE', 2, 'CANCEL_PROCESSING'],
  'source, linked to the target × none open': ['ACTIVE', 2, 'none'],
  'source, linked to the source × open, the other side live': ['ACTIVE', 2, 'CANCEL_PROCESSING'],
  'source, linked to the source × open, the other side not live': ['GRACE', 1, 'REQUESTED'],
  'source, linked to the source × none open': ['GRACE', 1, 'none'],
  'target, linked to the target × open, the other side live': ['ACTIVE', 1, 'ROLLED_BACK'],
  'target, linked to the target × open, the other side not live': ['GRACE', 2, 'NEEDS_ATTENTION'],
  'target, linked to the target × none open': ['GRACE', 2, 'none'],
  'target, linked to the source × open, the other side live': ['ACTIVE', 1, 'AWAITING_TARGET'],
  'target, linked to the source × none open': ['ACTIVE', 1, 'none'],
  'a third account × open, the other side live': ['ACTIVE', 2, 'CANCEL_AWAITED'],
  'a third account × open, the other side not live': ['ACTIVE', 1, 'REQUESTED'],
  'a third account × none open': ['ACTIVE', 1, 'none'],
};

const cells = Object.entries(CASES).flatMap(([row, columns]) =>
  Object.entries(columns).map(([column, each]) => ({ row, column, each })),
);

describe('table D1-2: a cancellation and the linked payer', () => {
  test('has a case for each cell, and a cell for each case', () => {
    expect(unmatched(table, CASES)).toEqual({ cellsWithoutCase: [], casesWithoutCell: [] });
    const possible = cells.filter(({ each }) => each !== NEVER);
    expect(possible.map(({ row, column }) => `${row} × ${column}`)).toEqual(Object.keys(EXPECTED));
  });

  test.each(cells.filter(({ each }) => each === NEVER))('$row × $column cannot be', ({ row, column }) => {
    expect(table[row]?.[column]).toBe('–');
  });

  test.each(cells.filter(({ each }) => each !== NEVER))('$row × $column', async ({ row, column, each }) => {
    expect(table[row]?.[column]).toContain(each?.says);
    expect(await each?.ends()).toEqual(EXPECTED[`${row} × ${column}`]);
  });

  test('where nobody pays, grace ends in suspension, and the data is kept', async () => {
    const made = await moved();
    await made.end(2);
    await made.wait(8 * 24 * HOUR_MS, 12 * HOUR_MS);
    expect((await made.tenantNow(T)).state.name).toBe('SUSPENDED');
  });
});
