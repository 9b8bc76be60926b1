/**
 * A person who is signed in in this browser goes on with another registration, without a second code.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { adoptProof } from '#domain/registration/proof.ts';
import type { Registration, Session } from '#domain/registration/registration.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { causeOf, type PagePorts } from './ports.ts';
import { settle } from './settle.ts';

/**
 * Takes the session's address as proven for this registration.
 * @returns refusals: REGISTRATION_EXPIRED, COMMIT_CONFLICT
 */
export const continueAs = async (
  ports: PagePorts,
  referenceHash: string,
  session: Session,
  correlationId: string,
): Promise<Registration | Refusal> => {
  const cause = causeOf('continue', correlationId, session.personHash);
  const walked = await walk(ports.store, ports.surroundings, cause, async (work) => {
    const registration = await work.read('registration', referenceHash);
    if (!registration) return refuse('REGISTRATION_EXPIRED');
    const applicant = { email: session.email };
    const proven = adoptProof(registration, applicant, work.now);
    if (isRefusal(proven) || proven === registration) return proven;
    const named = { ...proven, personHash: session.personHash };
    work.put('registration', referenceHash, named);
    return settle(work, named, applicant);
  });
  return walked.outcome === 'refused' ? walked.refusal : walked.result;
};
