/**
 * The work that a submitter holds: the shards of a Region merged by deadline, and read on only as far as calls can be filled.
 * @module
 */
import { workName } from '#domain/metering/batches.ts';
import { SUBMIT_AHEAD_ITEMS, SUBMIT_HELD_ITEMS_MAX, SUBMIT_PAGE_ITEMS } from '#domain/metering/limits.ts';
import type { WorkItem, WorkKey } from '#domain/metering/work.ts';
import type { Paged, Work } from '#lambdas/stores/usage-store.ts';

/** How far a shard was read. */
interface Reader {
  readonly shard: number;
  after?: string;
  isOver: boolean;
}

/** Items that stay for this run; those that do not (paused, held, gone) it leaves where they are. */
export type Sift = (read: readonly WorkItem[]) => Promise<readonly WorkItem[]>;

const byDeadline = (left: WorkItem, right: WorkItem): number => left.deadline - right.deadline;

/** The work that one run holds; it reads on by itself as it is emptied. */
export class Backlog {
  readonly #work: Pick<Work, 'first'>;
  readonly #region: string;
  readonly #sift: Sift;
  readonly #readers: readonly Reader[];
  readonly #waiting = new Map<string, WorkItem>();
  #sorted: readonly WorkItem[] | undefined;

  constructor(
    work: Pick<Work, 'first'>,
    of: { readonly region: string; readonly shards: number },
    sift: Sift,
  ) {
    this.#work = work;
    this.#region = of.region;
    this.#sift = sift;
    this.#readers = Array.from({ length: of.shards }, (_, shard) => ({ shard, isOver: false }));
  }

  /** By deadline, without what was taken. The first one is the most urgent of all, held here or not. */
  get waiting(): readonly WorkItem[] {
    this.#sorted ??= [...this.#waiting.values()].sort(byDeadline);
    return this.#sorted;
  }

  /** Whether no more can be read: everything was, or there is no room. */
  get isLast(): boolean {
    return this.#waiting.size >= SUBMIT_HELD_ITEMS_MAX || this.#readers.every(({ isOver }) => isOver);
  }

  /** Takes an item out while it is in flight. */
  take(key: WorkKey): void {
    this.#waiting.delete(workName(key));
    this.#sorted = undefined;
  }

  /** Puts an item back, as it stands now. */
  give(item: WorkItem): void {
    this.#waiting.set(workName(item), item);
    this.#sorted = undefined;
  }

  /** Reads until each shard has something waiting or is over, and calls can be filled. */
  async fill(): Promise<void> {
    while (!this.isLast) {
      const inHand = new Set(this.waiting.map(({ shard }) => shard));
      const isShort = this.#waiting.size < SUBMIT_AHEAD_ITEMS;
      const next = this.#readers.filter(({ shard, isOver }) => !isOver && (isShort || !inHand.has(shard)));
      if (next.length === 0) return;
      await this.#readPages(next);
    }
  }

  /** Reads one more page of each shard, where calls cannot be filled with what is held. @returns whether there was any */
  async readOn(): Promise<boolean> {
    if (this.isLast) return false;
    await this.#readPages(this.#readers.filter(({ isOver }) => !isOver));
    return true;
  }

  async #readPages(readers: readonly Reader[]): Promise<void> {
    const pages = await Promise.all(readers.map((reader) => this.#readPage(reader)));
    const read = pages.flatMap(({ items }) => items);
    for (const item of await this.#sift(read)) this.give(item);
  }

  async #readPage(reader: Reader): Promise<Paged<WorkItem>> {
    const { shard, after } = reader;
    const page = await this.#work.first(
      this.#region,
      shard,
      SUBMIT_PAGE_ITEMS,
      after === undefined ? {} : { after },
    );
    reader.isOver = page.next === undefined;
    if (page.next !== undefined) reader.after = page.next;
    return page;
  }
}
