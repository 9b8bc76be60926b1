import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';

/** The sandbox's time: the machine's clock plus an offset that only grows. Timers stay real. */
export interface Clock {
  /** Epoch milliseconds of the sandbox. */
  now(): number;
  /** Milliseconds by which the sandbox runs ahead of the machine. */
  offset(): number;
  /** Moves time forward by `ms` (0 or more); everyone who listens then looks for what became due. */
  advance(ms: number): void;
  /** Moves time forward to `epochMs`. An earlier instant is a RangeError: leases and tokens never come back to life. */
  set(epochMs: number): void;
  /** Calls `listener` after each move; the answer stops that. */
  onChange(listener: (now: number) => void): () => void;
}

/** JavaScript's last instant, ECMA-262 §21.4.1.1; a clock beyond it has no date. */
const LAST_INSTANT_MS = 8.64e15;

const Kept = v.object({ offsetMs: v.pipe(v.number(), v.minValue(0)) });

/**
 * A clock whose offset is kept in `file` (absent: in memory), so that a restart goes on where time stood.
 * `machineNow` is the clock of the machine.
 */
export const openClock = (file?: string, machineNow: () => number = Date.now): Clock => {
  let offset = file && existsSync(file) ? v.parse(Kept, JSON.parse(readFileSync(file, 'utf8'))).offsetMs : 0;
  const listeners = new Set<(now: number) => void>();
  const now = () => machineNow() + offset;
  const advance = (ms: number) => {
    if (!(ms >= 0 && now() + ms < LAST_INSTANT_MS))
      throw new RangeError(`time only moves forward, not by ${ms} ms`);
    offset += ms;
    if (file) writeFileSync(file, JSON.stringify({ offsetMs: offset }));
    for (const listener of listeners) listener(now());
  };
  return {
    now,
    offset: () => offset,
    advance,
    set: (epochMs) => advance(epochMs - now()),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
