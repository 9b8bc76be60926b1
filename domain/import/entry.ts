/**
 * One customer who was there before Concord: their license and their tenant, tied in one commit and without a word.
 * Nothing is announced, since nothing is to be provisioned: the seller's product serves them already.
 * @module
 */
import { type Agreement, hearAgreementFact, unknownAgreement } from '../agreement/agreement.ts';
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import type { LicenseId } from '../identifiers.ts';
import { followLicense, hearLicenseFact } from '../lifecycle/hear.ts';
import type { Policy } from '../policy/policy.ts';
import { overRefusal } from '../registration/landing.ts';
import { currentSubscription, hearFact, type License, licenseAt } from '../subscription/license.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { mayBind, newTenant } from '../tenant/decide.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Instant } from '../time.ts';

/** A license as its source names it, and the tenant that it pays for. */
export interface ImportEntry {
  readonly licenseId: LicenseId;
  /** Exactly as AWS prints it. */
  readonly licenseArn: string;
  readonly productCode: string;
  readonly buyerAccount: string;
  readonly agreementId?: string;
  readonly offerId?: string;
  readonly startsAt: Instant;
  readonly endsAt?: Instant;
  readonly tenantId: string;
}

/** What is known of it before. */
export interface ImportKnown {
  readonly license: License | undefined;
  readonly agreement: Agreement | undefined;
  readonly tenant: Tenant | undefined;
  /** Tenants that earlier subscriptions of the license belong to. */
  readonly others: readonly Tenant[];
}

/** What is known after it; `imported` is false where nothing is to be written, as it stands so already. */
export interface Imported {
  readonly imported: boolean;
  readonly subscriptionId: string;
  readonly license?: License;
  readonly agreement?: Agreement;
  readonly tenants: readonly Tenant[];
}

interface Terms {
  readonly policy: Policy;
  /** Names the request and the row in the binding, so that the same request says the same again. */
  readonly mark: string;
  readonly now: Instant;
}

const recorded = (entry: ImportEntry, known: Agreement | undefined, { mark, now }: Terms) => {
  const { agreementId, buyerAccount, offerId, startsAt, endsAt } = entry;
  if (agreementId === undefined) return undefined;
  const before = known ?? unknownAgreement(agreementId, now);
  if (before.created) return before;
  return hearAgreementFact(before, {
    kind: 'recorded',
    at: startsAt,
    id: mark,
    status: 'ACTIVE',
    terms: {
      acceptorAccount: buyerAccount,
      ...(offerId === undefined ? {} : { offerId }),
      startsAt,
      ...(endsAt === undefined ? {} : { endsAt }),
    },
  });
};

const granted = (entry: ImportEntry, known: ImportKnown, agreement: Agreement | undefined, terms: Terms) => {
  const { licenseId, licenseArn, productCode, buyerAccount, agreementId, offerId, startsAt } = entry;
  const details = { licenseId, licenseArn, productCode, buyerAccount };
  const { license } = known;
  if (license && currentSubscription(license)?.grantedAt !== undefined) return { license, agreement };
  const under = {
    ...(agreementId === undefined ? {} : { agreementId }),
    ...(offerId === undefined ? {} : { offerId }),
  };
  const fact = { kind: 'granted', at: startsAt, id: terms.mark, ...under } as const;
  return hearLicenseFact({ license, agreement }, details, fact, terms.now);
};

const whyNot = (subscription: Subscription, tenantId: string): Refusal | undefined => {
  const over = overRefusal(subscription);
  if (over) return over;
  const { id: subscriptionId, tenantId: holder } = subscription;
  return holder === undefined || holder === tenantId
    ? undefined
    : refuse('SUBSCRIPTION_LINKED_ELSEWHERE', { subscriptionId, tenantId: holder });
};

/** A tenant of its own is bound from the start of its license; one that has a payer, from now, so that no hour moves. */
const boundAt = (
  { startsAt }: ImportEntry,
  subscription: Subscription,
  isNew: boolean,
  now: Instant,
): Instant => (isNew ? Math.min(now, Math.max(startsAt, subscription.grantedAt ?? startsAt)) : now);

const alreadyThere = (subscription: Subscription, license: License, mark: string): Imported => ({
  imported: license.facts.some(({ kind, id }) => kind === 'bound' && id === mark),
  subscriptionId: subscription.id,
  tenants: [],
});

const bound = (
  entry: ImportEntry,
  known: ImportKnown,
  heard: { license: License; agreement: Agreement | undefined },
  terms: Terms,
): Imported | Refusal => {
  const { policy, now, mark } = terms;
  const { tenantId, productCode, startsAt } = entry;
  const subscription = currentSubscription(heard.license) as Subscription;
  const tenant = known.tenant ?? newTenant(tenantId, productCode, policy, Math.min(startsAt, now));
  const refusal = mayBind(tenant, productCode);
  if (refusal) return refusal;
  const at = boundAt(entry, subscription, known.tenant === undefined, now);
  const fact = { kind: 'bound', tenantId, at, id: mark } as const;
  const license = hearFact(heard.license, heard.license, fact, now);
  const { tenants } = followLicense(known.license, license, [tenant, ...known.others], () => policy, now);
  return {
    imported: true,
    subscriptionId: subscription.id,
    license,
    ...(heard.agreement ? { agreement: heard.agreement } : {}),
    tenants,
  };
};

/**
 * Imports one customer.
 * @returns what to write; refusals: SUBSCRIPTION_ENDING, SUBSCRIPTION_ENDED, SUBSCRIPTION_FAILED,
 * SUBSCRIPTION_LINKED_ELSEWHERE, TENANT_RETIRED, TENANT_OF_ANOTHER_PRODUCT, HISTORY_FULL
 */
export const importEntry = (entry: ImportEntry, known: ImportKnown, terms: Terms): Imported | Refusal => {
  const before = known.license && licenseAt(known.license, terms.now);
  const current = before && currentSubscription(before);
  const refusal = current && whyNot(current, entry.tenantId);
  if (refusal) return refusal;
  if (before && current?.tenantId === entry.tenantId) return alreadyThere(current, before, terms.mark);
  const agreement = recorded(entry, known.agreement, terms);
  const heard = granted(entry, known, agreement, terms);
  const subscription = currentSubscription(licenseAt(heard.license, terms.now)) as Subscription;
  // the agreement may be known to have ended already
  const over = whyNot(subscription, entry.tenantId);
  return isRefusal(over) ? over : bound(entry, known, heard, terms);
};
