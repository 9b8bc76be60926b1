/**
 * Tells AWS Marketplace what customers used: one call of BatchMeterUsage. Nothing is tried again here: the rate is the caller's.
 * @module
 */
import {
  BatchMeterUsageCommand,
  MarketplaceMeteringClient,
  type UsageAllocation,
  type UsageRecord,
} from '@aws-sdk/client-marketplace-metering';
import type { MeteringReply } from '#domain/metering/answers.ts';
import { type Batch, type MeteredRecord, recordsOf } from '#domain/metering/batches.ts';
import type { Allocation } from '#domain/metering/ledger.ts';
import { SECOND_MS } from '#domain/time.ts';
import { failureOf, repliesOf } from './meter-answer.ts';
import type { Seller } from './seller.ts';

/** Sends a batch; never throws: whatever went wrong is a reply, and records may have been taken all the same. */
export type MeterUsage = (batch: Batch) => Promise<MeteringReply>;

/** ms · AWS answers 25 records in well under a second; what takes longer is told again, which bills nothing twice. */
const REQUEST_TIMEOUT_MS = 8 * SECOND_MS;
const CONNECTION_TIMEOUT_MS = 2 * SECOND_MS;

/** A client of one Region's endpoint: AWS keeps the hours of each Region by themselves (facts §5.3). */
export const usageClient = (seller: Seller, region: string) =>
  new MarketplaceMeteringClient({
    ...seller,
    region,
    maxAttempts: 1,
    requestHandler: { requestTimeout: REQUEST_TIMEOUT_MS, connectionTimeout: CONNECTION_TIMEOUT_MS },
  });

const allocationOf = ({ quantity, tags }: Allocation): UsageAllocation => ({
  AllocatedUsageQuantity: quantity,
  ...(tags && { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }),
});

/** By license and account, or by customer; the product stands in the call then, and never beside a license (facts §5.1). */
const customerOf = (identity: MeteredRecord['identity']): Partial<UsageRecord> =>
  identity.by === 'license'
    ? { LicenseArn: identity.licenseArn, CustomerAWSAccountId: identity.buyerAccount }
    : { CustomerIdentifier: identity.customerIdentifier };

const usageRecordOf = ({
  identity,
  dimension,
  quantity,
  timestamp,
  allocations,
}: MeteredRecord): UsageRecord => ({
  ...customerOf(identity),
  Timestamp: new Date(timestamp),
  Dimension: dimension,
  Quantity: quantity,
  ...(allocations?.length ? { UsageAllocations: allocations.map(allocationOf) } : {}),
});

/** The product of a call by customers; a call by licenses names none. */
const productCodeOf = (records: readonly MeteredRecord[]): string | undefined =>
  records.flatMap(({ identity }) => (identity.by === 'customer' ? [identity.productCode] : []))[0];

/**
 * Sends through AWS Marketplace.
 * @param clientOf the client of a Region, the same one each time
 */
export const meterUsage =
  (clientOf: (region: string) => MarketplaceMeteringClient): MeterUsage =>
  async (batch) => {
    const records = recordsOf(batch);
    const sent = records.map(usageRecordOf);
    const ProductCode = productCodeOf(records);
    try {
      const command = new BatchMeterUsageCommand({
        UsageRecords: sent,
        ...(ProductCode === undefined ? {} : { ProductCode }),
      });
      return { records: repliesOf(sent, await clientOf(batch.region).send(command)) };
    } catch (error) {
      return failureOf(error);
    }
  };
