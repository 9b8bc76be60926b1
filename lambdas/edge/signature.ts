/**
 * How what we send to the seller's systems is signed; `docs/webhooks.md` and `docs/verification.md` say how it is verified.
 * @module
 */
import { type Instant, SECOND_MS } from '#domain/time.ts';
import { sealOf } from './hashes.ts';

/**
 * The headers that prove where a request comes from and when it was made: `concord-signature: t=<s>,v1=<hex>[,v1=<hex>]`,
 * HMAC-SHA-256 over `<s>.<text>` with each valid key.
 * @param text the body, or method and target where there is none
 * @param now ms; receivers see whole seconds since 1970
 */
export const signed = (
  keys: readonly string[],
  text: string,
  now: Instant,
): { readonly 'concord-timestamp': string; readonly 'concord-signature': string } => {
  const timestamp = Math.floor(now / SECOND_MS);
  const signatures = keys.map((key) => `v1=${sealOf(key, `${timestamp}.${text}`)}`);
  return {
    'concord-timestamp': String(timestamp),
    'concord-signature': [`t=${timestamp}`, ...signatures].join(','),
  };
};
