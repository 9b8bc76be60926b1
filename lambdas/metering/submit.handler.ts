/**
 * Woken every minute by EventBridge Scheduler.
 * @module
 */
import { SUBMIT_RUN_MS } from '#domain/metering/limits.ts';
import { now } from '#lambdas/edge/clock.ts';
import { flushMetrics, log } from '#lambdas/edge/log.ts';
import { submitDue } from './submit.ts';
import { wireSubmit } from './submit.wiring.ts';

const { ports, regions } = wireSubmit();

/** One run in each Region, side by side; what fails in one holds up no other, and is the next minute's. */
export const handler = async (): Promise<void> => {
  const stopAt = now() + SUBMIT_RUN_MS;
  try {
    const runs = await Promise.allSettled(regions.map((region) => submitDue(ports, { region, stopAt })));
    log.info('usage was told to AWS', {
      runs: runs.map((run, index) => ({
        region: regions[index],
        ...(run.status === 'fulfilled' && run.value),
      })),
    });
    const failed = runs.find((run) => run.status === 'rejected');
    if (failed) throw failed.reason;
  } finally {
    flushMetrics();
  }
};
