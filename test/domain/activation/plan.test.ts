import { describe, expect, it } from 'vitest';
import { sortedFamilies } from '#domain/activation/order.ts';
import { planActivations } from '#domain/activation/plan.ts';
import { isRefusal } from '#domain/errors.ts';
import { DAY_MS } from '#domain/time.ts';
import { A, A2, around, ask, B, B2, emptyTown, redeemed, seen, T0, type Town, terms } from './town.ts';

const NOW = T0 + DAY_MS;
const onlyB = redeemed(emptyTown(), B, 'b', T0);
const planOf = (town: Town, products: readonly string[], more = {}) => {
  const plan = planActivations(town.activations, products, around(NOW, more));
  if (isRefusal(plan)) throw new Error(plan.refused);
  return plan;
};
const productsOf = ({ steps }: ReturnType<typeof planOf>) => steps.map(({ product }) => product);

describe('a plan', () => {
  it('puts the first family first, and keeps the rest as it was asked for', () => {
    const plan = planOf(emptyTown(), [B, B2, A2, A]);
    expect([productsOf(plan), plan.reordered]).toEqual([[A2, A, B, B2], true]);
    // nothing is shut out any more, since what could be is there by then
    expect(plan.steps.flatMap(({ hints }) => hints)).toEqual([]);
  });

  it('leaves an order that works alone', () => {
    expect(planOf(emptyTown(), [A, B]).reordered).toBe(false);
    expect(planOf(emptyTown(), [B, A], { channel: 'mspl' })).toMatchObject({ reordered: false });
  });

  it('does here what can be done here, and says what helps for the rest', () => {
    const plan = planOf(onlyB, [A, B2]);
    expect([productsOf(plan), plan.elsewhere.map(({ product }) => product)]).toEqual([[B2], [A]]);
    expect(plan.elsewhere[0]?.ordering.symptom).toBe('Unexpected Error');
  });

  it('warns once of what a step shuts out, not again', () => {
    expect(planOf(emptyTown(), [B, B2]).steps.map(({ hints }) => hints.length)).toEqual([1, 0]);
  });

  it('names a tenant of the same user that is fit, and none that is not', () => {
    const other = (activations: Town['activations'], channel = 'activation-link') => ({
      activations,
      channel,
    });
    const would = (...others: ReturnType<typeof other>[]) =>
      planOf(onlyB, [A], { user: { owned: 2, others } }).elsewhere[0]?.wouldUse;
    const second = emptyTown('t-0000000002');
    const waiting = ask(second, B, 'x', T0);
    if (isRefusal(waiting)) throw new Error(waiting.refused);
    const withB = redeemed(second, B, 'b2', T0);
    expect(would(other(second.activations))).toBe('t-0000000002');
    expect(would(other(redeemed(second, A, 'a2', T0).activations))).toBe('t-0000000002');
    expect(would(other(withB.activations))).toBeUndefined();
    expect(would(other(waiting.town.activations))).toBeUndefined();
    expect(would(other(seen(withB, A, NOW).town.activations))).toBeUndefined();
  });

  it('is none for a tenant in conflict, or for what nobody sells', () => {
    const { activations } = seen(onlyB, A, NOW).town;
    expect(planActivations(activations, [B], around(NOW))).toMatchObject({ refused: 'TENANT_IN_CONFLICT' });
    expect(planActivations(activations, ['x'], around(NOW))).toMatchObject({ refused: 'PRODUCT_UNKNOWN' });
  });

  it('lets in with a word of warning what the order would stop, had the other come by link (rule 9)', () => {
    const otherwise = seen(emptyTown(), B, T0, { byLink: false }).town;
    const [step] = planOf(otherwise, [A]).steps;
    expect(step?.hints).toMatchObject([{ hint: 'ACTIVATION_OTHERWISE_FIRST' }]);
    // the warning of an irreversible step still holds for the first link of that family
    expect(planOf(otherwise, [B2]).steps[0]?.hints).toMatchObject([{ hint: 'ACTIVATION_SHUTS_OUT' }]);
    const early = seen(emptyTown(), B, Date.parse('2022-11-13T14:59:59Z')).town;
    expect(planOf(early, [A])).toMatchObject({ elsewhere: [], steps: [{ product: A }] });
    const onTheDay = seen(emptyTown(), B, Date.parse('2022-11-13T15:00:00Z')).town;
    expect(planOf(onTheDay, [A])).toMatchObject({ elsewhere: [{ product: A }], steps: [] });
  });

  it('sorts chains and forks, stable where nothing is said', () => {
    const chain = [
      { before: 'b', after: 'c' },
      { before: 'a', after: 'b' },
    ];
    expect(sortedFamilies(['c', 'x', 'b', 'a'], chain)).toEqual(['a', 'b', 'c', 'x']);
    expect(sortedFamilies(['c', 'a'], chain)).toEqual(['c', 'a']);
    expect(sortedFamilies(['x', 'c'], chain)).toEqual(['x', 'c']);
  });

  it('is judged by its own terms alone', () => {
    expect(planOf(onlyB, [A], { terms: { ...terms, orderings: [] } })).toMatchObject({ elsewhere: [] });
  });
});
