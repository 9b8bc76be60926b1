/**
 * The stories of the tour, by name.
 * @module
 */
import { Buyer } from '../buyer.ts';
import { pass, seeEvents, seeSubscription, seeTenant, type Telling, UNTIL_NOTIFIED_MS } from '../sights.ts';
import { payAsYouGo, register, subscribe } from './pay-as-you-go.ts';

/** One story: its title, and how it is played. */
export interface Story {
  readonly title: string;
  readonly play: (telling: Telling) => Promise<void>;
}

const MINUTE_MS = 60_000;

const withDelivery = async (
  { stage }: Telling,
  delivery: object,
  play: () => Promise<void>,
): Promise<void> => {
  await stage.marketplace('faults', { delivery });
  try {
    await play();
  } finally {
    await stage.marketplace('faults', {});
  }
};

const shuffled = (telling: Telling): Promise<void> =>
  withDelivery(telling, { copies: 3, shuffleMs: MINUTE_MS }, async () => {
    await payAsYouGo(telling);
    const { stage, narrator } = telling;
    await narrator.see(
      'nothing ended in a dead-letter queue',
      () => stage.deadLetters(),
      (letters) => letters === 0,
    );
  });

const landingFirst = async (telling: Telling): Promise<void> => {
  const buyer = new Buyer(telling.stage, 'ja');
  const purchase = await subscribe(telling, buyer);
  const tenantId = await register(telling, buyer, purchase);
  await seeSubscription(telling, purchase.subscriptionId, 'PENDING');
  await seeTenant(telling, tenantId, 'PROVISIONING');
  await seeEvents(telling, tenantId, ['tenant.created']);
  await pass(telling, 'a minute passes; AWS Marketplace confirms', UNTIL_NOTIFIED_MS);
  await seeSubscription(telling, purchase.subscriptionId, 'ACTIVE');
  await seeTenant(telling, tenantId, 'ACTIVE');
  await seeEvents(telling, tenantId, ['tenant.created', 'tenant.provisioned']);
};

const concurrentAgreements = async (telling: Telling): Promise<void> => {
  const { narrator, stage } = telling;
  const buyer = new Buyer(stage, 'ja');
  const first = await subscribe(telling, buyer);
  const second = await subscribe(telling, buyer);
  await pass(telling, 'a minute passes; AWS Marketplace confirms both', UNTIL_NOTIFIED_MS);
  const one = await register(telling, buyer, first);
  const other = await register(telling, buyer, second);
  await narrator.see(
    'two tenants',
    async () => new Set([one, other]).size,
    (size) => size === 2,
  );
  await narrator.see(
    'two subscriptions of the one buyer account',
    async () => (await stage.operator('GET', `/v1/subscriptions?buyerAccount=${buyer.account}`)).body,
    (body) => Array.isArray(body.items) && body.items.length === 2,
  );
  await narrator.act('the buyer cancels the first', () => buyer.cancel(first));
  await pass(telling, 'a minute passes', UNTIL_NOTIFIED_MS);
  await seeTenant(telling, one, 'GRACE');
  await seeTenant(telling, other, 'ACTIVE');
  await seeSubscription(telling, second.subscriptionId, 'ACTIVE');
};

/** In the order in which `npm run tour` plays them. */
export const STORIES: Readonly<Record<string, Story>> = {
  'pay-as-you-go': {
    title: 'A buyer subscribes, lands, is served, cancels and comes back',
    play: payAsYouGo,
  },
  shuffled: { title: 'The same with every notification tripled and shuffled', play: shuffled },
  'landing-first': { title: 'The landing comes before the notifications', play: landingFirst },
  'concurrent-agreements': {
    title: 'Two concurrent agreements of one buyer account for one product',
    play: concurrentAgreements,
  },
};
