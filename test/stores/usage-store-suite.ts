/**
 * What every store of usage must do; run over memory, the embedded DynamoDB and DynamoDB Local alike.
 */
import { describe, expect, test } from 'vitest';
import type { Verdict } from '#domain/metering/ledger.ts';
import { HOUR_MS, isoOf, MINUTE_MS } from '#domain/time.ts';
import type { CapacityUnits } from '#lambdas/stores/usage-memory-table.ts';
import type { Paged, UsageStore } from '#lambdas/stores/usage-store.ts';
import { exampleItem, exampleLate, examplePack, exampleWork, HOUR, TENANT } from './usage-examples.ts';

/** A store under test; every test gets a fresh, empty one. */
export interface UsageUnderTest {
  readonly store: UsageStore;
  /** What its calls have cost so far, in units of capacity. */
  units(): CapacityUnits;
}
type Open = () => Promise<UsageUnderTest>;

/** All pages of a list. */
const allOf = async <Item>(page: (after: string | undefined) => Promise<Paged<Item>>): Promise<Item[]> => {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const { items: more, next } = await page(after);
    items.push(...more);
    after = next;
  } while (after !== undefined);
  return items;
};

/** Declares the suite for one implementation. */
export const usageStoreSuite = (name: string, open: Open): void => {
  describe(`usage store: ${name}`, () => {
    packs(open);
    closings(open);
    ledger(open);
    work(open);
    leases(open);
    late(open);
    refused(open);
  });
};

const packs = (open: Open): void => {
  test('packs come back whole, by hash; one that comes again was received when it first came', async () => {
    const { store } = await open();
    const [first, second] = [examplePack(1), examplePack(2, 40)];
    await store.packs.keep(second, HOUR + 2);
    await store.packs.keep(first, HOUR + 1);
    await store.packs.keep(first, HOUR + 9);
    await store.packs.keep({ ...first, hour: HOUR + HOUR_MS }, HOUR + 3);
    await store.packs.keep({ ...first, tenantId: `${TENANT}0` }, HOUR + 3);
    expect(await store.packs.ofHour(TENANT, HOUR)).toEqual([
      { ...first, receivedAt: HOUR + 1 },
      { ...second, receivedAt: HOUR + 2 },
    ]);
    expect(await store.packs.ofHour(TENANT, HOUR - HOUR_MS)).toEqual([]);
  });

  test('an hour of more packs than DynamoDB reads at once is read whole', async () => {
    const { store } = await open();
    const text = (n: number) =>
      Array.from({ length: 60 }, (_, index) => ({
        ...examplePack(n).records[0]!,
        id:
          Array.from({ length: 100 }, () => crypto.randomUUID())
            .join('')
            .slice(0, 4_000) + index,
      }));
    const many = Array.from({ length: 10 }, (_, n) => ({ ...examplePack(n), records: text(n) }));
    for (const pack of many) await store.packs.keep(pack, HOUR);
    expect((await store.packs.ofHour(TENANT, HOUR)).map(({ hash }) => hash)).toEqual(
      many.map(({ hash }) => hash),
    );
  });

  test('a manifest is all of its parts, or an error', async () => {
    const { store } = await open();
    const hashes = Array.from({ length: 5_001 }, (_, n) => String(n).padStart(43, 'x'));
    expect(await store.manifests.keep(TENANT, HOUR, 'one', hashes)).toBe(2);
    expect(await store.manifests.keep(TENANT, HOUR, 'one-other', hashes.slice(0, 3))).toBe(1);
    expect(await store.manifests.read(TENANT, HOUR, 'one', 2)).toEqual(hashes);
    await expect(store.manifests.read(TENANT, HOUR, 'one', 3)).rejects.toThrow(/3 parts/);
    await expect(store.manifests.read(TENANT, HOUR, 'two', 1)).rejects.toThrow(/1 parts/);
  });
};

const SHARDS = Array.from({ length: 4 }, (_, shard) => shard);

const closings = (open: Open): void => {
  test('closing times come when they are due, earliest first, each once, until they are forgotten', async () => {
    const { store } = await open();
    const times = [3, 1, 2, 9].map((minutes) => ({
      tenantId: TENANT,
      hour: HOUR,
      closeAt: HOUR + HOUR_MS + minutes * MINUTE_MS,
    }));
    for (const time of [...times, ...times]) await store.closings.note(time);
    const due = async (until: number) => {
      const shards = await Promise.all(
        SHARDS.map((shard) => allOf((after) => store.closings.due(shard, until, 2, after))),
      );
      return shards.flat();
    };
    const [third, first, second] = times;
    expect(await due(HOUR + HOUR_MS + 3 * MINUTE_MS)).toEqual([first, second, third]);
    expect(await due(HOUR + HOUR_MS + 3 * MINUTE_MS - 1)).toEqual([first, second]);
    await store.closings.forget(first!);
    await store.closings.forget(first!);
    expect(await due(HOUR + HOUR_MS + 3 * MINUTE_MS)).toEqual([second, third]);
  });

  test('a tenant is in one shard, many are in all', async () => {
    const { store } = await open();
    const tenants = Array.from({ length: 30 }, (_, n) => `t-${n}`);
    for (const tenantId of tenants)
      await store.closings.note({ tenantId, hour: HOUR, closeAt: HOUR + HOUR_MS });
    const found = await Promise.all(SHARDS.map((shard) => store.closings.due(shard, HOUR + HOUR_MS, 100)));
    expect(found.every(({ items }) => items.length > 0)).toBe(true);
    expect(found.flatMap(({ items }) => items.map(({ tenantId }) => tenantId)).sort()).toEqual(
      tenants.sort(),
    );
  });
};

const ledger = (open: Open): void => {
  test('an item is written once: who comes second reads what stands', async () => {
    const { store } = await open();
    const item = exampleItem(0);
    const reports = await Promise.all(
      [12, 13, 14].map((quantity) => store.ledger.record({ ...item, used: quantity, quantity })),
    );
    const standing = await store.ledger.read(item);
    expect([12, 13, 14]).toContain(standing?.quantity);
    expect(reports).toEqual([standing, standing, standing]);
    expect(await store.ledger.read({ ...item, dimension: 'Calls' })).toBeUndefined();
  });

  test('a stretch of hours, in order, over pages; and what was before, newest first', async () => {
    const { store } = await open();
    const items = [0, 1, 2, 3].flatMap((hours) => [
      exampleItem(hours, 'calls'),
      exampleItem(hours, 'storage'),
    ]);
    for (const item of items.toReversed()) await store.ledger.record(item);
    const between = (from: number, until: number, limit?: number) =>
      allOf((after) =>
        store.ledger.between(TENANT, HOUR + from * HOUR_MS, HOUR + until * HOUR_MS, limit, after),
      );
    expect(await between(0, 4)).toEqual(items);
    expect(await between(0, 4, 3)).toEqual(items);
    expect(await between(1, 3, 1)).toEqual(items.slice(2, 6));
    expect(await store.ledger.before(TENANT, HOUR + 3 * HOUR_MS, 3)).toEqual(items.slice(3, 6).toReversed());
    expect(await store.ledger.before(TENANT, HOUR, 3)).toEqual([]);
  });

  test('a verdict moves until it is final, and never after', async () => {
    const { store } = await open();
    const item = exampleItem(0);
    const held: Verdict = { name: 'HELD', caseId: 'mc-1', releaseAt: HOUR + HOUR_MS };
    const billed: Verdict = { name: 'BILLED', at: HOUR + HOUR_MS, recordId: 'r-1' };
    const refused = { at: HOUR + 1, tries: 1, said: 'CustomerNotSubscribed' };
    expect(await store.ledger.settle(item, billed)).toBe(false);
    await store.ledger.record({ ...item, verdict: held });
    expect(await store.ledger.settle(item, { name: 'DUE' }, refused)).toBe(true);
    expect(await store.ledger.read(item)).toEqual({ ...item, answer: refused });
    expect(await store.ledger.settle(item, billed)).toBe(true);
    expect(await store.ledger.settle(item, { name: 'LOST', at: HOUR, reason: 'OUTAGE' })).toBe(false);
    expect(await store.ledger.settle(item, billed)).toBe(false);
    expect(await store.ledger.read(item)).toEqual({ ...item, verdict: billed, answer: refused });
    expect(await store.ledger.record(item)).toEqual({ ...item, verdict: billed, answer: refused });
  });
};

const work = (open: Open): void => {
  test('work by its deadline, of one shard of one Region', async () => {
    const { store } = await open();
    const items = [exampleWork(1), exampleWork(2), exampleWork(2, 1), exampleWork(11)];
    for (const item of [...items].reverse()) await store.work.put(item);
    await store.work.put(exampleWork(1, 0, 4));
    await store.work.put({ ...exampleWork(1), region: 'eu-central-1' });
    expect(await allOf((after) => store.work.first('us-east-1', 3, 3, after ? { after } : {}))).toEqual(
      items,
    );
    const until = HOUR + 2 * HOUR_MS;
    expect((await store.work.first('us-east-1', 3, 9, { until })).items).toEqual(items.slice(0, 3));
    expect((await store.work.first('us-east-1', 3, 9, { until: until - 1 })).items).toEqual(
      items.slice(0, 1),
    );
  });

  test('a try that was counted is never uncounted', async () => {
    const { store } = await open();
    const item = exampleWork(1);
    expect(await store.work.begin(item)).toBeUndefined();
    await store.work.put(item);
    expect(await store.work.begin(item)).toEqual({ ...item, tries: 1 });
    await store.work.put(item);
    expect(await store.work.read(item)).toEqual({ ...item, tries: 1 });
    const paused = { ...item, notBefore: HOUR + 5, said: 'CustomerNotSubscribed', alone: true };
    await store.work.rewrite(paused);
    expect(await store.work.begin(item)).toEqual({ ...paused, tries: 2 });
  });

  test('what was removed does not come back by being rewritten or begun', async () => {
    const { store } = await open();
    const item = exampleWork(1);
    await store.work.put(item);
    await store.work.remove(item);
    await store.work.remove(item);
    await store.work.rewrite({ ...item, alone: true });
    expect(await store.work.begin(item)).toBeUndefined();
    expect(await store.work.read(item)).toBeUndefined();
    expect((await store.work.first('us-east-1', 3, 9)).items).toEqual([]);
  });
};

const leases = (open: Open): void => {
  test('one holds a lease until it is over; its rate goes on', async () => {
    const { store } = await open();
    const take = (owner: string, now: number, rate?: number) =>
      store.leases.take(
        { name: 'submit/us-east-1', owner, until: now + MINUTE_MS, ...(rate === undefined ? {} : { rate }) },
        now,
      );
    expect(await take('a', HOUR)).toEqual({ taken: true });
    expect(await take('b', HOUR + 1)).toEqual({ taken: false, heldUntil: HOUR + MINUTE_MS });
    expect(await take('a', HOUR + 2, 4.5)).toEqual({ taken: true });
    expect(await take('b', HOUR + 1 + MINUTE_MS)).toEqual({ taken: false, heldUntil: HOUR + 2 + MINUTE_MS });
    expect(await take('b', HOUR + 2 + MINUTE_MS)).toEqual({ taken: true, rate: 4.5 });
    expect(await take('a', HOUR + 3 + MINUTE_MS)).toEqual({
      taken: false,
      heldUntil: HOUR + 2 + 2 * MINUTE_MS,
    });
  });

  test('of many who want it at once one has it', async () => {
    const { store } = await open();
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        store.leases.take({ name: 'x', owner: `o-${n}`, until: HOUR + MINUTE_MS }, HOUR),
      ),
    );
    expect(all.filter(({ taken }) => taken)).toHaveLength(1);
  });
};

const late = (open: Open): void => {
  test('late usage is written by the version that was read', async () => {
    const { store } = await open();
    const key = exampleLate('a#1', 0);
    expect(await store.late.read(key)).toBeUndefined();
    expect(await store.late.write(exampleLate('a#1', 0))).toBe(true);
    expect(await store.late.write(exampleLate('a#1', 0))).toBe(false);
    expect(await store.late.read(key)).toEqual(exampleLate('a#1', 1));
    expect(await store.late.write({ ...exampleLate('a#1', 1, 9), total: 13 })).toBe(true);
    expect(await store.late.write(exampleLate('a#1', 1, 9))).toBe(false);
    expect(await store.late.write(exampleLate('b', 7))).toBe(false);
    await store.late.write(exampleLate('b', 0));
    expect(await store.late.ofHour(TENANT, HOUR)).toEqual([
      { ...exampleLate('a#1', 2, 9), total: 13 },
      exampleLate('b', 1),
    ]);
    expect(await store.late.ofHour(TENANT, HOUR + HOUR_MS)).toEqual([]);
  });
};

const refused = (open: Open): void => {
  test('refused records by day, oldest first, each once, however large they came', async () => {
    const { store } = await open();
    const records = Array.from({ length: 30 }, (_, n) => ({
      receivedAt: HOUR + n,
      id: `id-${n}`,
      code: 'QUANTITY_INVALID',
      record: { tenantId: TENANT, dimension: 'calls', quantity: -1 - n },
    }));
    await store.refused.keep([...records, records[0]!]);
    const day = isoOf(HOUR).slice(0, 10);
    expect(await allOf((after) => store.refused.ofDay(day, 7, after))).toEqual(records);
    const huge = {
      ...records[0]!,
      receivedAt: HOUR + 99,
      record: { tenantId: TENANT, dimension: 'x'.repeat(900_000) },
    };
    await store.refused.keep([huge]);
    const [, last] = (await store.refused.ofDay(day, 99)).items.slice(-2);
    expect(last).toEqual({ ...huge, record: { tenantId: TENANT } });
    expect((await store.refused.ofDay('2026-01-01', 9)).items).toEqual([]);
  });
};
