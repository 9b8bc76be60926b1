import { isoSeconds } from '../instant.ts';
import { agreementOf, productOf } from '../lookups.ts';
import type { CancellationRequest, MarketplaceState } from '../state.ts';
import { announce } from '../timeline.ts';
import { roleIn } from './agreements.ts';
import { envelope } from './envelope.ts';

const NAMES = {
  PENDING_APPROVAL: 'Pending Approval',
  APPROVED: 'Approved',
  REJECTED: 'Rejected',
  CANCELLED: 'Cancelled',
  VALIDATION_FAILED: 'Validation Failed',
} as const;

/** Agreement Cancellation Request …: unlike all others it names the agreement's parts flat, and has no resources. */
export const announceCancellation = (
  state: MarketplaceState,
  request: CancellationRequest,
  at: number,
): void => {
  const agreement = agreementOf(state, request.agreementId);
  announce(
    state,
    at,
    envelope(state, {
      at,
      detailType: `Agreement Cancellation Request ${NAMES[request.status]} - ${roleIn(state, agreement)}`,
      resources: [],
      detail: {
        agreement: {
          id: agreement.id,
          acceptorId: agreement.acceptor,
          productId: productOf(state, agreement.productCode).id,
          offerId: agreement.offerId,
        },
        agreementCancellationRequest: {
          id: request.id,
          reasonCode: request.reasonCode,
          reasonMessage: request.description,
          statusCode: request.status,
          statusMessage: request.statusMessage,
          createdAt: isoSeconds(request.createdAt),
          updatedAt: isoSeconds(request.updatedAt),
        },
      },
    }),
  );
};
