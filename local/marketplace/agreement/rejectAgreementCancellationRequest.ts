import * as v from 'valibot';
import { operation } from '../call.ts';
import { settleCancellation } from '../lifecycle/cancellation.ts';
import { agreementFor, cancellationOf, checkPending } from './party.ts';
import { cancellationView } from './view.ts';

/** The buyer refuses, with a reason that the seller sees. */
export const rejectAgreementCancellationRequest = operation(
  v.object({
    agreementId: v.string(),
    agreementCancellationRequestId: v.string(),
    rejectionReason: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)),
  }),
  (state, input, { caller, now }) => {
    const agreement = agreementFor(state, input.agreementId, { caller, roles: ['acceptor'] });
    const request = cancellationOf(state, agreement, input.agreementCancellationRequestId);
    checkPending(request);
    settleCancellation(state, request, 'REJECTED', { message: input.rejectionReason, now });
    return cancellationView(request);
  },
);
