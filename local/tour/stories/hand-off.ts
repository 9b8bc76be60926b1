/**
 * A product whose buyers go on to the seller's own sign-up: its application exchanges the code and hears of the tenant.
 * @module
 */
import * as v from 'valibot';
import type { Page } from '../browser.ts';
import { Buyer } from '../buyer.ts';
import { pass, seeEvents, seeTenant, type Telling, UNTIL_NOTIFIED_MS } from '../sights.ts';

/** Title of the product in the example configuration that is handed off. */
const TITLE = 'Example Hosting';

const Products = v.object({ products: v.array(v.looseObject({ code: v.string(), title: v.string() })) });

const handedOffProduct = async ({ stage }: Telling): Promise<string> => {
  const answer = await fetch(`${stage.urls.marketplace}/control/products`);
  const { products } = v.parse(Products, await answer.json());
  return products.find(({ title }) => title === TITLE)?.code ?? '';
};

const tenantOn = (page: Page): string => page.document.querySelector('[data-tenant]')?.text ?? '';
const stateOn = (page: Page): string => page.document.querySelector('[data-state]')?.text ?? '';

const seeSignUp = async ({ narrator }: Telling, buyer: Buyer, landed: Page): Promise<void> => {
  await narrator.see(
    `the seller’s own sign-up, in Japanese: ${landed.heading}`,
    async () => landed.language,
    (language) => language === 'ja',
  );
  await narrator.see(
    'it knows which AWS account bought',
    async () => landed.text,
    (text) => text.includes(buyer.account) && text.includes(TITLE),
  );
  await narrator.see(
    'neither token nor code is in the address',
    async () => landed.url,
    (url) => !url.includes('?'),
  );
};

const seeState = async ({ narrator }: Telling, buyer: Buyer, page: Page, state: string): Promise<string> =>
  narrator.see(
    `the application has heard that the tenant is ${state}`,
    async () => stateOn(await buyer.open(page.url)),
    (seen) => seen === state,
  );

/** From the purchase to the application's own page, and what it hears when the buyer cancels. */
export const handOff = async (telling: Telling): Promise<void> => {
  const { narrator, stage } = telling;
  const productCode = await handedOffProduct(telling);
  const buyer = new Buyer(stage, 'ja');
  const purchase = await narrator.act(`AWS account ${buyer.account} subscribes to ${TITLE}`, () =>
    buyer.subscribe(productCode),
  );
  await pass(telling, 'a minute passes; AWS Marketplace confirms', UNTIL_NOTIFIED_MS);
  const landed = await narrator.act('"Set up your account" goes through Concord to the application', () =>
    buyer.setUp(purchase),
  );
  await seeSignUp(telling, buyer, landed);
  const workspace = await narrator.act('the buyer signs up there; the application binds the code', () =>
    buyer.signUp(landed),
  );
  const tenantId = await narrator.see(
    'the application shows its tenant',
    async () => tenantOn(workspace),
    (id) => id.startsWith('t-'),
  );
  await seeTenant(telling, tenantId, 'ACTIVE');
  await seeEvents(telling, tenantId, ['tenant.provisioned']);
  await seeState(telling, buyer, workspace, 'ACTIVE');
  await narrator.see(
    'an operator sees one administrator, with a masked address',
    async () => (await stage.operator('GET', `/v1/tenants/${tenantId}/administrators`)).body,
    ({ items }) =>
      Array.isArray(items) && items.length === 1 && JSON.stringify(items).includes('…@example.com'),
  );
  const again = await narrator.act('the buyer comes a second time', () => buyer.setUp(purchase));
  const same = await narrator.act('and signs up with the same address', () => buyer.signUp(again));
  await narrator.see(
    'it is the same tenant',
    async () => tenantOn(same),
    (id) => id === tenantId,
  );
  await narrator.act('the buyer cancels in AWS Marketplace', () => buyer.cancel(purchase));
  await pass(telling, 'a minute passes', UNTIL_NOTIFIED_MS);
  await seeTenant(telling, tenantId, 'GRACE');
  await seeState(telling, buyer, workspace, 'GRACE');
};
