/**
 * The ports of metering, for one process.
 * @module
 */
import { meterUsage } from '#lambdas/marketplace/meter.ts';
import type { DeskPorts } from '#lambdas/metering/desk-ports.ts';
import { newNoted } from '#lambdas/metering/noted.ts';
import type { FlushPorts, Noted, QueuePorts } from '#lambdas/metering/ports.ts';
import type { RunPorts } from '#lambdas/metering/run-closing.ts';
import type { SubmitPorts } from '#lambdas/metering/submit-ports.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import type { Surroundings } from '#lambdas/stores/unit-of-work.ts';
import type { Meter } from '../aws/meter.ts';
import type { Process, World } from '../world/world.ts';
import { SHARDS, type UsageShelf } from './usage.ts';

/** calls a second · slower than deployed, so that a history does not consist of retries alone. */
const CALLS_PER_SECOND = 2;

interface Around {
  readonly world: World;
  readonly usage: UsageShelf;
  readonly meter: Meter;
}

interface Foundation {
  readonly store: StateStore;
  readonly policies: QueuePorts['policies'];
  readonly products: QueuePorts['products'];
  readonly surroundings: Surroundings;
}

/** The ports of metering. */
export const meteringPortsOf = (
  { world, usage, meter }: Around,
  foundation: (process: Process) => Foundation,
) => {
  // as in a warm function: what one invocation has noted the next one knows
  const warm = [newNoted(), newNoted()] as const;
  const chance = world.stream('warm functions');
  const notedHere = (): Noted => {
    if (chance.chance(0.3)) return newNoted();
    return chance.pick(warm);
  };
  const closing = (process: Process) => ({
    ...foundation(process),
    usage: usage.of(process),
    noted: notedHere(),
    shards: SHARDS,
  });
  return {
    ingest: (process: Process): QueuePorts => closing(process),
    closing: (process: Process): RunPorts => closing(process),
    flush: (process: Process): FlushPorts => closing(process),
    desk: (process: Process): DeskPorts => ({
      ...closing(process),
      statementKeys: async () => [],
      publicOrigin: 'https://register.example.com/live',
    }),
    submit: (process: Process): SubmitPorts => ({
      ...closing(process),
      meterUsage: meterUsage(meter.of(process)),
      pause: (ms) => process.pause(ms),
      callsPerSecond: CALLS_PER_SECOND,
      count: () => {},
      figures: () => {},
    }),
  };
};
