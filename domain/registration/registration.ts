/**
 * A pending registration: a buyer who landed with a resolved license and has yet to prove who they are.
 * The registration token is not part of it; the browser holds an opaque reference of which only the hash is kept.
 * @module
 */

import type { LicenseId } from '../identifiers.ts';
import type { Locale } from '../messages/locale.ts';
import type { Instant } from '../time.ts';

/** Who registers, as they typed it: personal data, gone with the registration. */
export interface Applicant {
  readonly email: string;
  readonly name?: string;
  readonly company?: string;
}

/** A one-time code that was mailed; only its hash is kept. */
export interface MailedCode {
  readonly codeHash: string;
  readonly sentAt: Instant;
  readonly expiresAt: Instant;
  readonly triesLeft: number;
}

/** A letter that could not be sent, and when the clock tries again. */
export interface FailedMail {
  readonly applicant: Applicant;
  readonly failedAt: Instant;
  readonly attempts: number;
  readonly retryAt: Instant;
}

/**
 * How a registration was completed: the tenant is new, was there, or had been linked to this subscription before; its payer
 * moved to this subscription, or will as soon as that can pay.
 */
export type Completion = 'created' | 'linked' | 'already-linked' | 'moved' | 'moving';

export type RegistrationStep =
  /** Resolved; the form is shown. */
  | { readonly name: 'LANDED' }
  /** A code is on its way to the address. */
  | { readonly name: 'CODE_SENT'; readonly applicant: Applicant; readonly code: MailedCode }
  /** The mail could not be sent: on a desk, retried by the clock. */
  | ({ readonly name: 'MAIL_FAILED' } & FailedMail)
  /** The address is proven; which tenant, the person chooses. */
  | { readonly name: 'PROVEN'; readonly applicant: Applicant; readonly provenAt: Instant }
  /** Another tenant holds the license, and this person does not administer it: an operator decides. */
  | {
      readonly name: 'BINDING_REFUSED';
      readonly applicant: Applicant;
      readonly tenantId: string;
      readonly refusedAt: Instant;
    }
  | {
      readonly name: 'COMPLETED';
      readonly tenantId: string;
      readonly completedAt: Instant;
      readonly completion: Completion;
      /** The letter that says so could not be sent yet. */
      readonly owed?: FailedMail;
    };

export interface Registration {
  /** Hash of the opaque reference in the page's address. */
  readonly referenceHash: string;
  /** Hash of the browser's cookie that was set when it landed: no other browser may go on. */
  readonly browserHash: string;
  readonly licenseId: LicenseId;
  readonly licenseArn: string;
  readonly productCode: string;
  readonly buyerAccount: string;
  readonly freeTrial: boolean;
  readonly locale: Locale;
  readonly landedAt: Instant;
  readonly expiresAt: Instant;
  /** Codes that went out; a mail that failed does not count. */
  readonly codesSent: number;
  /** Handed to the seller's own sign-up: the reference is the code that its application exchanges, no browser has it. */
  readonly handedOff?: true;
  /** Whose address was entered last: by it the registration is found when a person is to be forgotten. */
  readonly personHash?: string;
  readonly step: RegistrationStep;
}

/** A person who may act for a tenant: (tenant, proven e-mail). Personal data, erasable on its own. */
export interface Administrator {
  readonly tenantId: string;
  readonly personHash: string;
  readonly email: string;
  readonly name?: string;
  readonly company?: string;
  readonly locale: Locale;
  readonly since: Instant;
  /** When they invited others, within the last day. */
  readonly invited?: readonly Instant[];
}

/** A signed-in browser on the public door: who proved which address, for one hour. */
export interface Session {
  readonly sessionHash: string;
  readonly personHash: string;
  readonly email: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

/** Id of the administrator entity of a person in a tenant. */
export const administratorId = (tenantId: string, personHash: string): string => `${tenantId}/${personHash}`;

/** The mail that failed and is still owed, if there is one. */
export const failedMailOf = ({ step }: Registration): FailedMail | undefined =>
  step.name === 'MAIL_FAILED' ? step : step.name === 'COMPLETED' ? step.owed : undefined;
