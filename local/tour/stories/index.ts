/**
 * The stories of the tour, by name.
 * @module
 */
import { Buyer } from '../buyer.ts';
import { pass, seeEvents, seeSubscription, seeTenant, type Telling, UNTIL_NOTIFIED_MS } from '../sights.ts';
import { activation } from './activation.ts';
import { audit } from './audit.ts';
import { capabilities } from './capabilities.ts';
import { consumption } from './consumption.ts';
import { contract } from './contract.ts';
import { futureDated } from './future-dated.ts';
import { handOff } from './hand-off.ts';
import { legacy } from './legacy.ts';
import { metering } from './metering.ts';
import { move } from './move.ts';
import { notifications } from './notifications.ts';
import { offerSwitch } from './offer-switch.ts';
import { offers } from './offers.ts';
import { payAsYouGo, register, subscribe } from './pay-as-you-go.ts';
import { renewal } from './renewal.ts';
import { repair } from './repair.ts';
import { trial } from './trial.ts';

/** One story: its title, and how it is played. */
export interface Story {
  readonly title: string;
  readonly play: (telling: Telling) => Promise<void>;
}

const MINUTE_MS = 60_000;

const withDelivery = async (
  telling: Telling,
  delivery: object,
  play: (telling: Telling) => Promise<void>,
): Promise<void> => {
  const { stage } = telling;
  await stage.marketplace('faults', { delivery });
  try {
    await play({ ...telling, delivery });
  } finally {
    await stage.marketplace('faults', {});
  }
};

/** The story with every notification tripled and shuffled. */
const shuffled =
  (play: Story['play']): Story['play'] =>
  (telling) =>
    withDelivery(telling, { copies: 3, shuffleMs: MINUTE_MS }, async (disturbed) => {
      await play(disturbed);
      const { stage, narrator } = telling;
      await narrator.see(
        'nothing ended in a dead-letter queue',
        () => stage.deadLetters(),
        (letters) => letters === 0,
      );
    });

/** Stories of every product type, each also shuffled. */
const OF_EVERY_TYPE = {
  contract: { title: 'A contract: bought in advance, upgraded, and expired', play: contract },
  consumption: {
    title: 'A contract with consumption, upgraded while AWS does not answer',
    play: consumption,
  },
  trial: { title: 'A free trial that turns into a paid subscription', play: trial },
  renewal: {
    title: 'A contract renewed under the same license, then under a new one',
    play: renewal,
  },
  'future-dated': { title: 'A purchase that begins in a hundred days', play: futureDated },
  legacy: { title: 'A legacy customer, through SNS, and their cut-over to the license', play: legacy },
} as const satisfies Record<string, Story>;

const disturbed = Object.entries(OF_EVERY_TYPE).map(([name, { title, play }]): [string, Story] => [
  `${name}-shuffled`,
  { title: `${title}: tripled and shuffled`, play: shuffled(play) },
]);

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
  shuffled: { title: 'The same with every notification tripled and shuffled', play: shuffled(payAsYouGo) },
  'landing-first': { title: 'The landing comes before the notifications', play: landingFirst },
  'concurrent-agreements': {
    title: 'Two concurrent agreements of one buyer account for one product',
    play: concurrentAgreements,
  },
  ...OF_EVERY_TYPE,
  ...Object.fromEntries(disturbed),
  'hand-off': {
    title: 'A product whose buyers go on to the seller’s own sign-up',
    play: handOff,
  },
  offers: {
    title: 'Private offers: an SPPO from its release to its tenant, a partner’s to its expiry',
    play: offers,
  },
  move: {
    title: 'A customer is moved to another AWS account: in the right order, and in three wrong ones',
    play: move,
  },
  'offer-switch': {
    title:
      'Another offer in the same account: the seller’s product in trouble, and a cancellation that the seller asks for',
    play: offerSwitch,
  },
  metering: { title: 'Usage, from the first record to the bill, and why it is what it is', play: metering },
  activation: {
    title: 'Activation links: in order, too late, on a bad day, and out of order until support has mended it',
    play: activation,
  },
  capabilities: {
    title: 'Two types of account at a vendor, and changes that show when the vendor shows them',
    play: capabilities,
  },
  repair: { title: 'What AWS Marketplace told and nobody heard; customers from before', play: repair },
  notifications: { title: 'What people and systems hear of it', play: notifications },
  audit: { title: 'What the journal says of it all', play: audit },
};
