import * as v from 'valibot';
import { operation } from '../call.ts';
import { agreementFor, cancellationOf } from './party.ts';
import { cancellationView } from './view.ts';

/** One cancellation request, for both parties. */
export const getAgreementCancellationRequest = operation(
  v.object({ agreementId: v.string(), agreementCancellationRequestId: v.string() }),
  (state, input, { caller }) => {
    const agreement = agreementFor(state, input.agreementId, { caller, roles: ['proposer', 'acceptor'] });
    return cancellationView(cancellationOf(state, agreement, input.agreementCancellationRequestId));
  },
);
