import { describe, expect, it } from 'vitest';
import { SUBJECTS } from '#domain/capabilities/account.ts';
import type { Begun, ChangeScene } from '#domain/capabilities/begin.ts';
import {
  carryOutEdit,
  carryOutForNew,
  type TemplateCarriedOut,
} from '#domain/capabilities/carry-out-template.ts';
import { maskedKey, RESELLER, settled } from '#domain/capabilities/details.ts';
import type { Propagation } from '#domain/capabilities/propagation.ts';
import { sharedBySubject } from '#domain/capabilities/templates.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { plain } from '#test/policies/plain.ts';
import { readPolicy, remoteManager } from '#test/policies/remote-manager.ts';
import { TEN } from './vendor.ts';

const draft = {
  ...{ templateId: 'strict', productCode: 'code', accountType: 'lmp', product: 'wfbs-services' },
  ...{ name: 'Strict', settingsHash: 'a' },
};
const scene = (propagations: readonly Propagation[] = [], more: Partial<ChangeScene> = {}): ChangeScene => ({
  ...{ policy: remoteManager, propagations, down: [], now: TEN, propagationId: `p-${propagations.length}` },
  ...more,
});
const done = (result: TemplateCarriedOut | Refusal): TemplateCarriedOut & { readonly begun: Begun } => {
  if (isRefusal(result)) throw new Error(result.refused);
  if (!result.begun) throw new Error('nothing began');
  return { ...result, begun: result.begun };
};

describe('a template', () => {
  it('propagates as the reseller’s own, and a newer revision takes the place of the older one', () => {
    const first = done(carryOutEdit(undefined, draft, scene()));
    expect(first.begun.opened).toMatchObject({
      ...{ tenantId: RESELLER, productCode: 'code', operation: 'template.edit', terms: { kind: 'settings' } },
    });
    expect(first.template).toMatchObject({ revision: 1, propagationId: 'p-0' });
    const next = scene([first.begun.opened]);
    const second = done(carryOutEdit(first.template, { ...draft, settingsHash: 'b' }, next));
    expect(second.template.propagationId).toBe('p-1');
    expect(second.begun).toMatchObject({ moot: ['p-0'], superseded: [{ state: { name: 'SUPERSEDED' } }] });
    expect(second.begun.events.map(({ type }) => type)).toEqual([
      'capability.used',
      'propagation.superseded',
      'propagation.pending',
    ]);
  });

  it('that is so already begins nothing', () => {
    const { template } = done(carryOutEdit(undefined, draft, scene()));
    expect(carryOutEdit(template, draft, scene())).toEqual({ template });
  });

  it('is for new customers once it is given, and the one before it no more', () => {
    const { template } = done(carryOutEdit(undefined, draft, scene()));
    const other = done(carryOutEdit(undefined, { ...draft, templateId: 'mild' }, scene())).template;
    const given = done(carryOutForNew(template, true, undefined, scene()));
    expect(given.newCustomers).toEqual({
      ...{ productCode: 'code', product: 'wfbs-services', templateId: 'strict', propagationId: 'p-0' },
    });
    const next = done(carryOutForNew(other, true, given.template, scene([given.begun.opened])));
    expect([next.template.forNewCustomers, next.replaced?.forNewCustomers]).toEqual([true, false]);
    expect(next.begun.moot).toEqual(['p-0']);
    const taken = done(carryOutForNew(next.template, false, next.template, scene()));
    expect(taken.newCustomers).not.toHaveProperty('templateId');
    expect(taken.begun.opened.desired).toBeNull();
  });

  it('waits, paused, while the platform of its account type is down', () => {
    const down = ['licensing-management-platform'];
    expect(done(carryOutEdit(undefined, draft, scene([], { down }))).begun.opened.state).toEqual({
      ...{ name: 'PAUSED', since: TEN, by: down },
    });
  });

  it('is refused by a policy that knows no account types', () => {
    const policy = readPolicy(plain);
    const refusal = { refused: 'CAPABILITY_UNKNOWN' };
    const { template } = done(carryOutEdit(undefined, draft, scene()));
    expect(carryOutEdit(undefined, draft, scene([], { policy }))).toMatchObject(refusal);
    expect(carryOutForNew(template, true, undefined, scene([], { policy }))).toMatchObject(refusal);
  });
});

describe('a subject', () => {
  it.each([
    [SUBJECTS.template('te-1'), { templateId: 'te-1' }],
    [SUBJECTS.templateForNew('cloud-edge'), { product: 'cloud-edge' }],
    [SUBJECTS.profile, undefined],
    [SUBJECTS.ofProduct('cloud-edge', 'template'), undefined],
  ])('%s of what all customers share is read as it is written', (subject, shared) => {
    expect(sharedBySubject(subject)).toEqual(shared);
  });
});

describe('what the vendor is told beside a change', () => {
  it.each([
    ['AK-1234-5678-9012-3456', '••••3456'],
    ['123456789012', '••••9012'],
    ['12345678901', '••••'],
    ['', '••••'],
  ])('shows of the key %j no more than %j', (key, shown) => {
    expect(maskedKey(key)).toBe(shown);
  });

  it('is one text, however its fields are ordered', () => {
    expect(settled({ b: 1, a: null })).toBe('{"a":null,"b":1}');
    expect(settled({ a: null, b: 1 })).toBe(settled({ b: 1, a: null }));
  });
});
