/**
 * The corridor of the stores as the edge's writes take it.
 * @module
 */
import type { Corridor } from '#lambdas/edge/operator-write.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import type { ReassignmentPorts } from './ports.ts';

/** Name of the capability in the audit. */
export const DOOR = 'reassignment';

/** `walk` over the store of reassignments. */
export const corridorOf =
  ({ store, surroundings }: ReassignmentPorts): Corridor<UnitOfWork> =>
  (cause, decide, options) =>
    walk(store, surroundings, cause, decide, options);
