/**
 * Asks a system of the seller's or of a vendor's over HTTPS, signed: what verifications and vendors share.
 * @module
 */
import type { Instant } from '#domain/time.ts';
import { log } from './log.ts';
import type { OutboundFailure } from './outbound.ts';
import { signed } from './signature.ts';
import type { SigningKeys } from './signing-keys.ts';

/** Why nothing was said: nobody to ask, no key to sign with, no answer, another status than one of ours, or no answer of ours. */
export type Unanswered =
  | OutboundFailure
  | 'too-large'
  | 'no-endpoint'
  | 'no-key'
  | 'status'
  | 'not-understood';

/** What is signed: method and target, and the body on a line of its own where there is one. */
export const signedText = (method: string, { pathname, search }: URL, body?: string): string =>
  `${method} ${pathname}${search}${body === undefined ? '' : `\n${body}`}`;

/**
 * The headers that prove where a request comes from.
 * @returns `undefined` where there is no key to sign with
 */
export const proofOf = async (
  { signingKeys, now }: { readonly signingKeys: SigningKeys; readonly now: () => Instant },
  secret: string,
  text: string,
): Promise<Readonly<Record<string, string>> | undefined> => {
  const keys = await signingKeys(secret).catch((error: Error) => {
    log.error('a key that signs requests could not be read', { name: error.name });
    return [];
  });
  return keys.length === 0 ? undefined : signed(keys, text, now());
};
