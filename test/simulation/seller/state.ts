/**
 * The seller's state behind gates: every load, commit and list of a process is an I/O of the world, and whoever watches
 * hears of each commit as it lands.
 * @module
 */

import type { Instant } from '#domain/time.ts';
import type { Entities, EntityKey, EntityKind } from '#lambdas/stores/entities.ts';
import { memoryStateStore } from '#lambdas/stores/memory.ts';
import type { Commit, StateStore } from '#lambdas/stores/state-store.ts';
import type { Process, World } from '../world/world.ts';
import type { UsageShelf } from './usage.ts';

/** One commit that landed, with what stood there before. */
export interface Landed {
  readonly at: Instant;
  /** By the clock of the process that decided. */
  readonly by: string;
  readonly commit: Commit;
  before<Kind extends EntityKind>(kind: Kind, id: string): Entities[Kind] | undefined;
}

/** Everything that stands in the state now. */
export interface Standing {
  all<Kind extends EntityKind>(kind: Kind): Iterable<Entities[Kind]>;
  get<Kind extends EntityKind>(kind: Kind, id: string): Entities[Kind] | undefined;
}

export interface State extends Standing {
  /** The store as a process reaches it. */
  of(process: Process): StateStore;
  readonly landed: readonly Landed[];
  /** Called after each commit. */
  watch(watcher: (landed: Landed) => void): void;
}

const kindsOf = (keys: readonly EntityKey[]): string => keys.map(({ kind }) => kind).join('+');

/** An empty state in a world. @param usage where the ledger items of its commits go */
export const openState = (world: World, usage: UsageShelf): State => {
  const memory = memoryStateStore(usage.memory);
  const lagging = memoryStateStore();
  const commits: Commit[] = [];
  let caughtUp = 0;
  const mirror = new Map<EntityKind, Map<string, Entities[EntityKind]>>();
  const landed: Landed[] = [];
  const watchers: ((landed: Landed) => void)[] = [];

  const shelf = (kind: EntityKind): Map<string, Entities[EntityKind]> => {
    const known = mirror.get(kind) ?? new Map<string, Entities[EntityKind]>();
    mirror.set(kind, known);
    return known;
  };

  const land = (commit: Commit, by: string): void => {
    const former = new Map<string, Entities[EntityKind] | undefined>();
    for (const { key, entity } of commit.writes) {
      former.set(`${key.kind}/${key.id}`, shelf(key.kind).get(key.id));
      if (entity === undefined) shelf(key.kind).delete(key.id);
      else shelf(key.kind).set(key.id, entity);
    }
    // lists know nothing of the ledger of usage
    const { ledger, ...listed } = commit;
    commits.push(listed);
    const before: Landed['before'] = (kind, id) =>
      (former.has(`${kind}/${id}`) ? former.get(`${kind}/${id}`) : shelf(kind).get(id)) as never;
    const one = { at: world.now(), by, commit, before };
    landed.push(one);
    if (ledger) usage.touch('record', ledger);
    for (const watcher of watchers) watcher(one);
  };

  const behind = (count: number): StateStore => {
    if (count === 0) return memory;
    world.mark('list from a stale index');
    for (; caughtUp < commits.length - count; caughtUp += 1) void lagging.commit(commits[caughtUp] as Commit);
    return lagging;
  };

  return {
    landed,
    watch: (watcher) => void watchers.push(watcher),
    all: (kind) => shelf(kind).values() as Iterable<never>,
    get: (kind, id) => shelf(kind).get(id) as never,
    of: (process) => ({
      load: (keys) => process.io(`load ${kindsOf(keys)}`, () => memory.load(keys)),
      commit: (commit) =>
        process.io(`commit ${kindsOf(commit.writes.map(({ key }) => key))}`, async () => {
          const outcome = await memory.commit(commit);
          if (outcome === 'committed') land(commit, process.name);
          else world.mark('commit decided again');
          return outcome;
        }),
      list: (query, page) =>
        process.io(`list ${query.by}`, () => behind(world.faults.staleness()).list(query, page)),
    }),
  };
};
