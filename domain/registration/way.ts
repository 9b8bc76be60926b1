/**
 * What it comes to when a proven person chooses a tenant that they administer for the subscription that they landed with:
 * where nobody pays it is bound; where somebody does, the payer is moved, which begins a reassignment or lets one go on.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import { isBeforeLink } from '../reassignment/commands.ts';
import { isOpen, type Reassignment } from '../reassignment/reassignment.ts';
import type { License } from '../subscription/license.ts';
import { mayBind } from '../tenant/decide.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Instant } from '../time.ts';
import { type PayerChange, payerChange } from './binding.ts';

export type Way =
  /** Nobody pays, or the policy attaches further subscriptions: the subscription is tied to the tenant. */
  | { readonly name: 'bind' }
  /** A reassignment begins, with the word of who administers the tenant and came from the new account. */
  | { readonly name: 'move'; readonly kind: Reassignment['kind']; readonly change: PayerChange }
  /** One that awaits exactly this account gets that word. */
  | { readonly name: 'consent'; readonly changeId: string; readonly change: PayerChange };

/** What must be known of a tenant before its way: the license that pays, and the reassignment that holds its payer. */
export interface Around {
  readonly payer: License | undefined;
  readonly open: Reassignment | undefined;
}

/** Whether the reassignment waits for this account to say that it pays. */
export const awaits = (open: Reassignment, license: Pick<License, 'buyerAccount' | 'productCode'>): boolean =>
  isOpen(open) &&
  isBeforeLink(open) &&
  open.target.buyerAccount === license.buyerAccount &&
  open.productCode === license.productCode;

/**
 * The way of a tenant that was chosen.
 * @param license whose current subscription no tenant holds
 * @returns refusals: TENANT_RETIRED, TENANT_OF_ANOTHER_PRODUCT, BILLING_CHANNEL_CONFLICT, HISTORY_FULL, CHANGE_IN_PROGRESS
 */
export const wayOf = (
  tenant: Tenant,
  license: License,
  { payer, open }: Around,
  now: Instant,
): Way | Refusal => {
  const refusal = mayBind(tenant, license.productCode);
  if (refusal) return refusal;
  const change = payerChange(tenant, payer, license, now);
  if (!change) return { name: 'bind' };
  const { tenantId, changeId, attachments } = tenant;
  // one that would take this tenant's subscription for another tenant holds it too, and gets no word from here
  const isItsOwn = open?.tenantId === tenantId;
  if (open && isItsOwn && awaits(open, license)) return { name: 'consent', changeId: open.changeId, change };
  if (changeId !== undefined) return refuse('CHANGE_IN_PROGRESS', { tenantId, changeId });
  if (attachments === 'entitlements') return { name: 'bind' };
  const kind = change.fromAccount === change.toAccount ? 'offer-switch' : 'account-change';
  return { name: 'move', kind, change };
};

/** What a page showed of the way, as a form carries it back: if it differs, the person looks again. */
export const wayMark = (way: Way): string => {
  if (way.name === 'bind') return '';
  const { fromAccount, fromHour } = way.change;
  const what = way.name === 'consent' ? way.changeId : way.kind;
  return `${fromAccount} ${fromHour ?? 'later'} ${what}`;
};
