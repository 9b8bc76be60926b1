import { invalid } from '../fault.ts';
import { SECOND_MS } from '../limits.ts';
import { licenseOf } from '../lookups.ts';
import { announceAdvisory, announceAmended } from '../notices/agreements.ts';
import { announceLegacy } from '../notices/legacy.ts';
import { announceLicense } from '../notices/licenses.ts';
import type { Agreement, MarketplaceState } from '../state.ts';

/** What may change in a living agreement. */
interface Amendment {
  readonly grants?: Readonly<Record<string, number>> | undefined;
  readonly autoRenew?: boolean | undefined;
  readonly proposerOptedOut?: boolean | undefined;
}

const live = (agreement: Agreement): void => {
  if (agreement.status !== 'ACTIVE') throw invalid('The agreement has ended.', 'INACTIVE_AGREEMENT');
};

/** Changes quantities or the renewal: Purchase Agreement Amended and, for quantities, License Updated a second later. */
export const amend = (
  state: MarketplaceState,
  agreement: Agreement,
  change: Amendment,
  now: number,
): void => {
  live(agreement);
  agreement.autoRenew = change.autoRenew ?? agreement.autoRenew;
  agreement.proposerOptedOut = change.proposerOptedOut ?? agreement.proposerOptedOut;
  agreement.lastUpdateTime = now;
  announceAmended(state, agreement, now);
  if (change.grants === undefined) return;
  agreement.grants = { ...change.grants };
  const license = licenseOf(state, agreement.licenseArn);
  if (license.status !== 'PROVISIONED') return;
  announceLicense(state, { license, agreement }, 'Updated', now + SECOND_MS);
  announceLegacy(state, agreement, 'entitlement-updated', now + SECOND_MS);
};

/** AWS suspects closure, compromise, abuse or fraud, or no longer does. */
export const advise = (
  state: MarketplaceState,
  agreement: Agreement,
  resolved: boolean,
  now: number,
): void => {
  if (resolved && agreement.advisory === null) throw invalid('There is no advisory to resolve.');
  agreement.advisory = {
    issuedAt: agreement.advisory?.issuedAt ?? now,
    resolvedAt: resolved ? now : null,
  };
  announceAdvisory(state, agreement, now);
};
