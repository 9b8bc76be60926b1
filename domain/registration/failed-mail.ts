/**
 * Letters that could not be sent: kept on the registration, and tried again by the clock until they go out.
 * @module
 */
import { HOUR_MS, type Instant, MINUTE_MS } from '../time.ts';
import { withCode } from './proof.ts';
import { type Applicant, type FailedMail, failedMailOf, type Registration } from './registration.ts';

/** ms · the first pause before a mail is tried again; it doubles with each attempt, up to the longest. */
const PAUSE_FIRST_MS = 1 * MINUTE_MS;
const PAUSE_LONGEST_MS = 1 * HOUR_MS;

/** `code`: the one-time code. `start-again`: too late for a code, land once more. `welcome`: the account is there. */
export type LetterKind = 'code' | 'start-again' | 'welcome';

/** A letter on its way out. */
export interface Outgoing {
  readonly letter: LetterKind;
  readonly applicant: Applicant;
  /** How often it was tried, this time included. */
  readonly attempts: number;
}

const failed = ({ applicant, attempts }: Outgoing, now: Instant): FailedMail => ({
  applicant,
  attempts,
  failedAt: now,
  retryAt: now + Math.min(PAUSE_FIRST_MS * 2 ** (attempts - 1), PAUSE_LONGEST_MS),
});

/**
 * The registration whose letter could not be sent.
 * @param sent the registration as it was committed before the letter was handed over
 * @param current the registration as it stands now
 * @returns the very same object where the person has moved on since
 */
export const mailFailed = (
  sent: Registration,
  current: Registration,
  outgoing: Outgoing,
  now: Instant,
): Registration => {
  if (current.step.name !== sent.step.name) return current;
  const owed = failed(outgoing, now);
  switch (current.step.name) {
    case 'COMPLETED':
      return { ...current, step: { ...current.step, owed } };
    case 'LANDED':
      return { ...current, step: { name: 'MAIL_FAILED', ...owed } };
    case 'CODE_SENT': {
      const isSame = sent.step.name === 'CODE_SENT' && sent.step.code.codeHash === current.step.code.codeHash;
      const codesSent = Math.max(0, current.codesSent - 1);
      return isSame ? { ...current, codesSent, step: { name: 'MAIL_FAILED', ...owed } } : current;
    }
    default:
      return current;
  }
};

/**
 * Tries a failed letter once more.
 * @param codeHash of a fresh code, used where the letter is to carry one
 * @returns what to commit before the letter is handed over; `undefined` where none is owed, or not yet
 */
export const retryMail = (
  registration: Registration,
  codeHash: string,
  now: Instant,
): { readonly registration: Registration; readonly outgoing: Outgoing } | undefined => {
  const owed = failedMailOf(registration);
  if (!owed || owed.retryAt > now) return undefined;
  const { applicant } = owed;
  const attempts = owed.attempts + 1;
  const { step } = registration;
  if (step.name === 'COMPLETED') {
    const { owed: _before, ...settled } = step;
    return {
      registration: { ...registration, step: settled },
      outgoing: { letter: 'welcome', applicant, attempts },
    };
  }
  return registration.expiresAt > now
    ? {
        registration: withCode(registration, applicant, codeHash, now),
        outgoing: { letter: 'code', applicant, attempts },
      }
    : {
        registration: { ...registration, step: { name: 'LANDED' } },
        outgoing: { letter: 'start-again', applicant, attempts },
      };
};
