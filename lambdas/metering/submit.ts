/**
 * Tells AWS of what is due in one Region: one run of the submitter. Everything it needs stands in the work items; whatever
 * happens to it, the next run goes on from there.
 * @module
 */
import { type Batch, isSendable, nextBatch, workName } from '#domain/metering/batches.ts';
import {
  SUBMIT_IN_FLIGHT_MAX,
  SUBMIT_LEASE_MS,
  SUBMIT_RENEW_MS,
  USAGE_IN_FLIGHT_MAX,
} from '#domain/metering/limits.ts';
import type { WorkItem } from '#domain/metering/work.ts';
import type { Instant } from '#domain/time.ts';
import { log } from '#lambdas/edge/log.ts';
import { eachInFlight } from './in-flight.ts';
import { Backlog } from './submit-backlog.ts';
import { type Sending, sendBatch, settleExpired } from './submit-batch.ts';
import { askAfter } from './submit-held.ts';
import type { SubmitPorts, SubmitRun, Submitted } from './submit-ports.ts';
import { turns } from './submit-turn.ts';
import { newWatch } from './submit-watch.ts';

/** A lease that is held, renewed now and then, and given back. */
class Hold {
  readonly #ports: SubmitPorts;
  readonly #name: string;
  readonly #owner: string;
  #takenAt: Instant = Number.NEGATIVE_INFINITY;
  /** The rate that the former holder left. */
  left: number | undefined;

  constructor(ports: SubmitPorts, region: string) {
    this.#ports = ports;
    this.#name = `submit/${region}`;
    this.#owner = ports.surroundings.newId();
  }

  /** Takes it, or anew when it is time. @returns whether it is held */
  async keep(rate?: number): Promise<boolean> {
    const now = this.#ports.surroundings.now();
    if (now - this.#takenAt < SUBMIT_RENEW_MS) return true;
    const taken = await this.#take(now + SUBMIT_LEASE_MS, now, rate);
    if (taken.taken) {
      this.#takenAt = now;
      this.left = taken.rate;
    }
    return taken.taken;
  }

  /** Gives it back, with the rate for the next one. */
  async release(rate: number): Promise<void> {
    const now = this.#ports.surroundings.now();
    await this.#take(now, now, rate);
  }

  #take(until: Instant, now: Instant, rate: number | undefined) {
    const lease = { name: this.#name, owner: this.#owner, until, ...(rate === undefined ? {} : { rate }) };
    return this.#ports.usage.leases.take(lease, now);
  }
}

/** What is read of the work: cases are asked after, what is past its deadline is lost, what is paused stays where it is. */
const sift =
  (sending: Sending) =>
  async (read: readonly WorkItem[]): Promise<WorkItem[]> => {
    const { surroundings } = sending.ports;
    const sifted = await eachInFlight(read, USAGE_IN_FLIGHT_MAX, async (item) => {
      const now = surroundings.now();
      const left = await askAfter(sending.ports, item, now);
      if (!left || (await settleExpired(sending, left))) return [];
      if (isSendable(left, now)) return [left];
      sending.watch.leave([left]);
      return [];
    });
    return sifted.flat();
  };

/** The batches that a run has in flight, a few at a time. */
class Flights {
  readonly #sending: Sending;
  readonly #backlog: Backlog;
  readonly #open = new Set<Promise<void>>();
  /** Of those that failed, the first one's. */
  error: unknown;

  constructor(sending: Sending, backlog: Backlog) {
    this.#sending = sending;
    this.#backlog = backlog;
  }

  get isFull(): boolean {
    return this.#open.size >= SUBMIT_IN_FLIGHT_MAX;
  }

  /** Waits until one of them has landed. @returns whether there was any */
  async landed(): Promise<boolean> {
    if (this.#open.size === 0) return false;
    await Promise.race(this.#open);
    return true;
  }

  async allLanded(): Promise<void> {
    await Promise.all(this.#open);
  }

  begin(batch: Batch): void {
    for (const { item } of batch.slices) this.#backlog.take(item);
    const flight = this.#fly(batch).finally(() => this.#open.delete(flight));
    this.#open.add(flight);
  }

  /** What is left goes back to what waits; after a fault it is the next run's. */
  async #fly(batch: Batch): Promise<void> {
    try {
      for (const left of (await sendBatch(this.#sending, batch)).values()) await this.#back(left);
    } catch (error) {
      this.error ??= error;
      const items = batch.slices.map(({ item }) => workName(item));
      log.error('a batch of usage was not brought to its end', { items, error: error as Error });
    }
  }

  async #back(left: WorkItem | undefined): Promise<void> {
    if (!left || (await settleExpired(this.#sending, left))) return;
    if (isSendable(left, this.#sending.ports.surroundings.now())) this.#backlog.give(left);
    else this.#sending.watch.leave([left]);
  }
}

/** Begins batch after batch until nothing is due, the time is over or another one holds the lease. */
const beginAll = async (sending: Sending, hold: Hold, backlog: Backlog, flights: Flights): Promise<void> => {
  const { now } = sending.ports.surroundings;
  while (!sending.isOver() && (await hold.keep(sending.turns.rate()))) {
    await backlog.fill();
    const batch = flights.isFull ? undefined : nextBatch(backlog.waiting, now(), { isLast: backlog.isLast });
    if (batch) {
      await sending.turns.turn();
      if (!sending.isOver()) flights.begin(batch);
    } else if (!(await nextChance(flights, backlog))) return;
  }
};

/** Sends what is due; nothing is in flight any more when it returns or throws. */
const sendAll = async (sending: Sending, hold: Hold, region: string): Promise<void> => {
  const { ports } = sending;
  const backlog = new Backlog(ports.usage.work, { region, shards: ports.shards }, sift(sending));
  const flights = new Flights(sending, backlog);
  try {
    await beginAll(sending, hold, backlog, flights);
  } finally {
    await flights.allLanded();
    sending.watch.leave(backlog.waiting);
  }
  if (flights.error !== undefined) throw flights.error;
};

/** Where nothing can be sent at once: more is read, or a batch in flight brings something back. @returns whether any may */
const nextChance = async (flights: Flights, backlog: Backlog): Promise<boolean> =>
  (!flights.isFull && (await backlog.readOn())) || flights.landed();

/**
 * One run in one Region: sends what is due, as fast as it may, until nothing is left or the time is over.
 * @throws after everything else was done, what a batch could not be brought to its end by; the next run goes on with it
 */
export const submitDue = async (ports: SubmitPorts, { region, stopAt }: SubmitRun): Promise<Submitted> => {
  const { now } = ports.surroundings;
  const tally = { calls: 0, billed: 0, lost: 0, throttled: 0 };
  const hold = new Hold(ports, region);
  if (!(await hold.keep())) return { rested: true, ...tally };
  const turned = turns({ now, pause: ports.pause }, ports.callsPerSecond, hold.left);
  const watch = newWatch(now);
  const sending: Sending = { ports, turns: turned, isOver: () => now() >= stopAt, tally, watch };
  try {
    await sendAll(sending, hold, region);
  } finally {
    ports.figures(watch.figures());
    await hold.release(turned.rate());
  }
  return tally;
};
