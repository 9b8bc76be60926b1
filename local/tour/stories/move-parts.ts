/**
 * What the stories of a move are told with: a reseller's customer, operators, the move's page, and letters.
 * @module
 */
import * as v from 'valibot';
import type { Page } from '../browser.ts';
import { Buyer, type Purchase } from '../buyer.ts';
import { HOUR_MS, pass, seeSubscription, seeTenant, type Telling, UNTIL_NOTIFIED_MS } from '../sights.ts';
import type { Answer } from '../stage.ts';
import { register } from './pay-as-you-go.ts';

/** Title of the product whose policy names resellers and the services to be registered. */
const TITLE = 'Cloud One';
/** Accounts that the reseller of that policy provides. */
export const SOURCE = '111111111111';
export const TARGET = '222222222222';
const MINUTE_MS = 60_000;

const Products = v.object({ products: v.array(v.looseObject({ code: v.string(), title: v.string() })) });

/** A customer on the reseller's private offer, whose account is to be moved. */
export interface Customer {
  readonly telling: Telling;
  readonly buyer: Buyer;
  readonly productCode: string;
  readonly purchase: Purchase;
  readonly tenantId: string;
}

/** The code of that product. */
export const productCodeOf = async ({ stage }: Telling): Promise<string> => {
  const answer = await fetch(`${stage.urls.marketplace}/control/products`);
  const { products } = v.parse(Products, await answer.json());
  return products.find(({ title }) => title === TITLE)?.code ?? '';
};

/** An operator's write; it must go through. */
export const operate = (
  { stage, narrator }: Telling,
  text: string,
  [method, path, body]: readonly ['POST' | 'PUT', string, object],
  role: 'operator' | 'approver' = 'operator',
): Promise<Answer['body']> =>
  narrator.act(text, async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const sent = { reason: 'the tour moves a customer', ...body };
    const { status, body: said } = await stage.operator(method, path, sent, key, role);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(said)}`);
    return said;
  });

/** The reseller releases a private offer to an account, and an operator records what no API says: it is an SPPO. */
export const sppo = async (telling: Telling, productCode: string, account: string, day: string) => {
  const label = `Classmethod, Inc. for SaaS ${day}- Private Offer`;
  const { offerId } = await telling.narrator.act(
    `a private offer for AWS account ${account}: “${label}”`,
    () => telling.stage.marketplace('offer', { productCode, name: label, buyerAccounts: [account] }),
  );
  await pass(telling, 'minutes pass', UNTIL_NOTIFIED_MS);
  const record = { productCode, kind: 'sppo', label };
  await operate(telling, 'an operator records that it is an SPPO', ['PUT', `/v1/offers/${offerId}`, record]);
  return String(offerId);
};

/** A customer of the reseller subscribes on the source account and registers. */
export const customer = async (telling: Telling): Promise<Customer> => {
  const productCode = await productCodeOf(telling);
  const buyer = new Buyer(telling.stage, 'ja', SOURCE);
  const offerId = await sppo(telling, productCode, SOURCE, '2026-01-15');
  const purchase = await telling.narrator.act(`AWS account ${SOURCE} accepts it`, () =>
    buyer.subscribe(productCode, { offerId }),
  );
  await pass(telling, 'AWS Marketplace confirms', UNTIL_NOTIFIED_MS);
  const tenantId = await register(telling, buyer, purchase);
  await seeTenant(telling, tenantId, 'ACTIVE');
  return { telling, buyer, productCode, purchase, tenantId };
};

/** Accepts an offer on the target account; without one, the public offer. */
export const subscribeThere = async (
  { telling, buyer, productCode }: Customer,
  offerId?: string,
): Promise<Purchase> => {
  const what = offerId === undefined ? 'the public offer' : 'the private offer';
  const terms = offerId === undefined ? {} : { offerId };
  const purchase = await telling.narrator.act(`signed in to AWS account ${TARGET}, they accept ${what}`, () =>
    buyer.subscribe(productCode, terms, TARGET),
  );
  await pass(telling, 'AWS Marketplace confirms', UNTIL_NOTIFIED_MS);
  await seeSubscription(telling, purchase.subscriptionId, 'ACTIVE_UNREGISTERED');
  return purchase;
};

const codeAfter = async ({ telling: { narrator }, buyer }: Customer, landed: Page): Promise<Page> => {
  const before = await buyer.readCode();
  const asked = await narrator.act('their sign-in is over; they ask for a code', () =>
    buyer.sendEmail(landed),
  );
  const code = await narrator.see(
    'the code is in the outbox',
    () => buyer.readCode(),
    (seen) => seen !== undefined && seen !== before,
  );
  return narrator.act('and enter it', () => buyer.prove(asked, code ?? ''));
};

/** Lands from a purchase and signs in, as one who has registered before. */
export const signIn = async (moving: Customer, purchase: Purchase): Promise<Page> => {
  const { telling, buyer } = moving;
  const landed = await telling.narrator.act('“Set up your account” there', () => buyer.setUp(purchase));
  return buyer.isKnown(landed)
    ? telling.narrator.act('the page knows them', () => buyer.goOn(landed))
    : codeAfter(moving, landed);
};

/** Lands from a purchase, chooses the tenant, and looks at what that means before confirming. */
export const choose = async (moving: Customer, purchase: Purchase): Promise<Page> => {
  const { telling, buyer, tenantId } = moving;
  const offered = await signIn(moving, purchase);
  return telling.narrator.act('they choose their account', () => buyer.choose(offered, tenantId));
};

/** The page of the move, from the page that leads to it. */
export const moveAddress = (done: Page, tenantId: string): string => {
  const link = done.document
    .querySelectorAll('a')
    .map((each) => each.getAttribute('href'))
    .find((href) => href?.includes(`/move/${tenantId}`));
  return new URL(link ?? '/no-link-to-the-move', done.url).href;
};

/** What the move's page says, now or soon. */
export const seeOnPage = (
  { telling: { narrator }, buyer }: Customer,
  address: string,
  text: string,
  words: readonly string[],
): Promise<string> =>
  narrator.see(
    text,
    async () => (await buyer.open(address)).text,
    (seen) => words.every((word) => seen.includes(word)),
  );

/** A letter to the buyer has these words in its subject. */
export const seeLetter = (
  { telling: { stage, narrator }, buyer }: Customer,
  words: readonly string[],
): Promise<string | undefined> =>
  narrator.see(
    `a letter: “…${words.join(' … ')}…”`,
    async () =>
      (await stage.letters(buyer.email))
        .map(({ subject }) => subject)
        .find((subject) => words.every((word) => subject.includes(word))),
    (subject) => subject !== undefined,
  );

const View = v.looseObject({
  state: v.looseObject({ name: v.string() }),
  next: v.optional(v.looseObject({ code: v.string() })),
  cancelSafe: v.optional(v.looseObject({ safe: v.boolean() })),
});
const List = v.looseObject({ items: v.array(v.looseObject({ changeId: v.string(), tenantId: v.string() })) });

/** The open reassignment of the tenant, as operators see it. */
export const openChange = async ({ telling: { stage }, tenantId }: Customer): Promise<string> => {
  const { body } = await stage.operator('GET', `/v1/reassignments?tenantId=${tenantId}`);
  return v.parse(List, body).items.find((item) => item.tenantId === tenantId)?.changeId ?? '';
};

/** Minutes pass until the reassignment is in a state. */
export const seeChange = async (
  { telling }: Pick<Customer, 'telling'>,
  changeId: string,
  state: string,
  minutes = 20,
): Promise<void> => {
  const { stage, narrator } = telling;
  const look = async () => (await stage.operator('GET', `/v1/reassignments/${changeId}`)).body;
  for (let minute = 0; minute < minutes; minute += 1) {
    const { success, output } = v.safeParse(View, await look());
    if (success && output.state.name === state) break;
    await stage.pass(MINUTE_MS);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  await narrator.see(
    `the reassignment is ${state}`,
    async () => v.parse(View, await look()).state.name,
    (seen) => seen === state,
  );
};

/** Nothing of the story is left in the reseller's accounts: what is still subscribed is canceled. */
export const leave = async ({ telling, buyer }: Customer, purchases: readonly Purchase[]): Promise<void> => {
  for (const purchase of purchases) {
    await telling.narrator.act('the story is over; what is left is canceled', () => buyer.cancel(purchase));
  }
  await pass(telling, 'the final hour passes', HOUR_MS + UNTIL_NOTIFIED_MS);
};
