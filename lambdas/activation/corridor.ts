/**
 * The corridor of the stores as the edge's writes take it; and a walk that only reads.
 * @module
 */
import type { Refusal } from '#domain/errors.ts';
import type { Corridor } from '#lambdas/edge/operator-write.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import type { ActivationPorts } from './ports.ts';

/** Name of the capability in the audit. */
export const DOOR = 'activation';

/** `walk` over the store of activations. */
export const corridorOf =
  ({ store, surroundings }: ActivationPorts): Corridor<UnitOfWork> =>
  (cause, decide, options) =>
    walk(store, surroundings, cause, decide, options);

/** A walk that never commits: everything is read strongly, at one instant. */
export const reading = async <Result>(
  { store, surroundings }: ActivationPorts,
  correlationId: string,
  read: (work: UnitOfWork) => Promise<Result | Refusal>,
): Promise<Result | Refusal> => {
  const cause = { door: DOOR, verb: 'read', actor: { kind: 'clock' as const }, correlationId };
  const seen = await walk(store, surroundings, cause, read, { dryRun: true });
  return seen.outcome === 'refused' ? seen.refusal : seen.result;
};
