import { licenseOf } from '../lookups.ts';
import { announceLegacy } from '../notices/legacy.ts';
import { announceLicense } from '../notices/licenses.ts';
import type { Agreement, MarketplaceState } from '../state.ts';

/**
 * The license is given (or goes on under its new agreement): License Updated. Nothing happens when the agreement has
 * ended before that, or when its payment was refused.
 */
export const provision = (state: MarketplaceState, agreement: Agreement, now: number): void => {
  const license = licenseOf(state, agreement.licenseArn);
  if (agreement.status !== 'ACTIVE' || license.status === 'FAILED') return;
  license.status = 'PROVISIONED';
  announceLicense(state, { license, agreement }, 'Updated', now);
  announceLegacy(state, agreement, 'subscribe-success', now);
  if (Object.keys(agreement.grants).length > 0) announceLegacy(state, agreement, 'entitlement-updated', now);
};

/** The payment is refused: there will be no License Updated. Only legacy products are told. */
export const refusePayment = (state: MarketplaceState, agreement: Agreement, now: number): void => {
  licenseOf(state, agreement.licenseArn).status = 'FAILED';
  announceLegacy(state, agreement, 'subscribe-fail', now);
};
