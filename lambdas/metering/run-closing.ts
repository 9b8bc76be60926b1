/**
 * A run of the minute: hours that are due are closed; the first of the parts also puts approved corrections and hours without usage
 * where they belong.
 * @module
 */
import { CLOSE_RUN_MS } from '#domain/metering/limits.ts';
import { log } from '#lambdas/edge/log.ts';
import { applyCorrections } from './apply-corrections.ts';
import { type Closed, type ClosingRun, closeDue } from './close.ts';
import type { ClosePorts, HousekeepingPorts } from './ports.ts';
import { noteZeros } from './zeros.ts';

/** What a run needs: closing, and the lists of state. */
export type RunPorts = ClosePorts & HousekeepingPorts;

const keepHouse = async (ports: RunPorts): Promise<void> => {
  for (const [what, act] of [
    ['corrections', applyCorrections],
    ['zeros', noteZeros],
  ] as const) {
    try {
      const done = await act(ports);
      if (done > 0) log.info('housekeeping of metering', { what, done });
    } catch (error) {
      log.error('housekeeping of metering failed', { what, error });
    }
  }
};

/**
 * One run over a part of the shards.
 * @returns what became of the hours that were due
 */
export const runClosing = async (ports: RunPorts, shards: ClosingRun['shards']): Promise<Closed> => {
  const began = ports.surroundings.now();
  if (shards[0] === 0) await keepHouse(ports);
  const closed = await closeDue(ports, { shards, until: began, stopAt: began + CLOSE_RUN_MS });
  log.info('hours were closed', { shards, ...closed });
  return closed;
};
