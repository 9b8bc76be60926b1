import * as v from 'valibot';
import { operation } from '../call.ts';
import { settleCancellation } from '../lifecycle/cancellation.ts';
import { agreementFor, cancellationOf, checkPending } from './party.ts';
import { cancellationView } from './view.ts';

/** The seller of record withdraws the request, with a reason. */
export const cancelAgreementCancellationRequest = operation(
  v.object({
    agreementId: v.string(),
    agreementCancellationRequestId: v.string(),
    cancellationReason: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)),
  }),
  (state, input, { caller, now }) => {
    const agreement = agreementFor(state, input.agreementId, { caller, roles: ['proposer'] });
    const request = cancellationOf(state, agreement, input.agreementCancellationRequestId);
    checkPending(request);
    settleCancellation(state, request, 'CANCELLED', { message: input.cancellationReason, now });
    return cancellationView(request);
  },
);
