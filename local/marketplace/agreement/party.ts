import type { Call } from '../call.ts';
import { AwsFault, invalid } from '../fault.ts';
import type { Agreement, CancellationRequest, MarketplaceState } from '../state.ts';

export type Party = 'proposer' | 'acceptor';

const notFound = (resourceId: string, resourceType: string): AwsFault =>
  new AwsFault('ResourceNotFoundException', `${resourceType} ${resourceId} does not exist.`, {
    status: 404,
    members: { resourceId, resourceType },
  });

const denied = (): AwsFault =>
  new AwsFault('AccessDeniedException', 'You are not allowed to perform this action.', {
    status: 403,
    members: { reason: 'INVALID_ACCESS' },
  });

/** An agreement in which the caller has one of the roles. A stranger gets what the coin `foreignAgreement` shows. */
export const agreementFor = (
  state: MarketplaceState,
  agreementId: string,
  { caller, roles }: { caller: Call['caller']; roles: readonly Party[] },
): Agreement => {
  const agreement = state.agreements[agreementId];
  if (agreement === undefined) throw notFound(agreementId, 'Agreement');
  if (roles.some((role) => agreement[role] === caller.account)) return agreement;
  const stranger = agreement.acceptor !== caller.account && agreement.proposer !== caller.account;
  throw stranger && state.coins.foreignAgreement === 'ResourceNotFoundException'
    ? notFound(agreementId, 'Agreement')
    : denied();
};

/** A cancellation request of that agreement. */
export const cancellationOf = (
  state: MarketplaceState,
  agreement: Agreement,
  id: string,
): CancellationRequest => {
  const request = state.cancellationRequests[id];
  if (request === undefined || request.agreementId !== agreement.id)
    throw notFound(id, 'AgreementCancellationRequest');
  return request;
};

/** Refuses what needs a living agreement. */
export const checkActive = (agreement: Agreement): void => {
  if (agreement.status !== 'ACTIVE') throw invalid('The agreement is not active.', 'INACTIVE_AGREEMENT');
};

/** Refuses a request that was settled already. */
export const checkPending = (request: CancellationRequest): void => {
  if (request.status !== 'PENDING_APPROVAL')
    throw new AwsFault('ConflictException', `The request is ${request.status}.`, {
      status: 409,
      members: { resourceId: request.id, resourceType: 'AgreementCancellationRequest' },
    });
};
