/**
 * What the stories of activation are told with: customers, the vendor's links, and what both sides show of them.
 * @module
 */
import * as v from 'valibot';
import type { Telling } from '../sights.ts';
import { ask, productTitled, readBy, seeInTime } from './vendor-parts.ts';

const TITLE = 'Cloud One by activation link';
export const MINUTE_MS = 60_000;
export const XDR = {
  id: 'workload-security-essential-with-xdr',
  name: 'Workload Security with XDR',
} as const;
export const CONFORMITY = { id: 'conformity', name: 'Conformity' } as const;
export type Product = typeof XDR | typeof CONFORMITY;

export const Outcome = v.looseObject({
  warnings: v.array(v.looseObject({ code: v.string(), text: v.string() })),
});
export const Activations = v.looseObject({
  state: v.looseObject({ name: v.string() }),
  conflicts: v.array(v.looseObject({ caseId: v.string() })),
  redemptions: v.array(v.looseObject({ state: v.looseObject({ name: v.string() }) })),
});
const Plan = v.looseObject({
  steps: v.array(v.looseObject({ product: v.looseObject({ id: v.string() }) })),
  elsewhere: v.array(v.looseObject({ offers: v.array(v.string()) })),
});
const Created = v.looseObject({ links: v.looseObject({ self: v.string() }) });
const Accounts = v.looseObject({
  accounts: v.array(
    v.looseObject({
      account: v.string(),
      shows: v.optional(v.string()),
      licenses: v.array(
        v.looseObject({ product: v.string(), link: v.string(), used: v.looseObject({ at: v.number() }) }),
      ),
    }),
  ),
});

/** A customer whose licenses come as links. */
export const customer = async (telling: Telling, text: string): Promise<string> => {
  const productCode = await productTitled(telling, TITLE);
  const body = await ask(
    telling,
    text,
    ['POST', '/v1/tenants', { productCode, channel: 'activation-link' }],
    'admin',
  );
  return v.parse(Created, body).links.self.split('/').at(-1) ?? '';
};

/** The vendor sends a link. */
export const linkFor = async ({ stage, narrator }: Telling, { id, name }: Product): Promise<string> => {
  const text = `the vendor sends an activation link for ${name}`;
  const { link } = await narrator.act(text, () => stage.vendor('activation', 'links', { product: id }));
  return String(link);
};

export const redemption = (tenantId: string, { id }: Product, link: string, query = '') =>
  ['POST', `/v1/tenants/${tenantId}/activations${query}`, { product: id, link }] as const;

export const seeActivated = (telling: Telling, tenantId: string, text: string): Promise<unknown> =>
  seeInTime(
    telling,
    text,
    () => readBy(telling, `/v1/tenants/${tenantId}/activations`, Activations),
    ({ redemptions }) => redemptions[0]?.state.name === 'ACTIVE',
  );

/** Redeems a new link, and sees it activated. @returns the codes of what was warned of */
export const activate = async (telling: Telling, tenantId: string, product: Product): Promise<string> => {
  const link = await linkFor(telling, product);
  const body = await ask(telling, `it is redeemed for ${tenantId}`, redemption(tenantId, product, link));
  await seeActivated(telling, tenantId, `the vendor has activated ${product.name}`);
  return v
    .parse(Outcome, body)
    .warnings.map(({ code }) => code)
    .join(' ');
};

export const planOf = async (telling: Telling, tenantId: string, products: readonly Product[]) => {
  const path = `/v1/tenants/${tenantId}/activation-plans`;
  const { body } = await telling.stage.operator('POST', path, { products: products.map(({ id }) => id) });
  return v.parse(Plan, body);
};

/** What the account's user sees at the vendor. */
export const accountOf = async ({ stage }: Telling, account: string) =>
  v.parse(Accounts, await stage.vendorShows('activation')).accounts.find((each) => each.account === account);
