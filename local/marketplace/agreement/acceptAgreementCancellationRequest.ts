import * as v from 'valibot';
import { operation } from '../call.ts';
import { settleCancellation } from '../lifecycle/cancellation.ts';
import { agreementFor, cancellationOf, checkPending } from './party.ts';
import { cancellationView } from './view.ts';

/** The buyer agrees, and the agreement ends. */
export const acceptAgreementCancellationRequest = operation(
  v.object({ agreementId: v.string(), agreementCancellationRequestId: v.string() }),
  (state, input, { caller, now }) => {
    const agreement = agreementFor(state, input.agreementId, { caller, roles: ['acceptor'] });
    const request = cancellationOf(state, agreement, input.agreementCancellationRequestId);
    checkPending(request);
    settleCancellation(state, request, 'APPROVED', { message: null, now });
    return cancellationView(request);
  },
);
