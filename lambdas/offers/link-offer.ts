/**
 * An operator links a private offer to a tenant for an account, so that its acceptance is recognized. It binds nothing.
 * @module
 */
import { type Refusal, refuse } from '#domain/errors.ts';
import { OFFER_LINKS_MAX } from '#domain/limits.ts';
import { hintOf } from '#domain/messages/hints.ts';
import {
  hasAccepted,
  isPrivate,
  type Offer,
  type OfferLink,
  saidAudience,
  termsOf,
} from '#domain/offers/offer.ts';
import { awaitedIdOf, withOffer, withoutOffer } from '#domain/reassignment/awaited.ts';
import { mayBind } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { type Instant, isoOf } from '#domain/time.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { type Decided, operatorWrite } from '#lambdas/edge/operator-write.ts';
import { offerNotice } from '#lambdas/edge/policies.ts';
import { heardOffer } from '#lambdas/stores/offers.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { corridorOf, DOOR } from './corridor.ts';
import { linkNext } from './next-steps.ts';
import { offerPath } from './paths.ts';
import type { OffersPorts } from './ports.ts';
import { strangers } from './resellers.ts';

type Key = 'POST /v1/offers/{id}/links';
type Wanted = Pick<OfferLink, 'tenantId' | 'buyerAccount'>;

const linkFor = (offer: Offer, account: string): OfferLink | undefined =>
  offer.links.find(({ buyerAccount }) => buyerAccount === account);

/** Why the account will not accept the offer. */
const whyNot = (offer: Offer, { buyerAccount }: Wanted, now: Instant): Refusal | undefined => {
  const { offerId } = offer;
  const { kind, expiresAt } = termsOf(offer);
  if (!isPrivate(kind)) return refuse('OFFER_NOT_PRIVATE', { offerId, kind });
  if (hasAccepted(offer, buyerAccount)) return undefined;
  const audience = saidAudience(offer);
  if (audience.length > 0 && !audience.includes(buyerAccount)) {
    return refuse('OFFER_NOT_EXTENDED', { offerId, buyerAccount });
  }
  return expiresAt !== undefined && expiresAt <= now
    ? refuse('OFFER_EXPIRED', { offerId, buyerAccount, until: isoOf(expiresAt) })
    : undefined;
};

const isFull = ({ links }: Offer): Refusal | undefined => {
  const message = `is one more than the ${OFFER_LINKS_MAX} accounts that an offer is linked for`;
  return links.length >= OFFER_LINKS_MAX
    ? refuse('BODY_INVALID', {}, [{ field: 'buyerAccount', message }])
    : undefined;
};

/** The account is awaited for the tenant, and under this offer for no other. */
const awaitAccount = async (
  work: UnitOfWork,
  { offerId }: Offer,
  awaitedId: string,
  link: { readonly former: OfferLink | undefined; readonly tenantId: string },
): Promise<void> => {
  const known = await work.read('awaited', awaitedId);
  const { former, tenantId } = link;
  const others = known && former ? withoutOffer(known, { offerId, tenantId: former.tenantId }) : known;
  work.put('awaited', awaitedId, withOffer(others, awaitedId, { offerId, tenantId }));
};

const alreadyLinked = (offer: Offer, link: OfferLink): Decided => ({
  isWritten: false,
  changes: [],
  events: [],
  warnings: [hintOf('OFFER_LINKED_ALREADY')],
  next: [linkNext(offer, link)],
});

/** Hears the link, and awaits the account: its landing proposes the tenant, also after it accepted. */
const linked = async (
  ports: OffersPorts,
  work: UnitOfWork,
  before: Offer,
  { tenant, former, buyerAccount }: { tenant: Tenant; former: OfferLink | undefined; buyerAccount: string },
): Promise<Decided | Refusal> => {
  const { tenantId } = tenant;
  const { offerId } = before;
  const link = { tenantId, buyerAccount, at: work.now, id: work.commitId };
  const told = await heardOffer(work, offerNotice(ports.policies), offerId, { kind: 'linked', link });
  if (!told) return refuse('INTERNAL');
  const { offer, events } = told;
  const productCode = termsOf(offer).productCode ?? tenant.productCode;
  await awaitAccount(work, offer, awaitedIdOf(productCode, buyerAccount), { former, tenantId });
  return {
    isWritten: true,
    changes: [{ resource: offerPath(offerId), from: former ? 'LINKED' : 'UNLINKED', to: 'LINKED' }],
    events,
    warnings: [
      ...(former ? [hintOf('OFFER_LINK_REPLACED', { buyerAccount, tenantId: former.tenantId })] : []),
      ...(await strangers(ports, offer, [buyerAccount])),
    ],
    next: [linkNext(offer, link)],
  };
};

const decide = async (
  ports: OffersPorts,
  work: UnitOfWork,
  offer: Offer,
  wanted: Wanted,
): Promise<Decided | Refusal> => {
  const { tenantId, buyerAccount } = wanted;
  const refusal = whyNot(offer, wanted, work.now);
  if (refusal) return refusal;
  const former = linkFor(offer, buyerAccount);
  if (former?.tenantId === tenantId) return alreadyLinked(offer, former);
  const tenant = await work.read('tenant', tenantId);
  if (!tenant) return refuse('NOT_FOUND', { id: tenantId }, [{ field: 'tenantId', message: 'is no tenant' }]);
  return (
    mayBind(tenant, termsOf(offer).productCode) ??
    (former ? undefined : isFull(offer)) ??
    linked(ports, work, offer, { tenant, former, buyerAccount })
  );
};

/** `POST /v1/offers/{id}/links`. */
export const linkOffer = (ports: OffersPorts): Handler<Key> =>
  operatorWrite<Key, UnitOfWork, Offer>(DOOR, corridorOf(ports), {
    verb: 'link-offer',
    self: ({ params }) => offerPath(params.id),
    find: async (work, { params }) => {
      const target = await work.read('offer', params.id);
      return target
        ? { target, version: work.versionOf('offer', params.id) }
        : refuse('NOT_FOUND', { id: params.id });
    },
    decide: (work, offer, { body }) =>
      decide(ports, work, offer, { tenantId: body.tenantId, buyerAccount: body.buyerAccount }),
  });
