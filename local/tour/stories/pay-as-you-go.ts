/**
 * The main story: a buyer subscribes, lands, is served, cancels, and comes back.
 * @module
 */
import type { Page } from '../browser.ts';
import { Buyer, type Purchase } from '../buyer.ts';
import {
  DAY_MS,
  HOUR_MS,
  pass,
  seeEvents,
  seeSubscription,
  seeTenant,
  type Telling,
  tenantOf,
  UNTIL_NOTIFIED_MS,
} from '../sights.ts';

/** Subscribes, and hears from AWS Marketplace. */
export const subscribe = async (telling: Telling, buyer: Buyer): Promise<Purchase> => {
  const { narrator, productCode } = telling;
  const text = `AWS account ${buyer.account} subscribes in AWS Marketplace`;
  return narrator.act(text, () => buyer.subscribe(productCode));
};

/** Proves the e-mail address by the mailed code, or goes on where this browser has done so. */
export const proveAddress = async ({ narrator }: Telling, buyer: Buyer, landed: Page): Promise<Page> => {
  if (buyer.isKnown(landed))
    return narrator.act('the page knows the buyer, who goes on', () => buyer.goOn(landed));
  const asked = await narrator.act(`the buyer enters ${buyer.email}`, () => buyer.sendEmail(landed));
  const code = await narrator.see(
    'a letter with a code is in the outbox',
    () => buyer.readCode(),
    (seen) => seen !== undefined,
  );
  return narrator.act('the buyer enters the code', () => buyer.prove(asked, code ?? ''));
};

/** Lands, proves the e-mail address, and binds the purchase to a new tenant; gives its id. */
export const register = async (telling: Telling, buyer: Buyer, purchase: Purchase): Promise<string> => {
  const { narrator } = telling;
  const landed = await narrator.act('"Set up your account" posts the token to the deployed door', () =>
    buyer.setUp(purchase),
  );
  await narrator.see(
    `a page in Japanese: ${landed.heading}`,
    async () => landed.language,
    (language) => language === 'ja',
  );
  await narrator.see(
    'the token is in no address',
    async () => landed.url,
    (url) => !url.includes('token') && url.includes('/register/'),
  );
  const offered = await proveAddress(telling, buyer, landed);
  const shown = await narrator.act('the buyer chooses a new tenant', () => buyer.choose(offered, 'new'));
  const done = await narrator.act('and confirms what will be bound', () => buyer.confirm(shown));
  await narrator.see(
    `the page says: ${done.heading}`,
    async () => done.status,
    (status) => status === 200,
  );
  const tenantId = await tenantOf(telling, purchase.subscriptionId);
  await narrator.see(
    `the tenant is ${tenantId}`,
    async () => tenantId,
    (id) => id.startsWith('t-'),
  );
  return tenantId;
};

/** Cancels; the final hour, grace and suspension follow. */
const cancel = async (
  telling: Telling,
  buyer: Buyer,
  purchase: Purchase,
  tenantId: string,
): Promise<void> => {
  const { narrator } = telling;
  await narrator.act('the buyer cancels in AWS Marketplace', () => buyer.cancel(purchase));
  await pass(telling, 'a minute passes', UNTIL_NOTIFIED_MS);
  await seeSubscription(telling, purchase.subscriptionId, 'ENDING');
  await seeTenant(telling, tenantId, 'GRACE');
  await seeEvents(telling, tenantId, ['tenant.provisioned', 'tenant.grace.started']);
  await pass(telling, 'the final hour passes', HOUR_MS);
  await seeSubscription(telling, purchase.subscriptionId, 'ENDED');
  await seeTenant(telling, tenantId, 'GRACE');
  await pass(telling, 'the days of grace pass', 7 * DAY_MS);
  await seeTenant(telling, tenantId, 'SUSPENDED');
};

/** An operator looks before they act, suspends the tenant, and restores it. */
const operate = async (telling: Telling, tenantId: string): Promise<void> => {
  const { narrator, stage } = telling;
  const act = (verb: string, query = '') => {
    const body = { reason: 'the tour shows it' };
    const key = { 'idempotency-key': crypto.randomUUID() };
    return stage.operator('POST', `/v1/tenants/${tenantId}/${verb}${query}`, body, key);
  };
  const preview = await narrator.act('an operator previews a suspension', () =>
    act('suspend', '?dryRun=true'),
  );
  await narrator.see(
    'the preview is answered',
    async () => preview.status,
    (status) => status === 200,
  );
  await seeTenant(telling, tenantId, 'ACTIVE');
  await narrator.act('the operator suspends the tenant, and says why', () => act('suspend'));
  await seeTenant(telling, tenantId, 'SUSPENDED');
  await narrator.act('and restores it', () => act('restore'));
  await seeTenant(telling, tenantId, 'ACTIVE');
};

/** Comes back with a new subscription for the same tenant. */
const comeBack = async (telling: Telling, buyer: Buyer, tenantId: string): Promise<void> => {
  const { narrator } = telling;
  const purchase = await subscribe(telling, buyer);
  await pass(telling, 'AWS Marketplace confirms', UNTIL_NOTIFIED_MS);
  await seeSubscription(telling, purchase.subscriptionId, 'ACTIVE_UNREGISTERED');
  await seeTenant(telling, tenantId, 'SUSPENDED');
  const landed = await narrator.act('the buyer lands again', () => buyer.setUp(purchase));
  const offered = await proveAddress(telling, buyer, landed);
  await narrator.see(
    'their tenant is offered',
    async () => offered.text,
    (text) => text.includes(tenantId),
  );
  const shown = await narrator.act('chooses it', () => buyer.choose(offered, tenantId));
  await narrator.act('and confirms', () => buyer.confirm(shown));
  await seeTenant(telling, tenantId, 'ACTIVE');
  await seeEvents(telling, tenantId, [
    'tenant.provisioned',
    'tenant.grace.started',
    'tenant.suspended',
    'tenant.restored',
  ]);
};

/** From the first purchase to the second. */
export const payAsYouGo = async (telling: Telling): Promise<void> => {
  const buyer = new Buyer(telling.stage, 'ja');
  const purchase = await subscribe(telling, buyer);
  await pass(telling, 'a minute passes; AWS Marketplace sends its notifications', UNTIL_NOTIFIED_MS);
  await seeSubscription(telling, purchase.subscriptionId, 'ACTIVE_UNREGISTERED');
  const tenantId = await register(telling, buyer, purchase);
  await seeSubscription(telling, purchase.subscriptionId, 'ACTIVE');
  await seeTenant(telling, tenantId, 'ACTIVE');
  await seeEvents(telling, tenantId, ['tenant.provisioned']);
  await operate(telling, tenantId);
  await cancel(telling, buyer, purchase, tenantId);
  await comeBack(telling, buyer, tenantId);
};
