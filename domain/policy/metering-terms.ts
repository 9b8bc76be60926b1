/**
 * What a policy says of metering, with the defaults, durations in milliseconds.
 * @module
 */
import { durationMs } from '../time.ts';
import type { Policy } from './policy.ts';

/** How a contract with consumption counts a dimension. */
export type Consumption = 'level' | 'allowance';

export interface MeteringTerms {
  /** By dimension. */
  readonly dimensions: Readonly<Record<string, { readonly consumption: Consumption }>>;
  readonly closeAfterMs: number;
  readonly late: 'next-open-hour' | 'desk';
  readonly zeros: boolean;
  readonly guard: {
    readonly times: number;
    readonly hours: number;
    readonly releaseBeforeMs: number;
    readonly silence: boolean;
  };
}

const CLOSE_AFTER_DEFAULT = 'PT10M';
const RELEASE_BEFORE_DEFAULT = 'PT2H';
const GUARD_TIMES_DEFAULT = 1_000;
const GUARD_HOURS_DEFAULT = 6;

/** The terms of metering; `undefined` where the policy meters nothing. */
export const meteringTermsOf = ({ metering }: Pick<Policy, 'metering'>): MeteringTerms | undefined => {
  if (!metering) return undefined;
  const { guard = {} } = metering;
  return {
    dimensions: Object.fromEntries(
      Object.entries(metering.dimensions).map(([key, { consumption = 'level' }]) => [key, { consumption }]),
    ),
    closeAfterMs: durationMs(metering.closeAfter ?? CLOSE_AFTER_DEFAULT),
    late: metering.late ?? 'next-open-hour',
    zeros: metering.zeros ?? false,
    guard: {
      times: guard.times ?? GUARD_TIMES_DEFAULT,
      hours: guard.hours ?? GUARD_HOURS_DEFAULT,
      releaseBeforeMs: durationMs(guard.releaseBefore ?? RELEASE_BEFORE_DEFAULT),
      silence: guard.silence ?? false,
    },
  };
};
