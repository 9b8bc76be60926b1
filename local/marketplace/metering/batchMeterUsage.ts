import * as v from 'valibot';
import { takeToken } from '../bucket.ts';
import { type Call, maybe, operation } from '../call.ts';
import { AwsFault, invalid } from '../fault.ts';
import { hits } from '../injection.ts';
import { writeOnce } from '../ledger/usage.ts';
import {
  BATCH_METER_USAGE_PER_SECOND,
  METERING_REQUEST_BYTES,
  SECOND_MS,
  USAGE_RECORDS_MAX,
} from '../limits.ts';
import { productOf } from '../lookups.ts';
import type { MarketplaceState, Product } from '../state.ts';
import { type Payer, payerByLicense, payerByProduct } from './payer.ts';
import { checkAllocations, UsageRecord } from './record.ts';
import { checkActivation, checkAge, finalHourOver, takesUsage } from './window.ts';

const Request = v.object({
  UsageRecords: v.pipe(
    v.array(UsageRecord),
    v.maxLength(USAGE_RECORDS_MAX, `Member must have length less than or equal to ${USAGE_RECORDS_MAX}`),
  ),
  ProductCode: maybe(v.string()),
});

interface Result {
  readonly UsageRecord: UsageRecord;
  readonly MeteringRecordId?: string;
  readonly Status: 'Success' | 'CustomerNotSubscribed' | 'DuplicateRecord';
}

/** A record that was found well formed, with those who pay for it: two, if it names a license and a product. */
interface Attributed {
  readonly record: UsageRecord;
  readonly payers: readonly Payer[];
}

const checkSize = (input: unknown): void => {
  if (Buffer.byteLength(JSON.stringify(input)) >= METERING_REQUEST_BYTES)
    throw invalid('The request must be less than 1 MB.');
};

const namedProduct = (state: MarketplaceState, code: string | null | undefined): Product | undefined => {
  if (code === null || code === undefined) return undefined;
  const product = state.products[code];
  if (product === undefined)
    throw new AwsFault('InvalidProductCodeException', 'The product code is not one of a product of yours.');
  return product;
};

const checkDimension = (product: Product, dimension: string): void => {
  if (!product.dimensions.some(({ key, kind }) => key === dimension && kind === 'usage'))
    throw new AwsFault(
      'InvalidUsageDimensionException',
      'The usage dimension does not match one of the product.',
    );
};

/** Finds who pays for a record. Any fault in one record is a fault of the whole call: nothing of it is processed. */
const attribute = (
  state: MarketplaceState,
  record: UsageRecord,
  { product, now }: { product: Product | undefined; now: number },
): Attributed => {
  const usedAt = record.Timestamp * SECOND_MS;
  checkAge(usedAt, now);
  checkAllocations(record);
  const byLicense = payerByLicense(state, record);
  if (byLicense === undefined && product === undefined)
    throw new AwsFault('InvalidProductCodeException', 'Without a LicenseArn a ProductCode is needed.');
  const byProduct = product === undefined ? undefined : payerByProduct(state, { product, record, now });
  const payers = [byLicense, byProduct].filter((payer) => payer !== undefined);
  for (const { identity, license } of payers) {
    checkDimension(productOf(state, license.productCode), record.Dimension);
    checkActivation(identity, license, usedAt);
    if (finalHourOver(state, license, now) && state.coins.afterFinalHour === 'InvalidLicenseException')
      throw new AwsFault('InvalidLicenseException', 'The license is no longer active.');
  }
  if (product !== undefined) checkDimension(product, record.Dimension);
  return { record, payers };
};

const checkOneProduct = (attributed: readonly Attributed[]): void => {
  const codes = new Set(attributed.flatMap(({ payers }) => payers.map(({ license }) => license.productCode)));
  if (codes.size > 1) throw new AwsFault('InvalidLicenseException', 'A batch is for one product only.');
};

const meter = (state: MarketplaceState, { record, payers }: Attributed, { caller, now }: Call): Result => {
  if (payers.length === 0 || !payers.every(({ license }) => takesUsage(state, license, now)))
    return { UsageRecord: record, Status: 'CustomerNotSubscribed' };
  const quantity = record.Quantity ?? 0;
  const [first, ...others] = payers.map(({ identity, license }) =>
    writeOnce(state, {
      identity,
      region: caller.region,
      account: license.account,
      productCode: license.productCode,
      licenseArn: license.arn,
      dimension: record.Dimension,
      usedAt: record.Timestamp * SECOND_MS,
      receivedAt: now,
      quantity,
    }),
  );
  const outcomes = first === undefined ? others : [first, ...others];
  const repeated = outcomes.every(({ written }) => !written);
  const same = outcomes.every(({ usage }) => usage.quantity === quantity);
  if (!same || (repeated && state.coins.identicalResend === 'DuplicateRecord'))
    return { UsageRecord: record, Status: 'DuplicateRecord' };
  return { UsageRecord: record, Status: 'Success', MeteringRecordId: first?.usage.recordId ?? '' };
};

/**
 * Usage of up to 25 customers of one product. The call fails whole for a malformed record; else each record has its
 * own status, or comes back unprocessed when a fault says so. The first quantity of an hour is the one that counts.
 */
export const batchMeterUsage = operation(Request, (state, input, call) => {
  const { caller, now } = call;
  const bucket = `BatchMeterUsage ${caller.account} ${caller.region}`;
  if (!takeToken(state, bucket, BATCH_METER_USAGE_PER_SECOND, now))
    throw new AwsFault('ThrottlingException', 'Rate exceeded');
  if (input.UsageRecords.some(({ UsageAllocations }) => UsageAllocations)) checkSize(input);
  const product = namedProduct(state, input.ProductCode);
  if (caller.account !== state.sellerAccount)
    throw new AwsFault('InvalidProductCodeException', 'The product is published by another account.');
  const attributed = input.UsageRecords.map((record) => attribute(state, record, { product, now }));
  checkOneProduct(attributed);
  const unprocessed: UsageRecord[] = [];
  const results: Result[] = [];
  for (const one of attributed) {
    if (hits(state, 'BatchMeterUsage', 'unprocessed', now)) unprocessed.push(one.record);
    else results.push(meter(state, one, call));
  }
  return { Results: results, UnprocessedRecords: unprocessed };
});
