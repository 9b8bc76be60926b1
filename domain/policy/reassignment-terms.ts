/**
 * What a policy says of offers, resellers and reassignments, with the defaults, durations in milliseconds.
 * @module
 */
import { durationMs } from '../time.ts';
import { policyReference } from './in-force.ts';
import type { Policy } from './policy.ts';
import type { Reseller } from './reassignment-schema.ts';

/** A service that the product shows as registered. */
export interface VerifiedService {
  readonly id: string;
  readonly name: string;
}

/** The terms of one reassignment: copied into it when it starts, and unchanged from then on (L15). */
export interface ReassignmentTerms {
  /** Which policy they come from, e.g. `cloud-one/cloud-one@1`. */
  readonly policy: string;
  readonly eligibility: 'reseller' | 'any';
  readonly approval: 'four-eyes' | 'none';
  readonly expireAfterMs: number;
  readonly remindEveryMs: number;
  /** ms that must be left of the source's final hour to meter there; else the whole hour goes to the target (D1-3). */
  readonly cutOverMarginMs: number;
  readonly cancel: { readonly by: 'buyer' | 'seller'; readonly overdueAfterMs: number };
  readonly verification: {
    readonly by: 'http' | 'operator';
    readonly subscriptionType: string;
    readonly registered: string;
    readonly services: readonly VerifiedService[];
    readonly retryEveryMs: number;
    readonly overdueAfterMs: number;
  };
}

/** The terms that a reassignment begun now would have. */
export const reassignmentTermsOf = (policy: Policy): ReassignmentTerms => {
  const { cancel, verification, ...terms } = policy.reassignment ?? {};
  return {
    policy: policyReference(policy),
    eligibility: terms.eligibility ?? 'any',
    approval: terms.approval ?? 'none',
    expireAfterMs: durationMs(terms.expireAfter ?? 'P14D'),
    remindEveryMs: durationMs(terms.remindEvery ?? 'P1D'),
    cutOverMarginMs: durationMs(terms.cutOverMargin ?? 'PT10M'),
    cancel: { by: cancel?.by ?? 'buyer', overdueAfterMs: durationMs(cancel?.overdueAfter ?? 'PT2H') },
    verification: {
      by: verification?.by ?? 'operator',
      subscriptionType: verification?.subscriptionType ?? 'AWS Marketplace',
      registered: verification?.registered ?? 'registered',
      services: verification?.services ?? [],
      retryEveryMs: durationMs(verification?.retryEvery ?? 'PT5M'),
      overdueAfterMs: durationMs(verification?.overdueAfter ?? 'PT2H'),
    },
  };
};

/** The ways to pay that the policy knows; a tenant has one at a time. */
export const channelsOf = (policy: Policy): readonly string[] => policy.channels ?? ['aws-marketplace'];

/** The reseller that provides an AWS account; `undefined` where none does. */
export const resellerOf = (policy: Policy, account: string): Reseller | undefined =>
  policy.resellers?.find(({ accounts }) => accounts.includes(account));

/** ms before its expiry that a private offer is announced as expiring. */
export const expiringNoticeMs = (policy: Policy): number =>
  durationMs(policy.offers?.expiringNotice ?? 'P14D');
