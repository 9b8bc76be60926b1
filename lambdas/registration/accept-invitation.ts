/**
 * An invited person asks for a code, and becomes an administrator by entering it.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { CODE_DIGITS } from '#domain/limits.ts';
import {
  acceptInvitation,
  askForCode,
  type Invitation,
  openInvitation,
} from '#domain/registration/invitation.ts';
import { letterOf } from '#domain/registration/letters.ts';
import { administratorId, type Session } from '#domain/registration/registration.ts';
import { codeHashOf, hashOf, isSameHash } from '#lambdas/edge/hashes.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { productOf } from './deliver.ts';
import { causeOf, type PagePorts } from './ports.ts';
import { closeSession, openSession, SESSION_BYTES } from './prove-code.ts';

/** The invitation, and the browser that follows its link. */
export interface Following {
  readonly invitationHash: string;
  readonly browserSecret: string;
  readonly correlationId: string;
}

/**
 * Mails a code to the invited address; the one before is not valid any more.
 * @returns whether the letter went out; refusals: INVITATION_EXPIRED, CODES_EXCEEDED, COMMIT_CONFLICT
 */
export const sendInvitationCode = async (
  ports: PagePorts,
  { invitationHash, browserSecret, correlationId }: Following,
  locale: Invitation['locale'],
): Promise<'sent' | 'failed' | Refusal> => {
  const code = ports.chance.newDigits(CODE_DIGITS);
  const cause = causeOf('request-invitation-code', correlationId);
  const walked = await walk(ports.store, ports.surroundings, cause, async (work) => {
    const invitation = openInvitation(await work.read('invitation', invitationHash), work.now);
    if (isRefusal(invitation)) return invitation;
    const codeHash = codeHashOf(invitationHash, code);
    const asked = askForCode({ ...invitation, locale }, hashOf(browserSecret), codeHash, work.now);
    if (!isRefusal(asked)) work.put('invitation', invitationHash, asked);
    return asked;
  });
  if (walked.outcome === 'refused') return walked.refusal;
  const { email, productCode } = walked.result;
  const product = productOf(ports, productCode);
  return ports.sendLetter(letterOf('code', { locale, applicant: { email }, product, code }));
};

const join = async (
  work: UnitOfWork,
  invitation: Invitation,
  following: Following,
  code: string,
): Promise<{ failure: Refusal } | { tenantId: string; email: string }> => {
  const { invitationHash, browserSecret } = following;
  const checks = {
    isRight: (codeHash: string) => isSameHash(codeHash, codeHashOf(invitationHash, code)),
    isSameBrowser: (browserHash: string) => isSameHash(browserHash, hashOf(browserSecret)),
  };
  const proof = acceptInvitation(invitation, checks, work.now);
  if (proof.outcome === 'refused') {
    // a wrong try is written as well, so it must not end the walk as a refusal would
    work.put('invitation', invitationHash, proof.invitation);
    return { failure: proof.refusal };
  }
  const { administrator } = proof;
  const { tenantId, personHash, email } = administrator;
  const id = administratorId(tenantId, personHash);
  if (!(await work.read('administrator', id))) work.put('administrator', id, administrator);
  work.remove('invitation', invitationHash);
  return { tenantId, email };
};

/**
 * Accepts an invitation by its code; a session of one hour begins.
 * @param before the session that the browser came with
 * @returns the tenant and the session's secret, for a cookie; refusals: INVITATION_EXPIRED, TENANT_RETIRED, CODE_EXPIRED,
 * CODE_TRIES_EXCEEDED, CODE_WRONG, COMMIT_CONFLICT
 */
export const acceptByCode = async (
  ports: PagePorts,
  following: Following,
  code: string,
  before: Session | undefined,
): Promise<{ readonly tenantId: string; readonly sessionSecret: string } | Refusal> => {
  const sessionSecret = ports.chance.newSecret(SESSION_BYTES);
  const cause = causeOf('accept-invitation', following.correlationId);
  const walked = await walk(ports.store, ports.surroundings, cause, async (work) => {
    const stored = await work.read('invitation', following.invitationHash);
    const invitation = openInvitation(stored, work.now);
    if (isRefusal(invitation)) return invitation;
    const { tenantId } = invitation;
    const tenant = await work.read('tenant', tenantId);
    if (!tenant || tenant.state.name === 'RETIRED') return refuse('TENANT_RETIRED', { tenantId });
    const joined = await join(work, invitation, following, code);
    if ('failure' in joined) return joined;
    await closeSession(work, before);
    openSession(work, hashOf(sessionSecret), joined.email);
    return joined;
  });
  if (walked.outcome === 'refused') return walked.refusal;
  const { result } = walked;
  return 'failure' in result ? result.failure : { tenantId: result.tenantId, sessionSecret };
};
