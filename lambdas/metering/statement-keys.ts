/**
 * The keys that sign links to statements, from the secret that the environment names.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { now } from '#lambdas/edge/clock.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { secretKeys } from '#lambdas/edge/signing-keys.ts';
import type { StatementKeys } from './desk-ports.ts';

/** Called by `wiring.ts` files alone; the keys are read again after a minute. */
export const wireStatementKeys = (): StatementKeys => {
  const [keys, secret] = [secretKeys(now), requireEnv(ENV.statementKey)];
  return () => keys(secret);
};
