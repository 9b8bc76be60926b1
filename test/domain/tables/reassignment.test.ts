import { describe, expect, it } from 'vitest';
import { tableUnder, unmatched } from './read.ts';
import { BEGINNINGS, REASSIGNMENT_CASES } from './reassignment.cases.ts';

const table = tableUnder('Reassignment');
const CASES = Object.entries(REASSIGNMENT_CASES).flatMap(([state, row]) =>
  Object.entries(row).flatMap(([event, cases]) =>
    cases.map((each, index) => [`${state} × ${event} (${index + 1})`, state, event, each] as const),
  ),
);

describe('the table of the reassignment', () => {
  it('has a case for each cell, and a cell for each case', () => {
    expect(unmatched(table, REASSIGNMENT_CASES)).toEqual({ cellsWithoutCase: [], casesWithoutCell: [] });
    expect(CASES.every(([, , , { says }]) => says !== '')).toBe(true);
  });

  it.each(CASES)('%s', (_name, state, event, { says, from, then, becomes, tenant }) => {
    expect(table[state]?.[event]).toContain(says);
    const town = (from ?? BEGINNINGS[state])?.();
    if (!town) throw new Error(`nothing reaches ${state}`);
    expect(town.state).toBe(state);
    const answered = then(town);
    expect(typeof answered === 'string' ? answered : town.state).toBe(becomes);
    if (!tenant) return;
    const { link } = town.tenant;
    expect([town.tenant.state.name, link?.subscriptionId.split('~')[0]]).toEqual(tenant);
  });
});
