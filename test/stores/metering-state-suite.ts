/**
 * What metering keeps as state, in every state store: the lists of its desk, and running totals that two hours draw from.
 */
import { expect, test } from 'vitest';
import type { Allowance, Correction, CorrectionState } from '#domain/metering/account.ts';
import type { CaseState, MeteringCase } from '#domain/metering/case.ts';
import { type MeteredHour, meteredHourId } from '#domain/metering/hour.ts';
import { HOUR_MS, type Instant, MINUTE_MS, startOfHour } from '#domain/time.ts';
import type { EntityKind } from '#lambdas/stores/entities.ts';
import { placementOf } from '#lambdas/stores/layout.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import { T0 } from './examples.ts';
import type { Steps } from './steps.ts';

const HOUR = startOfHour(T0);
const WAITING: CaseState = { name: 'WAITING', since: T0 };
const SETTLED: CaseState = { name: 'SETTLED', since: T0, how: 'released', by: 'policy' };

const caseOf = (caseId: string, state: CaseState, times: Partial<MeteringCase>): MeteringCase => ({
  caseId,
  kind: 'suspicious',
  tenantId: 't-example',
  productCode: 'plainproduct1',
  hour: HOUR,
  dimension: 'calls',
  quantity: 5_000,
  openedAt: T0,
  state,
  ...times,
});

const correctionOf = (n: number, tenantId: string, state: CorrectionState): Correction => ({
  correctionId: `correction-${n}`,
  tenantId,
  productCode: 'plainproduct1',
  dimension: 'calls',
  quantity: -n,
  reason: 'A mistake of ours.',
  proposedAt: T0 + n * MINUTE_MS,
  state,
});

const CORRECTIONS: readonly Correction[] = [
  correctionOf(1, 't-one', { name: 'PROPOSED', since: T0, by: 'mika' }),
  correctionOf(2, 't-two', { name: 'APPROVED', since: T0, by: 'noa', hour: HOUR }),
  correctionOf(3, 't-one', { name: 'APPLIED', since: T0, hour: HOUR }),
  correctionOf(4, 't-one', { name: 'REJECTED', since: T0, by: 'noa', reason: 'No mistake.' }),
];

/** Declares this part of the suite. */
export const meteringState = (
  open: () => Promise<{ readonly store: StateStore }>,
  { putAll, idsOf }: Steps,
): void => {
  test('an hour is marked once, and its mark is forgotten long after nothing of it can be billed', async () => {
    const { store } = await open();
    const mark: MeteredHour = { tenantId: 't-one', hour: HOUR, productCode: 'plainproduct1', markedAt: T0 };
    const key = { kind: 'hour' as const, id: meteredHourId('t-one', HOUR) };
    const write = { key, entity: mark, expectedVersion: 0 };
    expect(await store.commit({ writes: [write], guards: [] })).toBe('committed');
    expect(await store.commit({ writes: [write], guards: [] })).toBe('conflict');
    expect((await store.load([key]))[0]).toEqual({ key, entity: mark, version: 1 });
    expect(placementOf('hour', mark)).toEqual({ expiresAt: (HOUR + 40 * 24 * HOUR_MS) / 1_000 });
  });

  test('cases wait by when something happens to them; those that nothing presses stand behind', async () => {
    const { store } = await open();
    const cases = [
      caseOf('mc-never', WAITING, {}),
      caseOf('mc-deadline', WAITING, { deadline: T0 + 2 * HOUR_MS, openedAt: T0 + 1 }),
      caseOf('mc-release', WAITING, {
        releaseAt: T0 + HOUR_MS,
        deadline: T0 + 3 * HOUR_MS,
        openedAt: T0 + 2,
      }),
      caseOf('mc-settled', SETTLED, { releaseAt: T0, openedAt: T0 + 3 }),
    ];
    await putAll(
      store,
      'meteringCase',
      cases.map((each) => ({ id: each.caseId, entity: each })),
    );
    const waiting = (until?: Instant) =>
      idsOf(
        store,
        {
          by: 'state',
          kind: 'meteringCase',
          state: 'WAITING',
          ...(until === undefined ? {} : { until }),
        },
        2,
      );
    expect(await waiting()).toEqual(['mc-release', 'mc-deadline', 'mc-never']);
    expect(await waiting(T0 + HOUR_MS)).toEqual(['mc-release']);
    expect(await waiting(T0 + HOUR_MS - 1)).toEqual([]);
    const newestFirst = ['mc-settled', 'mc-release', 'mc-deadline', 'mc-never'];
    expect(await idsOf(store, { by: 'kind', kind: 'meteringCase' }, 3)).toEqual(newestFirst);
  });

  test('corrections by what they wait for, by tenant, and all', async () => {
    const { store } = await open();
    await putAll(
      store,
      'correction',
      CORRECTIONS.map((each) => ({ id: each.correctionId, entity: each })),
    );
    const inState = (state: string) => idsOf(store, { by: 'state', kind: 'correction', state }, 10);
    expect(await inState('PROPOSED')).toEqual(['correction-1']);
    expect(await inState('APPROVED')).toEqual(['correction-2']);
    expect(await inState('APPLIED')).toEqual([]);
    expect(await idsOf(store, { by: 'tenant', kind: 'correction', tenantId: 't-one' }, 2)).toEqual(
      [4, 3, 1].map((n) => `correction-${n}`),
    );
    expect(await idsOf(store, { by: 'kind', kind: 'correction' }, 3)).toEqual(
      [4, 3, 2, 1].map((n) => `correction-${n}`),
    );
  });

  test('two hours that draw from one allowance come one after the other', async () => {
    const { store } = await open();
    const allowanceId = 'l-1/calls/2026-11-01T00:00:00.000Z';
    const drawn = (total: number, expectedVersion: number) => {
      const entity: Allowance = { allowanceId, drawn: total, hour: HOUR };
      return { key: { kind: 'allowance' as const, id: allowanceId }, entity, expectedVersion };
    };
    expect(await store.commit({ writes: [drawn(10, 0)], guards: [] })).toBe('committed');
    expect(await store.commit({ writes: [drawn(15, 0)], guards: [] })).toBe('conflict');
    expect(await store.commit({ writes: [drawn(15, 1)], guards: [] })).toBe('committed');
    const creditId = 't-one/calls';
    const credit = { key: { kind: 'credit' as const, id: creditId }, entity: { creditId, left: 3 } };
    await store.commit({ writes: [{ ...credit, expectedVersion: 0 }], guards: [] });
    const stored = await store.load<EntityKind>([
      { kind: 'allowance', id: allowanceId },
      { kind: 'credit', id: creditId },
    ]);
    expect(stored.map(({ entity }) => entity)).toEqual([
      { allowanceId, drawn: 15, hour: HOUR },
      { creditId, left: 3 },
    ]);
  });
};
