/**
 * An administrator invites somebody; or takes an invitation back.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { PEOPLE_PER_TENANT_SHOWN } from '#domain/limits.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { type Invitation, invite } from '#domain/registration/invitation.ts';
import { letterOf } from '#domain/registration/letters.ts';
import { type Administrator, administratorId } from '#domain/registration/registration.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { hashOf, personHashOf } from '#lambdas/edge/hashes.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { productOf } from './deliver.ts';
import { invitationPath } from './pages/invitation.ts';
import { keysOf } from './people.ts';
import { causeOf, type PagePorts } from './ports.ts';

/** bytes · randomness in the link of an invitation. */
const REFERENCE_BYTES = 32;

/** Whoever invites, where, and in which language. */
export interface Inviting {
  readonly administrator: Administrator;
  readonly tenant: Tenant;
  readonly locale: Locale;
}

/** Earlier invitations of the same person give way to the new one. */
const dropEarlier = async (
  work: UnitOfWork,
  { store }: PagePorts,
  tenantId: string,
  personHash: string,
): Promise<void> => {
  const { keys } = await store.list({ by: 'people', tenantId }, { limit: PEOPLE_PER_TENANT_SHOWN });
  const ids = keysOf(keys, 'invitation').map(({ id }) => id);
  for (const invitation of await work.readAll('invitation', ids)) {
    if (invitation?.personHash === personHash) work.remove('invitation', invitation.invitationHash);
  }
};

const decide = async (
  work: UnitOfWork,
  ports: PagePorts,
  { administrator: { tenantId, personHash: by }, tenant, locale }: Inviting,
  invited: { readonly invitationHash: string; readonly email: string },
): Promise<Invitation | 'already' | Refusal> => {
  const byId = administratorId(tenantId, by);
  const administrator = await work.read('administrator', byId);
  if (!administrator) return refuse('NOT_ADMINISTRATOR', { tenantId });
  if (tenant.state.name === 'RETIRED') return refuse('TENANT_RETIRED', { tenantId });
  const personHash = personHashOf(invited.email);
  if (await work.read('administrator', administratorId(tenantId, personHash))) return 'already';
  const { productCode } = tenant;
  const decided = invite(administrator, { ...invited, personHash, productCode, locale }, work.now);
  if (isRefusal(decided)) return decided;
  await dropEarlier(work, ports, tenantId, personHash);
  work.put('administrator', byId, decided.administrator);
  work.put('invitation', invited.invitationHash, decided.invitation);
  return decided.invitation;
};

/**
 * Invites a person by e-mail.
 * @returns `already` where they administer the tenant; `failed` where the letter could not be sent: the invitation is kept,
 * and gives way to the next; refusals: NOT_ADMINISTRATOR, TENANT_RETIRED, INVITATIONS_EXCEEDED, COMMIT_CONFLICT
 */
export const inviteAdministrator = async (
  ports: PagePorts,
  inviting: Inviting,
  email: string,
  correlationId: string,
): Promise<'sent' | 'failed' | 'already' | Refusal> => {
  const { administrator, tenant, locale } = inviting;
  const reference = ports.chance.newSecret(REFERENCE_BYTES);
  const cause = causeOf('invite-administrator', correlationId, administrator.personHash);
  const walked = await walk(ports.store, ports.surroundings, cause, (work) =>
    decide(work, ports, inviting, { invitationHash: hashOf(reference), email }),
  );
  if (walked.outcome === 'refused') return walked.refusal;
  if (walked.result === 'already') return 'already';
  const letter = letterOf('invitation', {
    locale,
    applicant: { email },
    product: productOf(ports, tenant.productCode),
    tenantId: tenant.tenantId,
    inviter: administrator.email,
    link: `${ports.publicOrigin}${invitationPath(reference)}`,
  });
  return ports.sendLetter(letter);
};

/**
 * Takes an invitation back.
 * @returns refusals: NOT_ADMINISTRATOR, COMMIT_CONFLICT; one that is not open (any more), or another tenant's, stays as it is
 */
export const withdrawInvitation = async (
  ports: PagePorts,
  { tenantId, personHash }: Administrator,
  invitationHash: string,
  correlationId: string,
): Promise<Refusal | undefined> => {
  const cause = causeOf('withdraw-invitation', correlationId, personHash);
  const walked = await walk(ports.store, ports.surroundings, cause, async (work) => {
    const id = administratorId(tenantId, personHash);
    if (!(await work.read('administrator', id))) return refuse('NOT_ADMINISTRATOR', { tenantId });
    work.guard('administrator', id);
    const invitation = await work.read('invitation', invitationHash);
    if (invitation?.tenantId === tenantId) work.remove('invitation', invitationHash);
    return undefined;
  });
  return walked.outcome === 'refused' ? walked.refusal : undefined;
};
