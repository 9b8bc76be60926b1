import { describe, expect, it } from 'vitest';
import { mendConflict } from '#domain/activation/conflict.ts';
import { caseIdOf } from '#domain/activation/standing.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { tableUnder, unmatched } from '../tables/read.ts';
import {
  A,
  A2,
  B,
  B2,
  emptyTown,
  FAMILY_A,
  FAMILY_B,
  lettersOf,
  MINUTE,
  redeem,
  redeemed,
  seen,
  T0,
  type Town,
} from './town.ts';

const TABLE = tableUnder('Activation');
const LATER = T0 + 60 * MINUTE;

const onlyA = redeemed(emptyTown(), A, 'first-a', T0);
const onlyB = redeemed(emptyTown(), B, 'first-b', T0);
const STATES: Readonly<Record<string, Town>> = {
  E: emptyTown(),
  A: onlyA,
  B: onlyB,
  AB: redeemed(onlyA, B, 'first-b', T0 + MINUTE),
  'BA!': seen(onlyB, A, T0 + MINUTE).town,
};

type Happens = (town: Town) => Town | Refusal;

const redeems =
  (product: string, path: string): Happens =>
  (town) => {
    const played = redeem(town, product, path, LATER);
    return isRefusal(played) ? played : played.town;
  };

const mend: Happens = (town) => {
  const { tenantId } = town.activations;
  const caseId = caseIdOf(tenantId, { before: FAMILY_A, after: FAMILY_B });
  return { ...town, activations: mendConflict(town.activations, caseId, LATER).activations };
};

/** The link that the tenant used first; one that was never used is no re-use. */
const reuse: Happens = (town) =>
  redeems(A, town === STATES['A'] || town === STATES['AB'] ? 'first-a' : 'first-b')(town);

const EVENTS: Readonly<Record<string, Happens>> = {
  'redeem A (ours)': redeems(A2, 'second-a'),
  'redeem B (ours)': redeems(B2, 'second-b'),
  'observed A (done at vendor)': (town) => seen(town, A2, LATER).town,
  'observed B': (town) => seen(town, B2, LATER).town,
  'support.resolved': mend,
  're-use same link': reuse,
};

const cases = Object.entries(STATES).flatMap(([state, town]) =>
  Object.entries(EVENTS).map(([event, happens]) => ({ state, event, town, happens })),
);

describe('the table of activations', () => {
  it('has a case for each cell and a cell for each case', () => {
    const proven = Object.fromEntries(Object.keys(STATES).map((state) => [state, EVENTS]));
    expect(unmatched(TABLE, proven)).toEqual({ cellsWithoutCase: [], casesWithoutCell: [] });
    expect(cases).toHaveLength(30);
  });

  it.each(Object.entries(STATES))('%s is what its name says', (name, town) => {
    expect(lettersOf(town)).toBe(name);
  });

  it.each(cases.filter(({ state, event }) => !(state === 'E' && event === 're-use same link')))(
    '$state × $event',
    ({ state, event, town, happens }) => {
      const says = TABLE[state]?.[event] ?? '';
      const became = happens(town);
      if (isRefusal(became)) {
        expect(says).toContain(`\`${became.refused}\``);
        return;
      }
      expect(says).not.toContain('409');
      expect(lettersOf(became)).toBe(says === '–' ? state : /^[AB]+!?/.exec(says)?.[0]);
      if (says === '–') expect(became.activations).toBe(town.activations);
    },
  );

  it('E × re-use same link: an empty tenant has used none, and one that was refused is free again', () => {
    expect(TABLE['E']?.['re-use same link']).toBe('–');
    expect(STATES['E']?.links).toEqual({});
  });

  it('warns in the one cell that says so, and in no other', () => {
    const warned = cases.filter(({ event, town }) => {
      if (!event.startsWith('redeem')) return false;
      const played = redeem(town, event === 'redeem A (ours)' ? A2 : B2, 'any', LATER);
      return !isRefusal(played) && played.hints.length > 0;
    });
    expect(warned.map(({ state, event }) => `${state} × ${event}`)).toEqual(['E × redeem B (ours)']);
    expect(TABLE['E']?.['redeem B (ours)']).toContain('warned');
  });
});
