import { describe, expect, it } from 'vitest';
import {
  activate,
  approveEarly,
  begin,
  type Decided,
  draft,
  offer,
  passed,
} from '#domain/enrolment/decide.ts';
import { type Enrolment, switchesAt } from '#domain/enrolment/enrolment.ts';
import { whyNotSeated } from '#domain/enrolment/standing.ts';
import type { Refusal } from '#domain/errors.ts';
import { tableUnder, unmatched } from '../tables/read.ts';
import { FEATURE, fresh, pending, saysOf, seatsTerms, sure, T0, terms } from './town.ts';

const TABLE = tableUnder('Enrolment');
const after = (decided: Decided | Refusal): Enrolment => sure(decided).enrolment;
const DUE = switchesAt(pending) ?? 0;

const STATES: Readonly<Record<string, Enrolment>> = {
  NOT_OFFERED: fresh,
  PENDING: pending,
  DRAFT: after(draft(pending, true, T0)),
  AUTO: after(passed(pending, DUE)),
  MANUAL: after(activate(pending, { draftVersion: 0 }, T0)),
  EARLY: after(approveEarly(fresh, terms, T0)),
};

type Happens = (known: Enrolment) => Decided | Refusal | 'allowed';
const EVENTS: Readonly<Record<string, Happens>> = {
  'rollout.enable': (known) => offer(known, terms, T0 + 1),
  'new account created': (known) => begin(known, terms, T0),
  start: (known) => draft(known, false, T0),
  saveDraft: (known) => draft(known, true, T0),
  'activate (seen)': (known) => activate(known, { draftVersion: known.draftVersion }, T0),
  'due date passes': (known) => passed(known, DUE),
  'approved early': (known) => approveEarly(known, terms, T0),
  'assign/revoke seat': (known) => whyNotSeated(new Map([[FEATURE, known]]), 't-1', seatsTerms) ?? 'allowed',
};

describe('the table of enrolment', () => {
  it('has a case for each cell and a cell for each case', () => {
    const proven = Object.fromEntries(Object.keys(STATES).map((state) => [state, EVENTS]));
    expect(unmatched(TABLE, proven)).toEqual({ cellsWithoutCase: [], casesWithoutCell: [] });
  });

  const cases = Object.entries(STATES).flatMap(([state, known]) =>
    Object.entries(EVENTS).map(([event, happens]) => ({ state, event, known, happens })),
  );
  it.each(cases)('$state × $event', ({ state, event, known, happens }) => {
    const became = happens(known);
    expect(became === 'allowed' ? became : saysOf(known, became)).toBe(TABLE[state]?.[event]);
  });
});
