/**
 * Keys that sign, from Secrets Manager. A secret's current and previous value are both valid, so that putting a new value is
 * all there is to a rotation: receivers may know either.
 * @module
 */
import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { WEBHOOK_KEYS_FRESH_MS } from '#domain/limits.ts';
import type { Instant } from '#domain/time.ts';

/** The keys of a secret: the current one, then the previous one if there is one. */
export type SigningKeys = (secretId: string) => Promise<readonly string[]>;

/** Keys are read again after `WEBHOOK_KEYS_FRESH_MS`; a secret without a current value is an error. */
export const secretKeys = (now: () => Instant, client = new SecretsManagerClient({})): SigningKeys => {
  const known = new Map<string, { readonly keys: readonly string[]; readonly readAt: Instant }>();

  const read = async (SecretId: string, VersionStage: string): Promise<string[]> => {
    try {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId, VersionStage }));
      return SecretString ? [SecretString] : [];
    } catch (error) {
      // a key that was never rotated has no previous value
      if (VERSION_ABSENT(error) && VersionStage === PREVIOUS) return [];
      throw error;
    }
  };

  return async (secretId) => {
    const before = known.get(secretId);
    if (before && now() - before.readAt < WEBHOOK_KEYS_FRESH_MS) return before.keys;
    const [current, previous] = await Promise.all([read(secretId, CURRENT), read(secretId, PREVIOUS)]);
    if (current.length === 0) throw new Error('A signing key has no value');
    const keys = [...current, ...previous];
    known.set(secretId, { keys, readAt: now() });
    return keys;
  };
};

const CURRENT = 'AWSCURRENT';
const PREVIOUS = 'AWSPREVIOUS';
const VERSION_ABSENT = (error: unknown): boolean => error instanceof ResourceNotFoundException;
