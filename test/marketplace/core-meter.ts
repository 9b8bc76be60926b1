import type { MarketplaceMeteringClient } from '@aws-sdk/client-marketplace-metering';
import { SECOND_MS } from '#domain/time.ts';
import type { MarketplaceCore } from '#local/marketplace/core.ts';
import { AwsFault } from '#local/marketplace/fault.ts';

/** What the client's `send` is given. */
interface Command {
  readonly input: { readonly UsageRecords?: readonly { readonly Timestamp?: Date }[] };
}

const onWire = <Fields extends { Timestamp?: Date }>({ Timestamp, ...fields }: Fields) => ({
  ...fields,
  Timestamp: (Timestamp?.getTime() ?? 0) / SECOND_MS,
});

/**
 * The simulator behind the client's `send`, without a wire: times are seconds there, and faults have a status.
 * @param account of the seller
 */
export const meteringClientOver =
  (core: Pick<MarketplaceCore, 'call'>, account: string) =>
  (region: string): MarketplaceMeteringClient => {
    const send = async ({ input }: Command) => {
      try {
        const wire = { ...input, UsageRecords: input.UsageRecords?.map(onWire) };
        const { Results } = core.call('BatchMeterUsage', wire, { account, region });
        const dated = Results.map(({ UsageRecord, ...result }) => ({
          ...result,
          UsageRecord: { ...UsageRecord, Timestamp: new Date(UsageRecord.Timestamp * SECOND_MS) },
        }));
        return { Results: dated };
      } catch (error) {
        if (!(error instanceof AwsFault)) throw error;
        throw Object.assign(new Error(), { name: error.code, $metadata: { httpStatusCode: error.status } });
      }
    };
    return { send } as unknown as MarketplaceMeteringClient;
  };
