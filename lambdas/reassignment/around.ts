/**
 * What a plan needs beside the scene: the policy, the product, and the offers that matter to the two accounts.
 * @module
 */
import { kindOf, type Offer } from '#domain/offers/offer.ts';
import { wantedOffer } from '#domain/offers/wanted.ts';
import { type Plan, planOf, targetIn } from '#domain/reassignment/plan.ts';
import type { Around } from '#domain/reassignment/plan-sides.ts';
import { type Scene, subscriptionOf } from '#domain/reassignment/scene.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import type { ReassignmentPorts } from './ports.ts';

/** offers · of those that concern an account, the latest are looked at. */
const OFFERS_LOOKED_AT = 20;

const offerOf = async (work: UnitOfWork, offerId: string | undefined): Promise<Offer | undefined> =>
  offerId === undefined ? undefined : work.read('offer', offerId);

/** Whether operators recorded the offer as an SPPO. */
export const isSppo = async (work: UnitOfWork, offerId: string | undefined): Promise<boolean> => {
  const offer = await offerOf(work, offerId);
  return offer !== undefined && kindOf(offer) === 'sppo';
};

/** The offer that was named; else the best one that the account can accept. */
const wantedOf = async (work: UnitOfWork, { reassignment }: Scene): Promise<Offer | undefined> => {
  const { target, productCode } = reassignment;
  if (target.offerId !== undefined) return offerOf(work, target.offerId);
  const extended = await work.read('extended', target.buyerAccount);
  const offers = await work.readAll('offer', extended?.offerIds.slice(-OFFERS_LOOKED_AT) ?? []);
  const known = offers.filter((offer) => offer !== undefined);
  return wantedOffer(known, { account: target.buyerAccount, productCode }, work.now);
};

const settingOf = async (
  { policies, products }: ReassignmentPorts,
  { now }: UnitOfWork,
  productCode: string,
): Promise<Around> => {
  const product = products.find((each) => each.productCode === productCode);
  return {
    now,
    policy: await policies.forProduct(productCode),
    product: { name: product?.name ?? productCode, ...(product?.type ? { type: product.type } : {}) },
  };
};

const aroundOf = async (ports: ReassignmentPorts, work: UnitOfWork, scene: Scene): Promise<Around> => {
  const { source, productCode } = scene.reassignment;
  const origin = subscriptionOf(scene, source.subscriptionId);
  const current = targetIn(scene);
  const [wanted, ofSource, ofTarget] = [
    await wantedOf(work, scene),
    await offerOf(work, origin?.offerId),
    await offerOf(work, current?.offerId),
  ];
  return {
    ...(await settingOf(ports, work, productCode)),
    ...(wanted ? { wanted } : {}),
    ...(ofSource ? { ofSource } : {}),
    ...(ofTarget ? { ofTarget } : {}),
  };
};

/** The plan of a reassignment as it stands in the unit of work. */
export const planIn = async (ports: ReassignmentPorts, work: UnitOfWork, scene: Scene): Promise<Plan> =>
  planOf(scene, await aroundOf(ports, work, scene));

/** The same without what only offers tell: for a row of a list, which shows none of that. */
export const outlineIn = async (ports: ReassignmentPorts, work: UnitOfWork, scene: Scene): Promise<Plan> => {
  const { target, productCode } = scene.reassignment;
  const wanted = await offerOf(work, target.offerId);
  return planOf(scene, { ...(await settingOf(ports, work, productCode)), ...(wanted ? { wanted } : {}) });
};
