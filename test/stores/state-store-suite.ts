/**
 * What every state store must do; run over memory, the embedded DynamoDB and DynamoDB Local alike.
 */
import { describe, expect, test } from 'vitest';
import { tell } from '#domain/offers/tell.ts';
import { hearFact } from '#domain/subscription/license.ts';
import { act } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { DAY_MS, HOUR_MS } from '#domain/time.ts';
import type { EntityKind } from '#lambdas/stores/entities.ts';
import type { ListQuery, StateStore } from '#lambdas/stores/state-store.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { exampleLicense, exampleOffer, exampleTenant, plainPolicy, T0 } from './examples.ts';
import { meteringState } from './metering-state-suite.ts';
import { vendorState } from './vendor-state-suite.ts';

/** A store under test; every test gets a fresh, empty one. */
export interface StoreUnderTest {
  readonly store: StateStore;
  /** How many journal entries stand in it. */
  journalCount(): Promise<number>;
}

const cause = { door: 'test', verb: 'test', actor: { kind: 'clock' as const }, correlationId: 'c' };
const surroundings = () => {
  let made = 0;
  const run = crypto.randomUUID();
  return { now: () => T0 + HOUR_MS, newId: () => `commit-${run}-${(made += 1)}` };
};

const putAll = async (
  store: StateStore,
  kind: EntityKind,
  entities: readonly { id: string; entity: unknown }[],
) => {
  for (const { id, entity } of entities) {
    const write = { key: { kind, id }, entity: entity as never, expectedVersion: 0 };
    expect(await store.commit({ writes: [write], guards: [] })).toBe('committed');
  }
};
const putLicenses = (store: StateStore, numbers: readonly number[]) =>
  putAll(
    store,
    'license',
    numbers.map((n) => ({ id: exampleLicense(n).licenseId, entity: exampleLicense(n) })),
  );

const idsOf = async (store: StateStore, query: ListQuery, limit: number): Promise<string[]> => {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await store.list(query, { limit, ...(after === undefined ? {} : { after }) });
    expect(page.keys.length).toBeLessThanOrEqual(limit);
    ids.push(...page.keys.map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);
  return ids;
};

/** Declares the suite for one implementation. */
export const stateStoreSuite = (name: string, open: () => Promise<StoreUnderTest>): void => {
  describe(`state store: ${name}`, () => {
    entities(open);
    conditions(open);
    lists(open);
    corridor(open);
    meteringState(open, { putAll, idsOf });
    vendorState(open, { putAll, idsOf });
  });
};

type Open = () => Promise<StoreUnderTest>;

const entities = (open: Open): void => {
  test('what is absent has version 0', async () => {
    const { store } = await open();
    const [stored] = await store.load([{ kind: 'tenant', id: 't-none000000' }]);
    expect(stored).toEqual({ key: { kind: 'tenant', id: 't-none000000' }, entity: undefined, version: 0 });
  });

  test('entities come back as they went in, in the order asked for', async () => {
    const { store } = await open();
    const tenant = exampleTenant(1);
    const license = exampleLicense(2);
    await putAll(store, 'tenant', [{ id: tenant.tenantId, entity: tenant }]);
    await putAll(store, 'license', [{ id: license.licenseId, entity: license }]);
    const keys = [
      { kind: 'license' as const, id: license.licenseId },
      { kind: 'tenant' as const, id: 't-none000000' },
      { kind: 'tenant' as const, id: tenant.tenantId },
      { kind: 'license' as const, id: license.licenseId },
    ];
    const stored = await store.load<EntityKind>(keys);
    expect(stored.map(({ entity }) => entity)).toEqual([license, undefined, tenant, license]);
    expect(stored.map(({ version }) => version)).toEqual([1, 0, 1, 1]);
  });

  test("more than one hundred keys at once is the caller's mistake, up to it is served", async () => {
    const { store } = await open();
    await putLicenses(store, [1]);
    const keys = Array.from({ length: 100 }, (_, n) => ({
      kind: 'license' as const,
      id: exampleLicense(n).licenseId,
    }));
    expect((await store.load(keys)).filter(({ entity }) => entity !== undefined)).toHaveLength(1);
  });
};

const conditions = (open: Open): void => {
  const tenant = exampleTenant(1);
  const key = { kind: 'tenant' as const, id: tenant.tenantId };

  test('a commit is all or nothing', async () => {
    const { store, journalCount } = await open();
    await putAll(store, 'tenant', [{ id: tenant.tenantId, entity: tenant }]);
    const license = exampleLicense(7);
    const licenseKey = { kind: 'license' as const, id: license.licenseId };
    const stale = { key, entity: tenant, expectedVersion: 0 };
    const fresh = { key: licenseKey, entity: license, expectedVersion: 0 };
    const journal = { commitId: 'c1', at: T0, cause, written: [], events: [] };
    expect(await store.commit({ writes: [fresh, stale], guards: [], journal })).toBe('conflict');
    expect((await store.load([licenseKey]))[0]?.version).toBe(0);
    expect(await journalCount()).toBe(0);
  });

  test('a version that moved on is a conflict', async () => {
    const { store } = await open();
    const write = (expectedVersion: number) =>
      store.commit({ writes: [{ key, entity: tenant, expectedVersion }], guards: [] });
    expect(await write(0)).toBe('committed');
    expect(await write(1)).toBe('committed');
    expect(await write(1)).toBe('conflict');
    expect((await store.load([key]))[0]?.version).toBe(2);
  });

  test('a guard holds what was only read', async () => {
    const { store } = await open();
    await putAll(store, 'tenant', [{ id: tenant.tenantId, entity: tenant }]);
    const license = exampleLicense(3);
    const write = {
      key: { kind: 'license' as const, id: license.licenseId },
      entity: license,
      expectedVersion: 0,
    };
    expect(await store.commit({ writes: [write], guards: [{ key, expectedVersion: 2 }] })).toBe('conflict');
    expect(await store.commit({ writes: [write], guards: [{ key, expectedVersion: 1 }] })).toBe('committed');
  });

  test('what is removed is absent, from lists too', async () => {
    const { store } = await open();
    await putAll(store, 'tenant', [{ id: tenant.tenantId, entity: tenant }]);
    expect(await store.commit({ writes: [{ key, entity: undefined, expectedVersion: 2 }], guards: [] })).toBe(
      'conflict',
    );
    expect(await store.commit({ writes: [{ key, entity: undefined, expectedVersion: 1 }], guards: [] })).toBe(
      'committed',
    );
    expect((await store.load([key]))[0]?.version).toBe(0);
    expect(await idsOf(store, { by: 'kind', kind: 'tenant' }, 10)).toEqual([]);
  });
};

const lists = (open: Open): void => {
  const numbers = Array.from({ length: 23 }, (_, n) => n + 1);
  const idOf = (n: number): string => exampleLicense(n).licenseId;

  test('all of a kind, newest first, over any size of page', async () => {
    const { store } = await open();
    await putLicenses(store, numbers);
    const newestFirst = [...numbers].reverse().map(idOf);
    for (const limit of [1, 5, 22, 23, 100]) {
      expect(await idsOf(store, { by: 'kind', kind: 'license' }, limit)).toEqual(newestFirst);
    }
  });

  test('a state, oldest first, up to an instant', async () => {
    const { store } = await open();
    await putLicenses(store, numbers);
    const query = { by: 'state', kind: 'license', state: 'ACTIVE_UNREGISTERED' } as const;
    expect(await idsOf(store, query, 4)).toEqual(numbers.map(idOf));
    const until = exampleLicense(9).firstSeenAt;
    expect(await idsOf(store, { ...query, until }, 4)).toEqual(numbers.slice(0, 9).map(idOf));
  });

  test('a change of state moves it from list to list', async () => {
    const { store } = await open();
    await putLicenses(store, [1, 2]);
    const license = exampleLicense(1);
    const ended = hearFact(
      license,
      license,
      { kind: 'ended', at: T0 + HOUR_MS, id: 'e', cause: 'CANCELLED' },
      T0 + HOUR_MS,
    );
    const key = { kind: 'license' as const, id: license.licenseId };
    await store.commit({ writes: [{ key, entity: ended, expectedVersion: 1 }], guards: [] });
    const inState = (state: string, until?: number) =>
      idsOf(store, { by: 'state', kind: 'license', state, ...(until === undefined ? {} : { until }) }, 10);
    expect(await inState('ACTIVE_UNREGISTERED')).toEqual([idOf(2)]);
    expect(await inState('ENDING')).toEqual([idOf(1)]);
    expect(await inState('ENDING', T0 + 2 * HOUR_MS - 1)).toEqual([]);
    expect(await inState('ENDING', T0 + 2 * HOUR_MS)).toEqual([idOf(1)]);
  });

  test('the licenses of a buyer account are many', async () => {
    const { store } = await open();
    await putLicenses(store, [1, 2, 3]);
    const other = exampleLicense(4, '999988887777');
    await putAll(store, 'license', [{ id: other.licenseId, entity: other }]);
    const of = (buyerAccount: string) => idsOf(store, { by: 'buyer', kind: 'license', buyerAccount }, 2);
    expect(await of('111122223333')).toEqual([3, 2, 1].map(idOf));
    expect(await of('999988887777')).toEqual([idOf(4)]);
    expect(await of('000000000000')).toEqual([]);
  });

  test('the tenants that a person administers', async () => {
    const { store } = await open();
    const person = { personHash: 'p1', email: 'a@example.com', locale: 'ja' as const, since: T0 };
    const of = (tenantId: string, personHash = 'p1') => ({
      id: `${tenantId}/${personHash}`,
      entity: { ...person, tenantId, personHash },
    });
    await putAll(store, 'administrator', [of('t-aaaaaaaaaa'), of('t-bbbbbbbbbb'), of('t-aaaaaaaaaa', 'p2')]);
    expect(await idsOf(store, { by: 'person', kind: 'administrator', personHash: 'p1' }, 1)).toEqual([
      't-aaaaaaaaaa/p1',
      't-bbbbbbbbbb/p1',
    ]);
  });

  test('offers by when they are to be announced; those about to expire are a list of their own', async () => {
    const { store } = await open();
    const [first, second, third] = [exampleOffer(1), exampleOffer(2), exampleOffer(3)];
    const { offer: near } = tell(first, T0 + DAY_MS);
    const put = [near, second, third].map((offer) => ({ id: offer.offerId, entity: offer }));
    await putAll(store, 'offer', put);
    const inState = (state: string, until: number) =>
      idsOf(store, { by: 'state', kind: 'offer', state, until }, 1);
    expect(await inState('DUE', T0 + 3 * DAY_MS)).toEqual([second.offerId, third.offerId]);
    expect(await inState('DUE', T0 + 2 * DAY_MS)).toEqual([second.offerId]);
    expect(await inState('EXPIRING', T0 + 15 * DAY_MS - 1)).toEqual([]);
    expect(await inState('EXPIRING', T0 + 15 * DAY_MS)).toEqual([first.offerId]);
    const newestFirst = [third, second, first].map(({ offerId }) => offerId);
    expect(await idsOf(store, { by: 'kind', kind: 'offer' }, 2)).toEqual(newestFirst);
  });

  test('a tenant that waits for nothing is never met by the sweep', async () => {
    const { store } = await open();
    const { provisioningUntil: _, ...waiting } = exampleTenant(1);
    const forEver: Tenant = { ...waiting, state: { name: 'PROVISIONING', since: waiting.createdAt } };
    await putAll(store, 'tenant', [{ id: forEver.tenantId, entity: forEver }]);
    const query = { by: 'state', kind: 'tenant', state: 'PROVISIONING' } as const;
    expect(await idsOf(store, query, 10)).toEqual([forEver.tenantId]);
    expect(await idsOf(store, { ...query, until: T0 * 2 }, 10)).toEqual([]);
  });
};

const corridor = (open: Open): void => {
  test('thirty operators at once: each commit counts once, in the journal too', async () => {
    const { store, journalCount } = await open();
    const tenant = exampleTenant(1);
    await putAll(store, 'tenant', [{ id: tenant.tenantId, entity: tenant }]);
    const shared = surroundings();
    const once = (n: number) =>
      walk(store, shared, cause, async (work) => {
        const before = (await work.read('tenant', tenant.tenantId)) as Tenant;
        const kind = before.state.name === 'SUSPENDED' ? 'restored' : 'suspended';
        const after = act(before, kind, `${work.commitId}-${n}`, plainPolicy, work.now);
        if ('tenantId' in after) work.put('tenant', tenant.tenantId, after);
        return n;
      });
    const walked = await Promise.all(Array.from({ length: 30 }, (_, n) => once(n)));
    const committed = walked.filter(({ outcome }) => outcome === 'committed').length;
    const refused = walked.filter(({ outcome }) => outcome === 'refused').length;
    const [stored] = await store.load([{ kind: 'tenant', id: tenant.tenantId }]);
    expect(committed).toBeGreaterThan(0);
    expect(committed + refused).toBe(30);
    expect((stored?.entity as Tenant).acts).toHaveLength(committed);
    expect(stored?.version).toBe(committed + 1);
    expect(await journalCount()).toBe(committed);
  });

  test('a preview writes nothing', async () => {
    const { store, journalCount } = await open();
    const tenant = exampleTenant(1);
    const decide = async (work: Parameters<Parameters<typeof walk>[3]>[0]) =>
      work.put('tenant', tenant.tenantId, tenant);
    const walked = await walk(store, surroundings(), cause, decide, { dryRun: true });
    expect(walked.outcome).toBe('previewed');
    expect((await store.load([{ kind: 'tenant', id: tenant.tenantId }]))[0]?.version).toBe(0);
    expect(await journalCount()).toBe(0);
  });
};
