/**
 * The corridor of the stores as the edge's writes take it.
 * @module
 */
import type { Corridor } from '#lambdas/edge/operator-write.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import type { OffersPorts } from './ports.ts';

/** Name of the capability in the audit. */
export const DOOR = 'offers';

/** `walk` over the offers' store. */
export const corridorOf =
  ({ store, surroundings }: OffersPorts): Corridor<UnitOfWork> =>
  (cause, decide, options) =>
    walk(store, surroundings, cause, decide, options);
