/**
 * Wakes an offer: asks AWS's catalog what it is now, where it may be asked, and announces what is due. The seller may have
 * moved the date since it was last heard of, so that nothing is announced as expiring that is not.
 * @module
 */
import { CATALOG_UNANSWERED_MAX } from '#domain/limits.ts';
import { isInCatalog, offerDueAt } from '#domain/offers/expiry.ts';
import type { OfferFact } from '#domain/offers/hear.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Instant } from '#domain/time.ts';
import { count, log } from '#lambdas/edge/log.ts';
import { offerNotice, type PolicyShelf } from '#lambdas/edge/policies.ts';
import type { Product } from '#lambdas/edge/products.ts';
import type { ReadOffer } from '#lambdas/marketplace/catalog.ts';
import { hearOffer } from '#lambdas/stores/offers.ts';
import type { CorridorStore } from '#lambdas/stores/state-store.ts';
import { type Surroundings, walk } from '#lambdas/stores/unit-of-work.ts';

export interface OfferPorts {
  readonly store: CorridorStore;
  readonly surroundings: Surroundings;
  readonly policies: PolicyShelf;
  readonly products: readonly Product[];
  readonly readOffer: ReadOffer;
}

/** What asking the catalog came to; nothing where a partner's offer is not asked about. */
const askCatalog = async (
  { readOffer, products }: OfferPorts,
  offer: Offer,
  asOf: Instant,
): Promise<OfferFact | undefined> => {
  if (!isInCatalog(offer)) return undefined;
  try {
    const said = await readOffer(offer.offerId);
    if (!said) return { kind: 'catalog', reading: { asOf, outcome: 'not-ours', unanswered: 0 } };
    const product = products.find(({ productId }) => productId === said.productId);
    const statement = {
      ...said,
      ...(product ? { productCode: product.productCode } : {}),
      at: asOf,
      id: `catalog ${asOf}`,
    };
    return { kind: 'catalog', statement, reading: { asOf, outcome: 'read', unanswered: 0 } };
  } catch (error) {
    const unanswered = (offer.reading?.unanswered ?? 0) + 1;
    if (unanswered >= CATALOG_UNANSWERED_MAX) count('catalogUnread');
    log.warn('the catalog does not answer', {
      offerId: offer.offerId,
      unanswered,
      reason: (error as Error).name,
    });
    return { kind: 'catalog', reading: { asOf, outcome: 'unanswered', unanswered } };
  }
};

/**
 * Wakes one offer, if it is due.
 * @throws where the commit kept conflicting: the message is delivered again
 */
export const wakeOffer = async (ports: OfferPorts, offerId: string, correlationId: string): Promise<void> => {
  const { store, surroundings, policies } = ports;
  const asOf = surroundings.now();
  const [stored] = await store.load([{ kind: 'offer' as const, id: offerId }]);
  const due = stored?.entity && offerDueAt(stored.entity);
  if (!stored?.entity || due === undefined || due > asOf) return;
  const fact = await askCatalog(ports, stored.entity, asOf);
  const cause = { door: 'clock', verb: 'wake-offer', actor: { kind: 'clock' as const }, correlationId };
  const walked = await walk(store, surroundings, cause, (work) =>
    hearOffer(work, offerNotice(policies), offerId, fact),
  );
  if (walked.outcome === 'refused') throw new Error(`offer ${offerId}: ${walked.refusal.refused}`);
  log.info('woken', { kind: 'offer', id: offerId, outcome: walked.outcome });
};
