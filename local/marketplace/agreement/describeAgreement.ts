import * as v from 'valibot';
import { operation } from '../call.ts';
import { sum, times } from '../ledger/money.ts';
import { offerOf, productOf } from '../lookups.ts';
import type { Agreement, MarketplaceState } from '../state.ts';
import { agreementFor } from './party.ts';
import { agreementView, endTimeBehavior } from './view.ts';

/** What is known in advance: a contract's quantities at its prices; 0 for pay as you go. */
const agreementValue = (state: MarketplaceState, agreement: Agreement): string => {
  const { prices } = offerOf(state, agreement.offerId);
  const { dimensions } = productOf(state, agreement.productCode);
  const amounts = Object.entries(agreement.grants).map(([key, quantity]) =>
    times(prices[key] ?? dimensions.find((dimension) => dimension.key === key)?.price ?? '0', quantity),
  );
  return amounts.length === 0 ? '0' : sum(amounts);
};

/** An agreement, for its proposer and its acceptor. It says nothing of a reseller's authorization. */
export const describeAgreement = operation(
  v.object({ agreementId: v.string() }),
  (state, { agreementId }, { caller }) => {
    const agreement = agreementFor(state, agreementId, { caller, roles: ['proposer', 'acceptor'] });
    const behavior = endTimeBehavior(state, agreement);
    return {
      ...agreementView(state, agreement),
      estimatedCharges: { currencyCode: 'USD', agreementValue: agreementValue(state, agreement) },
      ...(behavior === undefined ? {} : { endTimeBehavior: behavior }),
    };
  },
);
