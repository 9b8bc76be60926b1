/**
 * Links to usage statements: what they say is signed, so that nobody makes one or reads another month or tenant with it.
 * @module
 */
import { StatementQuery } from '#domain/metering/statement-query.ts';
import type { Instant } from '#domain/time.ts';
import { parseForm } from '#lambdas/edge/forms.ts';
import { hashOf, isSameHash, sealOf } from '#lambdas/edge/hashes.ts';

/** What a link shows, and until when. */
export interface StatementLink {
  readonly tenantId: string;
  /** `2026-11`. */
  readonly month: string;
  readonly expiresAt: Instant;
}

/** Path of statements on the public door. */
export const STATEMENT_PATH = '/statement';

/** Tells a key from the one before it; says nothing about it. */
const keyIdOf = (key: string): string => hashOf(key).slice(0, KEY_ID_CHARACTERS);
const KEY_ID_CHARACTERS = 12;

/** HMAC-SHA-256 over everything that a link says, with words that no other text of ours begins with. */
const statementSeal = (key: string, { tenantId, month, expiresAt }: StatementLink): string =>
  sealOf(key, ['concord-statement-v1', keyIdOf(key), tenantId, month, expiresAt].join('\n'));

/** The query of a link, signed with the current key. */
export const statementQuery = (link: StatementLink, [key]: readonly string[]): string => {
  if (key === undefined) throw new Error('There is no key to sign statements with');
  const { tenantId, month, expiresAt } = link;
  const signature = statementSeal(key, link);
  return String(
    new URLSearchParams({
      tenant: tenantId,
      month,
      expires: String(expiresAt),
      key: keyIdOf(key),
      signature,
    }),
  );
};

/**
 * Reads a link.
 * @param keys the current one and the one before: a link survives one change of the key
 * @returns what it shows; `invalid` where it was not signed by us, `expired` where its time is over. A link that is not ours is
 *   never told to be expired
 */
export const openStatementLink = (
  query: Readonly<Record<string, string>>,
  keys: readonly string[],
  now: Instant,
): StatementLink | 'invalid' | 'expired' => {
  const read = parseForm(StatementQuery, query);
  if ('faults' in read) return 'invalid';
  const { tenant: tenantId, month, expires, key: keyId, signature } = read.form;
  const link = { tenantId, month, expiresAt: Number(expires) };
  const key = keys.find((each) => keyIdOf(each) === keyId);
  if (key === undefined || !isSameHash(statementSeal(key, link), signature)) return 'invalid';
  return now < link.expiresAt ? link : 'expired';
};
