import { describe, expect, it } from 'vitest';
import {
  AGREEMENT_STATUSES,
  type AgreementFact,
  type AgreementTerms,
  agreementStatus,
  agreementTerms,
  hearAgreementFact,
  licenseEndOf,
  unknownAgreement,
  withAdvisory,
  withLicense,
} from '#domain/agreement/agreement.ts';
import { hearAdvisory } from '#domain/lifecycle/hear.ts';
import { AGREEMENT_LICENSES_MAX } from '#domain/limits.ts';

const blank = unknownAgreement('agmt-1', 0);
const said = (
  at: number,
  id: string,
  terms: AgreementTerms,
  status: AgreementFact['status'] = 'ACTIVE',
): AgreementFact => ({
  kind: status === 'ACTIVE' ? 'recorded' : 'ended',
  at,
  id,
  status,
  terms,
});

describe('an agreement', () => {
  it('is UNKNOWN until it is recorded, and its end is final', () => {
    const recorded = hearAgreementFact(blank, said(5, 'b', {}));
    const ended = hearAgreementFact(blank, said(3, 'a', {}, 'EXPIRED'));
    expect([blank, recorded, ended, hearAgreementFact(ended, said(9, 'c', {}))].map(agreementStatus)).toEqual(
      ['UNKNOWN', 'ACTIVE', 'EXPIRED', 'EXPIRED'],
    );
  });

  it('keeps how it came about, and says what holds now', () => {
    const created = said(1, 'a', { intent: 'RENEW', previousAgreementId: 'agmt-0', offerId: 'offer-1' });
    const amended = said(2, 'b', { intent: 'AMEND', offerId: 'offer-1', endsAt: 99 });
    const agreement = hearAgreementFact(hearAgreementFact(blank, amended), created);
    expect(agreementTerms(agreement)).toEqual({
      intent: 'AMEND',
      previousAgreementId: 'agmt-0',
      offerId: 'offer-1',
      endsAt: 99,
    });
    expect(agreement.created?.terms.intent).toBe('RENEW');
  });

  it('has the terms of its end where nothing else is known', () => {
    expect(
      agreementTerms(hearAgreementFact(blank, said(1, 'a', { acceptorAccount: '1' }, 'CANCELLED'))),
    ).toEqual({
      acceptorAccount: '1',
    });
  });

  it('puts the amendment after what it amends where times tie, whatever their ids', () => {
    const created = said(1, 'z', { intent: 'NEW' });
    const amended = said(1, 'a', { intent: 'AMEND' });
    for (const order of [
      [created, amended],
      [amended, created],
    ]) {
      const { created: first, recorded } = order.reduce(hearAgreementFact, blank);
      expect([first?.id, recorded?.id]).toEqual(['z', 'a']);
    }
  });

  it('is the very same object where a fact says nothing new', () => {
    const agreement = [said(1, 'a', {}), said(9, 'c', {}), said(5, 'e', {}, 'EXPIRED')].reduce(
      hearAgreementFact,
      blank,
    );
    for (const fact of [said(1, 'a', {}), said(5, 'b', {}), said(9, 'c', {}), said(6, 'd', {}, 'RENEWED')]) {
      expect(hearAgreementFact(agreement, fact)).toBe(agreement);
    }
  });

  it('ends its licenses only where it was canceled, expired or terminated', () => {
    const ending = AGREEMENT_STATUSES.filter((status) => {
      const agreement = hearAgreementFact(blank, { ...said(1, 'a', {}), kind: 'ended', status });
      return licenseEndOf(agreement) !== undefined;
    });
    expect(ending.toSorted()).toEqual(['CANCELLED', 'EXPIRED', 'TERMINATED']);
    expect(licenseEndOf(blank)).toBeUndefined();
  });

  it('remembers its licenses once each, sorted, up to a limit', () => {
    const three = ['l-2', 'l-1', 'l-2'] as const;
    expect(three.reduce(withLicense, blank).licenseIds).toEqual(['l-1', 'l-2']);
    const full = Array.from({ length: AGREEMENT_LICENSES_MAX }, (_, n) => `l-${n + 10}` as const).reduce(
      withLicense,
      blank,
    );
    expect(full.licenseIds).toHaveLength(AGREEMENT_LICENSES_MAX);
    expect(withLicense(full, 'l-1')).toBe(full);
  });
});

describe('an advisory', () => {
  it('is the latest one; where times tie, the resolution', () => {
    const issued = withAdvisory(blank, { at: 5, id: 'z' }, false);
    expect(withAdvisory(issued, { at: 5, id: 'a' }, true).advisory?.resolved).toBe(true);
    expect(
      withAdvisory(withAdvisory(blank, { at: 5, id: 'a' }, true), { at: 5, id: 'z' }, false).advisory
        ?.resolved,
    ).toBe(true);
    expect(withAdvisory(issued, { at: 4, id: 'a' }, true)).toBe(issued);
  });

  it('is announced once, and an agreement that was never heard of is begun by it', () => {
    const stamp = { at: 5, id: 'a' };
    const first = hearAdvisory(undefined, 'agmt-1', stamp, false, 7);
    expect(first.agreement).toMatchObject({ agreementId: 'agmt-1', firstSeenAt: 7, licenseIds: [] });
    expect(first.events).toEqual([
      { type: 'agreement.advisory', version: 1, agreementId: 'agmt-1', resolved: false, since: 5 },
    ]);
    expect(hearAdvisory(first.agreement, 'agmt-1', stamp, false, 8).events).toEqual([]);
  });
});
