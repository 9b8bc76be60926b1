import { LICENSE_ISSUER } from '../limits.ts';
import { productOf } from '../lookups.ts';
import type { Agreement, License, MarketplaceState } from '../state.ts';
import { announce } from '../timeline.ts';
import { agreementArn, envelope } from './envelope.ts';

/** The samples of the documentation leave out `arn:` and `license:`, and put a Region in; only the tail is the same. */
const noticeArn = (state: MarketplaceState, { arn }: License): string =>
  state.coins.noticeArn === 'full'
    ? arn
    : `aws:license-manager:us-east-1:${LICENSE_ISSUER}:${arn.split(':').at(-1)}`;

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
        license: { arn: noticeArn(state, license) },
        acceptor: { accountId: agreement.acceptor },
        proposer: { accountId: agreement.proposer },
        offer: { id: agreement.offerId },
      },
    }),
  );
};
