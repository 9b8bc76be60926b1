/**
 * How a webhook is signed; `docs/webhooks.md` says how a receiver verifies it.
 * @module
 */
import type { Instant } from '#domain/time.ts';
import { signed } from '#lambdas/edge/signature.ts';

/**
 * The headers that name the event, and prove where a webhook comes from and when it was sent.
 * @param now ms; receivers see whole seconds since 1970
 */
export const signatureHeaders = (
  keys: readonly string[],
  eventId: string,
  body: string,
  now: Instant,
): Readonly<Record<string, string>> => ({ 'concord-event-id': eventId, ...signed(keys, body, now) });
