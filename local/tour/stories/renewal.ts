/**
 * Renewals: AWS does not say whether the license's ARN stays. Both ways, the tenant is served throughout.
 * @module
 */
import { purchaseOf } from '../buyer.ts';
import {
  HOUR_MS,
  lookAt,
  pass,
  seeEntitlements,
  seeEvents,
  seeSubscription,
  seeTenant,
  type Telling,
  tenantOf,
  UNTIL_ALL_NOTIFIED_MS,
} from '../sights.ts';
import { buy, type Served } from './contract.ts';

const renewedAs = async (telling: Telling, { purchase }: Served, renewedLicense: 'same' | 'new') => {
  const { stage, narrator } = telling;
  await stage.marketplace('coins', { renewedLicense });
  const renewed = await narrator.act(
    renewedLicense === 'same'
      ? 'it renews; the license stays'
      : 'it renews again; now there is a new license',
    async () => purchaseOf(await stage.marketplace('renew', { agreementId: purchase.agreementId })),
  );
  await pass(telling, 'minutes pass; AWS Marketplace sends its notifications', UNTIL_ALL_NOTIFIED_MS);
  return renewed;
};

const withCoins = async (telling: Telling, tell: () => Promise<void>): Promise<void> => {
  try {
    await tell();
  } finally {
    await telling.stage.marketplace('coins', { renewedLicense: 'same' });
  }
};

/** Two renewals: one keeps the license, one changes it. */
export const renewal = (telling: Telling): Promise<void> =>
  withCoins(telling, async () => {
    const { narrator } = telling;
    const served = await buy(telling, 'contract');
    const { tenantId, purchase: first } = served;
    const second = await renewedAs(telling, served, 'same');
    await narrator.see(
      'the subscription goes on under the new agreement',
      async () => (await lookAt(telling, first.subscriptionId)).agreementId,
      (agreementId) => agreementId === second.agreementId,
    );
    await seeSubscription(telling, first.subscriptionId, 'ACTIVE');
    await seeTenant(telling, tenantId, 'ACTIVE');

    const third = await renewedAs(telling, { ...served, purchase: second }, 'new');
    await seeSubscription(telling, third.subscriptionId, 'ACTIVE');
    await narrator.see(
      'the tenant has followed it',
      () => tenantOf(telling, third.subscriptionId),
      (id) => id === tenantId,
    );
    await seeEntitlements(telling, third.subscriptionId, { seats: 10 });
    await pass(telling, 'the final hour of the old license passes', HOUR_MS);
    await seeSubscription(telling, first.subscriptionId, 'ENDED');
    await seeTenant(telling, tenantId, 'ACTIVE');
    await seeEvents(telling, tenantId, [
      'tenant.provisioned',
      'tenant.payer.changed',
      'tenant.payer.changed',
    ]);
  });
