/**
 * Opening a product's console, or the licensing platform. A refused sign-in is only called so where no system behind it is
 * known to be down (decision D3-4).
 * @module
 */
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import type { DomainEvent } from '../events/schemas.ts';
import type { CapabilityTable, UpstreamTerms } from '../policy/capabilities-terms.ts';
import { type Instant, isoOf } from '../time.ts';
import type { VendorAccount } from './account.ts';
import { usedEvent } from './events.ts';
import { inTenant, mayOperate, refuseNaming, wordsIn } from './may-do.ts';
import { type Upstream, waitingFor } from './upstream.ts';

/** What shall be opened. */
export type ConsoleWanted =
  | { readonly kind: 'console.open'; readonly product: string }
  | { readonly kind: 'licensing-platform.open' };

/** What the vendor answered to the sign-in. */
export type ConsoleAnswer =
  | { readonly answered: 'opened'; readonly url: string }
  | { readonly answered: 'sign-in-refused' }
  | { readonly answered: 'unreachable'; readonly retryAfterSeconds?: number };

/** What both decisions look at. */
export interface ConsoleScene {
  readonly account: VendorAccount;
  readonly table: CapabilityTable;
  readonly upstreams: readonly Upstream[];
  readonly terms: readonly UpstreamTerms[];
  readonly now: Instant;
}

/** Systems of the vendor that must be up for it. */
export const neededFor = (
  wanted: ConsoleWanted,
  { table, account }: Pick<ConsoleScene, 'table' | 'account'>,
): readonly string[] => [
  ...(table.accountTypes.find(({ id }) => id === account.accountType)?.upstreams ?? []),
  ...(wanted.kind === 'console.open' ? (table.products[wanted.product]?.upstreams ?? []) : []),
];

const absent = (wanted: ConsoleWanted, { account, table }: ConsoleScene): Refusal | undefined => {
  const { tenantId, state, products } = account;
  if (state.name === 'DELETED') return refuse('CUSTOMER_DELETED', { tenantId, since: isoOf(state.since) });
  if (wanted.kind !== 'console.open' || products[wanted.product]) return undefined;
  const named = { product: wordsIn(table.lists.products, wanted.product) };
  return refuseNaming('PRODUCT_NOT_ENLISTED', named, { product: wanted.product, tenantId });
};

/**
 * Whether the vendor is asked to open it at all.
 * @returns the table's refusal, `PRODUCT_NOT_ENLISTED`, or `UPSTREAM_MAINTENANCE`: then the sign-in is not even tried
 */
export const mayOpen = (wanted: ConsoleWanted, scene: ConsoleScene): Refusal | undefined => {
  const { account, table, upstreams, terms, now } = scene;
  const argument = wanted.kind === 'console.open' ? wanted.product : undefined;
  const allowed = mayOperate(table, account.accountType, wanted.kind, argument);
  if (isRefusal(allowed)) return inTenant(allowed, account.tenantId);
  return absent(wanted, scene) ?? waitingFor(neededFor(wanted, scene), upstreams, terms, now);
};

/**
 * What the vendor's answer means.
 * @param scene as it is after the answer: a system may have gone down meanwhile
 * @returns where it is open; `UPSTREAM_MAINTENANCE` or `UPSTREAM_UNAVAILABLE` to be tried again; else the refused sign-in
 */
export const consoleAnswered = (
  wanted: ConsoleWanted,
  answer: ConsoleAnswer,
  scene: ConsoleScene,
): { readonly url: string } | Refusal => {
  if (answer.answered === 'opened') return { url: answer.url };
  const { table, upstreams, terms, now } = scene;
  const waiting = waitingFor(neededFor(wanted, scene), upstreams, terms, now);
  if (waiting) return waiting;
  if (answer.answered === 'unreachable') {
    const { retryAfterSeconds } = answer;
    return refuse('UPSTREAM_UNAVAILABLE', retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
  }
  const product = wanted.kind === 'console.open' ? wanted.product : wanted.kind;
  return refuseNaming(
    'CONSOLE_SIGN_IN_REFUSED',
    { product: wordsIn(table.lists.products, product) },
    { product },
  );
};

/** That it was opened stands in the audit; where it was opened does not. */
export const openedEvent = (wanted: ConsoleWanted, account: VendorAccount, now: Instant): DomainEvent => {
  const subject = wanted.kind === 'console.open' ? `consoles/${wanted.product}` : 'licensing-platform';
  return usedEvent(account, wanted.kind, { subject }, now);
};
