/**
 * What is kept of usage: facts, one plain write each, in the usage table. The marks on hours, cases, corrections and running
 * totals are state and stand in the state table. `docs/metering.md` says in which order they are written, and why.
 * @module
 */
import type { LateUsage } from '#domain/metering/late.ts';
import type { LedgerItem, LedgerKey, MeteringAnswer, Verdict } from '#domain/metering/ledger.ts';
import type { NamedPack, TenantUsage } from '#domain/metering/usage.ts';
import type { WorkItem, WorkKey } from '#domain/metering/work.ts';
import type { Instant } from '#domain/time.ts';

/** A page of something in order; `next` is absent at the end. */
export interface Paged<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** Packs: `PACK#<tenant>#<hour>` / hash; deflated; kept 40 days. */
export interface Packs {
  /** One plain write; the same pack again is the same item, received when it first came. */
  keep(pack: NamedPack, receivedAt: Instant): Promise<void>;
  /** Every pack of an hour, strongly, all pages, by hash. */
  ofHour(tenantId: string, hour: Instant): Promise<(NamedPack & { readonly receivedAt: Instant })[]>;
}

/** Which hashes an hour was frozen with, where they are too many for its mark: parts of one attempt, immutable. */
export interface Manifests {
  /** @returns how many parts it took */
  keep(tenantId: string, hour: Instant, id: string, hashes: readonly string[]): Promise<number>;
  read(tenantId: string, hour: Instant, id: string, parts: number): Promise<string[]>;
}

/** When an hour is to be closed. There may be several times for one hour; any of them closes it. */
export interface ClosingTime {
  readonly tenantId: string;
  readonly hour: Instant;
  readonly closeAt: Instant;
}
/** `CLOSE#<shard>` / `<closeAt>#<hour>#<tenant>`. */
export interface ClosingTimes {
  note(time: ClosingTime): Promise<void>;
  /** Those of one shard that are due, earliest first, strongly. */
  due(shard: number, until: Instant, limit: number, after?: string): Promise<Paged<ClosingTime>>;
  forget(time: ClosingTime): Promise<void>;
}

/** `LEDGER#<tenant>` / `<hour>#<dimension>`; kept 800 days. */
export interface Ledger {
  /** Writes an item unless there is one. @returns the one that stands */
  record(item: LedgerItem): Promise<LedgerItem>;
  read(key: LedgerKey): Promise<LedgerItem | undefined>;
  /** The items of a tenant with from ≤ hour < until, in order, strongly. */
  between(
    tenantId: string,
    from: Instant,
    until: Instant,
    limit?: number,
    after?: string,
  ): Promise<Paged<LedgerItem>>;
  /** The latest items of hours before one, newest first; eventually consistent: what is usual, no basis of a bill. */
  before(tenantId: string, hour: Instant, limit: number): Promise<LedgerItem[]>;
  /**
   * Sets verdict and answer unless the verdict is final: once BILLED, always BILLED.
   * @returns whether it was set
   */
  settle(key: LedgerKey, verdict: Verdict, answer?: MeteringAnswer): Promise<boolean>;
}

/** `WORK#<region>#<shard>` / `<deadline>#<tenant>#<hour>#<part>`. */
export interface Work {
  /** Writes an item unless there is one: who closes an hour again takes back no try that was counted meanwhile. */
  put(item: WorkItem): Promise<void>;
  /** Strongly. */
  read(key: WorkKey): Promise<WorkItem | undefined>;
  /** Replaces an item where it still is; its tries stay as they were counted. */
  rewrite(item: WorkItem): Promise<void>;
  /** Counts one try more, before AWS is called. @returns the item as it stands then; `undefined` where it is gone */
  begin(key: WorkKey): Promise<WorkItem | undefined>;
  /** By deadline, strongly. */
  first(
    region: string,
    shard: number,
    limit: number,
    options?: { readonly until?: Instant; readonly after?: string },
  ): Promise<Paged<WorkItem>>;
  remove(key: WorkKey): Promise<void>;
}

/** `LEASE#<name>`: whoever holds it goes on, others rest. It saves rate; correctness never depends on it. */
export interface Lease {
  readonly name: string;
  readonly owner: string;
  readonly until: Instant;
  /** What the holder leaves to the next one: calls a second. */
  readonly rate?: number;
}
/** The rate that the former holder left, or until when another holds it. */
export type TakenLease =
  | { readonly taken: true; readonly rate?: number }
  | { readonly taken: false; readonly heldUntil: Instant };
export interface Leases {
  /** Takes a lease that is free, over, or one's own. */
  take(lease: Lease, now: Instant): Promise<TakenLease>;
}

/** `LATE#<tenant>#<hour of use>` / `<dimension>#<id>`; kept 40 days. */
export interface LateUsages {
  read(key: Pick<LateUsage, 'tenantId' | 'origin' | 'dimension' | 'id'>): Promise<LateUsage | undefined>;
  /** `usage.version` is the one that was read, 0 where there was none. @returns whether it was still so */
  write(usage: LateUsage): Promise<boolean>;
  /** All of an hour of use, strongly. */
  ofHour(tenantId: string, origin: Instant): Promise<LateUsage[]>;
}

/** A record that nobody could be answered about (it came by the queue), and why it was refused. */
export interface RefusedUsage {
  readonly receivedAt: Instant;
  readonly id: string;
  readonly code: string;
  /** As far as it could be read. */
  readonly record: Partial<TenantUsage>;
}
/** `REFUSED#<day>`; kept 40 days. */
export interface RefusedUsages {
  keep(refused: readonly RefusedUsage[]): Promise<void>;
  ofDay(day: string, limit: number, after?: string): Promise<Paged<RefusedUsage>>;
}

/** All of them; a function takes the parts it calls, so that its role has no other calls. */
export interface UsageStore {
  readonly packs: Packs;
  readonly manifests: Manifests;
  readonly closings: ClosingTimes;
  readonly ledger: Ledger;
  readonly work: Work;
  readonly leases: Leases;
  readonly late: LateUsages;
  readonly refused: RefusedUsages;
}
