import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFacts, type LicenseFact } from '#domain/subscription/facts.ts';
import { hearFact, type License, licenseAt } from '#domain/subscription/license.ts';
import { isLive } from '#domain/subscription/subscription.ts';

/** lists of up to 12 facts. */
const RUNS = 2_000;

describe('the facts of one license in the order of time', () => {
  const stamp = {
    at: fc.integer({ min: 0, max: 20 }).map((n) => n * 600_000),
    id: fc.string({ minLength: 1, maxLength: 3 }),
  };
  const agreementId = fc.constantFrom('agmt-1', 'agmt-2');
  const fact: fc.Arbitrary<LicenseFact> = fc.oneof(
    fc.record({ kind: fc.constant('registered' as const), ...stamp }),
    fc.record({ kind: fc.constant('granted' as const), agreementId, ...stamp }),
    fc.record({ kind: fc.constant('bound' as const), tenantId: fc.constantFrom('t-a', 't-b'), ...stamp }),
    fc.record({ kind: fc.constant('failed' as const), ...stamp }),
    fc.record({
      kind: fc.constant('ended' as const),
      agreementId,
      cause: fc.constant('DEPROVISIONED' as const),
      ...stamp,
    }),
    fc.record({ kind: fc.constant('closed' as const), ...stamp }),
  );
  const details = { licenseId: 'l-1', licenseArn: 'arn:aws:license-manager::1:license:l-1' } as const;
  const fold = (facts: readonly LicenseFact[], now: number): License | undefined =>
    facts.reduce<License | undefined>((license, each) => hearFact(license, details, each, now), undefined);

  it('L7: what has ended or failed never lives again', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 12 }), (facts) => {
        const over = new Set<string>();
        let license: License | undefined;
        for (const each of facts.toSorted(compareFacts)) {
          license = licenseAt(hearFact(license, details, each, each.at), each.at);
          for (const subscription of license.subscriptions) {
            expect(isLive(subscription) && over.has(subscription.id)).toBe(false);
            if (['ENDING', 'ENDED', 'FAILED'].includes(subscription.state.name)) over.add(subscription.id);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('P10, L6: shuffled and doubled, they fold to the same', () => {
    fc.assert(
      fc.property(
        fc
          .array(fact, { minLength: 1, maxLength: 12 })
          .chain((facts) =>
            fc.tuple(
              fc.constant(facts),
              fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 }),
            ),
          ),
        ([facts, shuffled]) => {
          expect(fold(shuffled, 1e9)?.subscriptions).toEqual(fold(facts, 1e9)?.subscriptions);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
