import * as v from 'valibot';
import { maybe, operation } from '../call.ts';
import { AwsFault } from '../fault.ts';
import { requestCancellation } from '../lifecycle/cancellation.ts';
import { agreementFor, checkActive } from './party.ts';
import { cancellationView } from './view.ts';

const REASON_CODES = [
  'INCORRECT_TERMS_ACCEPTED',
  'REPLACING_AGREEMENT',
  'TEST_AGREEMENT',
  'ALTERNATIVE_PROCUREMENT_CHANNEL',
  'PRODUCT_DISCONTINUED',
  'UNINTENDED_RENEWAL',
  'BUYER_DISSATISFACTION',
  'OTHER',
] as const;

/** The seller of record asks the buyer to agree to a cancellation; the same client token gives the same request. */
export const sendAgreementCancellationRequest = operation(
  v.object({
    agreementId: v.string(),
    reasonCode: v.picklist(REASON_CODES),
    description: maybe(v.pipe(v.string(), v.minLength(1), v.maxLength(2000))),
    clientToken: maybe(v.string()),
  }),
  (state, input, { caller, now }) => {
    const agreement = agreementFor(state, input.agreementId, { caller, roles: ['proposer'] });
    const earlier = Object.values(state.cancellationRequests).filter(
      (request) => request.agreementId === agreement.id,
    );
    const same = earlier.find(({ clientToken }) => clientToken !== null && clientToken === input.clientToken);
    if (same !== undefined) return cancellationView(same);
    checkActive(agreement);
    const pending = earlier.find(({ status }) => status === 'PENDING_APPROVAL');
    if (pending !== undefined)
      throw new AwsFault('ConflictException', 'A cancellation request is pending already.', {
        status: 409,
        members: { resourceId: pending.id, resourceType: 'AgreementCancellationRequest' },
      });
    const { reasonCode, description = null, clientToken = null } = input;
    return cancellationView(
      requestCancellation(state, agreement, { reasonCode, description, clientToken }, now),
    );
  },
);
