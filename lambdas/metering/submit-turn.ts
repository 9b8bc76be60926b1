/**
 * The rate of a submitter: who calls waits for a turn.
 * @module
 */
import { recovered, slowed, startPace } from '#domain/metering/pace.ts';
import { type Instant, SECOND_MS } from '#domain/time.ts';

export interface Turns {
  /** Resolves when a call may be made: one after the other, at the rate of that moment. */
  turn(): Promise<void>;
  /**
   * AWS throttled a call, or did not answer it. Of calls that were in flight together only one slows down.
   * @param begunAt when that call was begun
   */
  slowDown(begunAt: Instant): void;
  /** calls a second, by now */
  rate(): number;
}

/**
 * @param ports.now epoch ms
 * @param ports.pause waits so many ms
 * @param most calls a second
 * @param left the rate that the former holder of the lease left
 */
export const turns = (
  ports: { readonly now: () => Instant; readonly pause: (ms: number) => Promise<void> },
  most: number,
  left?: number,
): Turns => {
  const begunAt = ports.now();
  let pace = startPace(most, begunAt, left);
  let next = begunAt;
  let slowedAt = begunAt - 1;
  const rate = (): number => {
    pace = recovered(pace, ports.now());
    return pace.perSecond;
  };
  return {
    turn: async () => {
      const now = ports.now();
      const at = Math.max(now, next);
      next = at + SECOND_MS / rate();
      if (at > now) await ports.pause(at - now);
    },
    slowDown: (callBegunAt) => {
      if (callBegunAt <= slowedAt) return;
      slowedAt = ports.now();
      pace = slowed(pace, slowedAt);
    },
    rate,
  };
};
