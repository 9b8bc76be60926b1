/**
 * How a webhook is signed; `docs/webhooks.md` says how a receiver verifies it.
 * @module
 */
import { type Instant, SECOND_MS } from '#domain/time.ts';
import { sealOf } from '#lambdas/edge/hashes.ts';

/**
 * The headers that prove where a webhook comes from and when it was sent: `concord-signature: t=<s>,v1=<hex>[,v1=<hex>]`,
 * HMAC-SHA-256 over `<s>.<body>` with each valid key.
 * @param now ms; receivers see whole seconds since 1970
 */
export const signatureHeaders = (
  keys: readonly string[],
  eventId: string,
  body: string,
  now: Instant,
): Readonly<Record<string, string>> => {
  const timestamp = Math.floor(now / SECOND_MS);
  const signatures = keys.map((key) => `v1=${sealOf(key, `${timestamp}.${body}`)}`);
  return {
    'concord-event-id': eventId,
    'concord-timestamp': String(timestamp),
    'concord-signature': [`t=${timestamp}`, ...signatures].join(','),
  };
};
