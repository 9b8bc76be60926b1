import { describe, expect, it } from 'vitest';
import { caseByPerson, linkHashesOf } from '#domain/activation/conflict.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { closeCase } from '#domain/support/close.ts';
import {
  ATTACHMENT_AWAITED_MS,
  ATTACHMENT_LINK_LIFE_MS,
  announceAttachment,
} from '#domain/support/evidence.ts';
import { openSupportCase } from '#domain/support/open.ts';
import { purposeOf, readEvidence } from '#domain/support/plain.ts';
import { submitCase } from '#domain/support/submit.ts';
import {
  A,
  ask,
  B,
  B2,
  emptyTown,
  lettersOf,
  MINUTE,
  policy,
  redeemed,
  seen,
  T0,
  type Town,
  terms,
} from '../activation/town.ts';

const taken = <Done extends object>(done: Done | Refusal): Done => {
  if (isRefusal(done)) throw new Error(done.refused);
  return done;
};
const onlyB = redeemed(emptyTown(), B, 'b', T0);
const inConflict = seen(onlyB, A, T0 + MINUTE).town;
const wanted = { caseId: 'sc-new', kind: 'activation-conflict' };
const linksIn = (town: Town) => new Map(Object.entries(town.links));
const draftIn = (town: Town) => caseByPerson(town.activations, wanted, linksIn(town), terms);
const openIn = (town: Town) => taken(openSupportCase(undefined, draftIn(town), policy, T0 + MINUTE)).case;

describe('a case that a person opens', () => {
  it('of a conflict that stands is that conflict’s', () => {
    const draft = draftIn(inConflict);
    expect(draft.caseId).toBe('sc-t-0000000001-c1ws-with-xdr.other-cloud-one');
    expect(draft.symptom).toBe('Unexpected Error');
  });

  it('of a tenant without a conflict has all that is known of it, and what is under way', () => {
    const asked = taken(ask(onlyB, B2, 'under-way', T0 + MINUTE));
    expect(linkHashesOf(asked.town.activations)).toEqual(['hash-b', 'hash-under-way']);
    const draft = draftIn(asked.town);
    expect(draft).toMatchObject({ ...wanted, tenantId: 't-0000000001' });
    expect(draft.known.links?.map(({ hash }) => hash)).toEqual(['hash-b', 'hash-under-way']);
    expect(draft.known.order).toEqual([{ at: T0, product: 'Cloud One – Container Security' }]);
  });
});

describe('closing', () => {
  it('as resolved mends the conflict', () => {
    const closed = taken(closeCase(openIn(inConflict), inConflict.activations, 'resolved', T0 + 9));
    expect(closed.case.state).toEqual({ name: 'CLOSED', since: T0 + 9, how: 'resolved' });
    expect(closed.events.map(({ type }) => type)).toEqual(['support.case.closed', 'activation.mended']);
    expect(lettersOf({ ...inConflict, activations: closed.activations ?? onlyB.activations })).toBe('AB');
    expect(closed.hints).toEqual([]);
  });

  it('as withdrawn leaves it, and says so', () => {
    const closed = taken(closeCase(openIn(inConflict), inConflict.activations, 'withdrawn', T0 + 9));
    expect(closed.activations).toBe(inConflict.activations);
    expect(closed.hints.map(({ hint }) => hint)).toEqual(['CONFLICT_STAYS']);
    expect(closeCase(closed.case, inConflict.activations, 'resolved', T0 + 10)).toMatchObject({
      refused: 'SUPPORT_CASE_CLOSED',
      details: { how: 'withdrawn' },
    });
    const again = taken(closeCase(closed.case, inConflict.activations, 'withdrawn', T0 + 10));
    expect([again.case, again.events]).toEqual([closed.case, []]);
    const anew = taken(openSupportCase(closed.case, draftIn(inConflict), policy, T0 + 11)).case;
    expect(taken(closeCase(anew, inConflict.activations, 'resolved', T0 + 12)).events).toHaveLength(2);
  });

  it('of a case that no conflict has touches no activations', () => {
    const closed = taken(closeCase(openIn(onlyB), onlyB.activations, 'resolved', T0 + 9));
    expect(closed.activations).toBe(onlyB.activations);
    expect(taken(closeCase(openIn(onlyB), undefined, 'resolved', T0)).activations).toBeUndefined();
  });
});

describe('what a person types', () => {
  const read = (kind: 'activation-link' | 'email' | 'text', typed: string) =>
    readEvidence({ id: 'e', kind }, typed, terms.hosts);

  it('is sealed where it is a link or an address', () => {
    expect(read('activation-link', ' https://activation.trendmicro.com/0123456789abcdef ')).toEqual({
      kind: 'secret',
      plain: 'https://activation.trendmicro.com/0123456789abcdef',
      masked: 'https://activation.trendmicro.com/…cdef',
      purpose: 'activation-link',
    });
    expect(read('email', 'ann@example.com')).toMatchObject({ masked: 'an…@example.com', purpose: 'email' });
    expect(read('text', ' B, then A ')).toEqual({ kind: 'text', text: 'B, then A' });
  });

  it.each([
    ['activation-link', 'http://activation.trendmicro.com/abc', 'LINK_FORMAT'],
    ['activation-link', 'https://activation.trendmicro.example/abc', 'LINK_FORMAT'],
    ['email', 'ann at example.com', 'EVIDENCE_UNFIT'],
    ['email', `${'a'.repeat(250)}@example.com`, 'EVIDENCE_UNFIT'],
  ] as const)('%s is checked: %s', (kind, typed, code) => {
    expect(read(kind, typed)).toMatchObject({ refused: code });
  });

  it('is opened as what it was sealed as', () => {
    const evidence = policy.support?.cases[0]?.evidence ?? [];
    expect(evidence.map(({ id }) => purposeOf(evidence, id))).toEqual([
      'activation-link',
      undefined,
      undefined,
      'email',
      undefined,
    ]);
  });
});

describe('files that never come', () => {
  const file = (n: number) => ({
    ...{ attachmentId: `at-${n}`, evidence: 'screenshot', name: 'a.png', type: 'image/png', bytes: 1 },
  });
  const five = [1, 2, 3, 4, 5].reduce(
    (known, n) => taken(announceAttachment(known, file(n), T0)).case,
    openIn(onlyB),
  );

  it('give way to others after a while, and not before', () => {
    const early = announceAttachment(five, file(6), T0 + ATTACHMENT_AWAITED_MS - 1);
    expect(early).toMatchObject({ refused: 'ATTACHMENTS_EXCEEDED' });
    const late = taken(announceAttachment(five, file(6), T0 + ATTACHMENT_AWAITED_MS)).case;
    expect(late.attachments.map(({ attachmentId }) => attachmentId)).toEqual(['at-6']);
    expect(ATTACHMENT_AWAITED_MS).toBeGreaterThan(ATTACHMENT_LINK_LIFE_MS);
  });

  it('are told from those that were never announced', () => {
    const messages = (known: typeof five) => {
      const refusal = submitCase(known, { route: 'console', noticesRead: [], by: 'ann' }, T0);
      return isRefusal(refusal) ? refusal.faults?.map(({ field, message }) => `${field} ${message}`) : [];
    };
    const give = 'is missing: give it, POST /v1/support-cases/sc-new/evidence';
    const [none, awaited] = [messages(openIn(emptyTown())), messages(five)];
    expect(none).toEqual([
      `activation-link ${give}`,
      'screenshot is missing: attach it, POST /v1/support-cases/sc-new/attachments',
      `account ${give}`,
      `activation-email ${give}`,
    ]);
    expect(awaited?.[0]).toMatch(/^screenshot was announced and has not arrived/);
  });
});
