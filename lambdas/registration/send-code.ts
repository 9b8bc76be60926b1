/**
 * Mails a one-time code to the address that a person claims to be theirs.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { CODE_DIGITS } from '#domain/limits.ts';
import { requestCode } from '#domain/registration/proof.ts';
import type { Applicant } from '#domain/registration/registration.ts';
import { codeHashOf, personHashOf } from '#lambdas/edge/hashes.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { deliver } from './deliver.ts';
import { causeOf, type PagePorts } from './ports.ts';

/**
 * Sends a code; the one before is not valid any more.
 * @returns refusals: REGISTRATION_EXPIRED, CODES_EXCEEDED, COMMIT_CONFLICT. A mail that fails is none: the
 * registration says so, and the clock tries again
 */
export const sendCode = async (
  ports: PagePorts,
  referenceHash: string,
  applicant: Applicant,
  correlationId: string,
): Promise<Refusal | undefined> => {
  const code = ports.chance.newDigits(CODE_DIGITS);
  const codeHash = codeHashOf(referenceHash, code);
  const cause = causeOf('request-code', correlationId);
  const walked = await walk(ports.store, ports.surroundings, cause, async (work) => {
    const registration = await work.read('registration', referenceHash);
    if (!registration) return refuse('REGISTRATION_EXPIRED');
    const asked = requestCode(registration, applicant, codeHash, work.now);
    if (isRefusal(asked) || asked === registration) return asked;
    const named = { ...asked, personHash: personHashOf(applicant.email) };
    work.put('registration', referenceHash, named);
    return named;
  });
  if (walked.outcome === 'refused') return walked.refusal;
  if (walked.outcome === 'committed') {
    const outgoing = { letter: 'code' as const, applicant, attempts: 1 };
    await deliver(ports, walked.result, outgoing, correlationId, code);
  }
  return undefined;
};
