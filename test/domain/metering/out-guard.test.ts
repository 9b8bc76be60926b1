import { describe, expect, test } from 'vitest';
import { silenceCase } from '#domain/metering/close.ts';
import { releaseTime, silentDimensions, usualOf } from '#domain/metering/guard.ts';
import {
  fitsMark,
  freezeHour,
  isFrozen,
  isRecorded,
  markHour,
  payerOfFrozen,
} from '#domain/metering/marks.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { CLOSED, frozenWith, HOUR, PAYER, TENANT, termsOf } from './out-hours.ts';

/** Hours before HOUR, newest first. */
const history = (quantities: readonly number[], dimension = 'scans') =>
  quantities.map((used, back) => ({ hour: HOUR - (back + 1) * HOUR_MS, dimension, used }));

describe('what is usual', () => {
  test.each([
    ['too few hours', [9, 9, 9, 9, 9], undefined],
    ['as many as the policy asks for', [1, 9, 2, 8, 3, 7], 5],
    ['an odd number', [1, 9, 2, 8, 3, 7, 100], 7],
    ['hours without usage say nothing', [0, 9, 0, 9, 9, 0, 9, 9, 9], 9],
    ['hours without usage are no hours', [0, 9, 9, 9, 9, 9], undefined],
    [
      'only the latest 24 count',
      [...Array.from({ length: 24 }, () => 4), ...Array.from({ length: 40 }, () => 900)],
      4,
    ],
  ])('%s', (_, quantities, expected) => {
    expect(usualOf(history(quantities), termsOf()).scans).toBe(expected);
  });

  test('each dimension has its own', () => {
    const both = [...history([1, 1, 1, 1, 1, 1]), ...history([7, 7, 7, 7, 7, 7], 'bytes')];
    expect(usualOf(both, termsOf())).toEqual({ scans: 1, bytes: 7 });
  });
});

describe('when what is held goes out', () => {
  test.each([
    ['a day before', 24 * HOUR_MS, 2 * HOUR_MS],
    ['six hours before, the policy still holds', 6 * HOUR_MS, 2 * HOUR_MS],
    ['three hours before, a third is left', 3 * HOUR_MS, 1 * HOUR_MS],
    ['in a final hour', 1 * HOUR_MS, 20 * MINUTE_MS],
    ['half an hour before', 30 * MINUTE_MS, 10 * MINUTE_MS],
    ['later, so that AWS is told by the next run even if one dies', 12 * MINUTE_MS, 10 * MINUTE_MS],
    ['in the last minutes: at once', 97_000, 10 * MINUTE_MS],
    ['after the deadline: at once', -1 * HOUR_MS, 10 * MINUTE_MS],
  ])('%s', (_, left, before) => {
    expect(releaseTime(HOUR + left, HOUR, 2 * HOUR_MS)).toBe(HOUR + left - before);
  });
});

describe('silence', () => {
  const terms = termsOf({ guard: { silence: true, hours: 3 } });
  const silent = (quantities: readonly number[], used: readonly string[] = []) =>
    silentDimensions({ hour: HOUR, history: history(quantities), used }, terms);
  test.each([
    ['after hours with usage', [1, 1, 1], [], ['scans']],
    ['not while it is used', [1, 1, 1], ['scans'], []],
    ['not with too few hours', [1, 1], [], []],
    ['not where an hour was silent before: that one was told', [0, 1, 1, 1], [], []],
  ])('%s', (_, quantities, used, expected) => {
    expect(silent(quantities, used)).toEqual(expected);
  });

  test('is told only where the policy says so, and holds nothing', () => {
    expect(
      silentDimensions({ hour: HOUR, history: history([1, 1, 1, 1, 1, 1]), used: [] }, termsOf()),
    ).toEqual([]);
    const draft = silenceCase(frozenWith(PAYER), 'scans', { now: CLOSED });
    expect(draft).toMatchObject({ kind: 'silence', quantity: 0, tenantId: TENANT });
    expect(draft).not.toHaveProperty('releaseAt');
  });
});

describe('marks', () => {
  const subject = { tenantId: TENANT, hour: HOUR, productCode: 'prod1' };
  const payer = PAYER;
  test('who marks or freezes second goes on from what stands', () => {
    const marked = markHour(undefined, { ...subject, now: CLOSED });
    expect(marked).toEqual({ ...subject, markedAt: CLOSED });
    expect(markHour(marked, { ...subject, now: CLOSED + 1 })).toBe(marked);
    expect([isRecorded(undefined), isRecorded(marked), isFrozen(marked)]).toEqual([false, true, false]);
    const frozen = freezeHour(marked, { packs: { hashes: ['b', 'a'] }, payer, now: CLOSED });
    expect(frozen.frozen).toEqual({ at: CLOSED, packs: ['a', 'b'], payer });
    const second = freezeHour(frozen, {
      packs: { hashes: ['c'] },
      payer: { nobody: 'NO_PAYER_NOW' },
      now: CLOSED + 1,
    });
    expect(second).toBe(frozen);
    expect(payerOfFrozen(frozen)).toBe(payer);
  });

  test('too many packs stand in a manifest', () => {
    const hashes = Array.from({ length: 151 }, (_, index) => `h${index}`);
    expect([fitsMark(hashes.slice(1)), fitsMark(hashes)]).toEqual([true, false]);
    const marked = markHour(undefined, { ...subject, now: CLOSED });
    const manifest = { id: 'm-1', parts: 1 };
    const frozen = freezeHour(marked, {
      packs: { manifest },
      payer: { nobody: 'OTHER_CHANNEL' },
      now: CLOSED,
    });
    expect(frozen.frozen).toMatchObject({ manifest });
    expect(frozen.frozen.packs).toBeUndefined();
    expect(payerOfFrozen(frozen)).toBeUndefined();
  });
});
