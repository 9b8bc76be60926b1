import { describe, expect, it } from 'vitest';
import { readObservation } from '#domain/capabilities/observe.ts';
import { afterCalls, callsOwed, mayBeDown } from '#domain/capabilities/owed.ts';
import { observed, passed, unanswered, weathered } from '#domain/capabilities/propagate.ts';
import type { Propagation } from '#domain/capabilities/propagation.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#domain/time.ts';
import { tableUnder, unmatched } from '../tables/read.ts';
import { edge, NOW, STANDINGS, TELLING_CASES } from './telling.cases.ts';
import { TEN } from './vendor.ts';

const table = tableUnder('Telling a vendor');
const CASES = Object.entries(TELLING_CASES).flatMap(([standing, row]) =>
  Object.entries(row).map(([event, each]) => [`${standing} × ${event}`, standing, event, each] as const),
);

const standing = (name: string): Propagation => {
  const found = STANDINGS[name];
  if (!found) throw new Error(`nothing stands as ${name}`);
  return found;
};

describe('the table of telling a vendor', () => {
  it('has a case for each cell, and a cell for each case', () => {
    expect(unmatched(table, TELLING_CASES)).toEqual({ cellsWithoutCase: [], casesWithoutCell: [] });
  });

  it.each(CASES)('%s', (_name, name, event, { says, then, is }) => {
    expect(table[name]?.[event]).toContain(says);
    expect(then(standing(name))).toMatchObject(is);
  });

  it('forgets why the vendor declined a change that it took after all', () => {
    const taken = afterCalls(standing('declined'), { called: true, told: { taken: true } }, [], NOW);
    expect(taken).not.toHaveProperty('refusal');
  });
});

describe('calls', () => {
  const taken = standing('taken');

  it('are owed by nobody who is not due, or over', () => {
    const none = { upstreams: false, tell: false, look: false };
    expect(callsOwed(taken, [], TEN)).toEqual(none);
    const synced = observed(taken, { value: 25, asOf: NOW }, [], NOW);
    expect(callsOwed(synced, [], TEN + HOUR_MS)).toEqual(none);
    const heard = { called: true, seen: { value: 10, asOf: NOW } };
    expect(afterCalls(synced, heard, [], NOW)).toBe(synced);
  });

  it('begin with the question what is down, where overdue would be told, unless that was said just now', () => {
    const at = TEN + 10 * MINUTE_MS;
    const upstreams = (asOf: number) => callsOwed(taken, [edge('UP', asOf)], at).upstreams;
    expect([upstreams(at - 30 * SECOND_MS), upstreams(at - 29 * SECOND_MS)]).toEqual([true, false]);
    expect(callsOwed(taken, [], at - 1).upstreams).toBe(false);
  });

  it('end with it where what is wanted is not shown', () => {
    const after = (value?: number) =>
      mayBeDown(
        taken,
        { called: true, ...(value === undefined ? {} : { seen: { value, asOf: NOW } }) },
        [],
        NOW,
      );
    expect([after(25), after(10), after()]).toEqual([false, true, true]);
    expect(mayBeDown(taken, { called: false }, [], NOW)).toBe(false);
    expect(mayBeDown(taken, { called: true }, [edge('UP', NOW)], NOW)).toBe(false);
  });
});

describe('a look', () => {
  it('is an hour away once a change has been overdue for a day', () => {
    const lookedAt = (at: number): number => {
      const overdue = passed(standing('taken'), at);
      return (unanswered(overdue, at).lookAt ?? 0) - at;
    };
    const day = TEN + 10 * MINUTE_MS + 24 * HOUR_MS;
    expect([lookedAt(day - 1), lookedAt(day)]).toEqual([MINUTE_MS, HOUR_MS]);
  });
});

describe('a clock that stands', () => {
  const taken = standing('taken');

  it('has stood since the system went down, and runs since it came back, whenever that was heard', () => {
    const paused = weathered(taken, [edge('MAINTENANCE', TEN + MINUTE_MS)], TEN + 9 * MINUTE_MS);
    expect(paused).toMatchObject({
      ...{ clock: { ranMs: MINUTE_MS }, state: { name: 'PAUSED', since: TEN + MINUTE_MS } },
    });
    const back = weathered(paused, [edge('UP', TEN + 20 * MINUTE_MS)], TEN + 22 * MINUTE_MS);
    expect(back).toMatchObject({
      ...{ clock: { ranMs: MINUTE_MS, since: TEN + 20 * MINUTE_MS }, lookAt: TEN + 22 * MINUTE_MS },
    });
  });

  it('never stands from before it ran, nor runs from before it stood, nor from later than now', () => {
    const early = weathered(taken, [edge('FAULT', TEN - HOUR_MS)], NOW);
    expect(early).toMatchObject({ clock: { ranMs: 0 }, state: { since: TEN } });
    const back = weathered(early, [edge('UP', TEN - MINUTE_MS)], NOW);
    expect(back).toMatchObject({ clock: { ranMs: 0, since: TEN } });
    expect(weathered(taken, [edge('FAULT', NOW + HOUR_MS)], NOW).state.since).toBe(NOW);
    // nothing is known of what stopped it: it runs from now on
    expect(weathered(early, [], NOW)).toMatchObject({ clock: { since: NOW } });
  });
});

describe('an observation', () => {
  const said = { tenantId: 't-000000000001', subject: 'profile', value: null, asOf: '2026-11-23T10:00:00Z' };

  it.each([
    [said, { asOf: TEN }],
    [{ ...said, tenantId: 'reseller', productCode: 'code1' }, { productCode: 'code1' }],
    [{ ...said, more: 1 }, { value: null }],
    [{ ...said, tenantId: 'reseller' }, { details: { field: 'tenantId' } }],
    [{ ...said, subject: '' }, { details: { field: 'subject' } }],
    [{ ...said, value: Number.POSITIVE_INFINITY }, { details: { field: 'value' } }],
    [{ ...said, asOf: '2026-13-45' }, { details: { field: 'asOf' } }],
    [null, { details: { field: 'tenantId' } }],
    [{ ...said, asOf: '2026-11-23T11:00:00Z' }, { refused: 'OBSERVED_IN_FUTURE' }],
  ])('%j', (input, is) => {
    expect(readObservation(input, TEN)).toMatchObject(is);
  });

  it('from a clock that is ahead of ours hides nothing that is seen later', () => {
    const ahead = observed(standing('taken'), { value: 10, asOf: NOW + HOUR_MS }, [], NOW);
    expect(ahead.observed).toEqual({ value: 10, asOf: NOW });
    expect(observed(ahead, { value: 25, asOf: NOW + 1 }, [], NOW + 1).state.name).toBe('SYNCED');
  });
});
