/**
 * Who stands before the door: the registration that the address names, if this is the browser that began it,
 * and the session of a person who proved an address in it.
 * @module
 */
import { type Refusal, refuse } from '#domain/errors.ts';
import { expiryRefusal } from '#domain/registration/proof.ts';
import type { Registration, Session } from '#domain/registration/registration.ts';
import { hashOf, isSameHash, personHashOf, sealOf } from '#lambdas/edge/hashes.ts';
import type { PagePorts } from './ports.ts';

/** What a browser brings along. */
export interface Brought {
  readonly reference: string;
  readonly browserSecret: string | undefined;
  readonly sessionSecret: string | undefined;
}

/** A browser that may go on with its registration. */
export interface Visitor {
  readonly reference: string;
  readonly registration: Registration;
  readonly session: Session | undefined;
  /** What every form of this registration carries: only this browser's pages can know it. */
  readonly csrf: string;
}

/** Name of the cookie that ties a registration to its browser; one each, so that two tabs do not get in each other's way. */
export const browserCookie = (reference: string): string => `concord-${hashOf(reference).slice(0, 16)}`;

/** Name of the cookie of a session. */
export const SESSION_COOKIE = 'concord-session';

/** The session that a cookie stands for, if it is still open. */
export const sessionOf = async (
  ports: PagePorts,
  secret: string | undefined,
): Promise<Session | undefined> => {
  if (secret === undefined) return undefined;
  const [stored] = await ports.store.load([{ kind: 'session', id: hashOf(secret) }]);
  const session = stored?.entity;
  return session && session.expiresAt > ports.surroundings.now() ? session : undefined;
};

/**
 * Reads who is there.
 * @returns REGISTRATION_EXPIRED where the reference is unknown, over, or another browser's: which of these, nobody learns
 */
export const visitorOf = async (
  ports: PagePorts,
  { reference, browserSecret, sessionSecret }: Brought,
): Promise<Visitor | Refusal> => {
  const referenceHash = hashOf(reference);
  const [[stored], session] = await Promise.all([
    ports.store.load([{ kind: 'registration', id: referenceHash }]),
    sessionOf(ports, sessionSecret),
  ]);
  const registration = stored?.entity;
  if (!registration || browserSecret === undefined) return refuse('REGISTRATION_EXPIRED');
  if (!isSameHash(hashOf(browserSecret), registration.browserHash)) return refuse('REGISTRATION_EXPIRED');
  const refusal = expiryRefusal(registration, ports.surroundings.now());
  if (refusal) return refusal;
  return { reference, registration, session, csrf: sealOf(browserSecret, `csrf ${referenceHash}`) };
};

/** The session of the very person who proved this registration's address. */
export const provenSession = ({ registration, session }: Visitor): Session | undefined =>
  registration.step.name === 'PROVEN' &&
  session?.personHash === personHashOf(registration.step.applicant.email)
    ? session
    : undefined;
