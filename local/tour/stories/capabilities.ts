/**
 * Two types of account at a vendor: what each can do, and changes that the vendor shows minutes or hours later, or not while one of
 * its systems is down.
 * @module
 */
import * as v from 'valibot';
import { Buyer } from '../buyer.ts';
import { HOUR_MS, pass, seeTenant, type Telling, UNTIL_NOTIFIED_MS } from '../sights.ts';
import { register, subscribe } from './pay-as-you-go.ts';
import { type Asked, ask, productTitled, readBy, seeInTime, seeRefusal } from './vendor-parts.ts';

const TITLE = 'Remote Manager';
const MINUTE_MS = 60_000;
const OPERATORS = 'operators@example.com';
const WFBSS = 'wfbs-services';

const Acted = v.looseObject({ change: v.looseObject({ propagationId: v.string() }) });
const Change = v.looseObject({
  state: v.string(),
  desired: v.unknown(),
  observed: v.optional(v.looseObject({ value: v.unknown() })),
  late: v.optional(v.boolean()),
});
const Table = v.looseObject({
  rows: v.array(v.looseObject({ id: v.string(), cell: v.looseObject({ value: v.string() }) })),
});
const Opened = v.looseObject({ url: v.string() });

type AccountType = 'lmp' | 'clp';
const NAMES = { lmp: 'Licensing Management Platform', clp: 'Customer Licensing Portal' } as const;

const path = (tenantId: string, rest: string): string => `/v1/tenants/${tenantId}/${rest}`;
const post = (tenantId: string, rest: string, body: object = {}): Asked => [
  'POST',
  path(tenantId, rest),
  body,
];

/** Asks for a change at the vendor. @returns its id */
const change = async (telling: Telling, text: string, asked: Asked): Promise<string> =>
  v.parse(Acted, await ask(telling, text, asked)).change.propagationId;

const seeChange = (telling: Telling, text: string, id: string, state: string) =>
  seeInTime(
    telling,
    text,
    () => readBy(telling, `/v1/propagations/${id}`, Change),
    (seen) => seen.state === state,
  );

/** Somebody buys, and has an account of a type at the vendor. */
const account = async (told: Telling, type: AccountType): Promise<string> => {
  const telling = { ...told, productCode: await productTitled(told, TITLE) };
  const { narrator, stage } = telling;
  const buyer = new Buyer(stage, 'ja');
  const purchase = await subscribe(telling, buyer);
  await pass(telling, 'a minute passes', UNTIL_NOTIFIED_MS);
  const tenantId = await register(telling, buyer, purchase);
  await seeTenant(telling, tenantId, 'ACTIVE');
  const asked = post(tenantId, 'vendor-account', { accountType: type });
  const id = await change(telling, `an operator creates them at the vendor, in the ${NAMES[type]}`, asked);
  await narrator.see(
    'the account can be read at once: it is awaited, and not absent',
    async () => (await stage.operator('GET', path(tenantId, 'vendor-account'))).status,
    (status) => status === 200,
  );
  await seeChange(telling, 'minutes later the vendor shows the customer', id, 'SYNCED');
  return tenantId;
};

const whatEachCanDo = async (telling: Telling, lmp: string, clp: string): Promise<void> => {
  const { narrator } = telling;
  const supported = async (tenantId: string) =>
    (await readBy(telling, path(tenantId, 'capabilities'), Table)).rows.filter(
      ({ cell }) => cell.value !== 'unsupported' && cell.value !== 'notApplicable',
    ).length;
  await narrator.see(
    'a table of 14 rows says what each account can do',
    async () => [await supported(lmp), await supported(clp)],
    (rows) => rows.join() === '10,7',
  );
  const enlist = (tenantId: string, product: string, how: object) =>
    post(tenantId, `products/${product}/enlist`, how);
  await seeRefusal(
    telling,
    'seats on the Customer Licensing Portal',
    post(clp, 'products/wfbs/seats', { seats: 5 }),
    'CAPABILITY_UNSUPPORTED',
  );
  await seeRefusal(telling, 'Cloud Edge there', enlist(clp, 'cloud-edge', {}), 'CAPABILITY_LIMITED');
  await seeRefusal(
    telling,
    'WFBS Services without a key',
    enlist(clp, WFBSS, {}),
    'AUTHORIZATION_KEY_REQUIRED',
  );
  const key = { authorizationKey: 'AK-1234-5678-9012-3456' };
  const onClp = await change(telling, 'with its key it is registered', enlist(clp, WFBSS, key));
  const plan = { plan: 'plan-standard' };
  const onLmp = await change(telling, 'on the other, by a service plan', enlist(lmp, WFBSS, plan));
  await seeChange(telling, 'the vendor shows the one …', onClp, 'SYNCED');
  await seeChange(telling, '… and the other', onLmp, 'SYNCED');
  const merge = post(lmp, 'vendor-account/merge', { from: 'olr-4711' });
  await seeRefusal(telling, 'another account is merged, unconfirmed', merge, 'CONFIRMATION_NEEDED');
  const there = post(clp, 'vendor-account/merge', { from: 'olr-4711', confirm: 'olr-4711' });
  await seeRefusal(telling, 'on the portal there is no such thing', there, 'CAPABILITY_NOT_APPLICABLE');
  const role = post(lmp, 'vendor-account/roles', { role: 'read-only' });
  await seeRefusal(telling, 'a colleague who may only read', role, 'ROLE_UNSUPPORTED');
};

const template = async (telling: Telling, lmp: string): Promise<void> => {
  const productCode = await productTitled(telling, TITLE);
  // of this tour alone: what is there already, given once more, changes nothing
  const templateId = `strict-${lmp}`;
  const templates = `/v1/products/${productCode}/templates/${templateId}`;
  const settings = { 'web-reputation': 'high' };
  const draft = { accountType: 'lmp', product: WFBSS, name: 'Strict', settings };
  await ask(telling, 'the reseller makes a template for WFBS Services', ['PUT', templates, draft]);
  const given: Asked = ['POST', `${templates}/new-customers`, { given: true }];
  await ask(telling, 'new customers get it from now on', given);
  const asked = post(lmp, `products/${WFBSS}/template`, { templateId });
  const id = await change(telling, 'and so does this one', asked);
  await seeChange(telling, 'the vendor shows it', id, 'SYNCED');
};

/** “My account” shows after two hours and a half: half an hour too late. */
const lateProfile = async (telling: Telling, clp: string): Promise<void> => {
  const { stage, narrator } = telling;
  await narrator.act('the portal is slow today: two and a half hours', () =>
    stage.vendor('licensing', 'behavior', { profileMinutes: 150 }),
  );
  try {
    const profile = { profile: { company: 'Ümlaut AG' } };
    const id = await change(telling, 'a customer moves house', post(clp, 'vendor-account/profile', profile));
    await pass(telling, 'almost two hours pass', 2 * HOUR_MS - 5 * MINUTE_MS);
    const pending = await seeChange(telling, 'both values are said, and that it is PENDING', id, 'PENDING');
    await narrator.see(
      'what the portal shows is not what is wanted, and nobody pretends',
      async () => pending.observed?.value,
      (value) => value !== pending.desired,
    );
    await seeChange(telling, 'after two hours it is OVERDUE', id, 'OVERDUE');
    await seeInTime(
      telling,
      'operators have one letter about it',
      async () => (await stage.letters(OPERATORS)).filter(({ subject }) => subject.includes(clp)).length,
      (letters) => letters === 1,
    );
    await pass(telling, 'half an hour later', 30 * MINUTE_MS);
    const { late } = await seeChange(telling, 'the portal shows it', id, 'SYNCED');
    await narrator.see(
      'and it is said to have come late',
      async () => late,
      (isLate) => isLate === true,
    );
  } finally {
    await stage.vendor('licensing', 'behavior', {});
  }
};

/** A product's system is in maintenance: its console refuses sign-ins, and changes wait. */
const maintenance = async (telling: Telling, lmp: string): Promise<void> => {
  const { stage, narrator } = telling;
  const console = post(lmp, `products/${WFBSS}/console`);
  const { url } = v.parse(Opened, await ask(telling, 'an operator opens the product’s console', console));
  await narrator.see(
    'and is signed in',
    async () => (await fetch(url)).status,
    (status) => status === 200,
  );
  const set = (condition: string, minutes: number) =>
    stage.vendor('licensing', 'systems', { system: WFBSS, condition, minutes });
  await narrator.act('WFBS Services goes into maintenance for two hours', () => set('MAINTENANCE', 120));
  try {
    await seeRefusal(
      telling,
      'the console refuses the sign-in, and nobody blames the password',
      console,
      'UPSTREAM_MAINTENANCE',
    );
    const seats = post(lmp, `products/${WFBSS}/seats`, { seats: 25 });
    const id = await change(telling, 'meanwhile 25 seats are assigned', seats);
    await seeChange(telling, 'the change waits: PAUSED', id, 'PAUSED');
    await pass(telling, 'two hours pass', 2 * HOUR_MS);
    await seeChange(telling, 'and nothing is overdue', id, 'PAUSED');
    await narrator.act('the maintenance is over', () => set('UP', 0));
    await seeChange(telling, 'minutes later the vendor shows 25 seats', id, 'SYNCED');
  } finally {
    await set('UP', 0);
  }
};

/** Somebody changes something in the vendor's own console, and the vendor says so by itself. */
const drift = async (telling: Telling, lmp: string): Promise<void> => {
  const { stage, narrator } = telling;
  const subject = `products/${WFBSS}/seats`;
  const byHand = (value: number) => stage.vendor('licensing', 'by-hand', { tenantId: lmp, subject, value });
  const tell = async (value: number) => {
    const observations = [{ tenantId: lmp, subject, value, asOf: new Date(await stage.now()).toISOString() }];
    return stage.operator('POST', '/v1/propagation-observations', { observations }, {}, 'producer');
  };
  await narrator.act('somebody sets 20 seats in the vendor’s console', () => byHand(20));
  const { body } = await narrator.act('the vendor tells what it shows', () => tell(20));
  await narrator.see(
    'it is not what is wanted: it is awaited again',
    async () => JSON.stringify(body),
    (seen) => seen.includes('"PENDING"'),
  );
  await narrator.act('they set it right', () => byHand(25));
  await narrator.act('and the vendor tells that, too', () => tell(25));
  await seeInTime(
    telling,
    'nothing is open any more',
    async () => (await stage.operator('GET', `/v1/propagations?tenantId=${lmp}&state=PENDING`)).body,
    ({ items }) => Array.isArray(items) && items.length === 0,
  );
};

/** Two customers, one on each type of account. */
export const capabilities = async (telling: Telling): Promise<void> => {
  const lmp = await account(telling, 'lmp');
  const clp = await account(telling, 'clp');
  await whatEachCanDo(telling, lmp, clp);
  await template(telling, lmp);
  await lateProfile(telling, clp);
  await maintenance(telling, lmp);
  await drift(telling, lmp);
};
