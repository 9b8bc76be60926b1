import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '#domain/capabilities/acts.ts';
import { mayOperate } from '#domain/capabilities/may-do.ts';
import { isAwaited, overdueAt, ranMsAt } from '#domain/capabilities/propagation.ts';
import { isRefusal } from '#domain/errors.ts';
import { remoteManager, tableIn } from '#test/policies/remote-manager.ts';
import { TEN, Vendor } from './vendor.ts';

const RUNS = 400;
const table = tableIn(remoteManager);

const product = fc.constantFrom('wfbs', 'wfbs-services', 'cloud-edge', 'hosted-email-security');
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('product.enlist' as const), product, plan: fc.constant('plan') }),
  fc.record({
    kind: fc.constant('product.enlist' as const),
    product,
    key: fc.constant({ keyHash: 'h', masked: '••' }),
  }),
  fc.record({ kind: fc.constant('seats.assign' as const), product, seats: fc.integer({ min: 0, max: 3 }) }),
  fc.record({
    kind: fc.constant('product.describe' as const),
    product,
    description: fc.constantFrom('a', 'b'),
  }),
  fc.record({ kind: fc.constant('profile.change' as const), profileHash: fc.constantFrom('a', 'b') }),
  fc.record({ kind: fc.constant('product.delete' as const), product, confirm: product }),
  fc.record({ kind: fc.constant('counter.reset' as const), product }),
);

type Step = (vendor: Vendor) => unknown;
const systems = ['wfbs-services', 'licensing-management-platform', 'customer-licensing-portal'];
const step: fc.Arbitrary<Step> = fc.oneof(
  act.map(
    (each): Step =>
      (vendor) =>
        vendor.do(each),
  ),
  fc.integer({ min: 1, max: 130 }).map(
    (minutes): Step =>
      (vendor) =>
        vendor.at((vendor.now - TEN) / 60_000 + minutes),
  ),
  fc.subarray(systems).map(
    (down): Step =>
      (vendor) =>
        vendor.weather(down),
  ),
  fc.tuple(fc.nat(), fc.boolean(), fc.integer({ min: 0, max: 30 })).map(
    ([which, isRight, ago]): Step =>
      (vendor) => {
        const seen = vendor.propagations[which % vendor.propagations.length];
        if (seen)
          vendor.show(seen.subject, isRight ? seen.desired : 'something else', vendor.now - ago * 60_000);
      },
  ),
  fc.constantFrom('lmp', 'clp').map(
    (type): Step =>
      (vendor) =>
        vendor.migrate(type),
  ),
);
const history = fc.tuple(fc.constantFrom('lmp', 'clp'), fc.array(step, { maxLength: 25 }));

/** What must hold of every propagation, after every step. */
const checked = (vendor: Vendor): void => {
  const awaited = vendor.propagations.filter(isAwaited);
  // one at most is awaited for each thing
  expect(new Set(awaited.map(({ subject }) => subject)).size).toBe(awaited.length);
  for (const each of vendor.propagations) {
    const ran = ranMsAt(each, vendor.now);
    // what takes the place of another in the same instant is wanted after it
    expect(ran).toBeLessThanOrEqual(Math.max(0, vendor.now - each.openedAt));
    expect(overdueAt(each) === undefined).toBe(
      each.state.name !== 'PENDING' && each.state.name !== 'OVERDUE',
    );
    if (each.state.name === 'OVERDUE') expect(ran).toBeGreaterThanOrEqual(each.terms.overdueMs);
    if (each.state.name === 'SYNCED') expect(each.observed?.value).toBe(each.desired);
    expect(each.told).toBeLessThanOrEqual(1);
  }
};

describe('any history of a vendor account', () => {
  it('tells each overdue once for a run of its clock, and closes only what it told', () => {
    fc.assert(
      fc.property(history, ([type, steps]) => {
        const vendor = new Vendor(type);
        for (const each of steps) {
          each(vendor);
          checked(vendor);
        }
        const of = (eventType: string, id: string) =>
          vendor.events.filter(
            (event) => event.type === eventType && 'propagationId' in event && event.propagationId === id,
          ).length;
        for (const { propagationId: id, drifts, state } of vendor.propagations) {
          const [overdue, closed] = [of('propagation.overdue', id), of('propagation.overdue.closed', id)];
          expect(overdue).toBeLessThanOrEqual(drifts + 1);
          expect(closed).toBeLessThanOrEqual(overdue);
          if (state.name === 'SYNCED' || state.name === 'SUPERSEDED') expect(closed).toBe(overdue);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('awaits nothing that the table refused at that moment (L13)', () => {
    fc.assert(
      fc.property(history, ([type, steps]) => {
        const vendor = new Vendor(type);
        for (const each of steps) {
          const before = vendor.propagations.length;
          each(vendor);
          for (const { operation, product: of } of vendor.propagations.slice(before))
            expect(isRefusal(mayOperate(table, vendor.account.accountType, operation, of))).toBe(false);
          // and after a change of type, nothing that is still awaited is refused by the new type
          for (const { operation, product: of } of vendor.propagations.filter(isAwaited))
            expect(isRefusal(mayOperate(table, vendor.account.accountType, operation, of))).toBe(false);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
