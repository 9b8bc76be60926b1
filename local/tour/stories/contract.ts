/**
 * A contract: seats are bought in advance, upgraded, and gone when it expires.
 * @module
 */
import { Buyer, type Purchase } from '../buyer.ts';
import {
  HOUR_MS,
  pass,
  seeEntitlements,
  seeEvents,
  seeSubscription,
  seeTenant,
  type Telling,
  UNTIL_ALL_NOTIFIED_MS,
} from '../sights.ts';
import { register } from './pay-as-you-go.ts';

/** A served tenant, and the contract that it is served by. */
export interface Served {
  readonly purchase: Purchase;
  readonly tenantId: string;
}

/** Buys a product of a pricing model, hears of it, lands, and is served. */
export const buy = async (telling: Telling, model: string, terms: object = {}): Promise<Served> => {
  const { stage, narrator, productOf } = telling;
  const buyer = new Buyer(stage, 'ja');
  const purchase = await narrator.act(`AWS account ${buyer.account} buys a ${model} in AWS Marketplace`, () =>
    buyer.subscribe(productOf(model), terms),
  );
  await pass(telling, 'minutes pass; AWS Marketplace sends its notifications', UNTIL_ALL_NOTIFIED_MS);
  await seeSubscription(telling, purchase.subscriptionId, 'ACTIVE_UNREGISTERED');
  const tenantId = await register(telling, buyer, purchase);
  await seeTenant(telling, tenantId, 'ACTIVE');
  return { purchase, tenantId };
};

/** Its time is over: final hour, grace, and nothing is granted any more. */
export const expire = async (telling: Telling, { purchase, tenantId }: Served): Promise<void> => {
  const { stage, narrator } = telling;
  const { agreementId, subscriptionId } = purchase;
  await narrator.act('the contract expires', () =>
    stage.marketplace('end', { agreementId, status: 'EXPIRED' }),
  );
  await pass(telling, 'minutes pass', UNTIL_ALL_NOTIFIED_MS);
  await seeSubscription(telling, subscriptionId, 'ENDING');
  await seeTenant(telling, tenantId, 'GRACE');
  await seeEntitlements(telling, subscriptionId, {});
  await pass(telling, 'the final hour passes', HOUR_MS);
  await seeSubscription(telling, subscriptionId, 'ENDED');
};

/** From the purchase to the expiry. */
export const contract = async (telling: Telling): Promise<void> => {
  const { stage, narrator } = telling;
  const served = await buy(telling, 'contract');
  const { agreementId, subscriptionId } = served.purchase;
  await seeEntitlements(telling, subscriptionId, { seats: 10 });
  await narrator.act('the buyer upgrades to 25 seats', () =>
    stage.marketplace('amend', { agreementId, grants: { seats: 25 } }),
  );
  await seeEntitlements(telling, subscriptionId, { seats: 25 });
  await seeTenant(telling, served.tenantId, 'ACTIVE');
  await expire(telling, served);
  await seeEvents(telling, subscriptionId, [
    'subscription.active',
    'subscription.entitlements.changed',
    'subscription.entitlements.changed',
    'subscription.ending',
    'subscription.entitlements.changed',
    'subscription.ended',
  ]);
};
