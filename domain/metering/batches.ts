/**
 * How records are put together for BatchMeterUsage: up to 25 of one product and Region, the sooner deadline first.
 * @module
 */
import { AWS_METERING_RECORDS_MAX, AWS_METERING_REQUEST_BYTES } from '../limits.ts';
import type { Instant } from '../time.ts';
import type { MeteredIdentity } from './hour.ts';
import { METERING_URGENT_MS } from './limits.ts';
import type { WorkItem, WorkKey, WorkRecord } from './work.ts';

/** Records of one work item that go into one call; the others of it stay for a later one. */
export interface Slice {
  readonly item: WorkItem;
  readonly records: readonly WorkRecord[];
}

/** One call of BatchMeterUsage. Never empty. */
export interface Batch {
  readonly region: string;
  readonly productCode: string;
  readonly identityKind: MeteredIdentity['by'];
  readonly slices: readonly Slice[];
}

/** A record as the call names it. */
export interface MeteredRecord extends WorkRecord {
  readonly identity: MeteredIdentity;
}

/** The records of a batch in the order in which they are sent, and in which `MeteringReply.records` answers. */
export const recordsOf = ({ slices }: Batch): MeteredRecord[] =>
  slices.flatMap(({ item: { identity }, records }) => records.map((record) => ({ ...record, identity })));

/** Names a work item in maps and logs. */
export const workName = ({ region, deadline, tenantId, hour, part }: WorkKey): string =>
  `${region}/${deadline}/${tenantId}/${hour}/${part}`;

/** Bytes of what a call says besides its records: names of keys, the product's code, with room to spare. */
const ENVELOPE_BYTES = 1_024;
/** Bytes of the keys, braces and quotes of one record and of one tag, at most. */
const RECORD_FRAME_BYTES = 256;
const ALLOCATION_FRAME_BYTES = 64;
const TAG_FRAME_BYTES = 32;

/** The bytes that a record takes in a request, at most: everything in it is ASCII, and escapes double at worst. */
export const bytesOf = (identity: MeteredIdentity, { dimension, allocations = [] }: WorkRecord): number => {
  const tags = allocations.flatMap(({ tags = {} }) => Object.entries(tags));
  const words = [dimension, ...Object.values(identity), ...tags.flat()];
  return (
    RECORD_FRAME_BYTES +
    allocations.length * ALLOCATION_FRAME_BYTES +
    tags.length * TAG_FRAME_BYTES +
    words.reduce((sum, word) => sum + 2 * word.length, 0)
  );
};

const groupOf = ({ region, productCode, identity }: WorkItem): string =>
  `${region}/${productCode}/${identity.by === 'customer' ? identity.productCode : ''}/${identity.by}`;

const batchOf = (slices: readonly [Slice, ...Slice[]]): Batch => {
  const { region, productCode, identity } = slices[0].item;
  return { region, productCode, identityKind: identity.by, slices };
};

/** The records of an item that may be sent: what AWS has just refused waits for the pause of the item. */
const awaiting = ({ records, refused = [] }: WorkItem): readonly WorkRecord[] =>
  records.filter(({ dimension }) => !refused.includes(dimension));

/** A call that is being filled. */
class Filling {
  readonly slices: Slice[] = [];
  #records = 0;
  #bytes = ENVELOPE_BYTES;
  #isFull = false;

  get isFull(): boolean {
    return this.#isFull;
  }

  /** Takes as many of an item's records as fit; a call with room for none of them is full. */
  take(item: WorkItem): void {
    const records = [];
    for (const record of awaiting(item)) {
      const bytes = bytesOf(item.identity, record);
      this.#isFull =
        this.#records === AWS_METERING_RECORDS_MAX ||
        (this.#records > 0 && this.#bytes + bytes >= AWS_METERING_REQUEST_BYTES);
      if (this.#isFull) break;
      records.push(record);
      this.#records += 1;
      this.#bytes += bytes;
    }
    this.#isFull ||= this.#records === AWS_METERING_RECORDS_MAX;
    if (records.length > 0) this.slices.push({ item, records });
  }
}

const filled = (
  items: readonly WorkItem[],
): { readonly batch: Batch | undefined; readonly isFull: boolean } => {
  const filling = new Filling();
  for (const item of items) {
    if (filling.isFull) break;
    filling.take(item);
  }
  const [first, ...others] = filling.slices;
  return { batch: first && batchOf([first, ...others]), isFull: filling.isFull };
};

/** A call that could be made of items in order of their deadlines. */
const optionOf = (items: readonly WorkItem[]) => ({
  ...filled(items),
  first: items[0]?.deadline ?? Number.POSITIVE_INFINITY,
});

/** Whether an item may be sent now: not paused or held, and not past its deadline. */
export const isSendable = ({ notBefore = 0, deadline }: WorkItem, now: Instant): boolean =>
  notBefore <= now && now < deadline;

/**
 * The next call. What AWS refused a whole call for goes by itself. A call that is not full is made only where nothing fuller can
 * be: once all work is known (`isLast`), or for what has less than ten minutes left.
 * @param waiting in order of their deadlines, without what is in flight
 * @param options.isLast whether no more work can be read
 * @returns `undefined` where nothing is to be sent now
 */
export const nextBatch = (
  waiting: readonly WorkItem[],
  now: Instant,
  { isLast }: { readonly isLast: boolean },
): Batch | undefined => {
  const sendable = waiting.filter((item) => isSendable(item, now) && awaiting(item).length > 0);
  const alone = sendable.find((item) => item.alone);
  const together = Map.groupBy(
    sendable.filter((item) => !item.alone),
    groupOf,
  );
  const groups = [...together.values()].map(optionOf);
  const all = alone ? [...groups, optionOf([alone])] : groups;
  const urgent = all.filter(({ first }) => first - now < METERING_URGENT_MS);
  const [soonest] = urgent.sort((left, right) => left.first - right.first);
  const option = soonest ?? groups.find(({ isFull }) => isFull) ?? (alone ? all.at(-1) : undefined);
  return (option ?? (isLast ? groups[0] : undefined))?.batch;
};

/**
 * The halves of a batch that AWS refused whole; they are sent one after the other, before anything else.
 * @returns `undefined` for a batch of one record: it is that one
 */
export const halves = ({ slices }: Batch): readonly [Batch, Batch] | undefined => {
  const single = slices.flatMap(({ item, records }) =>
    records.map((record): Slice => ({ item, records: [record] })),
  );
  const middle = Math.ceil(single.length / 2);
  const [left, right] = [joined(single.slice(0, middle)), joined(single.slice(middle))];
  const [[first, ...others], [second, ...more]] = [left, right];
  return first && second ? [batchOf([first, ...others]), batchOf([second, ...more])] : undefined;
};

/** Neighbors of one item stand together again. */
const joined = (slices: readonly Slice[]): Slice[] =>
  [...Map.groupBy(slices, ({ item }) => workName(item)).values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ item: first.item, records: same.flatMap(({ records }) => records) }] : [];
  });

/**
 * A batch with its items as they stand now: after a try was counted, or after the other half was answered.
 * @param latest the item as it stands; `undefined` where it is gone: its records are settled, and are not sent
 * @returns `undefined` where nothing of it is left
 */
export const refreshed = (
  { slices }: Batch,
  latest: (item: WorkItem) => WorkItem | undefined,
): Batch | undefined => {
  const [first, ...others] = slices.flatMap(({ item, records }): Slice[] => {
    const now = latest(item);
    const left = records.filter(({ dimension }) =>
      now?.records.some((record) => record.dimension === dimension),
    );
    return now && left.length > 0 ? [{ item: now, records: left }] : [];
  });
  return first && batchOf([first, ...others]);
};
