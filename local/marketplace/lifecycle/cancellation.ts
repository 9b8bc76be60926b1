import { CANCELLATION_ANSWER_MS, SECOND_MS } from '../limits.ts';
import { agreementOf } from '../lookups.ts';
import { announceCancellation } from '../notices/cancellations.ts';
import { newId } from '../randomness.ts';
import type { Agreement, CancellationRequest, MarketplaceState } from '../state.ts';
import { plan } from '../timeline.ts';
import { endForGood } from './end.ts';

/** Puts the seller's wish to cancel before the buyer; without an answer it is approved after seven days. */
export const requestCancellation = (
  state: MarketplaceState,
  agreement: Agreement,
  asked: Pick<CancellationRequest, 'reasonCode' | 'description' | 'clientToken'>,
  now: number,
): CancellationRequest => {
  const request: CancellationRequest = {
    id: newId(state, 'acr'),
    agreementId: agreement.id,
    ...asked,
    createdAt: now,
    status: 'PENDING_APPROVAL',
    statusMessage: null,
    updatedAt: now,
  };
  state.cancellationRequests[request.id] = request;
  announceCancellation(state, request, now + SECOND_MS);
  plan(state, now + CANCELLATION_ANSWER_MS, { do: 'approve', requestId: request.id });
  return request;
};

/** Settles a pending request; an approved one ends the agreement. A request that is settled already stays as it is. */
export const settleCancellation = (
  state: MarketplaceState,
  request: CancellationRequest,
  status: 'APPROVED' | 'REJECTED' | 'CANCELLED' | 'VALIDATION_FAILED',
  { message, now }: { message: string | null; now: number },
): void => {
  if (request.status !== 'PENDING_APPROVAL') return;
  request.status = status;
  request.statusMessage = message;
  request.updatedAt = now;
  announceCancellation(state, request, now + SECOND_MS);
  const agreement = agreementOf(state, request.agreementId);
  if (status === 'APPROVED' && agreement.status === 'ACTIVE') endForGood(state, agreement, 'CANCELLED', now);
};
