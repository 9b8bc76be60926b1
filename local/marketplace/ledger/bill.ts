import { agreementOf, licenseOf, offerOf, productOf } from '../lookups.ts';
import type { Agreement, MarketplaceState, Usage } from '../state.ts';
import { sum, times } from './money.ts';

/** One line that AWS would charge. Amounts and prices are US dollars as decimal text; hours are epoch ms. */
export interface BillLine {
  readonly kind: 'usage' | 'contract';
  readonly agreementId: string;
  readonly licenseArn: string;
  readonly productCode: string;
  readonly dimension: string;
  /** Start of the metered hour, or of the agreement for a contract. */
  readonly hour: number;
  readonly quantity: number;
  readonly price: string;
  readonly amount: string;
  readonly freeTrial: boolean;
  readonly region: string | null;
  readonly identity: Usage['identity'] | null;
  /** The same hour of the same dimension is on the bill again: by the other identity, or from another Region. */
  readonly duplicate: boolean;
}

/** A buyer account's bill. */
export interface Bill {
  readonly accountId: string;
  readonly total: string;
  readonly lines: readonly BillLine[];
}

const priceOf = (state: MarketplaceState, agreement: Agreement, dimension: string): string =>
  offerOf(state, agreement.offerId).prices[dimension] ??
  productOf(state, agreement.productCode).dimensions.find(({ key }) => key === dimension)?.price ??
  '0';

/** The agreement under which the license was used at that instant; the last one for usage after the end. */
const agreementAt = (state: MarketplaceState, licenseArn: string, usedAt: number): Agreement => {
  const agreements = licenseOf(state, licenseArn).agreementIds.map((id) => agreementOf(state, id));
  const then = agreements.findLast((agreement) => agreement.startTime <= usedAt) ?? agreements[0];
  if (then === undefined) throw new Error(`The license ${licenseArn} has no agreement.`);
  return then;
};

const usageLine = (state: MarketplaceState, usage: Usage, duplicate: boolean): BillLine => {
  const agreement = agreementAt(state, usage.licenseArn, usage.usedAt);
  const freeTrial = agreement.freeTrialUntil !== null && usage.usedAt < agreement.freeTrialUntil;
  const price = freeTrial ? '0' : priceOf(state, agreement, usage.dimension);
  return {
    kind: 'usage',
    agreementId: agreement.id,
    licenseArn: usage.licenseArn,
    productCode: usage.productCode,
    dimension: usage.dimension,
    hour: usage.hour,
    quantity: usage.quantity,
    price,
    amount: times(price, usage.quantity),
    freeTrial,
    region: usage.region,
    identity: usage.identity,
    duplicate,
  };
};

const contractLines = (state: MarketplaceState, agreement: Agreement): BillLine[] =>
  Object.entries(agreement.grants).map(([dimension, quantity]) => {
    const price = agreement.freeTrialUntil === null ? priceOf(state, agreement, dimension) : '0';
    return {
      kind: 'contract',
      agreementId: agreement.id,
      licenseArn: agreement.licenseArn,
      productCode: agreement.productCode,
      dimension,
      hour: agreement.startTime,
      quantity,
      price,
      amount: times(price, quantity),
      freeTrial: agreement.freeTrialUntil !== null,
      region: null,
      identity: null,
      duplicate: false,
    };
  });

/** Same customer, dimension and hour, however it was named; two licenses of one customer are two purchases, not one. */
const sameHour = (one: Usage, other: Usage): boolean =>
  one.account === other.account &&
  one.productCode === other.productCode &&
  one.dimension === other.dimension &&
  one.hour === other.hour &&
  (one.identity !== other.identity || (one.licenseArn === other.licenseArn && one.region !== other.region));

const doubled = (records: readonly Usage[]): Set<Usage> => {
  const hours = Map.groupBy(records, ({ account, dimension, hour }) => `${account} ${dimension} ${hour}`);
  const found = new Set<Usage>();
  for (const group of hours.values())
    for (const usage of group) if (group.some((other) => sameHour(usage, other))) found.add(usage);
  return found;
};

/** What AWS would charge each buyer account, as of what it has accepted so far. */
export const bill = (state: MarketplaceState): Bill[] => {
  const records = Object.values(state.usage);
  const duplicates = doubled(records);
  const lines = new Map<string, BillLine[]>();
  const add = (account: string, line: BillLine): void => {
    lines.set(account, [...(lines.get(account) ?? []), line]);
  };
  for (const agreement of Object.values(state.agreements))
    for (const line of contractLines(state, agreement)) add(agreement.acceptor, line);
  for (const usage of records) add(usage.account, usageLine(state, usage, duplicates.has(usage)));
  return [...lines].map(([accountId, own]) => ({
    accountId,
    total: sum(own.map(({ amount }) => amount)),
    lines: own,
  }));
};
