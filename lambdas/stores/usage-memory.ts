/**
 * Usage in memory, for tests, simulations and measurements: the same keys, items and conditions as in DynamoDB.
 * @module
 */
import { MANIFEST_HASHES_MAX, USAGE_SHARDS } from '#domain/limits.ts';
import { isFinal, type LedgerItem, type Verdict } from '#domain/metering/ledger.ts';
import * as ledgerLayout from './ledger-layout.ts';
import * as layout from './usage-layout.ts';
import { type CapacityUnits, MemoryUsageTable } from './usage-memory-table.ts';
import { mapped, pageOf } from './usage-page.ts';
import type {
  ClosingTimes,
  LateUsages,
  Leases,
  Ledger,
  Manifests,
  Packs,
  RefusedUsages,
  UsageStore,
  Work,
} from './usage-store.ts';

/** A store with its insides open to tests. */
export interface MemoryUsageStore extends UsageStore {
  /** Whether the ledger has none of these items. */
  hasNone(items: readonly LedgerItem[]): boolean;
  /** Ledger items of a state commit, written in its transaction: `hasNone` was asked in the same instant. */
  recordAll(items: readonly LedgerItem[]): void;
  /** What all calls so far would have cost in DynamoDB. */
  units(): CapacityUnits;
  /** Every item of the table, or those of one kind (`PACK`, `CLOSE`, …), in no particular order. */
  items(kind?: string): layout.UsageItem[];
  /** How often items of a kind were written. */
  changes(kind: string): number;
}

/** What an item says, worked out once: items are never altered, only replaced. */
const once = <Of extends object>(read: (item: layout.UsageItem) => Of) => {
  const known = new WeakMap<layout.UsageItem, Of>();
  return (item: layout.UsageItem): Of => {
    const of = known.get(item) ?? read(item);
    known.set(item, of);
    return of;
  };
};

const packs = (table: MemoryUsageTable): Packs => {
  const packOf = once(layout.packOf);
  return {
    // the same name is the same content: what is there stays, and costs as if it were written again
    keep: async (pack, receivedAt) =>
      void table.put(layout.packKey(pack), (known) => known ?? layout.packItem(pack, receivedAt)),
    ofHour: async (tenantId, hour) => table.queryAll(layout.packsOfHour(tenantId, hour)).map(packOf),
  };
};

const manifests = (table: MemoryUsageTable): Manifests => ({
  keep: async (tenantId, hour, id, hashes) => {
    const items = layout.manifestItems({ tenantId, hour, id }, hashes, MANIFEST_HASHES_MAX);
    for (const item of items) table.put(item, () => item);
    return items.length;
  },
  read: async (tenantId, hour, id, parts) =>
    layout.hashesOf(table.queryAll(layout.manifestParts(tenantId, hour, id)), parts),
});

const closings = (table: MemoryUsageTable, options: layout.UsageShards): ClosingTimes => ({
  note: async (time) => {
    const item = layout.closingItem(time, options);
    table.put(item, () => item);
  },
  due: async (shard, until, limit, after) =>
    mapped(table.query(layout.closingsDue(shard, until), pageOf(limit, after)), layout.closingOf),
  forget: async (time) => table.delete(layout.closingKey(time, options)),
});

const isOpen = (item: layout.UsageItem | undefined): item is layout.UsageItem =>
  item !== undefined && !isFinal(item.verdict as Verdict);

const ledger = (table: MemoryUsageTable): Ledger => ({
  record: async (wanted) => {
    const item = ledgerLayout.ledgerItem(wanted);
    table.put(item, (known) => (known ? undefined : item));
    return ledgerLayout.ledgerItemOf(table.peek(item) ?? item);
  },
  read: async (key) => {
    const item = table.get(ledgerLayout.ledgerKey(key));
    return item && ledgerLayout.ledgerItemOf(item);
  },
  between: async (tenantId, from, until, limit, after) =>
    mapped(
      table.query(ledgerLayout.ledgerBetween(tenantId, from, until), pageOf(limit, after)),
      ledgerLayout.ledgerItemOf,
    ),
  before: async (tenantId, hour, limit) =>
    table.query(ledgerLayout.ledgerBefore(tenantId, hour), { limit }).items.map(ledgerLayout.ledgerItemOf),
  settle: async (key, verdict, answer) =>
    table.put(ledgerLayout.ledgerKey(key), (known) =>
      isOpen(known) ? { ...known, verdict, ...(answer === undefined ? {} : { answer }) } : undefined,
    ),
});

const work = (table: MemoryUsageTable): Work => ({
  put: async (wanted) => {
    const item = ledgerLayout.workItem(wanted);
    table.put(item, (known) => (known ? undefined : item));
  },
  read: async (key) => {
    const item = table.get(ledgerLayout.workKey(key));
    return item && ledgerLayout.workItemOf(item);
  },
  rewrite: async (wanted) => {
    const item = ledgerLayout.workItem(wanted);
    table.put(item, (known) => known && { ...item, tries: known.tries });
  },
  begin: async (key) => {
    const at = ledgerLayout.workKey(key);
    const isThere = table.put(at, (known) => known && { ...known, tries: (known.tries as number) + 1 });
    const item = table.peek(at);
    return isThere && item ? ledgerLayout.workItemOf(item) : undefined;
  },
  first: async (region, shard, limit, { until, after } = {}) =>
    mapped(
      table.query(ledgerLayout.workByDeadline(region, shard, until), pageOf(limit, after)),
      ledgerLayout.workItemOf,
    ),
  remove: async (key) => table.delete(ledgerLayout.workKey(key)),
});

const leases = (table: MemoryUsageTable): Leases => ({
  take: async (lease, now) => {
    const item = ledgerLayout.leaseItem(lease);
    const known = table.peek(item);
    const isFree = ledgerLayout.isLeaseFree(known, lease, now);
    table.put(item, () => (isFree ? item : undefined));
    return ledgerLayout.leaseAnswer(isFree, known);
  },
});

const late = (table: MemoryUsageTable): LateUsages => ({
  read: async (key) => {
    const item = table.get(layout.lateKey(key));
    return item && layout.lateOf(item);
  },
  write: async (usage) => {
    const item = layout.lateItem(usage);
    return table.put(item, (known) => ((known?.version ?? 0) === usage.version ? item : undefined));
  },
  ofHour: async (tenantId, origin) => table.queryAll(layout.lateOfHour(tenantId, origin)).map(layout.lateOf),
});

const refused = (table: MemoryUsageTable): RefusedUsages => ({
  keep: async (records) => {
    for (const item of layout.refusedItems(records)) table.put(item, () => item);
  },
  ofDay: async (day, limit, after) =>
    mapped(table.query(layout.refusedOfDay(day), pageOf(limit, after)), layout.refusedOf),
});

/** An empty store. */
export const memoryUsageStore = (
  options: layout.UsageShards = { shards: USAGE_SHARDS },
): MemoryUsageStore => {
  const table = new MemoryUsageTable();
  return {
    packs: packs(table),
    manifests: manifests(table),
    closings: closings(table, options),
    ledger: ledger(table),
    work: work(table),
    leases: leases(table),
    late: late(table),
    refused: refused(table),
    hasNone: (items) => items.every((item) => table.peek(ledgerLayout.ledgerKey(item)) === undefined),
    recordAll: (items) => {
      for (const item of items) table.putInTransaction(ledgerLayout.ledgerItem(item));
    },
    units: () => table.units(),
    items: (kind) => table.items(kind),
    changes: (kind) => table.changes(kind),
  };
};
