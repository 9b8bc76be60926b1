/**
 * An operator records what an offer is: what AWS does not say, or says otherwise.
 * @module
 */
import type { RecordOfferBody } from '#domain/api/offers.ts';
import { type Refusal, refuse } from '#domain/errors.ts';
import { kindOf, type Offer, type OfferRecord, termsOf } from '#domain/offers/offer.ts';
import { parseInstant } from '#domain/time.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { type Decided, operatorWrite } from '#lambdas/edge/operator-write.ts';
import { offerNotice } from '#lambdas/edge/policies.ts';
import { heardOffer } from '#lambdas/stores/offers.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { corridorOf, DOOR } from './corridor.ts';
import { offerNext } from './next-steps.ts';
import { offerPath } from './paths.ts';
import type { OffersPorts } from './ports.ts';
import { strangers } from './resellers.ts';

type Key = 'PUT /v1/offers/{id}';

const recordOf = ({ reason: _, expiresAt, ...body }: RecordOfferBody, work: UnitOfWork): OfferRecord => {
  const { kind, label, sellerOfRecord, audience, productCode } = body;
  const { account, name } = sellerOfRecord ?? {};
  return {
    at: work.now,
    id: work.commitId,
    productCode,
    ...(kind === undefined ? {} : { kind }),
    ...(label === undefined ? {} : { label }),
    ...(sellerOfRecord
      ? { sellerOfRecord: { ...(account ? { account } : {}), ...(name ? { name } : {}) } }
      : {}),
    ...(audience === undefined ? {} : { audience: [...new Set(audience)] }),
    ...(expiresAt === undefined ? {} : { expiresAt: parseInstant(expiresAt) as number }),
  };
};

/** A seller of record has an account, a name, or both. */
const namesNobody = ({ sellerOfRecord }: RecordOfferBody): Refusal | undefined =>
  sellerOfRecord && !sellerOfRecord.account && !sellerOfRecord.name
    ? refuse('BODY_INVALID', {}, [{ field: 'sellerOfRecord', message: 'names nobody' }])
    : undefined;

/** The product must be on sale here, and the one that AWS says the offer is for. */
const wrongProduct = ({ products }: OffersPorts, offer: Offer | undefined, productCode: string) => {
  const product = products.find((each) => each.productCode === productCode);
  const productId = offer && termsOf(offer).productId;
  const message = product ? `is not what the offer is for (${productId})` : 'is not on sale here';
  const isRight = product && (productId === undefined || product.productId === productId);
  return isRight ? undefined : refuse('BODY_INVALID', {}, [{ field: 'productCode', message }]);
};

const decide = async (
  ports: OffersPorts,
  work: UnitOfWork,
  before: Offer | undefined,
  { id, body }: { id: string; body: RecordOfferBody },
): Promise<Decided | Refusal> => {
  const refusal = namesNobody(body) ?? wrongProduct(ports, before, body.productCode);
  if (refusal) return refusal;
  const fact = { kind: 'recorded', record: recordOf(body, work) } as const;
  const told = await heardOffer(work, offerNotice(ports.policies), id, fact);
  if (!told) return refuse('INTERNAL');
  const { offer: after, events } = told;
  const from = before ? kindOf(before) : 'unknown';
  return {
    isWritten: true,
    changes: [{ resource: offerPath(id), from, to: kindOf(after) }],
    events,
    warnings: await strangers(ports, after, termsOf(after).audience),
    next: offerNext(after, work.now),
  };
};

/** `PUT /v1/offers/{id}`. */
export const recordOffer = (ports: OffersPorts): Handler<Key> =>
  operatorWrite<Key, UnitOfWork, Offer | undefined>(DOOR, corridorOf(ports), {
    verb: 'record-offer',
    self: ({ params }) => offerPath(params.id),
    find: async (work, { params }) => {
      const target = await work.read('offer', params.id);
      return { target, version: work.versionOf('offer', params.id) };
    },
    decide: (work, offer, { params, body }) => decide(ports, work, offer, { id: params.id, body }),
  });
