/**
 * An administrator invites another one by e-mail. The letter's link alone opens nothing: whoever follows it proves the
 * invited address by a code of its own.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import { CODES_PER_REGISTRATION_MAX, INVITATION_LIFE_MS, INVITATIONS_PER_DAY_MAX } from '../limits.ts';
import type { Locale } from '../messages/locale.ts';
import { DAY_MS, type Instant } from '../time.ts';
import { enterCode, newCode } from './proof.ts';
import type { Administrator, MailedCode } from './registration.ts';

/** An open invitation. Personal data; gone when it is accepted, withdrawn or over. */
export interface Invitation {
  /** Hash of the opaque reference in the letter's link. */
  readonly invitationHash: string;
  readonly tenantId: string;
  readonly productCode: string;
  readonly email: string;
  readonly personHash: string;
  /** Hash of the person who invited. */
  readonly invitedBy: string;
  readonly locale: Locale;
  readonly invitedAt: Instant;
  readonly expiresAt: Instant;
  readonly codesSent: number;
  /** The code that is on its way, and the browser that asked for it. */
  readonly proof?: { readonly browserHash: string; readonly code: MailedCode };
}

/** Whom an administrator invites, and into what. */
export interface Invited {
  readonly invitationHash: string;
  readonly email: string;
  readonly personHash: string;
  readonly productCode: string;
  readonly locale: Locale;
}

/**
 * An administrator invites somebody.
 * @returns both as they are to be kept; INVITATIONS_EXCEEDED after so many within a day
 */
export const invite = (
  administrator: Administrator,
  invited: Invited,
  now: Instant,
): { readonly administrator: Administrator; readonly invitation: Invitation } | Refusal => {
  const recent = (administrator.invited ?? []).filter((at) => at > now - DAY_MS);
  if (recent.length >= INVITATIONS_PER_DAY_MAX) {
    return refuse('INVITATIONS_EXCEEDED', { invitations: INVITATIONS_PER_DAY_MAX });
  }
  const { tenantId, personHash: invitedBy } = administrator;
  return {
    administrator: { ...administrator, invited: [...recent, now] },
    invitation: {
      ...invited,
      ...{ tenantId, invitedBy },
      invitedAt: now,
      expiresAt: now + INVITATION_LIFE_MS,
      codesSent: 0,
    },
  };
};

/** An invitation that is still open; INVITATION_EXPIRED where it is unknown or over: nobody learns which. */
export const openInvitation = (stored: Invitation | undefined, now: Instant): Invitation | Refusal =>
  stored && stored.expiresAt > now ? stored : refuse('INVITATION_EXPIRED');

/** Somebody with the link asks for a code; it goes to the invited address. CODES_EXCEEDED after so many. */
export const askForCode = (
  invitation: Invitation,
  browserHash: string,
  codeHash: string,
  now: Instant,
): Invitation | Refusal =>
  invitation.codesSent >= CODES_PER_REGISTRATION_MAX
    ? refuse('CODES_EXCEEDED', { codes: CODES_PER_REGISTRATION_MAX })
    : {
        ...invitation,
        codesSent: invitation.codesSent + 1,
        proof: { browserHash, code: newCode(codeHash, now) },
      };

/** What entering the code came to; the invitation is to be written even where the code was refused. */
export type InvitationProof =
  | { readonly outcome: 'accepted'; readonly administrator: Administrator }
  | { readonly outcome: 'refused'; readonly invitation: Invitation; readonly refusal: Refusal };

/**
 * The invited person enters the code.
 * @param isRight compares the entered code with a hash, in constant time
 * @param isSameBrowser whether this is the browser that asked for the code; another one has not been sent any
 */
export const acceptInvitation = (
  invitation: Invitation,
  checks: {
    readonly isRight: (codeHash: string) => boolean;
    readonly isSameBrowser: (browserHash: string) => boolean;
  },
  now: Instant,
): InvitationProof => {
  const { proof, tenantId, personHash, email, locale } = invitation;
  if (!proof || !checks.isSameBrowser(proof.browserHash)) {
    return { outcome: 'refused', invitation, refusal: refuse('CODE_EXPIRED') };
  }
  const entered = enterCode(proof.code, checks.isRight, now);
  return entered === 'right'
    ? { outcome: 'accepted', administrator: { tenantId, personHash, email, locale, since: now } }
    : {
        outcome: 'refused',
        invitation: { ...invitation, proof: { ...proof, code: entered.code } },
        refusal: entered.refusal,
      };
};
