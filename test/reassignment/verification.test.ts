import { describe, expect, test } from 'vitest';
import { type SaidRegistration, servicesLacking, verificationOf } from '#domain/reassignment/verification.ts';

const WORDS = {
  subscriptionType: 'AWS Marketplace',
  registered: '登録済み',
  services: [
    { id: 'workload-security', name: 'Workload Security' },
    { id: 'conformity', name: 'Conformity' },
  ],
};
const said = (statuses: Record<string, string>, further: Partial<SaidRegistration> = {}) => ({
  type: 'AWS Marketplace',
  services: Object.entries(statuses).map(([id, status]) => ({ id, status })),
  at: 0,
  ...further,
});
const ALL = { 'workload-security': '登録済み', conformity: '登録済み' };

describe('verification', () => {
  test('is complete when the type and every service of the policy are as they should be', () => {
    expect(verificationOf(WORDS, said(ALL))).toEqual({ outcome: 'complete' });
  });

  test('names each service that is not registered, with what was said of it', () => {
    const verification = verificationOf(WORDS, said({ 'workload-security': '登録中', conformity: '未登録' }));
    expect(verification).toEqual({
      outcome: 'incomplete',
      lacking: [
        { lacks: 'service', id: 'workload-security', name: 'Workload Security', said: '登録中' },
        { lacks: 'service', id: 'conformity', name: 'Conformity', said: '未登録' },
      ],
    });
    expect(servicesLacking(verification)).toEqual(['Workload Security', 'Conformity']);
  });

  test('a service that was not spoken of is not registered', () => {
    const verification = verificationOf(WORDS, said({ 'workload-security': '登録済み' }));
    expect(verification).toEqual({
      outcome: 'incomplete',
      lacking: [{ lacks: 'service', id: 'conformity', name: 'Conformity' }],
    });
  });

  test('a service that the policy does not list does not matter', () => {
    expect(verificationOf(WORDS, said({ ...ALL, 'network-security': '未登録' })).outcome).toBe('complete');
  });

  test('a service of which two things are said is not registered', () => {
    const twice = { ...said(ALL), services: [...said(ALL).services, { id: 'conformity', status: '未登録' }] };
    expect(servicesLacking(verificationOf(WORDS, twice))).toEqual(['Conformity']);
  });

  test('another type is a lack of its own, beside the services', () => {
    expect(verificationOf(WORDS, said({ conformity: '登録済み' }, { type: '年間' }))).toEqual({
      outcome: 'incomplete',
      lacking: [
        { lacks: 'type', said: '年間' },
        { lacks: 'service', id: 'workload-security', name: 'Workload Security' },
      ],
    });
  });

  test('what was said of the account before is no answer; where no account is named, the words count', () => {
    const expected = { buyerAccount: '222222222222' };
    const before = said(ALL, { buyerAccount: '111111111111' });
    expect(verificationOf(WORDS, before, expected)).toEqual({
      outcome: 'incomplete',
      lacking: [{ lacks: 'account', said: '111111111111' }],
    });
    const after = said(ALL, { buyerAccount: '222222222222' });
    expect(verificationOf(WORDS, after, expected).outcome).toBe('complete');
    expect(verificationOf(WORDS, said(ALL), expected).outcome).toBe('complete');
  });

  test('what was said before the link moved is no answer', () => {
    const expected = { buyerAccount: '222222222222', since: 1_000 };
    expect(verificationOf(WORDS, said(ALL, { at: 999 }), expected)).toEqual({
      outcome: 'incomplete',
      lacking: [{ lacks: 'freshness', at: 999 }],
    });
    expect(verificationOf(WORDS, said(ALL, { at: 1_000 }), expected).outcome).toBe('complete');
  });

  test('one word in two forms of the same characters reads the same', () => {
    const forms = said(
      { 'workload-security': '登録済み', conformity: ' 登録済み ' },
      {
        type: 'ＡＷＳ Marketplace',
      },
    );
    expect(verificationOf(WORDS, forms).outcome).toBe('complete');
  });
});
