/**
 * A person enters the code: their address is proven, and a session of one hour begins under a new id.
 * @module
 */
import { type Refusal, refuse } from '#domain/errors.ts';
import { SESSION_LIFE_MS } from '#domain/limits.ts';
import { proveCode as decideProof } from '#domain/registration/proof.ts';
import type { Registration, Session } from '#domain/registration/registration.ts';
import { codeHashOf, hashOf, isSameHash, personHashOf } from '#lambdas/edge/hashes.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { causeOf, type PagePorts } from './ports.ts';
import { settle } from './settle.ts';

/** bytes · randomness in a session's cookie. */
export const SESSION_BYTES = 32;

/** Begins a session under a new id. */
export const openSession = (work: UnitOfWork, sessionHash: string, email: string): void => {
  const session: Session = {
    sessionHash,
    email,
    personHash: personHashOf(email),
    createdAt: work.now,
    expiresAt: work.now + SESSION_LIFE_MS,
  };
  work.put('session', sessionHash, session);
};

/** Ends the session that the browser had before: whoever planted it, nobody goes on with it. */
export const closeSession = async (work: UnitOfWork, session: Session | undefined): Promise<void> => {
  const stored = session && (await work.read('session', session.sessionHash));
  if (stored) work.remove('session', stored.sessionHash);
};

/**
 * Proves an address by its code.
 * @param before the session that the browser came with
 * @returns the secret of the new session, for a cookie; refusals: REGISTRATION_EXPIRED, CODE_EXPIRED,
 * CODE_TRIES_EXCEEDED, CODE_WRONG, COMMIT_CONFLICT
 */
export const proveCode = async (
  ports: PagePorts,
  registration: Registration,
  code: string,
  before: Session | undefined,
  correlationId: string,
): Promise<{ readonly sessionSecret: string; readonly registration: Registration } | Refusal> => {
  const { referenceHash } = registration;
  const entered = codeHashOf(referenceHash, code);
  const sessionSecret = ports.chance.newSecret(SESSION_BYTES);
  const cause = causeOf('prove-code', correlationId);
  const walked = await walk(ports.store, ports.surroundings, cause, async (work) => {
    const current = await work.read('registration', referenceHash);
    if (!current) return refuse('REGISTRATION_EXPIRED');
    const proof = decideProof(current, (codeHash) => isSameHash(codeHash, entered), work.now);
    work.put('registration', referenceHash, proof.registration);
    // a wrong try is written as well, so it must not end the walk as a refusal would
    if (proof.outcome === 'refused') return { failure: proof.refusal };
    await closeSession(work, before);
    openSession(work, hashOf(sessionSecret), proof.applicant.email);
    return { registration: await settle(work, proof.registration, proof.applicant) };
  });
  if (walked.outcome === 'refused') return walked.refusal;
  const { result } = walked;
  return 'failure' in result ? result.failure : { sessionSecret, registration: result.registration };
};
