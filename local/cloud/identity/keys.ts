import { createHash, createHmac, randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { type Kept, openKept } from '../state/kept.ts';
import type { Role } from './principals.ts';

/** Temporary credentials of a role's session, as the AWS SDKs take them. They open nothing but this sandbox. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
}

/** Who signed a request: a role, and the name of the session in it. */
export interface Principal {
  role: Role;
  /** For functions the function's name, for people the name they signed in with. */
  session: string;
}

/** The local key pairs of functions and people. */
export interface KeyRing {
  /**
   * The same role and session get the same keys each time, also after a restart. With `endsAt` (epoch ms) they are keys that
   * end.
   */
  issue(role: Role, session: string, endsAt?: number): Credentials;
  /** Credentials and principal behind an access key id, if it was issued here. */
  find(accessKeyId: string): { credentials: Credentials; principal: Principal; endsAt?: number } | undefined;
}

const KEY_ID_LENGTH = 16;
const SEED_BYTES = 32;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const base32 = (bytes: Uint8Array, length: number) =>
  [...bytes.subarray(0, length)].map((byte) => BASE32[byte % BASE32.length]).join('');

const openSeed = (directory: string | undefined): Buffer => {
  const file = directory && join(directory, 'seed.jsonl');
  const kept: Kept<string> = openKept(file);
  const seed = kept.get('seed') ?? randomBytes(SEED_BYTES).toString('hex');
  kept.put('seed', seed);
  if (file) chmodSync(file, 0o600);
  return Buffer.from(seed, 'hex');
};

/** Opens the key ring whose seed and sessions are kept in `directory` (absent: in memory), for the template's roles. */
export const openKeyRing = (roles: ReadonlyMap<string, Role>, directory?: string): KeyRing => {
  const seed = openSeed(directory);
  const sessions: Kept<{ roleArn: string; session: string; endsAt?: number }> = openKept(
    directory && join(directory, 'sessions.jsonl'),
  );
  const derive = (purpose: string, of: string) =>
    createHmac('sha256', seed).update(`${purpose}\n${of}`).digest();
  const credentialsOf = (accessKeyId: string): Credentials => ({
    accessKeyId,
    secretAccessKey: derive('secret', accessKeyId).toString('base64').slice(0, 40),
    sessionToken: derive('token', accessKeyId).toString('base64'),
  });
  return {
    issue: (role, session, endsAt) => {
      const digest = createHash('sha256')
        .update(seed)
        .update(`${role.arn}\n${session}${endsAt === undefined ? '' : `\n${endsAt}`}`)
        .digest();
      const accessKeyId = `ASIA${base32(digest, KEY_ID_LENGTH)}`;
      if (!sessions.get(accessKeyId)) {
        sessions.put(accessKeyId, {
          roleArn: role.arn,
          session,
          ...(endsAt === undefined ? {} : { endsAt }),
        });
      }
      return credentialsOf(accessKeyId);
    },
    find: (accessKeyId) => {
      const known = sessions.get(accessKeyId);
      const role = known && roles.get(known.roleArn);
      if (!known || !role) return undefined;
      const { session, endsAt } = known;
      const ends = endsAt === undefined ? {} : { endsAt };
      return { credentials: credentialsOf(accessKeyId), principal: { role, session }, ...ends };
    },
  };
};

/** `arn:aws:sts::…:assumed-role/<Role>/<session>`, as API Gateway and STS show a caller. */
export const assumedRoleArn = ({ role, session }: Principal): string =>
  `arn:aws:sts::${role.account}:assumed-role/${role.name}/${session}`;

/** `AROA…:<session>`. */
export const userId = ({ role, session }: Principal): string => `${role.id}:${session}`;
