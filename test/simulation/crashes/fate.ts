/**
 * A crash at one I/O of many: the n-th since the fate was armed, before its effect or after it. Nothing else goes wrong.
 * @module
 */
import type { Fate } from '../world/world.ts';

/** Which I/O, counted from 1, and on which side of its effect. */
export interface Crash {
  readonly at: number;
  readonly side: 'before' | 'after';
}

export interface ArmedFate extends Fate {
  /** From here on I/Os count. */
  arm(): void;
  disarm(): void;
  /** Labels of the I/Os while it was armed. */
  readonly labels: readonly string[];
}

/** Without a crash it only counts. */
export const armedFate = (crash?: Crash): ArmedFate => {
  const labels: string[] = [];
  let isArmed = false;
  const strikes = (side: Crash['side']): 'crash' | undefined =>
    isArmed && crash?.side === side && crash.at === labels.length ? 'crash' : undefined;
  return {
    labels,
    arm: () => {
      isArmed = true;
    },
    disarm: () => {
      isArmed = false;
    },
    before: (label) => {
      if (isArmed) labels.push(label);
      return strikes('before');
    },
    after: () => strikes('after'),
  };
};
