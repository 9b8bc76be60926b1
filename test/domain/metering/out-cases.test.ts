import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '#domain/errors.ts';
import { type DomainEvent, EVENT_SCHEMAS } from '#domain/events/schemas.ts';
import type { Correction } from '#domain/metering/account.ts';
import { CASE_KINDS, type CaseKind, type MeteringCase } from '#domain/metering/case.ts';
import {
  ACTIONS_OF,
  actionsOf,
  CASE_ACTIONS,
  type CaseDraft,
  caseIdOf,
  decideCase,
  isCaseOf,
  openCase,
  releaseByPolicy,
  resolveCase,
} from '#domain/metering/cases.ts';
import {
  appliedCorrection,
  approveCorrection,
  proposeCorrection,
  rejectCorrection,
  usageOfCorrection,
} from '#domain/metering/corrections.ts';
import { DAY_MS, HOUR_MS } from '#domain/time.ts';
import { tenantWith } from './in-tenants.ts';
import { CLOSED, DEADLINE, HOUR, TENANT, termsOf } from './out-hours.ts';

const now = CLOSED + HOUR_MS;
const isPublished = (event: DomainEvent): boolean => v.is(EVENT_SCHEMAS[event.type], event);

const draftOf = (kind: CaseKind, more: Partial<CaseDraft> = {}): CaseDraft => ({
  caseId: caseIdOf({ kind, tenantId: TENANT, hour: HOUR, dimension: 'scans' }),
  ...{ kind, tenantId: TENANT, productCode: 'prod1', hour: HOUR, dimension: 'scans', quantity: 5 },
  ...{ deadline: DEADLINE, openedAt: CLOSED },
  ...(kind === 'suspicious' ? { usual: 1.5, releaseAt: DEADLINE - HOUR_MS } : {}),
  ...(kind === 'lost' || kind === 'discrepancy' ? { lost: 'OUTAGE' as const } : {}),
  ...more,
});
const opened = (kind: CaseKind, more: Partial<CaseDraft> = {}): MeteringCase =>
  openCase(undefined, draftOf(kind, more)).case;

describe('opening a case', () => {
  test.each([
    ['suspicious', 'usage.held'],
    ['entitlement', 'usage.held'],
    ['late', 'usage.late'],
    ['silence', 'usage.silent'],
    ['not-subscribed', 'usage.refused'],
    ['refused', 'usage.refused'],
    ['discrepancy', 'usage.discrepancy'],
    ['lost', 'usage.lost'],
  ] as const)('%s is announced once, as %s', (kind, type) => {
    const first = openCase(undefined, draftOf(kind));
    expect(first.case.state).toEqual({ name: 'WAITING', since: CLOSED });
    expect(first.events.map((event) => [event.type, isPublished(event)])).toEqual([[type, true]]);
    const second = openCase(first.case, draftOf(kind, { quantity: 6, openedAt: now }));
    expect(second.case).toBe(first.case);
    expect(second.events).toEqual([]);
  });

  test('a subject has one name, which an address takes as it is', () => {
    const subject = { kind: 'late', tenantId: TENANT, hour: HOUR, dimension: 'api.calls_v-2' } as const;
    expect(caseIdOf(subject)).toBe(`mc-late-${TENANT}-2026-11-21T10-api.calls_v-2`);
    expect(caseIdOf({ ...subject, round: 2 })).toBe(`mc-late.2-${TENANT}-2026-11-21T10-api.calls_v-2`);
    expect(encodeURIComponent(caseIdOf({ ...subject, round: 2 }))).toBe(caseIdOf({ ...subject, round: 2 }));
    expect([isCaseOf('lost', 'mc-lost-t-1'), isCaseOf('lost', 'mc-late-t-1')]).toEqual([true, false]);
  });
});

describe('what a person decides', () => {
  const decisionOf = (action: (typeof CASE_ACTIONS)[number]) => ({
    ...{ action, by: 'ann', reason: 'looked at it', now, correctionId: 'uc-1' },
  });
  const HOW: Readonly<Record<string, string>> = {
    'suspicious release': 'released',
    'suspicious write-off': 'written-off',
    'entitlement release': 'released',
    'entitlement write-off': 'written-off',
    'late bill': 'billed',
    'late write-off': 'written-off',
    'lost bill': 'billed',
    'lost write-off': 'written-off',
    'silence write-off': 'noted',
    'discrepancy write-off': 'noted',
  };
  const all = CASE_KINDS.flatMap((kind) => CASE_ACTIONS.map((action) => [kind, action] as const));

  test('usage that AWS may have taken is not billed once more: its answer was never heard', () => {
    const known = opened('lost', { lost: 'UNANSWERED' });
    expect(actionsOf(known)).toEqual(['write-off']);
    expect(decideCase(known, decisionOf('bill'))).toMatchObject({ refused: 'CASE_ACTION_UNFIT' });
    expect(decideCase(known, decisionOf('write-off'))).toMatchObject({
      case: { state: { how: 'written-off' } },
    });
  });

  test.each(all)('%s: %s', (kind, action) => {
    const known = opened(kind);
    const decided = decideCase(known, decisionOf(action));
    const how = HOW[`${kind} ${action}`];
    expect(ACTIONS_OF[kind].includes(action)).toBe(how !== undefined);
    if (isRefusal(decided)) {
      expect([decided.refused, how]).toEqual(['CASE_ACTION_UNFIT', undefined]);
      return;
    }
    expect(decided.case.state).toEqual({
      name: 'SETTLED',
      since: now,
      how,
      by: 'operator',
      reason: 'looked at it',
    });
    expect(decided.case.releaseAt).toBeUndefined();
    expect(decided.events.map(({ type }) => type)).toEqual(action === 'release' ? ['usage.released'] : []);
    expect(decided.events.every(isPublished)).toBe(true);
    expect(decided.correction === undefined).toBe(action !== 'bill');
    expect(actionsOf(decided.case)).toEqual([]);
    expect(decideCase(decided.case, decisionOf(action))).toMatchObject({ refused: 'CASE_SETTLED' });
  });

  test.each([
    ['late usage of this month is billed at once', 'late', now, 'APPROVED'],
    ['late usage of another month needs a second person', 'late', now + 10 * DAY_MS, 'PROPOSED'],
    ['what was lost needs a second person', 'lost', now, 'PROPOSED'],
  ] as const)('%s', (_, kind, when, state) => {
    const decided = decideCase(opened(kind), { ...decisionOf('bill'), now: when });
    const correction = isRefusal(decided) ? undefined : decided.correction;
    expect(correction).toMatchObject({ correctionId: 'uc-1', quantity: 5, about: HOUR, dimension: 'scans' });
    expect(correction?.state).toMatchObject({ name: state, by: 'ann', since: when });
  });

  test('nobody in time is the policy, and what is over is resolved; both once', () => {
    const released = releaseByPolicy(opened('suspicious'), now);
    expect(released.case.state).toMatchObject({ how: 'released', by: 'policy' });
    expect(released.events.map((event) => [event.type, isPublished(event)])).toEqual([
      ['usage.released', true],
    ]);
    expect(releaseByPolicy(released.case, now + 1)).toEqual({ case: released.case, events: [] });
    const resolved = resolveCase(opened('refused'), now);
    expect(resolved.case.state).toMatchObject({ how: 'resolved', by: 'policy' });
    expect(resolved.events).toEqual([]);
    expect(resolveCase(released.case, now + 1).case).toBe(released.case);
  });
});

describe('corrections', () => {
  const known = { tenant: tenantWith(), terms: termsOf() };
  const ann = { by: 'ann', now };
  const bob = { by: 'bob', now: now + 1 };
  const wantedOf = (quantity: number, dimension = 'scans') => ({
    ...{ correctionId: 'uc-1', dimension, quantity, reason: 'agreed by phone', about: HOUR },
  });
  const proposed = (quantity: number): Correction => {
    const decided = proposeCorrection(wantedOf(quantity), known, ann);
    if (isRefusal(decided)) throw new Error(decided.refused);
    return decided.correction;
  };
  const approvedBy = (quantity: number, act = bob, left?: number) => {
    const credit = left === undefined ? undefined : { creditId: `${TENANT}/scans`, left };
    const decided = approveCorrection(proposed(quantity), { tenant: tenantWith(), credit }, act);
    if (isRefusal(decided)) throw new Error(decided.refused);
    return decided;
  };
  const without = tenantWith({ tenures: [] });

  test.each([
    ['a fraction', wantedOf(1.5), known, 'QUANTITY_INVALID'],
    ['nothing', wantedOf(0), known, 'QUANTITY_INVALID'],
    ['an unknown dimension', wantedOf(1, 'other'), known, 'UNKNOWN_DIMENSION'],
    ['a product that meters nothing', wantedOf(1), { ...known, terms: undefined }, 'UNKNOWN_DIMENSION'],
    ['a top-up that nobody would pay for', wantedOf(1), { ...known, tenant: without }, 'NO_SUBSCRIPTION'],
  ])('%s is refused', (_, wanted, of, refused) => {
    expect(proposeCorrection(wanted, of, ann)).toMatchObject({ refused });
  });

  test('nobody approves their own, and nobody twice', () => {
    const tenant = tenantWith();
    expect(approveCorrection(proposed(5), { tenant, credit: undefined }, ann)).toMatchObject({
      refused: 'SELF_APPROVAL',
    });
    const { correction } = approvedBy(5);
    const again = { refused: 'CORRECTION_SETTLED', details: { state: 'APPROVED' } };
    expect(approveCorrection(correction, { tenant, credit: undefined }, bob)).toMatchObject(again);
    expect(rejectCorrection(correction, { ...bob, reason: 'no' })).toMatchObject(again);
    expect(approveCorrection(proposed(5), { tenant: without, credit: undefined }, bob)).toMatchObject({
      refused: 'NO_SUBSCRIPTION',
    });
  });

  test('a top-up is one record of the hour that runs, until it is known to be there', () => {
    const { correction, credit, events } = approvedBy(5);
    const hour = HOUR + 2 * HOUR_MS;
    expect(correction.state).toEqual({ name: 'APPROVED', since: bob.now, by: 'bob', hour });
    expect([credit, events]).toEqual([undefined, []]);
    expect(usageOfCorrection(correction)).toEqual({
      ...{
        tenantId: TENANT,
        dimension: 'scans',
        id: 'correction:uc-1',
        form: 'event',
        quantity: 5,
        at: hour,
        hour,
      },
    });
    const applied = appliedCorrection(correction, hour + HOUR_MS, now + 2);
    expect(applied.correction.state).toEqual({ name: 'APPLIED', since: now + 2, hour: hour + HOUR_MS });
    expect(applied.events.map((event) => [event.type, isPublished(event)])).toEqual([
      ['usage.corrected', true],
    ]);
    expect(usageOfCorrection(applied.correction)).toBeUndefined();
    expect(appliedCorrection(applied.correction, hour, now + 3)).toEqual({
      correction: applied.correction,
      events: [],
    });
  });

  test('a credit counts at once, on top of what is left of earlier ones', () => {
    const { correction, credit, events } = approvedBy(-5, bob, 2);
    expect(credit).toEqual({ creditId: `${TENANT}/scans`, left: 7 });
    expect(approvedBy(-5).credit?.left).toBe(5);
    expect(correction.state.name).toBe('APPLIED');
    expect(usageOfCorrection(correction)).toBeUndefined();
    expect(events.map(isPublished)).toEqual([true]);
  });

  test('whoever proposed may take it back', () => {
    const rejected = rejectCorrection(proposed(-5), { ...ann, reason: 'a mistake' });
    expect(rejected).toMatchObject({ correction: { state: { name: 'REJECTED', by: 'ann' } }, events: [] });
  });
});
