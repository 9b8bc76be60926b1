import { describe, expect, it } from 'vitest';
import { unanswered } from '#domain/capabilities/propagate.ts';
import { propagationDueAt, readingOf } from '#domain/capabilities/propagation.ts';
import { MINUTE_MS } from '#domain/time.ts';
import { tableUnder, unmatched } from '../tables/read.ts';
import { BEGINNINGS, PROPAGATION_CASES, SEATS } from './propagation.cases.ts';
import { seated } from './seats.ts';
import { TEN, withServices } from './vendor.ts';

const table = tableUnder('Propagation');
const CASES = Object.entries(PROPAGATION_CASES).flatMap(([state, row]) =>
  Object.entries(row).flatMap(([event, cases]) =>
    cases.map((each, index) => [`${state} × ${event} (${index + 1})`, state, event, each] as const),
  ),
);

describe('the table of the propagation', () => {
  it('has a case for each cell, and a cell for each case', () => {
    expect(unmatched(table, PROPAGATION_CASES)).toEqual({ cellsWithoutCase: [], casesWithoutCell: [] });
  });

  it.each(CASES)('%s', (_name, state, event, { says, from, then, becomes, reads, told }) => {
    expect(table[state]?.[event]).toContain(says);
    const vendor = (from ?? BEGINNINGS[state])?.();
    if (!vendor) throw new Error(`nothing reaches ${state}`);
    // the first one of its subject: a newer one is a record of its own
    const first = () => vendor.propagations.find(({ subject }) => subject === SEATS);
    expect(first()?.state.name).toBe(state);
    then(vendor);
    const after = first();
    if (!after) throw new Error('it is gone');
    expect(after.state.name).toBe(becomes);
    expect(readingOf(after, vendor.now)).toMatchObject({ state: becomes, ...reads });
    if (!told) return;
    expect([vendor.told('propagation.overdue'), vendor.told('propagation.overdue.closed')]).toEqual(told);
  });
});

describe('what is seen', () => {
  it('moves nothing where it speaks of the time before the change, or is older than what was seen', () => {
    const vendor = seated().at(3);
    vendor.show(SEATS, 25, TEN - 1);
    expect(vendor.read(SEATS)).toMatchObject({ state: 'PENDING', observed: { value: 25, asOf: TEN - 1 } });
    vendor.show(SEATS, 10, TEN + 2 * MINUTE_MS);
    vendor.show(SEATS, 25, TEN + MINUTE_MS);
    expect(vendor.read(SEATS)).toMatchObject({ state: 'PENDING', observed: { value: 10 } });
  });

  it('is not late because it was heard late', () => {
    const vendor = seated().at(15);
    vendor.show(SEATS, 25, TEN + 9 * MINUTE_MS);
    expect(vendor.read(SEATS)).toMatchObject({ state: 'SYNCED', late: false });
    expect(vendor.told('propagation.overdue.closed')).toBe(1);
  });

  it('is no drift where something newer was seen to be right', () => {
    const vendor = seated().at(10);
    vendor.show(SEATS, 25, TEN + 2 * MINUTE_MS);
    vendor.show(SEATS, 25, TEN + 5 * MINUTE_MS);
    vendor.show(SEATS, 10, TEN + 3 * MINUTE_MS);
    expect(vendor.read(SEATS)).toMatchObject({
      state: 'SYNCED',
      observed: { value: 25, asOf: TEN + 5 * MINUTE_MS },
    });
  });

  it('comes to the same in any order', () => {
    const seen = [
      [10, 1],
      [25, 2],
      [25, 3],
    ] as const;
    const ends = [seen, [seen[2], seen[0], seen[1]], [seen[1], seen[2], seen[0]]].map((order) => {
      const vendor = seated().at(4);
      for (const [value, minute] of order) vendor.show(SEATS, value, TEN + minute * MINUTE_MS);
      return vendor.read(SEATS).state;
    });
    expect(ends).toEqual(['SYNCED', 'SYNCED', 'SYNCED']);
  });
});

describe('how it reads', () => {
  it('is overdue at its time, whether or not the sweep came by', () => {
    const vendor = seated();
    vendor.now = TEN + 10 * MINUTE_MS;
    expect(vendor.latest(SEATS).state.name).toBe('PENDING');
    expect(vendor.read(SEATS)).toMatchObject({ state: 'OVERDUE', since: vendor.now });
    vendor.now -= 1;
    expect(vendor.read(SEATS).state).toBe('PENDING');
  });

  it('names no time while its clock stands', () => {
    const vendor = seated().at(3).weather(['wfbs-services']);
    expect(vendor.read(SEATS)).not.toHaveProperty('overdueAt');
    vendor.at(10).weather([]);
    expect(vendor.read(SEATS)).toMatchObject({
      overdueAt: TEN + 17 * MINUTE_MS,
      expectedAt: TEN + 12 * MINUTE_MS,
    });
  });

  it('begins paused where a system that it needs is down already', () => {
    const vendor = withServices('lmp').weather(['wfbs-services']);
    vendor.do({ kind: 'counter.reset', product: 'wfbs-services' });
    expect(vendor.read('products/wfbs-services/counter')).toMatchObject({ state: 'PAUSED' });
    expect(vendor.events.slice(-2).map(({ type }) => type)).toEqual([
      'propagation.pending',
      'propagation.paused',
    ]);
  });
});

describe('when something is due', () => {
  it('is the next look or the moment of overdue, and never once it is over', () => {
    const vendor = seated();
    const propagation = vendor.latest(SEATS);
    expect(propagationDueAt(propagation)).toBe(TEN + MINUTE_MS);
    expect(propagationDueAt(unanswered(propagation, TEN + 9.5 * MINUTE_MS))).toBe(TEN + 10 * MINUTE_MS);
    vendor.at(2).show(SEATS, 25);
    expect(vendor.dueAt(SEATS)).toBeUndefined();
    expect(unanswered(vendor.latest(SEATS), vendor.now)).toBe(vendor.latest(SEATS));
  });

  it('is later than the sweep that did what was due, whatever that was', () => {
    for (const vendor of [seated().at(10), seated().at(11).weather(['wfbs-services'])]) {
      const looked = unanswered(vendor.latest(SEATS), vendor.now);
      expect(propagationDueAt(looked)).toBeGreaterThan(vendor.now);
    }
  });
});

describe('events', () => {
  it('tell of drift first, and then that it is awaited again', () => {
    const vendor = seated().at(2);
    vendor.show(SEATS, 25);
    vendor.at(3).show(SEATS, 10);
    expect(vendor.events.at(-1)).toMatchObject({ type: 'propagation.drifted', since: vendor.now });
    vendor.at(20).show(SEATS, 25);
    expect(vendor.events.slice(-3).map(({ type }) => type)).toEqual([
      'propagation.overdue',
      'propagation.synced',
      'propagation.overdue.closed',
    ]);
  });
});
