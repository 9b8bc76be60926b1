/**
 * Woken every minute by EventBridge Scheduler.
 * @module
 */
import { log } from '#lambdas/edge/log.ts';
import { sweep } from './sweep.ts';
import { wireSweep } from './wiring.ts';

const ports = wireSweep();

/** Sweeps once; an error is retried by the next minute's sweep. */
export const handler = async (): Promise<void> => {
  log.info('swept', { due: await sweep(ports) });
};
