/**
 * How a person proves their e-mail address: a one-time code is mailed, and entered again.
 * Codes are made and hashed outside; here it is decided what they mean.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import { CODE_LIFE_MS, CODE_TRIES_MAX, CODES_PER_REGISTRATION_MAX } from '../limits.ts';
import { type Instant, isoOf } from '../time.ts';
import type { Applicant, MailedCode, Registration } from './registration.ts';

/** A registration is over after `expiresAt`; the buyer lands again. */
export const expiryRefusal = (registration: Registration, now: Instant): Refusal | undefined =>
  registration.expiresAt <= now ? refuse('REGISTRATION_EXPIRED') : undefined;

/** A code that is about to be mailed. */
export const newCode = (codeHash: string, now: Instant): MailedCode => ({
  codeHash,
  sentAt: now,
  expiresAt: now + CODE_LIFE_MS,
  triesLeft: CODE_TRIES_MAX,
});

/** The registration with a code on its way. */
export const withCode = (
  registration: Registration,
  applicant: Applicant,
  codeHash: string,
  now: Instant,
): Registration => ({
  ...registration,
  codesSent: registration.codesSent + 1,
  step: {
    name: 'CODE_SENT',
    applicant,
    code: newCode(codeHash, now),
  },
});

/**
 * A person asks for a code.
 * @param codeHash of the code that will be mailed once this is committed
 * @returns a refusal: REGISTRATION_EXPIRED, CODES_EXCEEDED; where it is already completed, the same object
 */
export const requestCode = (
  registration: Registration,
  applicant: Applicant,
  codeHash: string,
  now: Instant,
): Registration | Refusal => {
  const { step, codesSent } = registration;
  if (step.name === 'COMPLETED' || step.name === 'BINDING_REFUSED') return registration;
  const refusal = expiryRefusal(registration, now);
  if (refusal) return refusal;
  return codesSent >= CODES_PER_REGISTRATION_MAX
    ? refuse('CODES_EXCEEDED', { codes: CODES_PER_REGISTRATION_MAX })
    : withCode(registration, applicant, codeHash, now);
};

/** What entering a code came to; `registration` is to be written even where the code was refused. */
export type Proof =
  | { readonly outcome: 'proven'; readonly registration: Registration; readonly applicant: Applicant }
  | { readonly outcome: 'refused'; readonly registration: Registration; readonly refusal: Refusal };

const refused = (registration: Registration, refusal: Refusal): Proof => ({
  outcome: 'refused',
  registration,
  refusal,
});

/**
 * Compares what was entered with a mailed code.
 * @returns `right`, or the refusal and the code as it is to be kept: a wrong one costs a try
 */
export const enterCode = (
  code: MailedCode,
  isRight: (codeHash: string) => boolean,
  now: Instant,
): 'right' | { readonly code: MailedCode; readonly refusal: Refusal } => {
  if (code.triesLeft === 0) return { code, refusal: refuse('CODE_TRIES_EXCEEDED') };
  if (code.expiresAt <= now) return { code, refusal: refuse('CODE_EXPIRED', { at: isoOf(code.expiresAt) }) };
  if (isRight(code.codeHash)) return 'right';
  const triesLeft = code.triesLeft - 1;
  const refusal =
    triesLeft === 0 ? refuse('CODE_TRIES_EXCEEDED') : refuse('CODE_WRONG', { tries: triesLeft });
  return { code: { ...code, triesLeft }, refusal };
};

/**
 * A person enters a code. Each wrong one costs a try.
 * @param isRight compares the entered code with a hash, in constant time
 * @returns refusals: REGISTRATION_EXPIRED, CODE_EXPIRED (also where none was sent), CODE_TRIES_EXCEEDED, CODE_WRONG
 */
export const proveCode = (
  registration: Registration,
  isRight: (codeHash: string) => boolean,
  now: Instant,
): Proof => {
  const { step } = registration;
  const expiry = expiryRefusal(registration, now);
  if (expiry) return refused(registration, expiry);
  if (step.name !== 'CODE_SENT') return refused(registration, refuse('CODE_EXPIRED'));
  const { applicant, code } = step;
  const entered = enterCode(code, isRight, now);
  if (entered === 'right') {
    const proven = { ...registration, step: { name: 'PROVEN' as const, applicant, provenAt: now } };
    return { outcome: 'proven', registration: proven, applicant };
  }
  return refused({ ...registration, step: { ...step, code: entered.code } }, entered.refusal);
};

/** A person who proved the address in this browser within the hour goes on without another code. */
export const adoptProof = (
  registration: Registration,
  applicant: Applicant,
  now: Instant,
): Registration | Refusal => {
  const { name } = registration.step;
  if (name === 'COMPLETED' || name === 'BINDING_REFUSED') return registration;
  return (
    expiryRefusal(registration, now) ?? {
      ...registration,
      step: { name: 'PROVEN', applicant, provenAt: now },
    }
  );
};
