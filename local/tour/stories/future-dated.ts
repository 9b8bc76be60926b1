/**
 * A future-dated purchase: the agreement is there long before its license, and nothing times out meanwhile.
 * @module
 */
import { Buyer } from '../buyer.ts';
import { DAY_MS, pass, seeSubscription, seeTenant, type Telling, UNTIL_ALL_NOTIFIED_MS } from '../sights.ts';
import { register } from './pay-as-you-go.ts';

/** From the agreement to its start, a hundred days later. */
export const futureDated = async (telling: Telling): Promise<void> => {
  const { stage, narrator, productCode } = telling;
  const startsAt = (await stage.now()) + 100 * DAY_MS;
  const buyer = new Buyer(stage, 'ja');
  const { offerId } = await narrator.act('the seller releases an offer that begins in a hundred days', () =>
    stage.marketplace('offer', { productCode, name: 'From next quarter', startsAt }),
  );
  const purchase = await narrator.act(`AWS account ${buyer.account} accepts it`, () =>
    buyer.subscribe(productCode, { offerId }),
  );
  await pass(telling, 'minutes pass', UNTIL_ALL_NOTIFIED_MS);
  await narrator.see(
    'the agreement is shown with its start, and no subscription yet',
    async () => (await stage.operator('GET', `/v1/subscriptions?agreementId=${purchase.agreementId}`)).body,
    ({ items, agreement }) =>
      Array.isArray(items) &&
      items.length === 0 &&
      (agreement as { startsAt?: string } | undefined)?.startsAt !== undefined,
  );
  await pass(telling, 'a hundred days pass', 100 * DAY_MS);
  await pass(telling, 'and the minutes that AWS Marketplace takes', UNTIL_ALL_NOTIFIED_MS);
  await seeSubscription(telling, purchase.subscriptionId, 'ACTIVE_UNREGISTERED');
  const tenantId = await register(telling, buyer, purchase);
  await seeTenant(telling, tenantId, 'ACTIVE');
};
