/**
 * The corridor of the stores as the edge's writes take it.
 * @module
 */
import type { Corridor } from '#lambdas/edge/operator-write.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import type { DeskPorts } from './desk-ports.ts';

/** Name of the capability in the audit. */
export const DOOR = 'metering';

/** `walk` over the desk's store. */
export const corridorOf =
  ({ store, surroundings }: DeskPorts): Corridor<UnitOfWork> =>
  (cause, decide, options) =>
    walk(store, surroundings, cause, decide, options);
