import { DEPROVISIONING_MS, ENDED_NOTICE_MS, FINAL_HOUR_MS } from '../limits.ts';
import { activeAgreements, currentAgreement, licenseOf } from '../lookups.ts';
import { announceEnded } from '../notices/agreements.ts';
import { announceLegacy } from '../notices/legacy.ts';
import { announceLicense } from '../notices/licenses.ts';
import type { Agreement, AgreementStatus, MarketplaceState } from '../state.ts';
import { plan } from '../timeline.ts';

type EndStatus = Exclude<AgreementStatus, 'ACTIVE'>;

/** The agreement ends at `now` (epoch ms); its notice follows at `noticeAt`. Nothing is said of the license yet. */
export const endAgreement = (
  state: MarketplaceState,
  agreement: Agreement,
  status: EndStatus,
  { now, noticeAt }: { now: number; noticeAt: number },
): void => {
  agreement.status = status;
  agreement.endedAt = now;
  agreement.lastUpdateTime = now;
  announceEnded(state, agreement, noticeAt);
};

/** The agreement ends for good: Ended, then License Deprovisioned, then the final hour of its license. */
export const endForGood = (
  state: MarketplaceState,
  agreement: Agreement,
  status: 'CANCELLED' | 'EXPIRED' | 'TERMINATED',
  now: number,
): void => {
  const noticeAt = now + ENDED_NOTICE_MS;
  endAgreement(state, agreement, status, { now, noticeAt });
  plan(state, noticeAt + DEPROVISIONING_MS, { do: 'deprovision', agreementId: agreement.id });
};

/** The license of an ended agreement is taken back. One that was never given goes without a word (assumed). */
export const deprovision = (state: MarketplaceState, agreement: Agreement, now: number): void => {
  const license = licenseOf(state, agreement.licenseArn);
  const given = license.status === 'PROVISIONED';
  license.status = 'DEPROVISIONED';
  license.endedAt = agreement.endedAt;
  license.deprovisionedAt = now;
  if (!given) return;
  announceLicense(state, { license, agreement }, 'Deprovisioned', now);
  announceLegacy(state, agreement, 'unsubscribe-pending', now);
  if (Object.keys(agreement.grants).length > 0) announceLegacy(state, agreement, 'entitlement-updated', now);
  plan(state, now + FINAL_HOUR_MS, { do: 'close', licenseArn: license.arn });
};

/** The final hour is over. Only legacy products hear of it, and not if the buyer has subscribed again meanwhile. */
export const close = (state: MarketplaceState, licenseArn: string, now: number): void => {
  const license = licenseOf(state, licenseArn);
  if (activeAgreements(state, license.account, license.productCode).length > 0) return;
  announceLegacy(state, currentAgreement(state, license), 'unsubscribe-success', now);
};
