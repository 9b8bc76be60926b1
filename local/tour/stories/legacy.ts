/**
 * A product that moves from `CustomerIdentifier` to license ARNs: a customer subscribes through SNS, is served, and is
 * cut over; from then on the license pays.
 * @module
 */
import * as v from 'valibot';
import { Buyer, type Purchase } from '../buyer.ts';
import {
  HOUR_MS,
  pass,
  seeEvents,
  seeSubscription,
  seeTenant,
  type Telling,
  UNTIL_ALL_NOTIFIED_MS,
} from '../sights.ts';
import { register, subscribe } from './pay-as-you-go.ts';

const Side = v.looseObject({ subscriptionId: v.string(), state: v.string() });
const Customers = v.object({
  items: v.array(
    v.looseObject({
      customerIdentifier: v.string(),
      standing: v.string(),
      legacy: v.optional(Side),
      license: v.optional(Side),
    }),
  ),
});
type Customer = v.InferOutput<typeof Customers>['items'][number];

const Notices = v.object({ sns: v.array(v.looseObject({ message: v.string() })) });
const Message = v.pipe(v.string(), v.parseJson(), v.looseObject({ 'customer-identifier': v.string() }));

/** Whom the latest SNS notification speaks of: it names no account. */
const latestCustomer = async ({ stage }: Telling): Promise<string> => {
  const answer = await fetch(`${stage.urls.marketplace}/control/events`);
  const { sns } = v.parse(Notices, await answer.json());
  return v.parse(Message, sns.at(-1)?.message)['customer-identifier'].trim();
};

/** A customer as the operators see them; absent where they are not in that list. */
const customerIn = async (
  { stage, productOf }: Telling,
  customerIdentifier: string,
  state: 'dual' | 'cut-over',
): Promise<Customer | undefined> => {
  const path = `/v1/products/${productOf('legacy')}/migration?state=${state}&limit=100`;
  const { items } = v.parse(Customers, (await stage.operator('GET', path)).body);
  return items.find((each) => each.customerIdentifier === customerIdentifier);
};

const seeStanding = (
  telling: Telling,
  customer: string,
  standing: string,
  state: 'dual' | 'cut-over' = 'dual',
): Promise<Customer | undefined> =>
  telling.narrator.see(
    `the two identities: ${standing}`,
    () => customerIn(telling, customer, state),
    (seen) => seen?.standing === standing,
  );

/** Subscribes, is heard of through SNS, lands, and is served under the legacy identity. */
const serve = async (telling: Telling, buyer: Buyer) => {
  const { narrator, productOf } = telling;
  const purchase = await subscribe({ ...telling, productCode: productOf('legacy') }, buyer);
  await pass(telling, 'minutes pass; SNS and EventBridge speak', UNTIL_ALL_NOTIFIED_MS);
  const customer = await narrator.act('SNS names a customer, and no license', () => latestCustomer(telling));
  const row = await seeStanding(telling, customer, 'unpaired');
  const legacy: Purchase = { ...purchase, subscriptionId: row?.legacy?.subscriptionId ?? '' };
  await seeSubscription(telling, legacy.subscriptionId, 'ACTIVE_UNREGISTERED');
  const tenantId = await register(telling, buyer, legacy);
  await seeSubscription(telling, legacy.subscriptionId, 'ACTIVE');
  await seeTenant(telling, tenantId, 'ACTIVE');
  await seeStanding(telling, customer, 'alike');
  return { purchase, legacy, tenantId, customer };
};

type Served = Awaited<ReturnType<typeof serve>>;

/** An operator decides it for the hour after the next; a dry run says so before. */
const cutOver = async (telling: Telling, { customer, tenantId, purchase, legacy }: Served) => {
  const { stage, narrator, productOf } = telling;
  const hour = (Math.floor((await stage.now()) / HOUR_MS) + 2) * HOUR_MS;
  const body = { at: new Date(hour).toISOString(), customers: [customer], reason: 'They move to licenses' };
  const path = `/v1/products/${productOf('legacy')}/cut-over`;
  const headers = { 'idempotency-key': `cut over ${customer}` };
  await narrator.see(
    'a dry run says that the license would pay',
    async () => (await stage.operator('POST', `${path}?dryRun=true`, body, headers)).body,
    ({ changes }) => Array.isArray(changes) && changes.length === 1,
  );
  await narrator.act(`an operator cuts the customer over at ${body.at}`, () =>
    stage.operator('POST', path, body, headers),
  );
  await seeStanding(telling, customer, 'cut-over', 'cut-over');
  await narrator.see(
    'one tenure ends as the other begins',
    async () => (await stage.operator('GET', `/v1/tenants/${tenantId}`)).body.tenures,
    (tenures) => {
      const [from, to] = Array.isArray(tenures) ? tenures : [];
      const isWhole = from?.until === body.at && to?.from === body.at;
      const ids = [from?.subscriptionId, to?.subscriptionId];
      return isWhole && ids.join() === [legacy.subscriptionId, purchase.subscriptionId].join();
    },
  );
  await pass(telling, 'the hour comes', 2 * HOUR_MS);
  await seeTenant(telling, tenantId, 'ACTIVE');
};

/** The buyer cancels: AWS says so under both names, and the tenant hears it once. */
const end = async (telling: Telling, buyer: Buyer, { purchase, legacy, tenantId }: Served) => {
  const { stage, narrator } = telling;
  await narrator.act('the buyer cancels in AWS Marketplace', () => buyer.cancel(purchase));
  await pass(telling, 'minutes pass', UNTIL_ALL_NOTIFIED_MS);
  await seeSubscription(telling, legacy.subscriptionId, 'ENDING');
  await seeSubscription(telling, purchase.subscriptionId, 'ENDING');
  await seeTenant(telling, tenantId, 'GRACE');
  await pass(telling, 'the final hour passes', HOUR_MS + UNTIL_ALL_NOTIFIED_MS);
  await seeSubscription(telling, legacy.subscriptionId, 'ENDED');
  await seeSubscription(telling, purchase.subscriptionId, 'ENDED');
  await seeEvents(telling, tenantId, ['tenant.provisioned', 'tenant.payer.changed', 'tenant.grace.started']);
  await narrator.see(
    'grace began once',
    async () => (await stage.eventTypes(tenantId)).filter((type) => type === 'tenant.grace.started').length,
    (times) => times === 1,
  );
};

/** From SNS to the license. */
export const legacy = async (telling: Telling): Promise<void> => {
  const buyer = new Buyer(telling.stage, 'ja');
  const served = await serve(telling, buyer);
  await cutOver(telling, served);
  await end(telling, buyer, served);
};
