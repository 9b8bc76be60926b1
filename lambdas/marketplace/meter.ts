/**
 * Tells AWS Marketplace what customers used: one call of BatchMeterUsage. Nothing is tried again here: the rate is the caller's.
 * @module
 */
import { BatchMeterUsageCommand, MarketplaceMeteringClient } from '@aws-sdk/client-marketplace-metering';
import type { MeteringReply } from '#domain/metering/answers.ts';
import { type Batch, recordsOf } from '#domain/metering/batches.ts';
import { SECOND_MS } from '#domain/time.ts';
import { failureOf, repliesOf } from './meter-answer.ts';
import type { Seller } from './seller.ts';
import { productCodeOf, usageRecordOf } from './usage-record.ts';

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
