import { describe, expect, test } from 'vitest';
import { riskText, stepText } from '#domain/messages/reassignment.ts';
import type { ProductType } from '#domain/names.ts';
import { wantedOffer } from '#domain/offers/wanted.ts';
import { link } from '#domain/reassignment/commands.ts';
import { type Plan, planOf } from '#domain/reassignment/plan.ts';
import type { Around } from '#domain/reassignment/plan-sides.ts';
import type { Scene } from '#domain/reassignment/scene.ts';
import { HOUR_MS, MINUTE_MS, nextHourBoundary } from '#domain/time.ts';
import { BUYER, offerOf, recorded, released, T0 } from '#test/offers/facts.ts';
import { policyWith, SOURCE, TARGET, TEN, Town } from './town.ts';

const begun = (policy = policyWith()): Town => {
  const town = new Town(policy).until(TEN + 5 * MINUTE_MS);
  if (town.open()) throw new Error('not begun');
  return town;
};
const planned = (town: Town, more: Partial<Around> = {}, type?: ProductType): Plan =>
  planOf(town.scene as Scene, {
    now: town.now,
    policy: town.policy,
    product: { name: 'Example', ...(type ? { type } : {}) },
    ...more,
  });
const codes = ({ risks }: Plan): string[] => risks.map(({ code }) => code);
const standings = ({ steps }: Plan) =>
  Object.fromEntries(steps.map(({ code, standing }) => [code, standing]));

describe('a plan', () => {
  test('where any account may be moved to, speaks of no reseller and of no private offer', () => {
    const plan = planned(begun());
    expect(plan.offer).toBeUndefined();
    expect(codes(plan)).toEqual(['FREE_TRIAL_STAYS', 'LISTS_BEHIND']);
    const subscribe = plan.steps.find(({ code }) => code === 'SUBSCRIBE');
    expect(subscribe && stepText(plan, subscribe, 'en')).toContain(
      '“Continue to Subscribe”, then “Subscribe”',
    );
  });

  test('of a contract says that what was paid ahead stays', () => {
    const plan = planned(begun(), {}, 'saas-contract');
    expect(codes(plan)).toContain('CONTRACT_STAYS');
    expect(codes(planned(begun(), {}, 'saas-subscription'))).not.toContain('CONTRACT_STAYS');
    const [risk] = plan.risks.filter(({ code }) => code === 'CONTRACT_STAYS');
    expect(risk && riskText(plan, risk, 'fr')).toContain(SOURCE);
  });

  test('from an SPPO, to an account that no reseller of the policy provides, warns of both', () => {
    const ofSource = { ...offerOf([recorded(1, { kind: 'sppo' })]), offerId: 'offer-1' };
    const plan = planned(begun(), { ofSource });
    expect(codes(plan).slice(0, 2)).toEqual(['NOT_SPPO', 'NOT_ONE_RESELLER']);
    expect(plan.offer).toEqual({ step: 'OFFER_NOT_VISIBLE' });
  });

  test('goes step by step, and what it did not come to is skipped', () => {
    const town = begun();
    expect(standings(planned(town))).toEqual({
      SUBSCRIBE: 'next',
      SET_UP: 'ahead',
      LINK: 'ahead',
      VERIFY: 'ahead',
      CANCEL: 'ahead',
    });
    town.hear('l-2', TARGET, { kind: 'granted' });
    expect(standings(planned(town))).toMatchObject({ SUBSCRIBE: 'done', SET_UP: 'next' });
    town.hear('l-2', TARGET, { kind: 'registered' });
    town.until(town.now + MINUTE_MS).try(link);
    expect(standings(planned(town))).toMatchObject({ LINK: 'done', VERIFY: 'next' });
    town.hear('l-2', TARGET, { kind: 'ended', cause: 'CANCELLED' });
    expect(town.state).toBe('ROLLED_BACK');
    const over = planned(town);
    expect(standings(over)).toMatchObject({ VERIFY: 'skipped', CANCEL: 'skipped' });
    expect(over.next.code).toBe('NOTHING');
    expect(over.timeline.map(({ code }) => code)).toEqual([
      'REQUESTED',
      'TARGET_GRANTED',
      'TARGET_REGISTERED',
      'LINKED',
      'MOVED_BACK',
      'TARGET_ENDED',
      'ROLLED_BACK',
    ]);
  });

  test('the cut-over is the next whole hour until the link moves, and then the one that was written', () => {
    const town = begun();
    expect(planned(town).cutOver).toEqual({ hour: nextHourBoundary(town.now), isSettled: false });
    town.hear('l-2', TARGET, { kind: 'granted' }).hear('l-2', TARGET, { kind: 'registered' });
    town.try(link);
    const hour = nextHourBoundary(town.now);
    expect(planned(town.until(town.now + 3 * HOUR_MS)).cutOver).toEqual({ hour, isSettled: true });
  });

  test('can be kept as JSON', () => {
    const plan = planned(begun());
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });
});

describe('the offer that an account would do best to accept', () => {
  const account = BUYER;
  const productCode = 'plainproduct1';
  const now = T0 + 60 * MINUTE_MS;
  const sppo = (id: string, minutes: number) =>
    offerOf([released({ at: T0 + minutes * MINUTE_MS }), recorded(minutes, { kind: 'sppo' })], id);

  test('an SPPO before any other, the newest first', () => {
    const mppo = offerOf([released({ at: T0 + 30 * MINUTE_MS })], 'offer-mppo');
    const offers = [mppo, sppo('offer-old', 1), sppo('offer-new', 20)];
    expect(wantedOffer(offers, { account, productCode }, now)?.offerId).toBe('offer-new');
    expect(wantedOffer([mppo], { account, productCode }, now)?.offerId).toBe('offer-mppo');
  });

  test('none of another product, of another account, or expired', () => {
    expect(wantedOffer([sppo('offer-a', 1)], { account, productCode: 'other' }, now)).toBeUndefined();
    expect(wantedOffer([sppo('offer-a', 1)], { account: '999999999999', productCode }, now)).toBeUndefined();
    const expired = offerOf([released({ expiresAt: now })], 'offer-over');
    expect(wantedOffer([expired], { account, productCode }, now)).toBeUndefined();
  });
});
