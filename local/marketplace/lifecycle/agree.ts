import { CREATED_NOTICE_MS, DAY_MS, ENDING_NOTICE_DAYS, LICENSE_ISSUER, PROVISIONING_MS } from '../limits.ts';
import { productOf } from '../lookups.ts';
import { announceCreated } from '../notices/agreements.ts';
import { newCustomerIdentifier, newHex, newId } from '../randomness.ts';
import type { Agreement, Intent, License, MarketplaceState, Offer } from '../state.ts';
import { plan } from '../timeline.ts';

/** What an acceptance turns into an agreement. Times are epoch milliseconds. */
export interface Acceptance {
  readonly offer: Offer;
  readonly account: string;
  readonly intent: Intent;
  readonly acceptedAt: number;
  readonly startTime: number;
  readonly endTime: number | null;
  readonly previous: Agreement | null;
  /** The license that goes on under the new agreement; null: a new one is granted. */
  readonly license: License | null;
  readonly grants: Readonly<Record<string, number>>;
}

const newLicense = (
  state: MarketplaceState,
  { offer, account, startTime, acceptedAt }: Acceptance,
): License => {
  const license: License = {
    arn: `arn:aws:license-manager::${LICENSE_ISSUER}:license:l-${newHex(state)}`,
    productCode: offer.productCode,
    account,
    agreementIds: [],
    activatesAt: startTime,
    status: startTime > acceptedAt ? 'SCHEDULED' : 'PENDING',
    endedAt: null,
    deprovisionedAt: null,
  };
  state.licenses[license.arn] = license;
  return license;
};

/** One free trial per account and product. */
const freeTrialEnd = (state: MarketplaceState, { offer, account, startTime }: Acceptance): number | null => {
  if (offer.freeTrialDays === null) return null;
  const taken = Object.values(state.agreements).some(
    (earlier) =>
      earlier.acceptor === account &&
      earlier.productCode === offer.productCode &&
      earlier.freeTrialUntil !== null,
  );
  return taken ? null : startTime + offer.freeTrialDays * DAY_MS;
};

const identify = (state: MarketplaceState, account: string, productCode: string): void => {
  const key = `${account} ${productCode}`;
  if (productOf(state, productCode).integration === 'legacy' && state.customerIdentifiers[key] === undefined)
    state.customerIdentifiers[key] = newCustomerIdentifier(state);
};

const planEnd = (state: MarketplaceState, agreement: Agreement): void => {
  if (agreement.endTime === null) return;
  plan(state, agreement.endTime, { do: 'reach-end', agreementId: agreement.id });
  for (const days of ENDING_NOTICE_DAYS) {
    const at = agreement.endTime - days * DAY_MS;
    if (at > agreement.acceptanceTime) plan(state, at, { do: 'remind', agreementId: agreement.id, days });
  }
};

/** Makes the agreement and its license, and plans what AWS will say and do about them. */
export const agree = (state: MarketplaceState, acceptance: Acceptance): Agreement => {
  const { offer, account, previous, acceptedAt, startTime, endTime } = acceptance;
  const id = newId(state, 'agmt');
  const license = acceptance.license ?? newLicense(state, acceptance);
  const agreement: Agreement = {
    id,
    initialAgreementId: previous?.initialAgreementId ?? id,
    previousAgreementId: previous?.id ?? null,
    intent: acceptance.intent,
    productCode: offer.productCode,
    offerId: offer.id,
    acceptor: account,
    proposer: offer.resale?.proposer ?? state.sellerAccount,
    resaleAuthorizationId: offer.resale?.authorizationId ?? null,
    acceptanceTime: acceptedAt,
    startTime,
    endTime,
    freeTrialUntil: freeTrialEnd(state, acceptance),
    licenseArn: license.arn,
    grants: { ...acceptance.grants },
    autoRenew: offer.atEnd === 'RENEW',
    proposerOptedOut: false,
    status: 'ACTIVE',
    endedAt: null,
    lastUpdateTime: acceptedAt,
    advisory: null,
  };
  state.agreements[id] = agreement;
  license.agreementIds.push(id);
  identify(state, account, offer.productCode);
  announceCreated(state, agreement, acceptedAt + CREATED_NOTICE_MS);
  plan(state, Math.max(acceptedAt, startTime) + PROVISIONING_MS, { do: 'provision', agreementId: id });
  planEnd(state, agreement);
  return agreement;
};
