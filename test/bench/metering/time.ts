/**
 * Simulated time: it stands still while anything can go on, and jumps to the next one who waits when nothing can.
 */
import { setImmediate } from 'node:timers/promises';

interface Waiting {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock in epoch ms. */
export interface SimulatedTime {
  readonly now: () => number;
  /** Waits so many simulated ms. */
  readonly pause: (ms: number) => Promise<void>;
  /** Lets something happen to its end, with all the waiting in it. */
  readonly run: <Result>(happens: Promise<Result>) => Promise<Result>;
}

/** Those who wait, the earliest first: a binary heap. */
class Queue {
  readonly #heap: Waiting[] = [];

  get first(): Waiting | undefined {
    return this.#heap[0];
  }

  #isBefore(left: number, right: number): boolean {
    const [a, b] = [this.#heap[left], this.#heap[right]];
    return a !== undefined && (b === undefined || a.at < b.at);
  }

  #swap(left: number, right: number): void {
    const [a, b] = [this.#heap[left] as Waiting, this.#heap[right] as Waiting];
    this.#heap[left] = b;
    this.#heap[right] = a;
  }

  add(waiting: Waiting): void {
    this.#heap.push(waiting);
    let at = this.#heap.length - 1;
    for (let above = (at - 1) >>> 1; at > 0 && this.#isBefore(at, above); above = (at - 1) >>> 1) {
      this.#swap(at, above);
      at = above;
    }
  }

  take(): Waiting | undefined {
    const [first, last] = [this.#heap[0], this.#heap.pop()];
    if (last === undefined || this.#heap.length === 0) return first;
    this.#heap[0] = last;
    let at = 0;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const below = this.#isBefore(right, left) ? right : left;
      if (!this.#isBefore(below, at)) return first;
      this.#swap(at, below);
      at = below;
    }
  }
}

/** @param start epoch ms */
export const simulatedTime = (start: number): SimulatedTime => {
  let now = start;
  const queue = new Queue();
  const wakeNext = (): void => {
    const next = queue.first?.at;
    if (next === undefined) throw new Error('everyone waits, and nobody for a time');
    now = next;
    while (queue.first?.at === next) queue.take()?.wake();
  };
  return {
    now: () => now,
    pause: (ms) => (ms <= 0 ? Promise.resolve() : new Promise((wake) => queue.add({ at: now + ms, wake }))),
    run: async (happens) => {
      let isOver = false;
      const over = happens.finally(() => {
        isOver = true;
      });
      // nothing here does I/O: once a turn of the event loop has passed, whoever is left waits for time
      over.catch(() => undefined);
      for (await setImmediate(); !isOver; await setImmediate()) wakeNext();
      return over;
    },
  };
};
