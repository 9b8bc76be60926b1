import * as v from 'valibot';
import { operation } from '../call.ts';
import { invalid } from '../fault.ts';
import { endForGood } from '../lifecycle/end.ts';
import type { Agreement } from '../state.ts';
import { agreementFor, checkActive } from './party.ts';

/** Whether its acceptor may cancel it: pay as you go, or not begun yet (assumed). A contract runs to its end. */
export const cancelable = (agreement: Agreement, now: number): boolean =>
  agreement.status === 'ACTIVE' && (agreement.endTime === null || agreement.startTime > now);

/** The acceptor ends a pay-as-you-go agreement at once. */
export const cancelAgreement = operation(
  v.object({ agreementId: v.string() }),
  (state, { agreementId }, { caller, now }) => {
    const agreement = agreementFor(state, agreementId, { caller, roles: ['acceptor'] });
    checkActive(agreement);
    if (!cancelable(agreement, now))
      throw invalid(
        'An agreement with a fixed term cannot be canceled by its acceptor.',
        'UNSUPPORTED_ACTION',
      );
    endForGood(state, agreement, 'CANCELLED', now);
    return {};
  },
);
