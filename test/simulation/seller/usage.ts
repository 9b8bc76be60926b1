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

/** What items of a kind say: worked out again when one of them was written, and only for those that are new. */
const reading = <Of extends object>(
  memory: MemoryUsageStore,
  kind: string,
  read: (item: UsageItem) => Of,
): (() => readonly Of[]) => {
  const known = new WeakMap<UsageItem, Of>();
  const last = { changes: -1, all: [] as Of[] };
  return () => {
    const changes = memory.changes(kind);
    if (changes === last.changes) return last.all;
    last.changes = changes;
    last.all = memory.items(kind).map((item) => {
      const of = known.get(item) ?? read(item);
      known.set(item, of);
      return of;
    });
    return last.all;
  };
};

const standingIn = (memory: MemoryUsageStore): UsageStanding => {
  const packs = reading(memory, 'PACK', packOf);
  const closings = reading(memory, 'CLOSE', closingOf);
  const ledger = reading(memory, 'LEDGER', ledgerItemOf);
  const work = reading(memory, 'WORK', workItemOf);
  const late = reading(memory, 'LATE', lateOf);
  return {
    get packs() {
      return packs();
    },
    get closings() {
      return closings();
    },
    get ledger() {
      return ledger();
    },
    get work() {
      return work();
    },
    get late() {
      return late();
    },
  };
};

/** An empty table in a world. */
export const openUsage = (world: World): UsageShelf => {
  const memory = memoryUsageStore({ shards: SHARDS });
  const watchers: Written[] = [];
  const shelf = { writes: 0 };

  const touch: Written = (call, given) => {
    shelf.writes += 1;
    for (const watcher of watchers) watcher(call, given);
  };

  const standing = standingIn(memory);

  /** One part of the store, every call of it behind the gate of a process. */
  const gated = <Part extends object>(part: Part, name: string, process: Process): Part => {
    const gates: Record<string, unknown> = {};
    for (const [call, perform] of Object.entries(part)) {
      const label = `${name} ${call}`;
      const isRead = READS.has(call);
      gates[call] = (...given: unknown[]) =>
        process.io(label, () => {
          const answer = perform(...given);
          if (!isRead) touch(call, given[0]);
          return answer;
        });
    }
    return gates as Part;
  };

  /** The parts of the store that are gated, each made when it is first used: most invocations use a few. */
  const gatedFor = (process: Process): Omit<UsageStore, 'leases'> => {
    const made: Partial<Record<keyof UsageStore, object>> = {};
    const of = <Name extends Exclude<keyof UsageStore, 'leases'>>(name: Name): UsageStore[Name] => {
      made[name] ??= gated(memory[name], name, process);
      return made[name] as UsageStore[Name];
    };
    return {
      get packs() {
        return of('packs');
      },
      get manifests() {
        return of('manifests');
      },
      get closings() {
        return of('closings');
      },
      get ledger() {
        return of('ledger');
      },
      get work() {
        return of('work');
      },
      get late() {
        return of('late');
      },
      get refused() {
        return of('refused');
      },
    };
  };

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
    standing: () => standing,
    watch: (watcher) => void watchers.push(watcher),
    touch,
    of: (process) => Object.assign(gatedFor(process), { leases: leasesOf(process) }),
  };
};
