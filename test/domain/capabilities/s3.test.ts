import { describe, expect, it, test } from 'vitest';
import { consoleAnswered, mayOpen } from '#domain/capabilities/console.ts';
import { mayGrant } from '#domain/capabilities/may-do.ts';
import { upstreamSaid } from '#domain/capabilities/upstream.ts';
import { REFUSALS } from '#domain/errors.ts';
import { CAPABILITIES_WORDS } from '#domain/messages/refusal-groups.ts';
import { retryAfterOf, wordsOf } from '#domain/messages/refusals.ts';
import { upstreamTermsOf } from '#domain/policy/capabilities-terms.ts';
import { parsePolicy } from '#domain/policy/policy.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { remoteManager, remoteManagerFile, tableIn } from '#test/policies/remote-manager.ts';
import { hours, KEY, TEN, Vendor, withServices } from './vendor.ts';

const table = tableIn(remoteManager);
const seats = { kind: 'seats.assign', product: 'wfbs-services', seats: 25 } as const;
const renewal = { kind: 'license.renew', product: 'wfbs-services', until: TEN + 400 * 24 * HOUR_MS } as const;
const profile = { kind: 'profile.change', profileHash: 'new' } as const;

test('S3-01 LMP: deleting a customer is refused; CLP: accepted', () => {
  const refusal = new Vendor('lmp').do({ kind: 'customer.delete', confirm: 't-1' });
  expect(refusal?.refused).toBe('CAPABILITY_UNSUPPORTED');
  expect(REFUSALS.CAPABILITY_UNSUPPORTED).toBe(409);
  const clp = new Vendor('clp');
  expect(clp.do({ kind: 'customer.delete' })?.refused).toBe('CONFIRMATION_NEEDED');
  expect(clp.do({ kind: 'customer.delete', confirm: 't-1' })).toBeUndefined();
  expect(clp.account.state.name).toBe('DELETED');
});

test('S3-02 CLP: seats and renewals are refused; LMP: accepted, and PENDING', () => {
  const clp = withServices('clp');
  for (const act of [seats, renewal]) expect(clp.do(act)?.refused).toBe('CAPABILITY_UNSUPPORTED');
  const lmp = withServices('lmp');
  for (const act of [seats, renewal]) expect(lmp.do(act)).toBeUndefined();
  expect(lmp.read('products/wfbs-services/seats')).toMatchObject({ state: 'PENDING', desired: 25 });
  expect(lmp.read('products/wfbs-services/expiry')).toMatchObject({ state: 'PENDING' });
});

test('S3-03 LMP adds Cloud Edge; CLP is told what it may add', () => {
  const lmp = new Vendor('lmp');
  expect(lmp.do({ kind: 'product.enlist', product: 'cloud-edge', plan: 'plan-1' })).toBeUndefined();
  const refusal = new Vendor('clp').do({ kind: 'product.enlist', product: 'cloud-edge', key: KEY });
  expect(refusal).toMatchObject({
    refused: 'CAPABILITY_LIMITED',
    details: { list: 'hosted-email-security, wfbs, wfbs-services', argument: 'cloud-edge' },
  });
  if (!refusal) throw new Error('not refused');
  const words = wordsOf(refusal, 'fr', CAPABILITIES_WORDS).detail;
  expect(words).toContain('Hosted Email Security, WFBS (Standard et Advanced), WFBS Services');
  expect(words).toContain('« Cloud Edge »');
});

test('S3-04 CLP needs a key and LMP takes none; with a plan LMP enlists by itself', () => {
  const product = 'wfbs-services';
  expect(new Vendor('clp').do({ kind: 'product.enlist', product })?.refused).toBe(
    'AUTHORIZATION_KEY_REQUIRED',
  );
  expect(REFUSALS.AUTHORIZATION_KEY_REQUIRED).toBe(422);
  const lmp = new Vendor('lmp');
  expect(lmp.do({ kind: 'product.enlist', product, key: KEY })?.refused).toBe('KEY_NOT_EXPECTED');
  expect(lmp.do({ kind: 'product.enlist', product, plan: 'a', key: KEY })?.refused).toBe('KEY_NOT_EXPECTED');
  expect(REFUSALS.KEY_NOT_EXPECTED).toBe(422);
  expect(lmp.do({ kind: 'product.enlist', product, plan: 'a' })).toBeUndefined();
  expect(lmp.account.products[product]?.by).toEqual({ mode: 'service-plan', plan: 'a' });
});

test('S3-05 LMP merges an account once that is confirmed; to CLP it does not apply', () => {
  const merge = { kind: 'account.merge', from: 'olr-1', into: 'main' } as const;
  const lmp = new Vendor('lmp');
  expect(lmp.do(merge)).toMatchObject({
    refused: 'CONFIRMATION_NEEDED',
    details: { confirm: 'olr-1' },
  });
  expect(lmp.account.merged).toEqual([]);
  expect(lmp.do({ ...merge, confirm: 'olr-1' })).toBeUndefined();
  expect(lmp.account.merged).toEqual([{ account: 'olr-1', at: TEN }]);
  expect(new Vendor('clp').do({ ...merge, confirm: 'olr-1' })?.refused).toBe('CAPABILITY_NOT_APPLICABLE');
});

test('S3-07 Kaseya VSA is for LMP; Autotask for both', () => {
  const connect = (type: string, plugIn: string) =>
    new Vendor(type).do({ kind: 'plug-in.connect', plugIn, connected: true })?.refused;
  expect(connect('lmp', 'kaseya-vsa')).toBeUndefined();
  expect(connect('clp', 'kaseya-vsa')).toBe('CAPABILITY_LIMITED');
  expect([connect('lmp', 'autotask'), connect('clp', 'autotask')]).toEqual([undefined, undefined]);
});

test('S3-08 a CLP profile shows after up to two hours; then it is overdue, told once, and closed', () => {
  const clp = new Vendor('clp');
  clp.show('profile', 'old');
  expect(clp.do(profile)).toBeUndefined();
  clp.at(hours(1, 59)).show('profile', 'old');
  expect(clp.read('profile')).toMatchObject({
    state: 'PENDING',
    desired: 'new',
    observed: { value: 'old', asOf: clp.now },
    overdueAt: TEN + 2 * HOUR_MS,
  });
  expect(clp.told('propagation.overdue')).toBe(0);
  clp.at(hours(2, 1));
  expect(clp.read('profile')).toMatchObject({ state: 'OVERDUE', since: TEN + 2 * HOUR_MS });
  clp.at(hours(2, 10)).show('profile', 'old');
  clp.at(hours(2, 20));
  expect(clp.told('propagation.overdue')).toBe(1);
  clp.at(hours(2, 30)).show('profile', 'new');
  expect(clp.read('profile')).toMatchObject({ state: 'SYNCED', late: true });
  expect([clp.told('propagation.overdue'), clp.told('propagation.overdue.closed')]).toEqual([1, 1]);
  expect(clp.dueAt('profile')).toBeUndefined();
});

test('S3-09 a customer that is not visible yet is PENDING, not absent', () => {
  const lmp = new Vendor('lmp', remoteManager, false);
  lmp.at(4);
  expect(lmp.read('customer')).toMatchObject({ state: 'PENDING', desired: 't-1' });
  expect(lmp.read('customer')).not.toHaveProperty('observed');
  lmp.show('customer', null);
  expect(lmp.read('customer')).toMatchObject({ state: 'PENDING', observed: { value: null, asOf: lmp.now } });
  lmp.at(6).show('customer', 't-1');
  expect(lmp.read('customer')).toMatchObject({ state: 'SYNCED', late: false });
});

describe('S3-10 a console while its product is in maintenance', () => {
  const lmp = withServices('lmp');
  const wanted = { kind: 'console.open', product: 'wfbs-services' } as const;
  const inMaintenance = { name: 'MAINTENANCE' as const, until: TEN + 30 * MINUTE_MS };
  const maintenance = upstreamSaid(
    undefined,
    { upstreamId: 'wfbs-services', condition: inMaintenance, asOf: TEN },
    TEN,
  );
  const scene = {
    account: lmp.account,
    table,
    upstreams: [maintenance],
    terms: upstreamTermsOf(remoteManager),
    now: TEN + 10 * MINUTE_MS,
  };

  it('is 503 with Retry-After, and no error of the sign-in', () => {
    const refusal = mayOpen(wanted, scene);
    expect(refusal).toMatchObject({
      refused: 'UPSTREAM_MAINTENANCE',
      details: { upstream: 'wfbs-services' },
    });
    expect(REFUSALS.UPSTREAM_MAINTENANCE).toBe(503);
    expect(refusal && retryAfterOf(refusal)).toBe(20 * 60);
    const answered = consoleAnswered(wanted, { answered: 'sign-in-refused' }, scene);
    expect(answered).toEqual(refusal);
  });

  it('stops the clocks that would become overdue', () => {
    const seated = withServices('lmp');
    seated.do(seats);
    seated.at(8).weather(['wfbs-services']).at(60);
    expect(seated.read('products/wfbs-services/seats')).toMatchObject({
      state: 'PAUSED',
      pausedBy: ['wfbs-services'],
    });
    seated.weather([]).at(61);
    expect(seated.read('products/wfbs-services/seats').state).toBe('PENDING');
    expect(seated.told('propagation.overdue')).toBe(0);
    expect(seated.at(62).read('products/wfbs-services/seats').state).toBe('OVERDUE');
  });

  it('is a refused sign-in where nothing is down, and a fault of the platform where LMP has one', () => {
    const up = { ...scene, upstreams: [] };
    expect(mayOpen(wanted, up)).toBeUndefined();
    expect(consoleAnswered(wanted, { answered: 'sign-in-refused' }, up)).toMatchObject({
      refused: 'CONSOLE_SIGN_IN_REFUSED',
    });
    expect(REFUSALS.CONSOLE_SIGN_IN_REFUSED).toBe(401);
    expect(consoleAnswered(wanted, { answered: 'unreachable' }, up)).toMatchObject({
      refused: 'UPSTREAM_UNAVAILABLE',
    });
    expect(consoleAnswered(wanted, { answered: 'opened', url: 'https://console.example.com' }, up)).toEqual({
      url: 'https://console.example.com',
    });
    const platform = { upstreamId: 'licensing-management-platform', condition: { name: 'FAULT' as const } };
    const fault = upstreamSaid(undefined, { ...platform, asOf: TEN }, TEN);
    const refusal = mayOpen(wanted, { ...scene, upstreams: [fault] });
    expect(refusal && retryAfterOf(refusal)).toBe(5 * 60);
  });
});

test('S3-11 there is no read-only role in the vendor’s console', () => {
  const refusal = mayGrant(table, 'read-only');
  expect(refusal).toMatchObject({
    refused: 'ROLE_UNSUPPORTED',
    details: { list: 'full-administrator' },
    labels: { en: { list: 'full administrator only' } },
  });
  expect(REFUSALS.ROLE_UNSUPPORTED).toBe(409);
  expect(mayGrant(table, 'full-administrator')).toEqual({ allowed: true });
});

test('S3-13 a policy with a cell missing for one type is no policy', () => {
  const broken = structuredClone(remoteManagerFile) as {
    capabilities: { table: { cells: Record<string, unknown> }[] };
  };
  delete broken.capabilities.table[12]?.cells['clp'];
  expect(parsePolicy(broken)).toEqual({
    faults: [
      {
        field: 'capabilities.table.12.cells.clp',
        message: 'is missing: long-beta says nothing of clp',
      },
    ],
  });
});

test('S3-14 a CLP account that becomes LMP: what only CLP can do is awaited no more', () => {
  const clp = withServices('clp');
  clp.do(profile);
  clp.do({ kind: 'counter.reset', product: 'wfbs-services' });
  expect(clp.migrate('lmp')).toMatchObject({ unsupportedProducts: [] });
  expect(clp.read('profile').state).toBe('SUPERSEDED');
  expect(clp.read('products/wfbs-services/counter').state).toBe('PENDING');
  expect(clp.do({ kind: 'profile.change', profileHash: 'other' })?.refused).toBe('CAPABILITY_UNSUPPORTED');
  expect(clp.do(seats)).toBeUndefined();
  expect(clp.events).toContainEqual(
    expect.objectContaining({ type: 'capability.account-type.changed', from: 'clp', withdrawn: 1 }),
  );
});
