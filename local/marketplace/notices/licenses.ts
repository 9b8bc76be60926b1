import { productOf } from '../lookups.ts';
import type { Agreement, License, MarketplaceState } from '../state.ts';
import { announce } from '../timeline.ts';
import { agreementArn, envelope } from './envelope.ts';

/** License Updated or License Deprovisioned; only the manufacturer's copy exists, and it says nothing of quantities. */
export const announceLicense = (
  state: MarketplaceState,
  { license, agreement }: { license: License; agreement: Agreement },
  name: 'Updated' | 'Deprovisioned',
  at: number,
): void => {
  const product = productOf(state, license.productCode);
  announce(
    state,
    at,
    envelope(state, {
      at,
      detailType: `License ${name} - Manufacturer`,
      resources: [agreementArn(agreement.id)],
      detail: {
        agreement: { id: agreement.id },
        product: { code: product.code, id: product.id },
        license: { arn: license.arn },
        acceptor: { accountId: agreement.acceptor },
        proposer: { accountId: agreement.proposer },
        offer: { id: agreement.offerId },
      },
    }),
  );
};
