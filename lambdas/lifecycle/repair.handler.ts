/**
 * The repair of what was never told, started by schedules.
 * @module
 */
import { flushMetrics } from '#lambdas/edge/log.ts';
import { wireRepair } from './repair.wiring.ts';
import { runEntitlementRepair, runRepair } from './repair-run.ts';

const ports = wireRepair();

/** Runs once; what an error left undone the next run finds. The input is written by our own schedules. */
export const handler = async ({ compare }: { compare: 'agreements' | 'entitlements' }): Promise<void> => {
  try {
    await (compare === 'entitlements' ? runEntitlementRepair(ports) : runRepair(ports));
  } finally {
    flushMetrics();
  }
};
