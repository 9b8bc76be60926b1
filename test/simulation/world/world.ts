/**
 * A world of one seed: nothing in it is nondeterministic but what the seed says. Whoever does I/O is parked before its
 * effect; the scheduler picks who goes next, so that effects are reordered, and not only replies.
 * @module
 */
import { type Instant, SECOND_MS } from '#domain/time.ts';
import type { Faults } from './faults.ts';
import { hashOf, type Stream, streamOf } from './streams.ts';

/** How an invocation ended, as far as anyone outside can tell. A killed process runs nothing more, not even a `catch`. */
export type Ending<Value> =
  | { readonly ended: 'returned'; readonly value: Value }
  | { readonly ended: 'threw'; readonly error: Error }
  | { readonly ended: 'killed' };

/** A running function of the seller: its clock, and its way to everything outside. */
export interface Process {
  readonly name: string;
  now(): Instant;
  /** Gate, perhaps a crash or a throttle, the effect, perhaps a crash or a lost reply, the answer. */
  io<Value>(label: string, effect: () => Value | Promise<Value>): Promise<Value>;
  /** Waits; a process that is killed meanwhile never goes on. */
  pause(ms: number): Promise<void>;
}

/** Something outside of all actors that happens by itself, at times it knows. */
export interface Source {
  nextAt(): Instant | undefined;
  /** Lets happen what is due. */
  fire(): void;
}

interface Parked {
  readonly at: Instant;
  readonly label: string;
  readonly process: Running | undefined;
  readonly go: () => string;
}

interface Running extends Process {
  readonly id: number;
  kill(): void;
}

/** What the world decides at an I/O; the crash enumeration has another one. */
export interface Fate {
  before(label: string): 'crash' | 'throttle' | undefined;
  after(label: string): 'crash' | 'lost' | undefined;
}

/** The fate that faults make. */
export const fateOf = (faults: Faults): Fate => ({
  before: () =>
    faults.strikes('crashBefore') ? 'crash' : faults.strikes('throttle') ? 'throttle' : undefined,
  after: () => (faults.strikes('crashAfter') ? 'crash' : faults.strikes('lostReply') ? 'lost' : undefined),
});

/** As AWS's SDK throws it; where from is of no interest, and finding it out is slow. */
const failure = (name: string): Error => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const error = Object.assign(new Error(name), { name });
  Error.stackTraceLimit = stackTraceLimit;
  return error;
};

/** steps · a history that needs more is not live (P15). */
const STEPS_MAX = 40_000;

/** steps · faults stop at the latest here: where they are so dense that nothing gets done between two, the rest is for what must. */
const FAULTY_STEPS_MAX = 20_000;

/** Lets every promise that can settle do so: the queue of ticks runs when that of promises is empty. */
const settled = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

export interface WorldOptions {
  readonly seed: number;
  readonly start: Instant;
  readonly faults: Faults;
  readonly fate?: Fate;
  /** Hears of every step, for a person to read. */
  readonly trace?: (line: string) => void;
}

export class World {
  readonly seed: number;
  readonly faults: Faults;
  readonly marks = new Set<string>();
  readonly fate: Fate;
  steps = 0;
  hash = 0x811c9dc5;
  #now: Instant;
  #processes = 0;
  #parked: Parked[] = [];
  readonly #sources: Source[] = [];
  readonly #order: Stream;
  readonly #pace: Stream;
  readonly #trace: ((line: string) => void) | undefined;

  constructor({ seed, start, faults, fate = fateOf(faults), trace }: WorldOptions) {
    this.seed = seed;
    this.faults = faults;
    this.fate = fate;
    this.#now = start;
    this.#order = streamOf(seed, 'order');
    this.#pace = streamOf(seed, 'pace');
    this.#trace = trace;
  }

  now(): Instant {
    return this.#now;
  }

  /** Counts a state that is seldom reached: a history without it proves nothing about it. */
  mark(name: string): void {
    this.marks.add(name);
  }

  stream(name: string): Stream {
    return streamOf(this.seed, name);
  }

  addSource(source: Source): void {
    this.#sources.push(source);
  }

  /** Waits, as a person or a queue does. */
  sleep(who: string, ms: number): Promise<void> {
    return this.#gate(`${who} goes on`, this.#now + ms);
  }

  /** Does something in an instant, in turn with all others: what is done outside of the seller's processes. */
  async act<Value>(who: string, label: string, deed: () => Value): Promise<Value> {
    await this.#gate(`${who} ${label}`, this.#now);
    return deed();
  }

  #gate(label: string, at: Instant): Promise<void> {
    return new Promise((resolve) => {
      this.#parked.push({ at, label, process: undefined, go: () => (resolve(), '') });
    });
  }

  /** Runs a function of the seller in a process of its own. */
  invoke<Value>(name: string, body: (process: Process) => Promise<Value>): Promise<Ending<Value>> {
    return new Promise((resolve) => {
      const process = this.#process(name, () => resolve({ ended: 'killed' }));
      body(process).then(
        (value) => resolve({ ended: 'returned', value }),
        (error: Error) => resolve({ ended: 'threw', error }),
      );
    });
  }

  #process(name: string, killed: () => void): Running {
    const skew = this.faults.skew();
    if (skew !== 0) this.mark('clock skewed');
    this.#processes += 1;
    const process: Running = {
      name,
      id: this.#processes,
      now: () => this.#now + skew,
      io: (label, effect) =>
        new Promise((resolve, reject) => {
          const go = (): string => this.#perform(process, label, effect, { resolve, reject });
          this.#parked.push({ at: this.#now, label: `${name} ${label}`, process, go });
        }),
      pause: (ms) =>
        new Promise((resolve) => {
          const at = this.#now + ms;
          this.#parked.push({ at, label: `${name} waits`, process, go: () => (resolve(), '') });
        }),
      kill: () => {
        this.#parked = this.#parked.filter((parked) => parked.process !== process);
        killed();
      },
    };
    return process;
  }

  #perform<Value>(
    process: Running,
    label: string,
    effect: () => Value | Promise<Value>,
    { resolve, reject }: { resolve: (value: Value | Promise<Value>) => void; reject: (error: Error) => void },
  ): string {
    const before = this.fate.before(label);
    if (before === 'crash') {
      this.mark('crash before an I/O');
      process.kill();
      return ' ✗ crash before';
    }
    if (before === 'throttle') {
      reject(failure('ThrottlingException'));
      return ' ✗ throttled';
    }
    let answer: Value | Promise<Value>;
    try {
      answer = effect();
    } catch (error) {
      reject(error as Error);
      return ` ✗ ${(error as Error).name}`;
    }
    const after = this.fate.after(label);
    if (after === 'crash') {
      this.mark('crash after an I/O');
      process.kill();
      return ' ✗ crash after';
    }
    if (after === 'lost') {
      reject(failure('TimeoutError'));
      return ' ✗ reply lost';
    }
    resolve(answer);
    return '';
  }

  #fire(): boolean {
    let fired = false;
    for (const source of this.#sources) {
      if ((source.nextAt() ?? Infinity) > this.#now) continue;
      source.fire();
      fired = true;
    }
    return fired;
  }

  #next(): Instant {
    let next = Infinity;
    for (const { at } of this.#parked) next = Math.min(next, at);
    for (const source of this.#sources) next = Math.min(next, source.nextAt() ?? Infinity);
    return next;
  }

  #step(parked: Parked): void {
    this.#parked.splice(this.#parked.indexOf(parked), 1);
    this.steps += 1;
    const line = `${parked.label}${parked.go()}`;
    this.hash = hashOf(`${this.#now} ${line}`, this.hash);
    this.#trace?.(`${String(this.steps).padStart(5)} ${new Date(this.#now).toISOString()} ${line}`);
    // some things happen in the same instant, most take their time
    this.#now += this.#pace.chance(0.3) ? 0 : this.#pace.below(this.#pace.chance(0.1) ? 5 * SECOND_MS : 80);
  }

  /**
   * Lets the world go on until nothing happens any more, or until it is told to stop.
   * @returns whether it did so within its budget of steps
   */
  async run(stop: () => boolean = () => false): Promise<boolean> {
    for (;;) {
      await settled();
      if (stop()) return true;
      if (this.steps > STEPS_MAX) return false;
      if (this.steps > FAULTY_STEPS_MAX) this.faults.heal();
      if (this.#fire()) continue;
      const ready = this.#parked.filter(({ at }) => at <= this.#now);
      const [only] = ready;
      if (only) {
        this.#step(ready.length === 1 ? only : this.#order.pick(ready));
        continue;
      }
      const next = this.#next();
      if (next === Infinity) return true;
      this.#now = Math.max(this.#now, next);
    }
  }
}
