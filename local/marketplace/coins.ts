import * as v from 'valibot';

/**
 * What AWS does where its sources conflict or are silent. Each coin shows one side for a whole history; a seller's
 * integration has to be right under every combination. The first side named is the default; `docs/simulator.md` says why.
 */
export const COIN_SIDES = {
  /** The same record sent again with the same quantity. */
  identicalResend: ['Success', 'DuplicateRecord'],
  /** A renewal or replacement keeps the license ARN, or brings a new license. */
  renewedLicense: ['same', 'new'],
  /** A private pay-as-you-go offer accepted beside the public one, under concurrent agreements. */
  secondSubscription: ['coexists', 'replaces'],
  /** Which notice opens the final hour of metering. */
  finalHourFrom: ['deprovisioned', 'ended'],
  /** Usage sent when the final hour is over. */
  afterFinalHour: ['CustomerNotSubscribed', 'InvalidLicenseException'],
  /** On renewal and replacement: the new license's notice first, or the old agreement's end. */
  replacementOrder: ['updated-first', 'ended-first'],
  /** GetEntitlements filters before it pages, or pages before it filters (then a page can be empty and have a token). */
  entitlementPages: ['filtered', 'scanned'],
  /** What one who is neither proposer nor acceptor gets from the Agreement API (a manufacturer in a CPPO). */
  foreignAgreement: ['AccessDeniedException', 'ResourceNotFoundException'],
  /** Whether a proposer may call GetAgreementEntitlements, which is documented for acceptors. */
  proposerEntitlements: ['denied', 'allowed'],
  /** Purchase Agreement Ended with or without `offer` (documented with; the captured one was without). */
  endedOffer: ['absent', 'present'],
  /** The license ARN in notices as in real ones, or as the documentation's samples print it (ResolveCustomer is always full). */
  noticeArn: ['full', 'sample'],
  /** Values in legacy SNS messages as in the real ones, or with the leading space of the documentation's sample. */
  snsValues: ['plain', 'leading-space'],
} as const;

export type CoinName = keyof typeof COIN_SIDES;
export type Coins = { [Name in CoinName]: (typeof COIN_SIDES)[Name][number] };

const coinNames = Object.keys(COIN_SIDES) as CoinName[];

/** Every coin on its first side. */
export const defaultCoins = (): Coins =>
  Object.fromEntries(coinNames.map((name) => [name, COIN_SIDES[name][0]])) as Coins;

/** Every coin tossed; takes a source of numbers in [0, 1). */
export const tossCoins = (random: () => number): Coins =>
  Object.fromEntries(coinNames.map((name) => [name, COIN_SIDES[name][random() < 0.5 ? 0 : 1]])) as Coins;

/** Any of the coins by name; an unknown coin or side is refused. */
export const CoinsChange = v.partial(
  v.strictObject({
    identicalResend: v.picklist(COIN_SIDES.identicalResend),
    renewedLicense: v.picklist(COIN_SIDES.renewedLicense),
    secondSubscription: v.picklist(COIN_SIDES.secondSubscription),
    finalHourFrom: v.picklist(COIN_SIDES.finalHourFrom),
    afterFinalHour: v.picklist(COIN_SIDES.afterFinalHour),
    replacementOrder: v.picklist(COIN_SIDES.replacementOrder),
    entitlementPages: v.picklist(COIN_SIDES.entitlementPages),
    foreignAgreement: v.picklist(COIN_SIDES.foreignAgreement),
    proposerEntitlements: v.picklist(COIN_SIDES.proposerEntitlements),
    endedOffer: v.picklist(COIN_SIDES.endedOffer),
    noticeArn: v.picklist(COIN_SIDES.noticeArn),
    snsValues: v.picklist(COIN_SIDES.snsValues),
  }),
);
