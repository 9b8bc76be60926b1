import { setTimeout as sleep } from 'node:timers/promises';

/** Knows whether anything is still under way without time having to move. */
export interface Activity {
  /** Counts `work` as under way until it ends; hands its outcome through. */
  during<T>(label: string, work: () => Promise<T>): Promise<T>;
  /** Adds a probe: something that can be busy between two pieces of work, such as a queue that is not empty. */
  watch(label: string, busy: () => boolean): void;
  /** What is under way right now. */
  busy(): string[];
  /** Resolves once nothing was under way in several looks in a row; names what is, when that takes longer than `withinMs`. */
  settled(withinMs?: number): Promise<void>;
}

const SETTLE_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 5;
/** One quiet look may fall between a commit and the stream that tells of it. */
const QUIET_LOOKS = 4;

/** A fresh tally, with nothing under way. */
export const openActivity = (): Activity => {
  const running = new Map<string, number>();
  const probes: { label: string; busy: () => boolean }[] = [];
  const shift = (label: string, by: number) => {
    const count = (running.get(label) ?? 0) + by;
    if (count === 0) running.delete(label);
    else running.set(label, count);
  };
  const busy = () => [
    ...running.keys(),
    ...probes.filter((probe) => probe.busy()).map((probe) => probe.label),
  ];
  return {
    during: async (label, work) => {
      shift(label, 1);
      try {
        return await work();
      } finally {
        shift(label, -1);
      }
    },
    watch: (label, probe) => void probes.push({ label, busy: probe }),
    busy,
    settled: async (withinMs = SETTLE_WITHIN_MS) => {
      const deadline = performance.now() + withinMs;
      for (let quiet = 0; quiet < QUIET_LOOKS; ) {
        await sleep(LOOK_EVERY_MS);
        const now = busy();
        quiet = now.length === 0 ? quiet + 1 : 0;
        if (now.length > 0 && performance.now() > deadline) {
          throw new Error(`still busy after ${withinMs} ms: ${now.join(', ')}`);
        }
      }
    },
  };
};
