/**
 * The usage table in memory: items under the very keys that they have in DynamoDB, and a count of what each call would cost.
 * @module
 */
import { AWS_QUERY_PAGE_BYTES } from '#domain/limits.ts';
import { itemBytes, readUnits, writeUnits } from './item-size.ts';
import type { KeyPair } from './keys.ts';
import type { UsageItem } from './usage-layout.ts';
import type { Paged } from './usage-store.ts';
import type { StretchPage, UsageStretch } from './usage-stretch.ts';

/** Units of capacity, as DynamoDB would have billed them. */
export interface CapacityUnits {
  readonly read: number;
  readonly write: number;
}

interface Row {
  readonly item: UsageItem;
  readonly bytes: number;
}

/** How often a unit counts in a transaction: it prepares and commits. */
const TRANSACTION_FACTOR = 2;

/** Rows of one partition, and their sort keys in order. */
class Partition {
  readonly rows = new Map<string, Row>();
  readonly order: string[] = [];

  /** Where a sort key stands, or would. */
  positionOf(sk: string): number {
    let [low, high] = [0, this.order.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.order[middle] ?? '') < sk) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  set(sk: string, row: Row): void {
    if (!this.rows.has(sk)) this.order.splice(this.positionOf(sk), 0, sk);
    this.rows.set(sk, row);
  }

  delete(sk: string): void {
    if (this.rows.delete(sk)) this.order.splice(this.positionOf(sk), 1);
  }

  /** The rows of a stretch after a sort key, in its order. */
  *stretch({ from, to, newestFirst }: UsageStretch, after: string | undefined): Generator<Row> {
    const isIn = (sk: string): boolean =>
      (from === undefined || sk >= from) && (to === undefined || sk <= to);
    const isPast = (sk: string): boolean => after === undefined || (newestFirst ? sk < after : sk > after);
    const step = newestFirst ? -1 : 1;
    const start = newestFirst ? (after ?? to) : (after ?? from);
    let at = start === undefined ? (newestFirst ? this.order.length - 1 : 0) : this.positionOf(start);
    for (at = Math.min(at, this.order.length - 1); this.order[at] !== undefined; at += step) {
      const sk = this.order[at] as string;
      const row = this.rows.get(sk) as Row;
      if (isIn(sk) && isPast(sk)) yield row;
      else if (isPast(sk) && (newestFirst ? from !== undefined && sk < from : to !== undefined && sk > to))
        return;
    }
  }
}

/** Partitions of one kind (`PACK`, `CLOSE`, …), and how often any of them has changed. */
class Kind {
  readonly partitions = new Map<string, Partition>();
  changes = 0;
}

const kindOf = (pk: string): string => pk.slice(0, pk.indexOf('#'));

/** The calls that the store makes: each is done at once, as DynamoDB does a single item. */
export class MemoryUsageTable {
  readonly #partitions = new Map<string, Partition>();
  readonly #kinds = new Map<string, Kind>();
  #read = 0;
  #write = 0;

  /** What all calls so far would have cost. */
  units(): CapacityUnits {
    return { read: this.#read, write: this.#write };
  }

  /** Every item, or those of one kind (`PACK`, `CLOSE`, …), in no particular order. */
  items(kind?: string): UsageItem[] {
    const partitions = kind === undefined ? this.#partitions : this.#kinds.get(kind)?.partitions;
    const items: UsageItem[] = [];
    for (const { rows } of partitions?.values() ?? []) for (const { item } of rows.values()) items.push(item);
    return items;
  }

  /** How often an item of a kind was written. */
  changes(kind: string): number {
    return this.#kinds.get(kind)?.changes ?? 0;
  }

  #changed(pk: string): Kind {
    const name = kindOf(pk);
    const kind = this.#kinds.get(name) ?? new Kind();
    this.#kinds.set(name, kind);
    kind.changes += 1;
    return kind;
  }

  #rowOf({ pk, sk }: KeyPair): Row | undefined {
    return this.#partitions.get(pk)?.rows.get(sk);
  }

  /** Looks at an item without counting it. */
  peek(key: KeyPair): UsageItem | undefined {
    return this.#rowOf(key)?.item;
  }

  /** One item, strongly. */
  get(key: KeyPair): UsageItem | undefined {
    const row = this.#rowOf(key);
    this.#read += readUnits(row?.bytes ?? 0, true);
    return row?.item;
  }

  /**
   * Puts what follows from the item that stands there.
   * @param next the item to put; `undefined` where its condition fails, which costs as well
   * @returns whether it was put
   */
  put(key: KeyPair, next: (known: UsageItem | undefined) => UsageItem | undefined, factor = 1): boolean {
    const known = this.#rowOf(key);
    const item = next(known?.item);
    const bytes = item === undefined ? 0 : itemBytes(item);
    this.#write += writeUnits(known?.bytes ?? 0, bytes) * factor;
    if (item === undefined) return false;
    const partition = this.#partitions.get(key.pk) ?? new Partition();
    this.#partitions.set(key.pk, partition);
    this.#changed(key.pk).partitions.set(key.pk, partition);
    partition.set(key.sk, { item, bytes });
    return true;
  }

  /** Puts an item of a transaction whose conditions hold. */
  putInTransaction(item: UsageItem): void {
    this.put(item, () => item, TRANSACTION_FACTOR);
  }

  delete(key: KeyPair): void {
    this.#write += writeUnits(this.#rowOf(key)?.bytes ?? 0);
    const partition = this.#partitions.get(key.pk);
    if (!partition) return;
    partition.delete(key.sk);
    const { partitions } = this.#changed(key.pk);
    if (partition.rows.size > 0) return;
    this.#partitions.delete(key.pk);
    partitions.delete(key.pk);
  }

  /** One page of a stretch. */
  query(stretch: UsageStretch, { limit, after }: StretchPage = {}): Paged<UsageItem> {
    const items: UsageItem[] = [];
    let bytes = 0;
    let next: string | undefined;
    for (const row of this.#partitions.get(stretch.pk)?.stretch(stretch, after) ?? []) {
      if (bytes + row.bytes > AWS_QUERY_PAGE_BYTES) {
        next = items.at(-1)?.sk;
        break;
      }
      items.push(row.item);
      bytes += row.bytes;
      if (items.length === limit) {
        next = row.item.sk;
        break;
      }
    }
    this.#read += readUnits(bytes, stretch.strong);
    return { items, ...(next === undefined ? {} : { next }) };
  }

  /** All pages of a stretch. */
  queryAll(stretch: UsageStretch): UsageItem[] {
    const items: UsageItem[] = [];
    let after: string | undefined;
    do {
      const page = this.query(stretch, after === undefined ? {} : { after });
      items.push(...page.items);
      after = page.next;
    } while (after !== undefined);
    return items;
  }
}
