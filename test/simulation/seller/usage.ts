/**
 * The seller's usage behind gates: each call of a process is an I/O of the world, and whoever watches hears of each write.
 * @module
 */
import type { LateUsage } from '#domain/metering/late.ts';
import type { LedgerItem } from '#domain/metering/ledger.ts';
import type { NamedPack } from '#domain/metering/usage.ts';
import type { WorkItem } from '#domain/metering/work.ts';
import { ledgerItemOf, workItemOf } from '#lambdas/stores/ledger-layout.ts';
import { closingOf, lateOf, packOf, type UsageItem } from '#lambdas/stores/usage-layout.ts';
import { type MemoryUsageStore, memoryUsageStore } from '#lambdas/stores/usage-memory.ts';
import type { ClosingTime, UsageStore } from '#lambdas/stores/usage-store.ts';
import type { Process, World } from '../world/world.ts';

/** shards · of closing times and work: two, so that there is more than one. */
export const SHARDS = 2;

/** Everything that stands in the usage table now. */
export interface UsageStanding {
  readonly packs: readonly NamedPack[];
  readonly closings: readonly ClosingTime[];
  readonly ledger: readonly LedgerItem[];
  readonly work: readonly WorkItem[];
  readonly late: readonly LateUsage[];
}

/** A write: the call, and what it was given. */
export type Written = (call: string, given: unknown) => void;

export interface UsageShelf {
  readonly memory: MemoryUsageStore;
  /** The store as a process reaches it. */
  of(process: Process): UsageStore;
  /** Counts writes. */
  readonly writes: number;
  standing(): UsageStanding;
  /** Called after each write. */
  watch(watcher: Written): void;
  /** Tells the watchers of a write that went another way. */
  touch: Written;
}

const READS = new Set(['ofHour', 'read', 'due', 'between', 'before', 'first', 'ofDay']);

/** An empty table in a world. */
export const openUsage = (world: World): UsageShelf => {
  const memory = memoryUsageStore({ shards: SHARDS });
  const watchers: Written[] = [];
  const unpacked = new Map<string, NamedPack>();
  const shelf = { writes: 0, at: -1, standing: undefined as UsageStanding | undefined };

  const touch: Written = (call, given) => {
    shelf.writes += 1;
    for (const watcher of watchers) watcher(call, given);
  };

  const packAt = (item: UsageItem): NamedPack => {
    const key = `${item.pk}|${item.sk}`;
    const pack = unpacked.get(key) ?? packOf(item);
    unpacked.set(key, pack);
    return pack;
  };

  const standing = (): UsageStanding => {
    if (shelf.standing && shelf.at === shelf.writes) return shelf.standing;
    const of = Map.groupBy(memory.items(), ({ pk }) => pk.slice(0, pk.indexOf('#')));
    shelf.at = shelf.writes;
    shelf.standing = {
      packs: (of.get('PACK') ?? []).map(packAt),
      closings: (of.get('CLOSE') ?? []).map(closingOf),
      ledger: (of.get('LEDGER') ?? []).map(ledgerItemOf),
      work: (of.get('WORK') ?? []).map(workItemOf),
      late: (of.get('LATE') ?? []).map(lateOf),
    };
    return shelf.standing;
  };

  /** One part of the store, every call of it behind the gate of a process. */
  const gated = <Part extends object>(part: Part, name: string, process: Process): Part =>
    Object.fromEntries(
      Object.entries(part).map(([call, perform]) => [
        call,
        (...given: unknown[]) =>
          process.io(`${name} ${call}`, () => {
            const answer = perform(...given);
            if (!READS.has(call)) touch(call, given[0]);
            return answer;
          }),
      ]),
    ) as Part;

  /** Sometimes a lease is of no use: nothing but the rate may depend on it. */
  const leasesOf = (process: Process): UsageStore['leases'] => ({
    take: (lease, now) =>
      process.io('leases take', async () => {
        const taken = await memory.leases.take(lease, now);
        if (taken.taken || !world.faults.strikes('leaseLost')) return taken;
        world.mark('lease lost');
        return { taken: true };
      }),
  });

  return {
    memory,
    get writes() {
      return shelf.writes;
    },
    standing,
    watch: (watcher) => void watchers.push(watcher),
    touch,
    of: (process) => ({
      packs: gated(memory.packs, 'packs', process),
      manifests: gated(memory.manifests, 'manifests', process),
      closings: gated(memory.closings, 'closings', process),
      ledger: gated(memory.ledger, 'ledger', process),
      work: gated(memory.work, 'work', process),
      late: gated(memory.late, 'late', process),
      refused: gated(memory.refused, 'refused', process),
      leases: leasesOf(process),
    }),
  };
};
