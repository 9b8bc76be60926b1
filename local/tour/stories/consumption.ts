/**
 * A contract with consumption: seats in advance and usage on top. An upgrade comes while AWS does not answer.
 * @module
 */
import { HOUR_MS, lookAt, pass, seeEntitlements, seeTenant, type Telling } from '../sights.ts';
import { buy, expire } from './contract.ts';

interface Shown {
  readonly readAt?: string;
  readonly items: readonly { readonly value: number }[];
}

/** From the purchase over an outage to the expiry. */
export const consumption = async (telling: Telling): Promise<void> => {
  const { stage, narrator, delivery = {} } = telling;
  const served = await buy(telling, 'contract-with-consumption');
  const { agreementId, subscriptionId } = served.purchase;
  await seeEntitlements(telling, subscriptionId, { seats: 10 });
  const outage = { operation: 'GetEntitlements', kind: 'outage' };
  await narrator.act('GetEntitlements goes out of order', () =>
    stage.marketplace('faults', { api: [outage], delivery }),
  );
  await narrator.act('the buyer upgrades to 40 seats', () =>
    stage.marketplace('amend', { agreementId, grants: { seats: 40 } }),
  );
  await pass(telling, 'three hours pass', 3 * HOUR_MS);
  await narrator.see(
    'another read is due, and what was known stays: 10 seats',
    async () => (await lookAt(telling, subscriptionId)).entitlements as Shown | undefined,
    (shown) => shown?.readAt !== undefined && shown.items[0]?.value === 10,
  );
  await seeTenant(telling, served.tenantId, 'ACTIVE');
  await narrator.act('GetEntitlements answers again', () => stage.marketplace('faults', { delivery }));
  await pass(telling, 'an hour passes', HOUR_MS);
  await seeEntitlements(telling, subscriptionId, { seats: 40 });
  await expire(telling, served);
};
