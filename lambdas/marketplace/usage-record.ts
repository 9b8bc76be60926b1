/**
 * A record of usage as BatchMeterUsage takes it: what is sent, and what is shown of it to people.
 * @module
 */
import type { UsageAllocation, UsageRecord } from '@aws-sdk/client-marketplace-metering';
import type { MeteredRecord } from '#domain/metering/batches.ts';
import type { Allocation } from '#domain/metering/ledger.ts';

const allocationOf = ({ quantity, tags }: Allocation): UsageAllocation => ({
  AllocatedUsageQuantity: quantity,
  ...(tags && { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }),
});

/** By license and account, or by customer; the product stands in the call then, and never beside a license (facts §5.1). */
const customerOf = (identity: MeteredRecord['identity']): Partial<UsageRecord> =>
  identity.by === 'license'
    ? { LicenseArn: identity.licenseArn, CustomerAWSAccountId: identity.buyerAccount }
    : { CustomerIdentifier: identity.customerIdentifier };

/** The record; the same each time. */
export const usageRecordOf = ({
  identity,
  dimension,
  quantity,
  timestamp,
  allocations,
}: Pick<MeteredRecord, 'identity' | 'dimension' | 'quantity' | 'timestamp' | 'allocations'>): UsageRecord & {
  readonly Timestamp: Date;
} => ({
  ...customerOf(identity),
  Timestamp: new Date(timestamp),
  Dimension: dimension,
  Quantity: quantity,
  ...(allocations?.length ? { UsageAllocations: allocations.map(allocationOf) } : {}),
});

/** The product of a call by customers; a call by licenses names none. */
export const productCodeOf = (records: readonly Pick<MeteredRecord, 'identity'>[]): string | undefined =>
  records.flatMap(({ identity }) => (identity.by === 'customer' ? [identity.productCode] : []))[0];
