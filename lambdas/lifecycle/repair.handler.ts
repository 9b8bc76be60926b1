/**
 * The repair of lost notifications, started by a schedule.
 * @module
 */
import { flushMetrics } from '#lambdas/edge/log.ts';
import { wireRepair } from './repair.wiring.ts';
import { runRepair } from './repair-run.ts';

const ports = wireRepair();

/** Runs once; what an error left undone the next run finds. */
export const handler = async (): Promise<void> => {
  try {
    await runRepair(ports);
  } finally {
    flushMetrics();
  }
};
