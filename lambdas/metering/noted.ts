/**
 * Which closing times this process has written. What it forgets is only written once more.
 * @module
 */

import { meteredHourId } from '#domain/metering/hour.ts';
import { CLOSING_TIME_AHEAD_MS, NOTED_HOURS_MAX } from '#domain/metering/limits.ts';
import type { Instant } from '#domain/time.ts';
import type { Noted } from './ports.ts';

/** A memory of closing times, empty. */
export const newNoted = (): Noted => {
  const times = new Map<string, Instant>();
  return {
    // whoever closes may be about to remove a time that is nearly due
    has: (tenantId, hour, closeAt, now) =>
      times.get(meteredHourId(tenantId, hour)) === closeAt && closeAt - now >= CLOSING_TIME_AHEAD_MS,
    add: (tenantId, hour, closeAt) => {
      if (times.size >= NOTED_HOURS_MAX) times.clear();
      times.set(meteredHourId(tenantId, hour), closeAt);
    },
  };
};
