import { describe, expect, it } from 'vitest';
import { abort, link } from '#domain/reassignment/commands.ts';
import { payerOfHour } from '#domain/tenant/tenures.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { tableUnder } from '../tables/read.ts';
import { policyWith, SOURCE, TARGET, TEN, Town } from './town.ts';

const minutes = (count: number) => TEN + count * MINUTE_MS;

/** The target is ready at 10:00, and nothing else has happened. */
const ready = (): Town => {
  const town = new Town(policyWith()).until(minutes(0));
  town.open();
  town.hear('l-2', TARGET, { kind: 'registered' });
  return town.hear('l-2', TARGET, { kind: 'granted', agreementId: 'agmt-2', offerId: 'offer-2' });
};

const linkedAt = (minute: number): Town => {
  const town = ready().until(minutes(minute));
  town.try(link);
  return town;
};

/** @param heardAfter minutes after ten when the end was heard of, if not at once */
const sourceEnds = (town: Town, minute: number, heardAfter = minute): Town => {
  town.until(minutes(heardAfter));
  return town.hear('l-1', SOURCE, { kind: 'ended', cause: 'CANCELLED' }, minutes(minute));
};

/** Who pays for the hours that begin at nine, ten, eleven and twelve o'clock, by license; nobody is a dash. */
const payers = (town: Town): string =>
  [-1, 0, 1, 2].map((hour) => payerOfHour(town.tenant, TEN + hour * HOUR_MS)?.slice(0, 3) ?? '-').join(' ');

const CASES: Readonly<Record<string, readonly [says: string, town: () => Town, payers: string][]>> = {
  'no cancel before the end of h': [
    ['the link moved at 10:20', () => linkedAt(20).until(minutes(61)), 'l-1 l-1 l-2 l-2'],
    ['the link moved on the hour', () => linkedAt(0).until(minutes(61)), 'l-1 l-2 l-2 l-2'],
    ['it ends in the hour after', () => sourceEnds(linkedAt(20), 70), 'l-1 l-1 l-2 l-2'],
  ],
  'source canceled at c ≥ T inside h, and at least 10 minutes of its final hour are left when h is over': [
    ['canceled at 10:25', () => sourceEnds(linkedAt(20), 25), 'l-1 l-1 l-2 l-2'],
    ['exactly ten minutes are left', () => sourceEnds(linkedAt(5), 10), 'l-1 l-1 l-2 l-2'],
    ['heard late, with ten minutes left', () => sourceEnds(linkedAt(20), 25, 75), 'l-1 l-1 l-2 l-2'],
  ],
  'fewer than 10 minutes left, or its final hour is over, and no record for h accepted yet': [
    ['canceled at 10:09', () => sourceEnds(linkedAt(5), 9), 'l-1 l-2 l-2 l-2'],
    ['heard with nine minutes left', () => sourceEnds(linkedAt(20), 25, 76), 'l-1 l-2 l-2 l-2'],
    ['heard when the final hour was over', () => sourceEnds(linkedAt(20), 25, 90), 'l-1 l-2 l-2 l-2'],
  ],
  'a record for h was accepted on the source': [
    [
      'the hour never moves',
      () => {
        const town = linkedAt(5);
        town.recorded = [TEN];
        return sourceEnds(town, 9);
      },
      'l-1 l-1 l-2 l-2',
    ],
  ],
  'rollback inside h': [
    [
      'undone at 10:40',
      () => {
        const town = linkedAt(20).until(minutes(40));
        town.try(abort);
        return town;
      },
      'l-1 l-1 l-1 l-1',
    ],
    [
      'the target ended at 10:40',
      () => {
        const town = linkedAt(20).until(minutes(40));
        return town.hear('l-2', TARGET, { kind: 'ended', cause: 'CANCELLED' });
      },
      'l-1 l-1 l-1 l-1',
    ],
  ],
  'GRACE hours': [
    [
      'the target lands an hour and a half later',
      () => {
        const town = new Town(policyWith()).until(minutes(0));
        town.open();
        sourceEnds(town, 10);
        town.until(minutes(100));
        town.hear('l-2', TARGET, { kind: 'registered' });
        return town.hear('l-2', TARGET, { kind: 'granted', agreementId: 'agmt-2' });
      },
      'l-1 l-1 - l-2',
    ],
    ['the target was ready: it is linked at once', () => sourceEnds(ready(), 9), 'l-1 l-1 l-2 l-2'],
  ],
};

describe('the hour of the cut-over', () => {
  it('has a case for each situation, and a situation for each case', () => {
    expect(Object.keys(CASES).sort()).toEqual(Object.keys(tableUnder('The hour of the cut-over')).sort());
  });

  const all = Object.entries(CASES).flatMap(([situation, cases]) =>
    cases.map(([says, town, expected]) => [situation, says, town, expected] as const),
  );
  it.each(all)('%s: %s', (_situation, _says, town, expected) => {
    expect(payers(town())).toBe(expected);
  });

  it('tenures never overlap, whatever moved', () => {
    for (const [, , town] of all) {
      const { tenures } = town().tenant;
      for (const [index, tenure] of tenures.entries()) {
        expect(tenure.from % HOUR_MS).toBe(0);
        const before = tenures[index - 1];
        if (before) expect(before.until).toBeLessThanOrEqual(tenure.from);
      }
    }
  });
});
