/**
 * A pending registration: a buyer who landed with a resolved license and has yet to prove who they are.
 * The registration token is not part of it; the browser holds an opaque reference of which only the hash is kept.
 * @module
 */

import type { LicenseId } from '../identifiers.ts';
import type { Locale } from '../messages/locale.ts';
import type { Instant } from '../time.ts';

/** A one-time code that was mailed; only its hash is kept. */
export interface MailedCode {
  readonly codeHash: string;
  readonly sentAt: Instant;
  readonly expiresAt: Instant;
  readonly triesLeft: number;
}

export type RegistrationStep =
  /** Resolved; the form is shown. */
  | { readonly name: 'LANDED' }
  /** A code is on its way to the address. */
  | { readonly name: 'CODE_SENT'; readonly email: string; readonly code: MailedCode }
  /** The mail could not be sent: on a desk, retried by the clock. */
  | { readonly name: 'MAIL_FAILED'; readonly email: string; readonly failedAt: Instant }
  /** The address is proven; which tenant, the person chooses. */
  | { readonly name: 'PROVEN'; readonly email: string; readonly provenAt: Instant }
  | { readonly name: 'COMPLETED'; readonly tenantId: string; readonly completedAt: Instant };

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
  readonly codesSent: number;
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
}

/** A signed-in browser on the public door: who proved which address, for one hour. */
export interface Session {
  readonly sessionHash: string;
  readonly personHash: string;
  readonly email: string;
  readonly csrf: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}
