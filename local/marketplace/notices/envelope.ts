import { isoSeconds } from '../instant.ts';
import { newUuid } from '../randomness.ts';
import type { MarketplaceState } from '../state.ts';
import type { EventBridgeEnvelope, Message } from './message.ts';

/** The manufacturer's or the proposer's copy (facts: "who receives what"). */
export type Role = 'Proposer' | 'Manufacturer';

interface Written {
  readonly at: number;
  readonly detailType: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
  readonly source?: EventBridgeEnvelope['source'];
}

export const agreementArn = (agreementId: string): string =>
  `arn:aws:aws-marketplace::aws:agreement:${agreementId}`;

/** Wraps a detail as EventBridge hands it to the seller account's default bus; `at` is epoch ms. */
export const envelope = (state: MarketplaceState, written: Written): Message => ({
  channel: 'eventbridge',
  event: {
    version: '0',
    id: newUuid(state),
    'detail-type': written.detailType,
    source: written.source ?? 'aws.agreement-marketplace',
    account: state.sellerAccount,
    time: isoSeconds(written.at),
    region: 'us-east-1',
    resources: written.resources,
    detail: { requestId: newUuid(state), catalog: 'AWSMarketplace', ...written.detail },
  },
});
