/**
 * Private offers: a solution provider's, recorded, linked, accepted and traced; a partner's, known by the event alone.
 * @module
 */
import { Buyer, type Purchase } from '../buyer.ts';
import { DAY_MS, pass, seeEvents, seeTenant, type Telling, UNTIL_NOTIFIED_MS } from '../sights.ts';
import { register, subscribe } from './pay-as-you-go.ts';

const LABEL = 'Example Reseller, Inc. for SaaS 2026-11-21- Private Offer';
const PARTNER = '222233334444';

const seeOffer = (
  { stage, narrator }: Telling,
  offerId: string,
  text: string,
  isSo: (offer: Record<string, unknown>) => boolean,
): Promise<Record<string, unknown>> =>
  narrator.see(text, async () => (await stage.operator('GET', `/v1/offers/${offerId}`)).body, isSo);

const release = async (
  { stage, narrator, productCode }: Telling,
  who: string,
  terms: { buyerAccounts: string[]; resale?: object },
): Promise<string> => {
  const availableUntil = (await stage.now()) + 30 * DAY_MS;
  const offer = { productCode, name: LABEL, availableUntil, ...terms };
  const text = `${who} releases a private offer to AWS account ${terms.buyerAccounts}`;
  return String((await narrator.act(text, () => stage.marketplace('offer', offer))).offerId);
};

const write = (
  { stage, narrator }: Telling,
  text: string,
  [method, path, body]: readonly [string, string, object],
) =>
  narrator.act(text, async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const { status, body: said } = await stage.operator(method, path, { reason: 'the tour', ...body }, key);
    if (status !== 200) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(said)}`);
  });

/** An operator says that it is an SPPO, and for which tenant the account will accept it. */
const recordAndLink = async (telling: Telling, offerId: string, link: object): Promise<void> => {
  const { productCode } = telling;
  const seller = { sellerOfRecord: { name: 'Example Reseller, Inc.' } };
  const record = { productCode, kind: 'sppo', label: LABEL, ...seller };
  await write(telling, 'an operator records what no API says: it is an SPPO', [
    'PUT',
    `/v1/offers/${offerId}`,
    record,
  ]);
  await seeOffer(telling, offerId, 'the offer is an SPPO', ({ kind }) => kind === 'sppo');
  await write(telling, 'and links it to the tenant, ahead of time', [
    'POST',
    `/v1/offers/${offerId}/links`,
    link,
  ]);
};

/** The person lands from the new account; their tenant is proposed, and they confirm it. */
const landAndConfirm = async ({ narrator }: Telling, buyer: Buyer, purchase: Purchase, tenantId: string) => {
  const landed = await narrator.act('the person lands from the new account', () => buyer.setUp(purchase));
  const offered = await narrator.act('the page knows them', () => buyer.goOn(landed));
  await narrator.see(
    'their tenant is offered',
    async () => offered.text,
    (text) => text.includes(tenantId),
  );
  const shown = await narrator.act('they choose it', () => buyer.choose(offered, tenantId));
  await narrator.act('and confirm', () => buyer.confirm(shown));
};

type Traced = { subscriptions?: readonly { tenantId?: string }[] };

const solutionProvider = async (telling: Telling): Promise<void> => {
  const { stage, narrator, productCode } = telling;
  const buyer = new Buyer(stage, 'ja');
  const former = await subscribe(telling, buyer);
  await pass(telling, 'a minute passes', UNTIL_NOTIFIED_MS);
  const tenantId = await register(telling, buyer, former);
  await narrator.act('the buyer cancels: they will buy through a reseller', () => buyer.cancel(former));
  await pass(telling, 'a minute passes', UNTIL_NOTIFIED_MS);
  await seeTenant(telling, tenantId, 'GRACE');
  const through = new Buyer(stage, 'ja');
  const offerId = await release(telling, 'the seller', { buyerAccounts: [through.account] });
  await pass(telling, 'minutes pass', UNTIL_NOTIFIED_MS);
  await seeOffer(
    telling,
    offerId,
    'AWS calls it a private offer of the seller',
    ({ kind }) => kind === 'mppo',
  );
  await recordAndLink(telling, offerId, { tenantId, buyerAccount: through.account });
  const purchase = await narrator.act(`AWS account ${through.account} accepts it`, () =>
    through.subscribe(productCode, { offerId }),
  );
  await pass(telling, 'AWS Marketplace confirms', UNTIL_NOTIFIED_MS);
  await seeEvents(telling, tenantId, ['offer.accepted']);
  await seeTenant(telling, tenantId, 'GRACE');
  await landAndConfirm(telling, buyer, purchase, tenantId);
  await seeTenant(telling, tenantId, 'ACTIVE');
  await seeOffer(telling, offerId, 'offer, agreement, subscription, tenant', ({ lineage }) =>
    (lineage as Traced[]).some(({ subscriptions }) =>
      subscriptions?.some((subscription) => subscription.tenantId === tenantId),
    ),
  );
};

const partner = async (telling: Telling): Promise<void> => {
  const { account } = new Buyer(telling.stage, 'en');
  const resale = { authorizationId: `resaleauthz-${account}`, proposer: PARTNER };
  const offerId = await release(telling, 'a partner', { buyerAccounts: [account], resale });
  await pass(telling, 'minutes pass', UNTIL_NOTIFIED_MS);
  await seeOffer(
    telling,
    offerId,
    'it is the partner’s, known by the event alone',
    ({ kind, known }) => kind === 'cppo' && (known as { catalog?: object }).catalog === undefined,
  );
  await pass(telling, 'two weeks and more pass', 17 * DAY_MS);
  await seeEvents(telling, offerId, ['offer.expiring']);
  await telling.narrator.see(
    'it is among those that soon expire',
    async () => (await telling.stage.operator('GET', '/v1/offers?expiring=true&kind=cppo')).body.items,
    (items) => (items as { offerId: string }[]).some((offer) => offer.offerId === offerId),
  );
  await pass(telling, 'and two more', 14 * DAY_MS);
  await seeEvents(telling, offerId, ['offer.expiring', 'offer.expired']);
};

/** A solution provider's offer from its release to the tenant; a partner's, to its expiry. */
export const offers = async (telling: Telling): Promise<void> => {
  await solutionProvider(telling);
  await partner(telling);
};
