import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIVATION_FACTS_MAX, type ActivationFact } from '#domain/activation/activation.ts';
import { observe } from '#domain/activation/observe.ts';
import { withFact } from '#domain/activation/standing.ts';
import { isRefusal } from '#domain/errors.ts';
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
  seen,
  T0,
  type Town,
  terms,
} from './town.ts';

const family = (product: string) => terms.products[product]?.family ?? '';
const factsOf = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom('redeemed' as const, 'observed' as const),
    id: fc.stringMatching(/^[a-f]{2}$/),
    product: fc.constantFrom(A, A2, B, B2),
    at: fc.integer({ min: 0, max: 5 }).map((n) => T0 + n * MINUTE),
    channel: fc.constantFrom('activation-link', 'activation-link', 'mspl'),
    byLink: fc.boolean(),
  }),
  { maxLength: 7, selector: ({ id }) => id },
);

const folded = (facts: readonly ActivationFact[]) =>
  facts.reduce((before, fact) => withFact(before, fact, terms, T0), emptyTown().activations);

describe('the order of activations', () => {
  it('is judged the same, in whatever order facts are heard, and however often', () => {
    fc.assert(
      fc.property(
        factsOf.map((facts) => facts.map((fact) => ({ ...fact, family: family(fact.product) }))),
        fc.infiniteStream(fc.nat()),
        (facts, dice) => {
          const rolls = dice[Symbol.iterator]();
          const twice = [...facts, ...facts]
            .map((fact) => ({ fact, place: rolls.next().value ?? 0 }))
            .sort((left, right) => left.place - right.place)
            .map(({ fact }) => fact);
          expect(folded(twice)).toEqual(folded(facts));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('holds over first activations, except in a conflict, which only an observed fact creates (L9)', () => {
    const act = fc.record({
      how: fc.constantFrom('redeem', 'redeem', 'see'),
      product: fc.constantFrom(A, A2, B, B2),
      late: fc.nat({ max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 10 }), (acts) => {
        const town = acts.reduce((before: Town, { how, product, late }, n) => {
          const now = T0 + n * 60 * MINUTE;
          if (how === 'see') return seen(before, product, now - late * MINUTE).town;
          const played = redeem(before, product, `link-${n}`, now);
          return isRefusal(played) ? before : played.town;
        }, emptyTown());
        const { facts, state } = town.activations;
        const first = (of: string) => facts.find((fact) => fact.family === of);
        const [a, b] = [first(FAMILY_A), first(FAMILY_B)];
        const isWrong = a !== undefined && b !== undefined && b.at < a.at;
        expect(state.name === 'CONFLICT').toBe(isWrong);
        if (isWrong) expect([a.kind, b.kind]).toContain('observed');
      }),
      { numRuns: 300 },
    );
  });

  it('drops a conflict that an earlier activation shows never to have been', () => {
    const wrong = seen(seen(emptyTown(), B, T0 + MINUTE).town, A, T0 + 2 * MINUTE).town;
    const { town, events } = seen(wrong, A2, T0);
    expect([lettersOf(wrong), lettersOf(town)]).toEqual(['BA!', 'AB']);
    expect(events.map(({ type }) => type)).toEqual(['activation.observed', 'activation.mended']);
  });

  it('judges by the policy that a conflict was found under; another one touches nothing by itself (L15)', () => {
    const before = seen(emptyTown(), B, T0).town;
    const conflict = seen(before, A, T0 + MINUTE).town;
    const lenient = { ...terms, orderings: [], policy: 'cloud-one/activation-links@2' };
    const fact = { kind: 'observed', id: 'x', product: B2, family: FAMILY_B } as const;
    const more = { ...fact, at: T0 + 2 * MINUTE, channel: 'activation-link', byLink: true };
    const after = withFact(conflict.activations, more, lenient, T0 + 2 * MINUTE);
    expect(after.state).toMatchObject({
      name: 'CONFLICT',
      conflicts: [{ policy: 'cloud-one/activation-links@1', symptom: 'Unexpected Error' }],
    });
  });

  it('is as good with more facts than are kept: first ones stay', () => {
    const many = Array.from({ length: ACTIVATION_FACTS_MAX + 50 }, (_, n): ActivationFact => {
      const product = n === 0 ? B : A;
      const fact = { kind: 'observed', id: `o-${n}`, product, family: family(product) } as const;
      return { ...fact, at: T0 + n * MINUTE, channel: 'activation-link', byLink: n !== 3 };
    });
    const { facts, state } = folded(many);
    expect(facts).toHaveLength(ACTIVATION_FACTS_MAX);
    expect([facts[0]?.id, facts[1]?.id, state.name]).toEqual(['o-0', 'o-1', 'CONFLICT']);
  });

  it('keeps a first one that came otherwise: what follows is a renewal', () => {
    const fact = (n: number, product: string, byLink: boolean): ActivationFact => ({
      ...{ kind: 'observed', id: `o-${n}`, product, family: family(product), byLink },
      ...{ at: T0 + n * MINUTE, channel: 'activation-link' },
    });
    const many = Array.from({ length: ACTIVATION_FACTS_MAX + 50 }, (_, n) => fact(n + 1, B, true));
    const { facts, state } = folded([fact(0, A, false), ...many, fact(999, A, true)]);
    expect([facts.length, facts[0]?.id, state.name]).toEqual([ACTIVATION_FACTS_MAX, 'o-0', 'ACTIVE']);
  });

  it('gives what was activated at the same instant the benefit of the doubt', () => {
    expect(lettersOf(seen(seen(emptyTown(), B, T0).town, A, T0).town)).toBe('AB');
    expect(lettersOf(seen(seen(emptyTown(), B, T0).town, A, T0 + 1).town)).toBe('BA!');
  });

  it('hears the same activation once, whoever tells of it', () => {
    const { town } = seen(emptyTown(), A, T0);
    expect(seen(town, A, T0).events).toEqual([]);
    const untimed = { product: A, seenAt: T0 + MINUTE, byLink: true, channel: 'activation-link' };
    const again = observe(town.activations, untimed, terms, T0 + MINUTE);
    expect(again).toEqual({ activations: town.activations, events: [] });
    const other = observe(town.activations, { ...untimed, product: B }, terms, T0 + MINUTE);
    expect(other).toMatchObject({ events: [{ type: 'activation.observed', since: T0 + MINUTE }] });
  });
});
