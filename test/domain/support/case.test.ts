import { describe, expect, it } from 'vitest';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { LOCALES } from '#domain/messages/locale.ts';
import { REFUSAL_TEXTS } from '#domain/messages/refusal-texts.ts';
import { wordsOf } from '#domain/messages/refusals.ts';
import { ATTACHMENT_BYTES_MAX } from '#domain/policy/support-schema.ts';
import type { Attachment, EvidenceValue, SupportCase } from '#domain/support/case.ts';
import { missingFrom } from '#domain/support/case.ts';
import {
  announceAttachment,
  EVIDENCE_CHARACTERS_MAX,
  giveEvidence,
  storeAttachment,
} from '#domain/support/evidence.ts';
import {
  closeSupportCase,
  type DecidedCase,
  type KnownEvidence,
  openSupportCase,
} from '#domain/support/open.ts';
import { linesOf, supportPage } from '#domain/support/page.ts';
import { RELEASES_MAX, releaseEvidence, submitCase } from '#domain/support/submit.ts';
import { policy, sealedOf, T0 } from '../activation/town.ts';

const BY = 'arn:aws:sts::111122223333:assumed-role/operator/ann';
const CASE = { caseId: 'sc-1', kind: 'activation-conflict', tenantId: 't-1', productCode: 'p' };
const SECRET = sealedOf('0123456789abcdef0123');
const KNOWN: KnownEvidence = {
  links: [SECRET],
  accountId: '735000000001',
  email: { hash: 'h', ciphertext: 'c', masked: 'an…@example.com' },
  order: [
    { at: T0, product: 'Conformity' },
    { at: T0 + 60_000, product: 'C1WS' },
  ],
};

const taken = <Done extends DecidedCase>(done: Done | Refusal): Done => {
  if (isRefusal(done)) throw new Error(done.refused);
  return done;
};
const open = (known: KnownEvidence = {}): SupportCase =>
  taken(openSupportCase(undefined, { ...CASE, known }, policy, T0)).case;
const give = (known: SupportCase, evidence: string, value: EvidenceValue) =>
  giveEvidence(known, { evidence, value, by: BY }, T0);
const file = (more: Partial<Attachment> = {}) => ({
  attachmentId: 'at-1',
  evidence: 'screenshot',
  name: 'エラー画面.png',
  type: 'image/png',
  bytes: 1_000,
  ...more,
});
const attached = (known: SupportCase, more: Partial<Attachment> = {}): SupportCase => {
  const awaited = taken(announceAttachment(known, file(more), T0)).case;
  return taken(storeAttachment(awaited, file(more), T0)).case;
};
const whole = attached(open(KNOWN));
const submission = { route: 'console', noticesRead: [], by: BY };

describe('evidence', () => {
  it('that is missing is named, in the order of the policy', () => {
    expect(missingFrom(open())).toEqual(['activation-link', 'screenshot', 'account', 'activation-email']);
    expect(missingFrom(open(KNOWN))).toEqual(['screenshot']);
    expect(missingFrom(whole)).toEqual([]);
  });

  it.each<[string, EvidenceValue]>([
    ['account', { kind: 'text', text: '735' }],
    ['usage-order', { kind: 'text', text: 'B, then A, I believe' }],
    ['activation-link', { kind: 'sealed', sealed: [SECRET] }],
    ['activation-email', { kind: 'sealed', sealed: [SECRET] }],
  ])('%s is given by a person', (evidence, value) => {
    expect(taken(give(open(), evidence, value)).case.given).toMatchObject([
      { evidence, from: { principal: BY } },
    ]);
  });

  it.each<[string, EvidenceValue]>([
    ['activation-link', { kind: 'text', text: 'https://activation.trendmicro.com/plain' }],
    ['activation-email', { kind: 'text', text: 'ann@example.com' }],
    ['screenshot', { kind: 'text', text: 'it says error' }],
    ['account', { kind: 'text', text: ' ' }],
    ['account', { kind: 'text', text: 'x'.repeat(EVIDENCE_CHARACTERS_MAX + 1) }],
    ['account', { kind: 'sealed', sealed: [SECRET] }],
  ])('%s is not what was sent', (evidence, value) => {
    expect(give(open(), evidence, value)).toMatchObject({ refused: 'EVIDENCE_UNFIT' });
  });

  it('that nobody asks for is refused', () => {
    expect(give(open(), 'diary', { kind: 'text', text: 'x' })).toMatchObject({ refused: 'EVIDENCE_UNKNOWN' });
  });

  it('that becomes known later fills what is missing, and replaces nothing', () => {
    const said = taken(give(open(), 'account', { kind: 'text', text: 'mine' })).case;
    const filled = taken(openSupportCase(said, { ...CASE, known: KNOWN }, policy, T0 + 1));
    expect([missingFrom(filled.case), filled.events]).toEqual([['screenshot'], []]);
    expect(filled.case.given[0]?.value).toEqual({ kind: 'text', text: 'mine' });
    expect(taken(openSupportCase(filled.case, { ...CASE, known: KNOWN }, policy, T0 + 2)).case).toBe(
      filled.case,
    );
  });
});

describe('files', () => {
  it.each<[string, Partial<Attachment>, string]>([
    ['a type that the policy does not list', { type: 'image/svg+xml' }, 'ATTACHMENT_UNFIT'],
    ['no type', { type: '' }, 'ATTACHMENT_UNFIT'],
    ['a folder in its name', { name: '../screen.png' }, 'ATTACHMENT_UNFIT'],
    ['a line in its name', { name: 'a\r\nb.png' }, 'ATTACHMENT_UNFIT'],
    ['a name that is turned around', { name: 'gnp.\u202Eexe' }, 'ATTACHMENT_UNFIT'],
    ['no name', { name: '' }, 'ATTACHMENT_UNFIT'],
    ['nothing in it', { bytes: 0 }, 'ATTACHMENT_TOO_LARGE'],
    ['a byte too many', { bytes: 5_242_881 }, 'ATTACHMENT_TOO_LARGE'],
    ['half a byte', { bytes: 1.5 }, 'ATTACHMENT_TOO_LARGE'],
    ['another evidence’s name', { evidence: 'account' }, 'EVIDENCE_UNFIT'],
    ['no evidence’s name', { evidence: 'x' }, 'EVIDENCE_UNKNOWN'],
  ])('with %s are refused', (_, more, code) => {
    expect(announceAttachment(open(), file(more), T0)).toMatchObject({ refused: code });
  });

  it('may be as large as the policy says, and as many', () => {
    expect(announceAttachment(open(), file({ bytes: 5_242_880 }), T0)).not.toHaveProperty('refused');
    const five = [1, 2, 3, 4, 5].reduce((known, n) => attached(known, { attachmentId: `at-${n}` }), open());
    expect(announceAttachment(five, file({ attachmentId: 'at-6' }), T0)).toMatchObject({
      refused: 'ATTACHMENTS_EXCEEDED',
      details: { filesMax: 5 },
    });
    expect(policy.support?.cases[0]?.attachments?.bytesMax).toBeLessThanOrEqual(ATTACHMENT_BYTES_MAX);
  });

  it('count once they are there, and only as they were announced', () => {
    const awaited = taken(announceAttachment(open(KNOWN), file(), T0)).case;
    expect(missingFrom(awaited)).toEqual(['screenshot']);
    const other = taken(storeAttachment(awaited, file({ type: 'text/html' }), T0)).case;
    expect([other.attachments, missingFrom(other)]).toEqual([[], ['screenshot']]);
    expect(taken(storeAttachment(awaited, file({ bytes: 999 }), T0)).case.attachments).toEqual([]);
    const there = taken(storeAttachment(awaited, file(), T0)).case;
    expect(missingFrom(there)).toEqual([]);
    expect(taken(storeAttachment(there, file(), T0 + 1)).case).toBe(there);
    expect(storeAttachment(open(), file(), T0)).toMatchObject({ refused: 'NOT_FOUND' });
  });
});

describe('a support case', () => {
  it('goes to the vendor once, and is closed once', () => {
    const sent = taken(submitCase(whole, { ...submission, reference: 'TM-1' }, T0 + 1));
    expect(sent.case.state).toEqual({
      name: 'SUBMITTED',
      since: T0 + 1,
      by: BY,
      route: 'console',
      reference: 'TM-1',
    });
    expect(sent.events).toMatchObject([{ type: 'support.case.submitted', missing: [] }]);
    expect(submitCase(sent.case, submission, T0)).toMatchObject({ refused: 'SUPPORT_CASE_SUBMITTED' });
    const closed = closeSupportCase(sent.case, 'resolved', T0 + 2);
    expect(closed.events).toMatchObject([{ type: 'support.case.closed', since: T0 + 2 }]);
    expect(closeSupportCase(closed.case, 'withdrawn', T0 + 3)).toEqual({ case: closed.case, events: [] });
  });

  it('that is closed takes nothing more', () => {
    const { case: closed } = closeSupportCase(whole, 'withdrawn', T0);
    const refusals = [
      give(closed, 'account', { kind: 'text', text: 'x' }),
      announceAttachment(closed, file(), T0),
      storeAttachment(closed, file(), T0),
      submitCase(closed, submission, T0),
      releaseEvidence(closed, { evidence: 'activation-link', by: BY, reason: 'r' }, T0),
    ];
    expect(refusals.map((each) => isRefusal(each) && each.refused)).toEqual(
      Array(5).fill('SUPPORT_CASE_CLOSED'),
    );
    const anew = taken(openSupportCase(closed, { ...CASE, known: {} }, policy, T0 + 1));
    expect([anew.case.state.name, anew.events.length, anew.case.attachments]).toEqual(['DRAFT', 1, []]);
  });

  it('goes by a route of its kind, after what is to be read first', () => {
    expect(submitCase(whole, { ...submission, route: 'csm' }, T0)).toMatchObject({
      refused: 'WRONG_SUPPORT_CHANNEL',
      details: { routes: 'console, business-support-portal' },
    });
    const portal = { ...submission, route: 'business-support-portal' };
    expect(submitCase(whole, portal, T0)).toMatchObject({
      refused: 'NOTICE_UNREAD',
      faults: [{ message: 'portal-account' }],
    });
    expect(submitCase(whole, { ...portal, noticesRead: ['portal-account'] }, T0)).toHaveProperty('case');
  });

  it('names all that is missing at once', () => {
    expect(submitCase(open(), submission, T0)).toMatchObject({
      refused: 'BUNDLE_INCOMPLETE',
      faults: ['activation-link', 'screenshot', 'account', 'activation-email'].map((field) => ({ field })),
    });
  });

  it('keeps the terms that it was opened under, and knows no other kinds', () => {
    const known = open();
    expect(
      taken(openSupportCase(known, { ...CASE, known: {} }, { ...policy, support: undefined }, T0)).case,
    ).toBe(known);
    expect(openSupportCase(undefined, { ...CASE, kind: 'x', known: {} }, policy, T0)).toMatchObject({
      refused: 'SUPPORT_CASE_KIND_UNKNOWN',
      details: { kinds: 'activation-conflict' },
    });
  });
});

describe('what is sealed', () => {
  const asked = { evidence: 'activation-link', by: BY, reason: 'the vendor asks for it' };

  it('is opened for a case alone, and the case says for whom and why', () => {
    const released = taken(releaseEvidence(whole, asked, T0 + 5));
    expect(released.sealed).toEqual([SECRET]);
    expect(released.case.releases).toEqual([{ ...asked, at: T0 + 5 }]);
    expect(released.events).toMatchObject([
      { type: 'support.evidence.released', evidence: 'activation-link' },
    ]);
    expect(JSON.stringify(released.events)).not.toContain(SECRET.ciphertext);
  });

  it.each(['account', 'screenshot', 'x'])('is not %s', (evidence) => {
    expect(releaseEvidence(whole, { ...asked, evidence }, T0)).toMatchObject({
      refused: 'EVIDENCE_UNKNOWN',
      details: { wanted: 'activation-link, activation-email' },
    });
  });

  it('is opened no more often than one can ask about', () => {
    const often = { ...whole, releases: Array(RELEASES_MAX).fill({ ...asked, at: T0 }) };
    expect(releaseEvidence(often, asked, T0)).toMatchObject({ refused: 'RELEASES_EXCEEDED' });
  });
});

describe('the page', () => {
  it.each(LOCALES)('in %s has everything in one place, and nothing whole that is sealed', (locale) => {
    const page = supportPage({ ...whole, symptom: 'Unexpected Error' }, locale);
    expect(page.evidence.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'activation-link known',
      'screenshot given',
      'account known',
      'activation-email known',
      'usage-order known',
    ]);
    const text = linesOf(page).join('\n');
    for (const shown of [
      'Unexpected Error',
      '…0123',
      'an…@example.com',
      '735000000001',
      'エラー画面.png',
      '1. 2026-11-02',
    ])
      expect(text).toContain(shown);
    expect(text).toContain('テクニカルサポート');
    expect(text).toContain(policy.support?.notices?.[0]?.label[locale]);
    for (const secret of [SECRET.ciphertext, SECRET.hash, '0123456789abcdef'])
      expect(JSON.stringify([page, text])).not.toContain(secret);
    expect(text).not.toMatch(/undefined|\[object/);
  });

  it('says what is missing', () => {
    const page = supportPage(open(), 'en');
    expect(page.missing).toHaveLength(4);
    expect(linesOf(page).filter((line) => line.startsWith('[ ]'))).toHaveLength(5);
  });

  it.each(LOCALES)('and a refusal in %s name what to do', (locale) => {
    const refusal = submitCase(open(), submission, T0);
    if (!isRefusal(refusal)) throw new Error('it was taken');
    const { detail, remedies } = wordsOf(refusal, locale, REFUSAL_TEXTS);
    expect(detail).toContain('screenshot');
    expect(remedies[0]?.href).toBe('/v1/support-cases/sc-1');
  });
});
