import { describe, expect, it } from 'vitest';
import { mayGrant, mayOperate, tableFor } from '#domain/capabilities/may-do.ts';
import { AT_ONCE_OVERDUE_MS } from '#domain/limits.vendor.ts';
import { propagationTermsOf, upstreamTermsOf } from '#domain/policy/capabilities-terms.ts';
import { parsePolicy } from '#domain/policy/policy.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { Vendor } from '#test/domain/capabilities/vendor.ts';
import { plain } from './plain.ts';
import { readPolicy, remoteManager, remoteManagerFile, tableIn } from './remote-manager.ts';

const words = (text: string) => ({ en: text, ja: `${text} ja`, fr: `${text} fr` });
const named = (id: string) => ({ id, words: words(id) });

/** A vendor that is nobody's: three account types, other products, and no plug-ins at all. */
const HARBOR = {
  ...plain,
  vendor: 'harbor',
  product: 'lighthouse',
  capabilities: {
    accountTypes: [named('skipper'), { ...named('fleet'), upstreams: ['pier'] }, named('guest')],
    products: [named('beacon'), { ...named('foghorn'), upstreams: ['steam'], seats: { least: 1, most: 3 } }],
    roles: [named('captain'), named('mate')],
    table: [
      {
        ...named('lamps'),
        operations: ['product.enlist', 'product.delete'],
        cells: { skipper: 'supported', fleet: { limitedTo: ['beacon'] }, guest: 'unsupported' },
        instead: { guest: words('Ask the captain.') },
      },
      {
        ...named('berths'),
        operations: ['seats.assign'],
        cells: { skipper: 'supported', fleet: 'supported', guest: 'notApplicable' },
      },
      {
        ...named('papers'),
        operations: ['product.enlist'],
        cells: {
          skipper: { mode: 'authorization-key' },
          fleet: { mode: 'service-plan' },
          guest: 'notApplicable',
        },
      },
    ],
    unrestricted: ['customer.create'],
  },
  propagation: {
    upstreams: [named('pier'), { ...named('steam'), retryAfter: 'PT1H' }],
    kinds: [
      {
        ...named('slow-horn'),
        operations: ['seats.assign'],
        products: ['foghorn'],
        overdueAfter: 'PT3H',
        remindEvery: 'PT1H',
      },
      {
        ...named('all'),
        operations: ['seats.assign', 'product.enlist'],
        upstreams: ['pier'],
        expected: 'PT1M',
        overdueAfter: 'PT2M',
      },
    ],
  },
};

describe('another vendor’s policy', () => {
  const harbor = readPolicy(HARBOR);
  const table = tableIn(harbor);

  it('works as it is written, without a line of code', () => {
    expect(mayOperate(table, 'fleet', 'product.enlist', 'foghorn')).toMatchObject({
      refused: 'CAPABILITY_LIMITED',
    });
    expect(mayOperate(table, 'skipper', 'product.enlist', 'foghorn')).toEqual({
      allowed: true,
      mode: 'authorization-key',
    });
    expect(mayOperate(table, 'guest', 'product.enlist', 'beacon')).toMatchObject({
      refused: 'CAPABILITY_UNSUPPORTED',
      labels: { fr: { instead: 'Ask the captain. fr', capability: 'lamps fr' } },
    });
    expect(mayOperate(table, 'guest', 'seats.assign', 'beacon')).toMatchObject({
      refused: 'CAPABILITY_NOT_APPLICABLE',
    });
    expect(mayOperate(table, 'skipper', 'account.merge')).toMatchObject({ refused: 'CAPABILITY_UNKNOWN' });
    expect(mayGrant(table, 'cook')).toMatchObject({ labels: { en: { list: 'captain, mate' } } });
    expect(tableFor(table, 'guest').map(({ cell }) => cell)).toEqual([
      'unsupported',
      'notApplicable',
      'notApplicable',
    ]);
  });

  it('has its own times and systems', () => {
    const terms = (product: string) =>
      propagationTermsOf(harbor, { accountType: 'fleet', operation: 'seats.assign', product });
    expect(terms('foghorn')).toEqual({
      policy: 'harbor/lighthouse@1',
      kind: 'slow-horn',
      expectedMs: 3 * HOUR_MS,
      overdueMs: 3 * HOUR_MS,
      remindEveryMs: HOUR_MS,
      lookEveryMs: MINUTE_MS,
      upstreams: ['pier', 'steam'],
    });
    expect(terms('beacon')).toMatchObject({ kind: 'all', expectedMs: MINUTE_MS, upstreams: ['pier'] });
    expect(propagationTermsOf(harbor, { accountType: 'fleet', operation: 'profile.change' })).toEqual({
      policy: 'harbor/lighthouse@1',
      kind: 'at-once',
      expectedMs: MINUTE_MS,
      overdueMs: 5 * MINUTE_MS,
      lookEveryMs: MINUTE_MS,
      upstreams: ['pier'],
    });
    expect(upstreamTermsOf(harbor).map(({ retryAfterMs }) => retryAfterMs)).toEqual([5 * MINUTE_MS, HOUR_MS]);
  });

  it('plays from enlistment to overdue; what has no kind of propagation should show at once', () => {
    const vendor = new Vendor('fleet', harbor, false);
    expect(vendor.propagations).toMatchObject([{ subject: 'customer', terms: { kind: 'at-once' } }]);
    expect(vendor.read('customer')).toMatchObject({ state: 'PENDING' });
    vendor.show('customer', 't-1');
    expect(vendor.do({ kind: 'product.enlist', product: 'beacon', plan: 'a' })).toBeUndefined();
    expect(vendor.do({ kind: 'seats.assign', product: 'beacon', seats: 9 })).toBeUndefined();
    vendor.at(2);
    expect(vendor.read('products/beacon/seats').state).toBe('OVERDUE');
  });
});

describe('the times of Remote Manager', () => {
  const overdueMs = (operation: Parameters<typeof propagationTermsOf>[1]['operation'], product?: string) =>
    propagationTermsOf(remoteManager, { accountType: 'lmp', operation, ...(product ? { product } : {}) })
      .overdueMs;

  it('are two hours for a profile, and minutes for all else', () => {
    expect(overdueMs('profile.change')).toBe(2 * HOUR_MS);
    expect(overdueMs('customer.create')).toBe(10 * MINUTE_MS);
    expect(overdueMs('seats.assign', 'wfbs')).toBe(10 * MINUTE_MS);
    expect(overdueMs('product.enlist', 'hosted-email-security')).toBe(10 * MINUTE_MS);
    expect(overdueMs('console.open', 'wfbs')).toBe(AT_ONCE_OVERDUE_MS);
  });
});

type Json = Record<string, unknown>;
interface Loose extends Json {
  capabilities: Record<string, Json[]> & { table: (Json & { cells: Json })[] };
  propagation: { upstreams: Json[]; kinds: Json[] };
}

const broken = (breaks: (file: Loose) => void): readonly string[] => {
  const file = structuredClone(remoteManagerFile) as Loose;
  breaks(file);
  const parsed = parsePolicy(file);
  return 'faults' in parsed ? parsed.faults.map(({ field }) => field).sort() : [];
};

/** What is broken, and the places that are named for it. */
const BROKEN: Readonly<Record<string, readonly [(file: Loose) => void, readonly string[]]>> = {
  'a cell of a type that is not there': [
    ({ capabilities }) => Object.assign(capabilities.table[0]?.cells ?? {}, { vip: 'supported' }),
    ['capabilities.table.0.cells.vip'],
  ],
  'a new type without cells': [
    ({ capabilities }) => capabilities['accountTypes']?.push(named('vip')),
    Array.from({ length: 14 }, (_, at) => `capabilities.table.${at}.cells.vip`).sort(),
  ],
  'a row twice': [
    ({ capabilities }) => Object.assign(capabilities.table[1] ?? {}, { id: 'customer-deletion' }),
    ['capabilities.table.1.id'],
  ],
  'a limit to what is not there': [
    ({ capabilities }) =>
      Object.assign(capabilities.table[4]?.cells ?? {}, { clp: { limitedTo: ['autotask', 'wfbs'] } }),
    ['capabilities.table.4.cells.clp.limitedTo.1'],
  ],
  'a limit where nothing can be limited': [
    ({ capabilities }) =>
      Object.assign(capabilities.table[12]?.cells ?? {}, { lmp: { limitedTo: ['wfbs'] } }),
    ['capabilities.table.12.cells.lmp'],
  ],
  'a mode that no operation knows': [
    ({ capabilities }) => {
      Object.assign(capabilities.table[9]?.cells ?? {}, { lmp: { mode: 'by-post' } });
      Object.assign(capabilities.table[0]?.cells ?? {}, { lmp: { mode: 'service-plan' } });
    },
    ['capabilities.table.0.cells.lmp.mode', 'capabilities.table.9.cells.lmp.mode'],
  ],
  'an alternative to what is supported': [
    ({ capabilities }) => Object.assign(capabilities.table[11] ?? {}, { instead: { lmp: words('a') } }),
    ['capabilities.table.11.instead.lmp'],
  ],
  'an operation both free and restricted': [
    ({ capabilities }) => (capabilities['unrestricted'] as unknown as string[]).push('seats.assign'),
    ['capabilities.unrestricted.3'],
  ],
  'seats the wrong way round': [
    ({ capabilities }) =>
      Object.assign(capabilities['products']?.[0] ?? {}, { seats: { least: 5, most: 2 } }),
    ['capabilities.products.0.seats'],
  ],
  'a system that is not there': [
    ({ propagation }) => propagation.upstreams.pop(),
    ['capabilities.products.5.upstreams.0'],
  ],
  'times in the wrong order, and of no length': [
    ({ propagation }) => Object.assign(propagation.kinds[3] ?? {}, { expected: 'PT11M', lookEvery: 'PT0S' }),
    ['propagation.kinds.3.expected', 'propagation.kinds.3.lookEvery'],
  ],
  'a kind that is never reached': [({ propagation }) => propagation.kinds.reverse(), ['propagation.kinds.1']],
  'an unknown product of a kind': [
    ({ propagation }) => Object.assign(propagation.kinds[2] ?? {}, { products: ['nothing'] }),
    ['propagation.kinds.2.products.0'],
  ],
  'a language that is missing': [
    ({ capabilities }) => Object.assign(capabilities.table[2] ?? {}, { words: { en: 'a', fr: 'b' } }),
    ['capabilities.table.2.words.ja'],
  ],
};

describe('a broken policy', () => {
  it('with spans that are none names them, and does not fall over them', () => {
    const span = '2 hours';
    const kind = { ...named('a'), operations: ['seats.assign'], expected: span, overdueAfter: 'PT1H' };
    const metering = { dimensions: {}, closeAfter: span };
    const parsed = parsePolicy({ ...plain, metering, propagation: { upstreams: [], kinds: [kind] } });
    expect('faults' in parsed && parsed.faults.map(({ field }) => field)).toEqual([
      'metering.closeAfter',
      'propagation.kinds.0.expected',
    ]);
  });

  it.each(Object.entries(BROKEN))('%s', (_name, [breaks, places]) => {
    expect(broken(breaks)).toEqual(places);
  });

  it('is refused with every fault at once: unknown keys, missing cells, cells that say nothing', () => {
    const places = broken(({ capabilities, propagation }) => {
      Object.assign(capabilities, { rows: [], columns: [] });
      delete capabilities.table[0]?.cells['lmp'];
      Object.assign(capabilities.table[1]?.cells ?? {}, { clp: 'perhaps' });
      Object.assign(capabilities.table[2] ?? {}, { operations: ['product.paint'] });
      Object.assign(propagation.kinds[0] ?? {}, { overdueAfter: '2 hours' });
    });
    expect(places).toEqual([
      'capabilities.columns',
      'capabilities.rows',
      'capabilities.table.0.cells.lmp',
      'capabilities.table.1.cells.clp',
      'capabilities.table.2.operations.0',
      'propagation.kinds.0.overdueAfter',
    ]);
  });
});
