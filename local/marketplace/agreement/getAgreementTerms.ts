import * as v from 'valibot';
import { maybe, operation } from '../call.ts';
import { invalid } from '../fault.ts';
import { epochSeconds } from '../instant.ts';
import { AGREEMENTS_PAGE } from '../limits.ts';
import { offerOf, productOf } from '../lookups.ts';
import { page } from '../paging.ts';
import type { Agreement, Dimension, MarketplaceState, Offer } from '../state.ts';
import { agreementFor } from './party.ts';

const rateCard = (offer: Offer, dimensions: readonly Dimension[]) =>
  dimensions.map(({ key, price }) => ({ dimensionKey: key, price: offer.prices[key] ?? price }));

const quantities = (grants: Readonly<Record<string, number>>) =>
  Object.entries(grants).map(([dimensionKey, dimensionValue]) => ({ dimensionKey, dimensionValue }));

const upfront = (offer: Offer, agreement: Agreement, dimensions: readonly Dimension[]) => {
  const selectorValue = `P${offer.termDays ?? 365}D`;
  return {
    type: 'ConfigurableUpfrontPricingTerm',
    currencyCode: 'USD',
    rateCards: [
      {
        selector: { type: 'Duration', value: selectorValue },
        constraints: { multipleDimensionSelection: 'Allowed', quantityConfiguration: 'Allowed' },
        rateCard: rateCard(offer, dimensions),
      },
    ],
    configuration: { selectorValue, dimensions: quantities(agreement.grants) },
  };
};

const validity = (agreement: Agreement) => ({
  type: 'ValidityTerm',
  agreementStartDate: epochSeconds(agreement.startTime),
  ...(agreement.endTime === null ? {} : { agreementEndDate: epochSeconds(agreement.endTime) }),
});

const freeTrial = (offer: Offer, agreement: Agreement) => ({
  type: 'FreeTrialPricingTerm',
  duration: `P${offer.freeTrialDays}D`,
  grants: Object.entries(agreement.grants).map(([dimensionKey, maxQuantity]) => ({
    dimensionKey,
    maxQuantity,
  })),
});

/** The accepted terms, each under its member of the union. The free trial is here and nowhere else. */
const acceptedTerms = (state: MarketplaceState, agreement: Agreement): object[] => {
  const offer = offerOf(state, agreement.offerId);
  const product = productOf(state, agreement.productCode);
  const ofKind = (kind: Dimension['kind']) =>
    product.dimensions.filter((dimension) => dimension.kind === kind);
  const terms: object[] = [{ legalTerm: { type: 'LegalTerm', documents: [] } }];
  if (ofKind('usage').length > 0) {
    const rateCards = [{ rateCard: rateCard(offer, ofKind('usage')) }];
    terms.push({ usageBasedPricingTerm: { type: 'UsageBasedPricingTerm', currencyCode: 'USD', rateCards } });
  }
  if (product.model !== 'subscription')
    terms.push({ configurableUpfrontPricingTerm: upfront(offer, agreement, ofKind('entitlement')) });
  if (agreement.freeTrialUntil !== null) terms.push({ freeTrialPricingTerm: freeTrial(offer, agreement) });
  if (offer.atEnd === 'RENEW') {
    const configuration = { enableAutoRenew: agreement.autoRenew };
    terms.push({ renewalTerm: { type: 'RenewalTerm', configuration } });
  }
  if (offer.buyerAccounts !== null) terms.push({ validityTerm: validity(agreement) });
  return terms;
};

/** The terms that were accepted, for the proposer and the acceptor. */
export const getAgreementTerms = operation(
  v.object({
    agreementId: v.string(),
    maxResults: maybe(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(AGREEMENTS_PAGE))),
    nextToken: maybe(v.string()),
  }),
  (state, input, { caller }) => {
    const agreement = agreementFor(state, input.agreementId, { caller, roles: ['proposer', 'acceptor'] });
    const { items, nextToken } = page(acceptedTerms(state, agreement), {
      size: input.maxResults ?? AGREEMENTS_PAGE,
      token: input.nextToken,
      refuse: () => invalid('The nextToken is invalid.', 'INVALID_NEXT_TOKEN'),
    });
    return { acceptedTerms: items, ...(nextToken === undefined ? {} : { nextToken }) };
  },
);
