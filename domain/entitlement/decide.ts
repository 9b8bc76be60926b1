/**
 * When entitlements are read, and what an answer means. A read happens outside the commit, so each carries the
 * instant at which it began: an older one never takes the place of a newer one.
 * @module
 */
import type { DomainEvent } from '../events/schemas.ts';
import {
  ENTITLEMENT_RETRY_DOUBLINGS_MAX,
  ENTITLEMENT_RETRY_MS_MAX,
  ENTITLEMENT_RETRY_MS_MIN,
} from '../limits.ts';
import { currentSubscription, type License } from '../subscription/license.ts';
import { isOver } from '../subscription/subscription.ts';
import type { Instant } from '../time.ts';
import { type Entitlement, type EntitlementSet, inOrder, isSameSet } from './entitlement.ts';

/** A license event came: AWS is to be asked what holds now. */
export const askForRead = (
  known: EntitlementSet | undefined,
  license: Pick<License, 'licenseId'>,
  now: Instant,
): EntitlementSet => ({
  entitlements: [],
  ...known,
  licenseId: license.licenseId,
  askedAt: now,
  due: { at: now, why: 'event', attempts: 0 },
});

/** A whole answer of `GetEntitlements`. */
export interface EntitlementsRead {
  /** When the read began, by our clock. */
  readonly asOf: Instant;
  readonly entitlements: readonly Entitlement[];
}

/** When an empty answer is read again, and whether the license is over, so that it is what one expects. */
export interface ReadTerms {
  /** ms after each empty read; once they are used up, empty means empty. */
  readonly readAgainAfterMs: readonly number[];
  readonly licenseIsOver: boolean;
}

/** Whether no subscription of the license is in use any more. */
export const isLicenseOver = (license: License): boolean => {
  const subscription = currentSubscription(license);
  return subscription === undefined || isOver(subscription);
};

const believed = (set: EntitlementSet, { asOf, entitlements }: EntitlementsRead): EntitlementSet => {
  const { due, ...rest } = set;
  // an event that came while we were reading asked for another read: that one is still to be made
  const isStillAsked = due !== undefined && asOf < set.askedAt;
  const ordered = inOrder(entitlements);
  return {
    ...rest,
    entitlements: isSameSet(set.entitlements, ordered) ? set.entitlements : ordered,
    asOf,
    ...(isStillAsked ? { due } : {}),
  };
};

/**
 * The entitlements after an answer. The answer replaces all that was known; an empty one right after an event is
 * read again before it is believed, since AWS may not have caught up with its own event (facts §6).
 * @returns the very same object where a newer answer is known
 */
export const hearRead = (set: EntitlementSet, read: EntitlementsRead, terms: ReadTerms): EntitlementSet => {
  if (set.asOf !== undefined && read.asOf <= set.asOf) return set;
  if (read.entitlements.length > 0 || terms.licenseIsOver) return believed(set, read);
  const attempts = set.due?.why === 'empty' ? set.due.attempts : 0;
  const waitMs = terms.readAgainAfterMs[attempts];
  if (waitMs === undefined) return believed(set, read);
  if (read.asOf < set.askedAt) return set;
  return { ...set, due: { at: read.asOf + waitMs, why: 'empty', attempts: attempts + 1 } };
};

/** AWS did not answer: what was known stays, and it is asked again, ever more seldom, without end. */
export const readFailed = (set: EntitlementSet, now: Instant): EntitlementSet => {
  const attempts = set.due?.why === 'unavailable' ? set.due.attempts : 0;
  const doubled = ENTITLEMENT_RETRY_MS_MIN * 2 ** Math.min(attempts, ENTITLEMENT_RETRY_DOUBLINGS_MAX);
  const at = now + Math.min(doubled, ENTITLEMENT_RETRY_MS_MAX);
  return { ...set, due: { at, why: 'unavailable', attempts: attempts + 1 } };
};

/** What a changed set says to the world: one event with all that is granted now, none where nothing changed. */
export const entitlementEvents = (
  before: EntitlementSet,
  after: EntitlementSet,
  license: License,
): DomainEvent[] => {
  const subscription = currentSubscription(license);
  if (!subscription || after.asOf === undefined) return [];
  if (before.asOf !== undefined && isSameSet(before.entitlements, after.entitlements)) return [];
  return [
    {
      type: 'subscription.entitlements.changed',
      version: 1,
      subscriptionId: subscription.id,
      licenseArn: license.licenseArn,
      ...(license.productCode === undefined ? {} : { productCode: license.productCode }),
      ...(license.buyerAccount === undefined ? {} : { buyerAccount: license.buyerAccount }),
      ...(subscription.agreementId === undefined ? {} : { agreementId: subscription.agreementId }),
      ...(subscription.tenantId === undefined ? {} : { tenantId: subscription.tenantId }),
      entitlements: [...after.entitlements],
      asOf: after.asOf,
    },
  ];
};
