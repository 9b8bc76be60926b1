/**
 * A product may send its buyers to the seller's own sign-up, with a one-time code in place of our pages. The code is
 * random, kept as a hash only, and worth nothing without the signed request that exchanges it.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import { HAND_OFF_CODE_LIFE_MS } from '../limits.ts';
import type { Locale } from '../messages/locale.ts';
import { type Instant, isoOf } from '../time.ts';
import { newRegistration, type ResolvedCustomer } from './landing.ts';
import type { Completion, Registration } from './registration.ts';

/** Name of the parameter that carries the code to the seller's sign-up. */
export const CODE_PARAMETER = 'concord_code';

/** No hash is empty: our own pages let no browser into a registration that was handed off. */
const NO_BROWSER = '';

/** The registration of a buyer who is sent on to the seller's sign-up. */
export const newHandOff = (
  codeHash: string,
  customer: ResolvedCustomer,
  visitor: { readonly freeTrial: boolean; readonly locale: Locale },
  now: Instant,
): Registration => ({
  ...newRegistration({ referenceHash: codeHash, browserHash: NO_BROWSER }, customer, visitor, now),
  expiresAt: now + HAND_OFF_CODE_LIFE_MS,
  handedOff: true,
});

/** Address of the seller's sign-up with the code; what the address had before stays. */
export const signUpAddress = (signUpUrl: string, code: string): string => {
  const address = new URL(signUpUrl);
  address.searchParams.set(CODE_PARAMETER, code);
  return address.href;
};

/**
 * The registration that a code stands for.
 * @param stored what is kept under the code's hash
 * @returns SIGN_UP_CODE_EXPIRED where it is unknown, over, or the reference of one of our own pages: nobody learns which
 */
export const exchanged = (stored: Registration | undefined, now: Instant): Registration | Refusal =>
  stored?.handedOff && stored.expiresAt > now ? stored : refuse('SIGN_UP_CODE_EXPIRED');

/** Refuses a code that has bound its subscription before: SIGN_UP_CODE_USED. */
export const usedRefusal = ({ step }: Registration): Refusal | undefined =>
  step.name === 'COMPLETED'
    ? refuse('SIGN_UP_CODE_USED', { tenantId: step.tenantId, at: isoOf(step.completedAt) })
    : undefined;

/** The registration after the seller's application bound its subscription: the code binds nothing more. */
export const boundHandOff = (
  registration: Registration,
  tenantId: string,
  completion: Completion,
  now: Instant,
): Registration => ({
  ...registration,
  step: { name: 'COMPLETED', tenantId, completedAt: now, completion },
});
