/**
 * Closes every hour whose closing time has come. One that fails stops no other: its closing time stays, and the next run finds it.
 * @module
 */
import { meteredHourId } from '#domain/metering/hour.ts';
import { CLOSING_PAGE, USAGE_IN_FLIGHT_MAX } from '#domain/metering/limits.ts';
import type { Instant } from '#domain/time.ts';
import { log } from '#lambdas/edge/log.ts';
import type { ClosingTime, Paged } from '#lambdas/stores/usage-store.ts';
import { closeOne } from './close-hour.ts';
import { eachInFlight } from './in-flight.ts';
import type { ClosePorts } from './ports.ts';

/** What of the closing times a run goes over. */
export interface ClosingRun {
  /** The first shard, and the one after the last. */
  readonly shards: readonly [from: number, to: number];
  /** Closing times up to then. */
  readonly until: Instant;
  /** No hour is begun at or after. */
  readonly stopAt: Instant;
}

/** What became of the hours of a run. */
export interface Closed {
  readonly closed: number;
  readonly putOff: number;
  readonly failed: number;
  /** Left for the next run, since the time was up. */
  readonly left: number;
}

type Fate = 'closed' | 'put-off' | 'failed' | 'left';

const closeSafely = async (ports: ClosePorts, time: ClosingTime, stopAt: Instant): Promise<Fate> => {
  if (ports.surroundings.now() >= stopAt) return 'left';
  try {
    return await closeOne(ports, time);
  } catch (error) {
    log.error('an hour could not be closed', { hour: meteredHourId(time.tenantId, time.hour), error });
    return 'failed';
  }
};

interface Head {
  readonly shard: number;
  readonly after?: string;
}

/** The next page of each shard that has one. */
const nextPages = (
  { usage }: ClosePorts,
  heads: readonly Head[],
  until: Instant,
): Promise<(Head & { readonly page: Paged<ClosingTime> })[]> =>
  eachInFlight(heads, USAGE_IN_FLIGHT_MAX, async (head) => ({
    ...head,
    page: await usage.closings.due(head.shard, until, CLOSING_PAGE, head.after),
  }));

/** Closes what is due, the earliest of each shard first. */
export const closeDue = async (ports: ClosePorts, { shards, until, stopAt }: ClosingRun): Promise<Closed> => {
  const [from, to] = shards;
  const fates: Record<Fate, number> = { closed: 0, 'put-off': 0, failed: 0, left: 0 };
  let heads: Head[] = Array.from({ length: to - from }, (_, index) => ({ shard: from + index }));
  while (heads.length > 0 && ports.surroundings.now() < stopAt) {
    const pages = await nextPages(ports, heads, until);
    const times = pages.flatMap(({ page }) => page.items).sort((left, right) => left.closeAt - right.closeAt);
    const became = await eachInFlight(times, USAGE_IN_FLIGHT_MAX, (time) => closeSafely(ports, time, stopAt));
    for (const fate of became) fates[fate] += 1;
    heads = pages.flatMap(({ shard, page: { next } }) =>
      next === undefined ? [] : [{ shard, after: next }],
    );
  }
  return { closed: fates.closed, putOff: fates['put-off'], failed: fates.failed, left: fates.left };
};
