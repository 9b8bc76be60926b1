import { describe, expect, it } from 'vitest';
import type { Act } from '#domain/capabilities/acts.ts';
import { mayOpen } from '#domain/capabilities/console.ts';
import { licenseStatusAt } from '#domain/capabilities/licenses.ts';
import { assignToNew, editTemplate, type Template } from '#domain/capabilities/templates.ts';
import {
  downAmong,
  isTurned,
  type Upstream,
  upstreamSaid,
  waitingFor,
} from '#domain/capabilities/upstream.ts';
import { isRefusal } from '#domain/errors.ts';
import { ACCOUNT_THINGS_MAX } from '#domain/limits.vendor.ts';
import { upstreamTermsOf } from '#domain/policy/capabilities-terms.ts';
import { DAY_MS, MINUTE_MS } from '#domain/time.ts';
import { readPolicy, remoteManager, tableIn } from '#test/policies/remote-manager.ts';
import { KEY, TEN, Vendor, withServices } from './vendor.ts';

const table = tableIn(remoteManager);
const product = 'wfbs-services';

/** For each act: an account that may do it, one that may not, and what it changes. */
const ACTS: readonly (readonly [Act, able: 'lmp' | 'clp', subject: string, desired: unknown])[] = [
  [{ kind: 'customer.delete', confirm: 't-1' }, 'clp', 'customer', null],
  [{ kind: 'product.delete', product, confirm: product }, 'clp', 'products/wfbs-services', null],
  [
    { kind: 'product.describe', product, description: 'ours' },
    'clp',
    'products/wfbs-services/description',
    'ours',
  ],
  [{ kind: 'profile.change', profileHash: 'new' }, 'clp', 'profile', 'new'],
  [
    { kind: 'account.merge', from: 'olr-1', into: 'main', confirm: 'olr-1' },
    'lmp',
    'merged-accounts/olr-1',
    'main',
  ],
  [{ kind: 'long-beta.change', joined: true }, 'lmp', 'long-beta', true],
  [
    { kind: 'license.renew', product, until: TEN + DAY_MS },
    'lmp',
    'products/wfbs-services/expiry',
    TEN + DAY_MS,
  ],
  [{ kind: 'seats.assign', product, seats: 25 }, 'lmp', 'products/wfbs-services/seats', 25],
  [{ kind: 'plug-in.connect', plugIn: 'kaseya-vsa', connected: true }, 'lmp', 'plug-ins/kaseya-vsa', true],
];

describe('an act', () => {
  it.each(ACTS)(
    '%o: the table decides first, then it is awaited, and once more it changes nothing',
    (act, able, subject, desired) => {
      const unable = withServices(able === 'lmp' ? 'clp' : 'lmp');
      const before = unable.account;
      expect(unable.do(act)?.refused).toMatch(/^CAPABILITY_/);
      expect(unable.account).toBe(before);
      const vendor = withServices(able);
      expect(vendor.do(act)).toBeUndefined();
      expect(vendor.latest(subject)).toMatchObject({
        desired,
        operation: act.kind,
        state: { name: 'PENDING' },
      });
      expect(vendor.told('capability.used')).toBe(3);
      const after = vendor.account;
      const again = vendor.do(act);
      if (act.kind === 'customer.delete') expect(again?.refused).toBe('CUSTOMER_DELETED');
      else if (act.kind === 'product.delete') expect(again?.refused).toBe('PRODUCT_NOT_ENLISTED');
      else expect([again, vendor.account, vendor.told('capability.used')]).toEqual([undefined, after, 3]);
    },
  );

  it('of a product that the customer does not have is refused', () => {
    const lmp = new Vendor('lmp');
    for (const act of [
      { kind: 'seats.assign', product, seats: 1 },
      { kind: 'license.renew', product, until: TEN + DAY_MS },
      { kind: 'counter.reset', product },
    ] as const)
      expect(lmp.do(act)).toMatchObject({
        refused: 'PRODUCT_NOT_ENLISTED',
        labels: { ja: { product: 'WFBS Services' } },
      });
    const clp = new Vendor('clp');
    expect(clp.do({ kind: 'product.describe', product, description: 'a' })?.refused).toBe(
      'PRODUCT_NOT_ENLISTED',
    );
    expect(clp.do({ kind: 'product.delete', product })?.refused).toBe('PRODUCT_NOT_ENLISTED');
  });

  it('that cannot be undone wants to be confirmed by name', () => {
    const clp = withServices('clp');
    expect(clp.do({ kind: 'product.delete', product, confirm: 'wfbs' })).toMatchObject({
      refused: 'CONFIRMATION_NEEDED',
      details: { confirm: product },
    });
    expect(clp.account.products).toHaveProperty([product]);
  });
});

describe('enlistment', () => {
  it('wants a plan of LMP and no plan of CLP, and nothing twice', () => {
    expect(new Vendor('lmp').do({ kind: 'product.enlist', product })?.refused).toBe('SERVICE_PLAN_REQUIRED');
    const both = { kind: 'product.enlist', product, plan: 'a', key: KEY } as const;
    expect(new Vendor('clp').do(both)?.refused).toBe('PLAN_NOT_EXPECTED');
    const lmp = withServices('lmp');
    expect(lmp.do({ kind: 'product.enlist', product, plan: 'plan-1' })).toBeUndefined();
    expect(lmp.do({ kind: 'product.enlist', product, plan: 'plan-2' })?.refused).toBe(
      'PRODUCT_ALREADY_ENLISTED',
    );
    const clp = withServices('clp');
    expect(clp.do({ kind: 'product.enlist', product, key: KEY })).toBeUndefined();
    const other = { ...KEY, keyHash: 'other' };
    expect(clp.do({ kind: 'product.enlist', product, key: other })?.refused).toBe('PRODUCT_ALREADY_ENLISTED');
  });

  it('holds the key by hash and mask alone', () => {
    expect(withServices('clp').account.products[product]?.by).toEqual({
      mode: 'authorization-key',
      key: KEY,
    });
  });
});

describe('seats and renewals', () => {
  it('keep to whole numbers, and to the bounds of the product', () => {
    const products = remoteManager.capabilities?.products.map((each) =>
      each.id === product ? { ...each, seats: { least: 2, most: 100 } } : each,
    );
    const policy = readPolicy({
      ...remoteManager,
      capabilities: { ...remoteManager.capabilities, products },
    });
    const lmp = withServices('lmp', policy);
    for (const seats of [1, 101, 2.5, -1, Number.NaN])
      expect(lmp.do({ kind: 'seats.assign', product, seats })).toMatchObject({
        refused: 'SEATS_OUT_OF_RANGE',
        details: { least: 2, most: 100 },
      });
    for (const seats of [2, 100]) expect(lmp.do({ kind: 'seats.assign', product, seats })).toBeUndefined();
    expect(withServices('lmp').do({ kind: 'seats.assign', product, seats: -1 })?.refused).toBe(
      'SEATS_OUT_OF_RANGE',
    );
  });

  it('renew to a later end, which lies ahead', () => {
    const lmp = withServices('lmp');
    const renew = (until: number) => lmp.do({ kind: 'license.renew', product, until })?.refused;
    expect(renew(TEN)).toBe('RENEWAL_NOT_LATER');
    expect(renew(TEN + 2 * DAY_MS)).toBeUndefined();
    expect(renew(TEN + DAY_MS)).toBe('RENEWAL_NOT_LATER');
    lmp.at(3 * 24 * 60);
    expect(renew(TEN + 2.5 * DAY_MS)).toBe('RENEWAL_NOT_LATER');
    expect(renew(TEN + 4 * DAY_MS)).toBeUndefined();
  });

  it('show how a license stands', () => {
    const license = { since: TEN, by: { mode: 'request' }, seats: 10, expiresAt: TEN + 10 * DAY_MS } as const;
    const at = (days: number, used: number) =>
      licenseStatusAt(license, used, 3 * DAY_MS, TEN + days * DAY_MS);
    expect([at(1, 10), at(7, 10), at(7, 11), at(10, 11)]).toEqual([
      'normal',
      'expiring-soon',
      'exceeded',
      'expired',
    ]);
  });
});

describe('templates', () => {
  const draft = {
    templateId: 'tpl-1',
    productCode: 'remoteproduct1',
    accountType: 'lmp',
    product,
    name: 'Strict',
    settingsHash: 'a',
  };
  const made = (changes: Partial<Template> = {}): Template => {
    const result = editTemplate(undefined, { ...draft, ...changes }, table, TEN);
    if (isRefusal(result)) throw new Error(result.refused);
    return { ...result.template, ...changes };
  };

  it('are for two products of LMP accounts', () => {
    expect(editTemplate(undefined, { ...draft, product: 'wfbs' }, table, TEN)).toMatchObject({
      refused: 'CAPABILITY_LIMITED',
    });
    expect(editTemplate(undefined, { ...draft, accountType: 'clp' }, table, TEN)).toMatchObject({
      refused: 'CAPABILITY_UNSUPPORTED',
    });
    expect(assignToNew(made({ accountType: 'lmp' }), true, undefined, table, TEN)).not.toHaveProperty(
      'refused',
    );
    expect(assignToNew({ ...made(), accountType: 'clp' }, true, undefined, table, TEN)).toMatchObject({
      refused: 'CAPABILITY_UNSUPPORTED',
    });
  });

  it('have a revision for each change, and none for none', () => {
    const first = made();
    expect(editTemplate(first, draft, table, TEN + 1)).toEqual({ template: first });
    expect(editTemplate(first, { ...draft, product: 'cloud-edge' }, table, TEN)).toMatchObject({
      refused: 'TEMPLATE_OF_ANOTHER_PRODUCT',
      details: { templateId: 'tpl-1', product: 'cloud-edge' },
    });
    const second = editTemplate(first, { ...draft, settingsHash: 'b' }, table, TEN + 1);
    expect(second).toMatchObject({
      template: { revision: 2, changedAt: TEN + 1 },
      change: { subject: 'templates/tpl-1' },
    });
  });

  it('go to new customers one at a time, and to those that are there', () => {
    const current = made({ templateId: 'tpl-0', forNewCustomers: true });
    const given = assignToNew(made(), true, current, table, TEN);
    expect(given).toMatchObject({
      template: { forNewCustomers: true },
      replaced: { templateId: 'tpl-0', forNewCustomers: false },
      change: { subject: 'new-customers/wfbs-services/template', desired: 'tpl-1' },
    });
    expect(assignToNew(current, false, current, table, TEN)).toMatchObject({ change: { desired: null } });
    expect(assignToNew(current, true, current, table, TEN)).toEqual({ template: current });
    const lmp = new Vendor('lmp');
    lmp.do({ kind: 'product.enlist', product, plan: 'a', template: current });
    expect(lmp.account.products[product]?.templateId).toBe('tpl-0');
    expect(
      lmp.do({ kind: 'template.assign-to-existing', product, templateId: 'tpl-1', template: made() }),
    ).toBeUndefined();
    expect(lmp.account.products[product]?.templateId).toBe('tpl-1');
    const wrong = lmp.do({
      kind: 'template.assign-to-existing',
      product,
      templateId: 'tpl-1',
      template: made({ product: 'cloud-edge' }),
    });
    expect(wrong?.refused).toBe('TEMPLATE_OF_ANOTHER_PRODUCT');
    const absent = lmp.do({ kind: 'template.assign-to-existing', product, templateId: 'tpl-9' });
    expect(absent).toMatchObject({ refused: 'TEMPLATE_UNKNOWN', details: { templateId: 'tpl-9' } });
  });
});

describe('an account', () => {
  it('takes only as many things as its deletion can supersede at once', () => {
    const lmp = new Vendor('lmp');
    const merge = (from: string) => lmp.do({ kind: 'account.merge', from, into: 't-1', confirm: from });
    for (let number = 1; number < ACCOUNT_THINGS_MAX; number += 1)
      expect(merge(`olr-${number}`)).toBeUndefined();
    expect(Object.keys(lmp.account.latest)).toHaveLength(ACCOUNT_THINGS_MAX);
    expect(merge('olr-more')).toMatchObject({ refused: 'ACCOUNT_FULL', details: { most: 60 } });
    expect(lmp.do({ kind: 'account.merge', from: 'olr-1', into: 't-1' })).toBeUndefined();
  });
});

describe('a customer', () => {
  it('that was deleted can do nothing, until it is created again', () => {
    const clp = withServices('clp');
    clp.do({ kind: 'profile.change', profileHash: 'a' });
    clp.do({ kind: 'customer.delete', confirm: 't-1' });
    expect(clp.read('profile').state).toBe('SUPERSEDED');
    expect(clp.do({ kind: 'profile.change', profileHash: 'b' })?.refused).toBe('CUSTOMER_DELETED');
    expect(clp.recreate()).toBeUndefined();
    expect(clp.account).toMatchObject({ state: { name: 'ACTIVE' }, products: {} });
    expect(clp.read('customer')).toMatchObject({ state: 'PENDING', desired: 't-1' });
    expect(clp.do({ kind: 'profile.change', profileHash: 'b' })).toBeUndefined();
  });

  it('takes what is under way of a product along when that is deleted', () => {
    const clp = withServices('clp');
    clp.do({ kind: 'product.describe', product, description: 'a' });
    clp.do({ kind: 'profile.change', profileHash: 'a' });
    clp.do({ kind: 'product.delete', product, confirm: product });
    expect(clp.read('products/wfbs-services/description').state).toBe('SUPERSEDED');
    expect(clp.read('profile').state).toBe('PENDING');
  });

  it('that becomes CLP keeps what CLP does not support, and is told of it', () => {
    const lmp = withServices('lmp');
    lmp.do({ kind: 'product.enlist', product: 'cloud-edge', plan: 'a' });
    lmp.do({ kind: 'plug-in.connect', plugIn: 'kaseya-vsa', connected: true });
    expect(lmp.migrate('clp')).toMatchObject({ unsupportedProducts: ['cloud-edge'] });
    expect(lmp.account.products).toHaveProperty('cloud-edge');
    expect(lmp.read('plug-ins/kaseya-vsa').state).toBe('SUPERSEDED');
    expect(lmp.migrate('clp')).toMatchObject({ events: [] });
    expect(lmp.migrate('xyz')).toMatchObject({ refused: 'ACCOUNT_TYPE_UNKNOWN' });
  });

  it('cannot be merged with itself', () => {
    const merge = { kind: 'account.merge', from: 'main', into: 'main', confirm: 'main' } as const;
    expect(new Vendor('lmp').do(merge)?.refused).toBe('MERGE_INTO_ITSELF');
  });
});

describe('systems of the vendor', () => {
  const said = (name: 'UP' | 'MAINTENANCE' | 'FAULT', minute: number) =>
    ({ upstreamId: 'wfbs-services', condition: { name }, asOf: TEN + minute * MINUTE_MS }) as const;
  const heard = (known: Upstream | undefined, ...about: Parameters<typeof said>) =>
    upstreamSaid(known, said(...about), TEN + 10 * MINUTE_MS);

  it('are as was said last of them, in whatever order that was heard', () => {
    const down = heard(undefined, 'MAINTENANCE', 0);
    const still = heard(down, 'MAINTENANCE', 5);
    expect([still.since, still.asOf]).toEqual([TEN, TEN + 5 * MINUTE_MS]);
    expect(heard(still, 'UP', 4)).toBe(still);
    const up = heard(still, 'UP', 6);
    expect([downAmong([still]), downAmong([up])]).toEqual([['wfbs-services'], []]);
    expect([isTurned(undefined, down), isTurned(down, still), isTurned(still, up)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(isTurned(undefined, heard(undefined, 'UP', 0))).toBe(false);
  });

  it('are the very same where nothing new was said, and never speak of later than now', () => {
    const down = heard(undefined, 'MAINTENANCE', 0);
    expect(heard(down, 'MAINTENANCE', 0)).toBe(down);
    const ahead = heard(down, 'UP', 90);
    expect(ahead.asOf).toBe(TEN + 10 * MINUTE_MS);
  });

  it('make only those wait who need them', () => {
    const down = [heard(undefined, 'FAULT', 0)];
    const terms = upstreamTermsOf(remoteManager);
    expect(waitingFor(['customer-licensing-portal'], down, terms, TEN)).toBeUndefined();
    expect(waitingFor(['wfbs-services'], down, terms, TEN)).toMatchObject({
      details: { retryAfterSeconds: 300 },
    });
  });

  it('open a console of a product that is there, and the licensing platform to LMP accounts', () => {
    const scene = (vendor: Vendor) => ({
      account: vendor.account,
      table,
      upstreams: [],
      terms: [],
      now: TEN,
    });
    const open = (vendor: Vendor, wanted: Parameters<typeof mayOpen>[0]) =>
      mayOpen(wanted, scene(vendor))?.refused;
    expect(open(new Vendor('lmp'), { kind: 'console.open', product })).toBe('PRODUCT_NOT_ENLISTED');
    expect(open(withServices('clp'), { kind: 'console.open', product })).toBeUndefined();
    expect(open(withServices('lmp'), { kind: 'licensing-platform.open' })).toBeUndefined();
    expect(open(withServices('clp'), { kind: 'licensing-platform.open' })).toBe('CAPABILITY_UNSUPPORTED');
  });
});
