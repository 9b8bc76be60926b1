/**
 * All that AWS knows, as plain JSON: products, offers, agreements, licenses, tokens, usage, and what is still to
 * happen. Times are epoch milliseconds. Operations change it in place; nothing else does.
 * @module
 */
import type { Coins } from './coins.ts';
import type { Faults } from './faults.ts';
import type { Message } from './notices/message.ts';

export interface Dimension {
  readonly key: string;
  readonly title: string;
  readonly unit: string;
  /** `usage` is metered; `entitlement` is bought in advance by a contract. */
  readonly kind: 'usage' | 'entitlement';
  /** US dollars per unit, a decimal number as text. */
  readonly price: string;
}

export type PricingModel = 'subscription' | 'contract' | 'contract-with-consumption';

export interface Product {
  readonly code: string;
  readonly id: string;
  readonly title: string;
  readonly model: PricingModel;
  /** `concurrent`: license ARNs and EventBridge. `legacy`: customer identifiers and SNS too. */
  readonly integration: 'concurrent' | 'legacy';
  readonly dimensions: readonly Dimension[];
  readonly publicOfferId: string;
}

export interface Offer {
  readonly id: string;
  readonly productCode: string;
  readonly name: string;
  /** Buyer accounts a private offer is for; null: public. */
  readonly buyerAccounts: readonly string[] | null;
  readonly releasedAt: number;
  readonly availableUntil: number | null;
  /** A channel partner's offer: the partner proposes, under the manufacturer's resale authorization. */
  readonly resale: { readonly authorizationId: string; readonly proposer: string } | null;
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  readonly termDays: number | null;
  readonly freeTrialDays: number | null;
  readonly prices: Readonly<Record<string, string>>;
  readonly grants: Readonly<Record<string, number>>;
  readonly atEnd: 'RENEW' | 'REPLACE' | 'EXPIRE';
  readonly replaces: string | null;
  readonly offerSetId: string | null;
}

export type AgreementStatus = 'ACTIVE' | 'CANCELLED' | 'EXPIRED' | 'RENEWED' | 'REPLACED' | 'TERMINATED';
export type Intent = 'NEW' | 'AMEND' | 'RENEW' | 'REPLACE';

export interface Agreement {
  readonly id: string;
  readonly initialAgreementId: string;
  readonly previousAgreementId: string | null;
  readonly intent: Intent;
  readonly productCode: string;
  readonly offerId: string;
  readonly acceptor: string;
  readonly proposer: string;
  readonly resaleAuthorizationId: string | null;
  readonly acceptanceTime: number;
  readonly startTime: number;
  /** Null: pay as you go without an end. */
  readonly endTime: number | null;
  readonly freeTrialUntil: number | null;
  licenseArn: string;
  grants: Record<string, number>;
  autoRenew: boolean;
  proposerOptedOut: boolean;
  status: AgreementStatus;
  endedAt: number | null;
  lastUpdateTime: number;
  advisory: { issuedAt: number; resolvedAt: number | null } | null;
}

export interface License {
  readonly arn: string;
  readonly productCode: string;
  readonly account: string;
  /** The agreements it has served, oldest first; the last one is current. */
  readonly agreementIds: string[];
  /** First instant whose usage belongs to it. */
  readonly activatesAt: number;
  status: 'PENDING' | 'SCHEDULED' | 'PROVISIONED' | 'FAILED' | 'DEPROVISIONED';
  endedAt: number | null;
  deprovisionedAt: number | null;
}

export interface RegistrationToken {
  readonly licenseArn: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** One accepted usage record: what AWS will charge. Keyed by what AWS keeps apart (see `ledger/usage.ts`). */
export interface Usage {
  readonly recordId: string;
  readonly identity: 'license' | 'product';
  readonly region: string;
  readonly account: string;
  readonly productCode: string;
  readonly licenseArn: string;
  readonly dimension: string;
  readonly hour: number;
  readonly usedAt: number;
  readonly receivedAt: number;
  readonly quantity: number;
}

export interface CancellationRequest {
  readonly id: string;
  readonly agreementId: string;
  readonly reasonCode: string;
  readonly description: string | null;
  readonly clientToken: string | null;
  readonly createdAt: number;
  status: 'PENDING_APPROVAL' | 'APPROVED' | 'REJECTED' | 'CANCELLED' | 'VALIDATION_FAILED';
  statusMessage: string | null;
  updatedAt: number;
}

/** What happens by itself when its time comes. */
export type Step =
  | { readonly do: 'announce'; readonly message: Message }
  | { readonly do: 'provision'; readonly agreementId: string }
  | { readonly do: 'refuse-payment'; readonly agreementId: string }
  | { readonly do: 'deprovision'; readonly agreementId: string }
  | { readonly do: 'close'; readonly licenseArn: string }
  | { readonly do: 'reach-end'; readonly agreementId: string }
  | { readonly do: 'remind'; readonly agreementId: string; readonly days: number }
  | { readonly do: 'approve'; readonly requestId: string };

export interface Planned {
  readonly at: number;
  readonly order: number;
  readonly step: Step;
}

/** A copy of a message under way to the seller. */
export interface Delivery {
  readonly id: string;
  readonly message: Message;
  dueAt: number;
  attempts: number;
}

export interface DeliveryOutcome {
  readonly id: string;
  readonly messageId: string;
  readonly name: string;
  readonly at: number;
  readonly outcome: 'delivered' | 'failed' | 'lost';
}

export interface MarketplaceState {
  readonly sellerAccount: string;
  /** Position of the random sequence. */
  entropy: number;
  /** Ties between planned steps at one instant fall in the order they were planned. */
  order: number;
  coins: Coins;
  faults: Faults;
  readonly products: Record<string, Product>;
  readonly offers: Record<string, Offer>;
  readonly buyerAccounts: string[];
  readonly suspendedAccounts: string[];
  /** Legacy identifiers, keyed `account productCode`. */
  readonly customerIdentifiers: Record<string, string>;
  readonly agreements: Record<string, Agreement>;
  readonly licenses: Record<string, License>;
  readonly tokens: Record<string, RegistrationToken>;
  readonly usage: Record<string, Usage>;
  readonly cancellationRequests: Record<string, CancellationRequest>;
  readonly planned: Planned[];
  readonly outbox: Delivery[];
  readonly notices: { readonly at: number; readonly message: Message }[];
  readonly deliveries: DeliveryOutcome[];
  /** Token buckets by `operation account region`: what was left, and when. */
  readonly buckets: Record<string, { left: number; at: number }>;
}
