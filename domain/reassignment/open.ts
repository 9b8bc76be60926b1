/**
 * Begins a reassignment, if nothing stands against it. What it begins with is pinned: terms, sides, who asked.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import type { LicenseId, SubscriptionId } from '../identifiers.ts';
import { TENANT_ACTS_MAX } from '../limits.ts';
import type { Policy } from '../policy/policy.ts';
import { reassignmentTermsOf, resellerOf } from '../policy/reassignment-terms.ts';
import type { License } from '../subscription/license.ts';
import { MARKETPLACE_CHANNEL } from '../tenant/acts.ts';
import { withActs } from '../tenant/decide.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { MINUTE_MS } from '../time.ts';
import type { Party, Reassignment, Takeover } from './reassignment.ts';
import { type Circumstances, chosenTarget, type Scene, subscriptionOf } from './scene.ts';

/** ms · the lists of licenses may be behind by so long; then they are looked at once more. */
const LISTS_SETTLE_MS = 1 * MINUTE_MS;

/** acts · what one change may add to a tenant's history. */
const ACTS_OF_A_CHANGE = 10;

/** What somebody asks for. */
export interface Wanted {
  readonly changeId: string;
  readonly kind: Reassignment['kind'];
  /** 12 digits. */
  readonly targetAccount: string;
  readonly offerId?: string;
  /** Whether it may take the target's subscription from another tenant, once both agree. */
  readonly takeover: boolean;
  readonly requestedBy: Party;
  /** Whether who asks may decide that the link moves as soon as the target is live, and does: on the landing page. */
  readonly consents: boolean;
}

/** What must be known to begin. */
export interface Opening {
  readonly tenant: Tenant;
  /** The license that pays, those of the target account and product that are known, and those bound to the tenant. */
  readonly licenses: ReadonlyMap<string, License>;
  /** Who pays with the target's subscription, where it is another tenant. */
  readonly fromTenant?: Tenant;
  /** Whether operators recorded the offer that the source is on as an SPPO. */
  readonly isSourceSppo: boolean;
}

const whyNot = ({ tenant }: Opening): Refusal | undefined => {
  const { tenantId, state, changeId, channel = MARKETPLACE_CHANNEL } = tenant;
  if (state.name === 'RETIRED') return refuse('TENANT_RETIRED', { tenantId });
  if (channel !== MARKETPLACE_CHANNEL) return refuse('BILLING_CHANNEL_CONFLICT', { tenantId, channel });
  if (changeId !== undefined) return refuse('CHANGE_IN_PROGRESS', { tenantId, changeId });
  const isFull = tenant.acts.length > TENANT_ACTS_MAX - ACTS_OF_A_CHANGE;
  return isFull ? refuse('HISTORY_FULL', { tenantId }) : undefined;
};

const ineligible = (
  { isSourceSppo }: Opening,
  wanted: Wanted,
  sourceAccount: string,
  policy: Policy,
): Refusal | undefined => {
  const { targetAccount, kind } = wanted;
  if (kind === 'account-change' && targetAccount === sourceAccount) {
    return refuse('SAME_ACCOUNT', { buyerAccount: targetAccount });
  }
  const isOther = kind === 'offer-switch' && targetAccount !== sourceAccount;
  if (isOther) return refuse('TARGET_NOT_ELIGIBLE', { buyerAccount: targetAccount });
  if (reassignmentTermsOf(policy).eligibility === 'any' || kind === 'offer-switch') return undefined;
  const reseller = resellerOf(policy, sourceAccount);
  if (!reseller || !isSourceSppo) return refuse('SOURCE_NOT_ELIGIBLE', { buyerAccount: sourceAccount });
  return resellerOf(policy, targetAccount)?.id === reseller.id
    ? undefined
    : refuse('TARGET_NOT_ELIGIBLE', { buyerAccount: targetAccount });
};

/** The other tenant that the target's subscription pays for. */
const takeoverOf = (scene: Scene, wanted: Wanted): Takeover | Refusal | undefined => {
  const target = chosenTarget(scene);
  const { tenantId } = scene.tenant;
  const holder = target?.tenantId;
  if (!target || holder === undefined || holder === tenantId) return undefined;
  const wasOurs = target.released?.some((each) => each.tenantId === tenantId);
  return wanted.takeover && !wasOurs
    ? { fromTenantId: holder, confirmed: [] }
    : refuse('SUBSCRIPTION_LINKED_ELSEWHERE', { subscriptionId: target.id, tenantId: holder });
};

const begun = (
  { tenant, licenses }: Opening,
  wanted: Wanted,
  source: Reassignment['source'],
  { policy, now }: Circumstances,
): Reassignment => {
  const terms = reassignmentTermsOf(policy);
  const { changeId, kind, targetAccount, offerId, requestedBy, consents } = wanted;
  const ofTarget = [...licenses.values()].filter(
    (license) => license.buyerAccount === targetAccount && license.productCode === tenant.productCode,
  );
  const needsApproval = terms.approval === 'four-eyes' && requestedBy.kind === 'operator';
  return {
    changeId,
    kind,
    tenantId: tenant.tenantId,
    productCode: tenant.productCode,
    terms,
    source,
    target: {
      buyerAccount: targetAccount,
      ...(offerId === undefined ? {} : { offerId }),
      licenseIds: ofTarget.map(({ licenseId }) => licenseId).sort() as LicenseId[],
      lost: [],
    },
    requestedBy,
    requestedAt: now,
    expiresAt: now + terms.expireAfterMs,
    ...(needsApproval ? { approval: {} } : {}),
    ...(consents ? { consent: { by: requestedBy, at: now } } : {}),
    reminders: 0,
    timers: { lookAt: now + LISTS_SETTLE_MS },
    state: { name: 'REQUESTED', since: now },
  };
};

/** What another tenant has taken over pays for that one: this tenant's move must not have it canceled. */
const payerOf = ({ tenant, licenses }: Opening): { id: SubscriptionId; account: string } | undefined => {
  const id = tenant.link?.subscriptionId;
  const isHeld = subscriptionOf({ licenses }, id)?.tenantId === tenant.tenantId;
  const license = id && isHeld ? licenses.get(id.split('~')[0] ?? '') : undefined;
  return license?.buyerAccount && id ? { id, account: license.buyerAccount } : undefined;
};

/**
 * Begins a reassignment. `reconcile` takes it on from there.
 * @returns refusals: TENANT_RETIRED, BILLING_CHANNEL_CONFLICT, CHANGE_IN_PROGRESS, HISTORY_FULL, NOTHING_TO_MOVE, SAME_ACCOUNT,
 * SOURCE_NOT_ELIGIBLE, TARGET_NOT_ELIGIBLE, SUBSCRIPTION_LINKED_ELSEWHERE
 */
export const openReassignment = (opening: Opening, wanted: Wanted, at: Circumstances): Scene | Refusal => {
  const refusal = whyNot(opening);
  if (refusal) return refusal;
  const { tenant, licenses, fromTenant } = opening;
  const payer = payerOf(opening);
  if (!payer) return refuse('NOTHING_TO_MOVE', { tenantId: tenant.tenantId });
  const unfit = ineligible(opening, wanted, payer.account, at.policy);
  if (unfit) return unfit;
  const source = { buyerAccount: payer.account, subscriptionId: payer.id };
  const reassignment = begun(opening, wanted, source, at);
  const scene: Scene = { reassignment, tenant, licenses };
  const takeover = takeoverOf(scene, wanted);
  if (takeover && 'refused' in takeover) return takeover;
  const held = takeover && fromTenant?.changeId;
  if (held) return refuse('CHANGE_IN_PROGRESS', { tenantId: takeover.fromTenantId, changeId: held });
  const opened = { kind: 'change-opened' as const, changeId: wanted.changeId };
  const { commitId, now } = at;
  return {
    ...scene,
    reassignment: { ...reassignment, ...(takeover ? { takeover } : {}) },
    tenant: withActs(tenant, [opened], commitId, now),
    ...(takeover && fromTenant ? { fromTenant: withActs(fromTenant, [opened], commitId, now) } : {}),
  };
};
