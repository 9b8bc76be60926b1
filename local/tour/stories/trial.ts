/**
 * A native free trial: the landing says so, and its conversion changes nothing.
 * @module
 */
import { DAY_MS, lookAt, pass, seeSubscription, seeTenant, type Telling } from '../sights.ts';
import { buy } from './contract.ts';

/** From the first free day to the first paid one. */
export const trial = async (telling: Telling): Promise<void> => {
  const { stage, narrator, productCode } = telling;
  const { offerId } = await narrator.act('the seller releases an offer with 14 free days', () =>
    stage.marketplace('offer', { productCode, name: 'Fourteen free days', freeTrialDays: 14 }),
  );
  const { purchase, tenantId } = await buy(telling, 'subscription', { offerId });
  const { subscriptionId } = purchase;
  await narrator.see(
    'the subscription began as a trial',
    async () => (await lookAt(telling, subscriptionId)).freeTrial,
    (freeTrial) => freeTrial === true,
  );
  await pass(telling, 'fifteen days pass; AWS Marketplace begins to charge', 15 * DAY_MS);
  await seeSubscription(telling, subscriptionId, 'ACTIVE');
  await seeTenant(telling, tenantId, 'ACTIVE');
};
