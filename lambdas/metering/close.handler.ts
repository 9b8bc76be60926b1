/**
 * Woken every minute by EventBridge Scheduler, once for each part of the shards.
 * @module
 */
import { USAGE_SHARDS } from '#domain/limits.ts';
import { flushMetrics } from '#lambdas/edge/log.ts';
import { wire } from './close.wiring.ts';
import { runClosing } from './run-closing.ts';

const ports = wire();

/** Closes what is due of its shards, of all of them where it is not told. */
export const handler = async ({
  shards = [0, USAGE_SHARDS],
}: {
  shards?: [number, number];
}): Promise<void> => {
  try {
    await runClosing(ports, shards);
  } finally {
    flushMetrics();
  }
};
