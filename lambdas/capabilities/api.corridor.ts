/**
 * The corridor of the stores as the edge's writes take it.
 * @module
 */
import type { Corridor } from '#lambdas/edge/operator-write.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import type { ActPorts } from './act-ports.ts';

/** Name of the capability in the audit. */
export const DOOR = 'capabilities';

/** `walk` over the store of vendor accounts. */
export const corridorOf =
  ({ store, surroundings }: Pick<ActPorts, 'store' | 'surroundings'>): Corridor<UnitOfWork> =>
  (cause, decide, options) =>
    walk(store, surroundings, cause, decide, options);
