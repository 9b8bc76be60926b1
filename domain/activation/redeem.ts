/**
 * Redeems a link: asked for, told to the vendor, answered. One at a time in a tenant, so that its order is an order; and one
 * commit with the link itself, so that a link is redeemed once.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import type { DomainEvent } from '../events/schemas.ts';
import type { Hint } from '../messages/hints.ts';
import type { ActivationTerms } from '../policy/activation-terms.ts';
import type { Sealed } from '../sealed.ts';
import type { Instant } from '../time.ts';
import {
  openRedemption,
  REDEMPTIONS_MAX,
  type Redemption,
  type RedemptionState,
  type RefusedReason,
  type TenantActivations,
} from './activation.ts';
import { redemptionEvent } from './events.ts';
import { hintsFor } from './hints.ts';
import { type ActivationLink, whyLinkTaken } from './link.ts';
import { standingAgainst } from './order.ts';
import { orderRefusal, type Surroundings } from './remedies.ts';

/** What one act on a redemption writes, in one commit, and announces. */
export interface Redeemed {
  readonly activations: TenantActivations;
  readonly link: ActivationLink;
  readonly redemption: Redemption;
  readonly events: readonly DomainEvent[];
  /** What a person should know before it is done; the same under a dry run. */
  readonly hints: readonly Hint[];
}

/** What somebody asks for. */
export interface WantedRedemption {
  /** `ac-…`, new. */
  readonly activationId: string;
  /** A product of the catalog. */
  readonly product: string;
  /** The link as it was checked and sealed. */
  readonly sealed: Sealed;
}

/** Whether it is a tenant whose activations are still in order, and nothing else is under way. */
const whyNotNow = (activations: TenantActivations): Refusal | undefined => {
  const { tenantId, state, redemptions } = activations;
  if (state.name === 'CONFLICT') {
    const [{ caseId, symptom }] = state.conflicts;
    return refuse('TENANT_IN_CONFLICT', { tenantId, caseId, symptom });
  }
  const open = openRedemption(activations);
  if (open) return refuse('ACTIVATION_IN_PROGRESS', { tenantId, activationId: open.activationId });
  return redemptions.length >= REDEMPTIONS_MAX ? refuse('HISTORY_FULL', { tenantId }) : undefined;
};

/** The family of a product; its own property, since products are names that anybody sends. */
export const familyOf = (
  product: string,
  { products }: Pick<ActivationTerms, 'products'>,
): string | undefined => (Object.hasOwn(products, product) ? products[product]?.family : undefined);

/**
 * Asks for a redemption; the vendor is told by `sendRedemption`. Under a dry run the answer is the same, and is not written.
 * @param link what is known of it by its hash
 * @returns refusals: LINK_ALREADY_USED, PRODUCT_UNKNOWN, TENANT_IN_CONFLICT, ACTIVATION_IN_PROGRESS, ACTIVATION_ORDER, HISTORY_FULL
 */
export const requestRedemption = (
  {
    activations,
    link,
  }: { readonly activations: TenantActivations; readonly link: ActivationLink | undefined },
  wanted: WantedRedemption,
  { terms, channel, now, ...of }: Surroundings,
): Redeemed | Refusal => {
  const taken = whyLinkTaken(link);
  if (taken) return taken;
  const { activationId, product, sealed } = wanted;
  const family = familyOf(product, terms);
  if (family === undefined) {
    return refuse('PRODUCT_UNKNOWN', { product, products: Object.keys(terms.products).join(', ') });
  }
  const busy = whyNotNow(activations);
  if (busy) return busy;
  const thought = { family, channel, at: now };
  const [against] = standingAgainst(activations.facts, thought, terms);
  if (against) return orderRefusal(activations, against, { terms, channel, now, ...of });
  const { policy, retryEveryMs, overdueAfterMs } = terms;
  const redemption: Redemption = {
    ...{ activationId, product, family, channel, requestedAt: now, attempts: 0 },
    link: { hash: sealed.hash, masked: sealed.masked },
    terms: { policy, retryEveryMs, overdueAfterMs },
    state: { name: 'REQUESTED', since: now },
  };
  const { tenantId } = activations;
  return {
    activations: { ...activations, redemptions: [...activations.redemptions, redemption] },
    link: { ...sealed, state: { name: 'HELD', tenantId, activationId } },
    redemption,
    events: [],
    hints: hintsFor(activations, thought, terms),
  };
};

/** A redemption in another state, in its tenant. */
export const withRedemption = (activations: TenantActivations, changed: Redemption): TenantActivations => ({
  ...activations,
  redemptions: activations.redemptions.map((each) =>
    each.activationId === changed.activationId ? changed : each,
  ),
});

/** Whether a redemption waits for the vendor to be told, or asked again. */
const waits = ({ name }: RedemptionState): boolean => name === 'REQUESTED' || name === 'SENT';

/** What is known of a redemption: its tenant, its link, and the redemption itself. */
export interface Known {
  readonly activations: TenantActivations;
  readonly link: ActivationLink;
  readonly redemption: Redemption;
}

/** The link of a redemption that came to nothing. One that was seen used meanwhile, in whichever tenant, stays used there. */
const releasedLink = (link: ActivationLink, reason: RefusedReason, now: Instant): ActivationLink => {
  if (link.state.name === 'USED') return link;
  return { ...link, state: reason === 'ALREADY_USED' ? { name: 'USED', at: now } : { name: 'FREE' } };
};

/** A redemption that came to nothing: its link is free again, unless it is known to be used. */
export const refused = (
  { activations, link, redemption }: Known,
  reason: RefusedReason,
  now: Instant,
): Redeemed => {
  const after: Redemption = { ...redemption, state: { name: 'REFUSED', since: now, reason } };
  return {
    activations: withRedemption(activations, after),
    link: releasedLink(link, reason, now),
    redemption: after,
    events: [redemptionEvent('activation.refused', activations, after, now)],
    hints: [],
  };
};

/** A redemption that stays as it is. */
export const unchanged = (known: Known): Redeemed => ({ ...known, events: [], hints: [] });

/**
 * Just before the vendor is told, or asked again: what was observed since it was asked for may stand against it. What was
 * sent once is asked about on, whatever was observed: the vendor may have done it.
 * @returns the redemption as SENT: the vendor is to be told now; as REFUSED: it is not; unchanged where it waits for nothing
 */
export const sendRedemption = (known: Known, terms: ActivationTerms, now: Instant): Redeemed => {
  const { activations, link, redemption } = known;
  const { state, family, channel, attempts, terms: pinned, requestedAt } = redemption;
  if (!waits(state)) return unchanged(known);
  const isFirst = state.name === 'REQUESTED';
  const stands =
    activations.state.name === 'CONFLICT' ||
    standingAgainst(activations.facts, { family, channel, at: now }, terms).length > 0;
  if (isFirst && stands) return refused(known, 'ORDER', now);
  const wasOverdue = state.name === 'SENT' && state.overdue === true;
  const isOverdue = now - requestedAt >= pinned.overdueAfterMs;
  const sent: Redemption = {
    ...redemption,
    attempts: attempts + 1,
    state: {
      name: 'SENT',
      since: isFirst ? now : state.since,
      retryAt: now + pinned.retryEveryMs,
      ...(isOverdue ? { overdue: true } : {}),
    },
  };
  return {
    activations: withRedemption(activations, sent),
    link,
    redemption: sent,
    events: isOverdue && !wasOverdue ? [redemptionEvent('activation.overdue', activations, sent, now)] : [],
    hints: [],
  };
};
