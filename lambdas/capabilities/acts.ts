/**
 * Which route asks for which act of a vendor account, and what the vendor is told beside the change. The table of the policy
 * is asked by the domain, before anything else of an act (L13).
 * @module
 */
import type { CAPABILITY_REQUESTS } from '#domain/api/capability-requests.ts';
import type { VendorAccount } from '#domain/capabilities/account.ts';
import type { Act, ActKind, ActOf } from '#domain/capabilities/acts.ts';
import { maskedKey, type SealedDetail, settled } from '#domain/capabilities/details.ts';
import type { VendorOperation } from '#domain/capabilities/operations.ts';
import { parseInstant } from '#domain/time.ts';
import type { Asked } from '#lambdas/edge/operator.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import type { ActPorts } from './act-ports.ts';
import type { Details } from './carried.ts';
import { newCustomersKeyOf, templateKeyOf } from './template-keys.ts';

type Key = keyof typeof CAPABILITY_REQUESTS;

/** The route of every operation at the vendor. */
export const ROUTE_OF = {
  'customer.create': 'POST /v1/tenants/{id}/vendor-account',
  'customer.delete': 'POST /v1/tenants/{id}/vendor-account/delete',
  'profile.change': 'POST /v1/tenants/{id}/vendor-account/profile',
  'account.merge': 'POST /v1/tenants/{id}/vendor-account/merge',
  'long-beta.change': 'POST /v1/tenants/{id}/vendor-account/long-beta',
  'licensing-platform.open': 'POST /v1/tenants/{id}/vendor-account/licensing-platform',
  'plug-in.connect': 'POST /v1/tenants/{id}/vendor-account/plug-ins/{plugIn}',
  'product.enlist': 'POST /v1/tenants/{id}/products/{product}/enlist',
  'product.delete': 'POST /v1/tenants/{id}/products/{product}/delete',
  'product.describe': 'POST /v1/tenants/{id}/products/{product}/description',
  'seats.assign': 'POST /v1/tenants/{id}/products/{product}/seats',
  'license.renew': 'POST /v1/tenants/{id}/products/{product}/renewal',
  'counter.reset': 'POST /v1/tenants/{id}/products/{product}/counter-reset',
  'template.assign-to-existing': 'POST /v1/tenants/{id}/products/{product}/template',
  'console.open': 'POST /v1/tenants/{id}/products/{product}/console',
  'template.edit': 'PUT /v1/products/{code}/templates/{templateId}',
  'template.assign-to-new': 'POST /v1/products/{code}/templates/{templateId}/new-customers',
} as const satisfies Record<VendorOperation, Key>;

/** The route of one kind of act. */
export type ActKey<Kind extends ActKind = ActKind> = (typeof ROUTE_OF)[Kind];

/** What an act is made from. */
export interface Making {
  readonly ports: Pick<ActPorts, 'sealing'>;
  readonly work: UnitOfWork;
  readonly account: VendorAccount;
}

/** An act, and what the vendor is told beside the change. */
export interface Made<Kind extends ActKind = ActKind> {
  readonly act: ActOf<Kind>;
  /** @param after the account as the act leaves it */
  readonly details?: (after: VendorAccount) => Details;
}

type Make<Kind extends ActKind> = (
  asked: Pick<Asked<ActKey<Kind>>, 'params' | 'body'>,
  making: Making,
) => Made<Kind> | Promise<Made<Kind>>;

const sealedAs = async (
  { ports }: Making,
  field: SealedDetail['field'],
  value: string,
  masked: string,
): Promise<SealedDetail> => ({ field, value: await ports.sealing.seal(value, masked, 'vendor-details') });

const enlist: Make<'product.enlist'> = async ({ params: { product }, body }, making) => {
  const { work, account } = making;
  const { plan, authorizationKey: key } = body;
  const sealed = key && (await sealedAs(making, 'authorizationKey', JSON.stringify(key), maskedKey(key)));
  const forNew = await work.read('newCustomers', newCustomersKeyOf(account.productCode, product));
  const template =
    forNew?.templateId &&
    (await work.read('template', templateKeyOf(account.productCode, forNew.templateId)));
  return {
    act: {
      kind: 'product.enlist',
      product,
      ...(plan === undefined ? {} : { plan }),
      ...(sealed ? { key: { keyHash: sealed.value.hash, masked: sealed.value.masked } } : {}),
      ...(template ? { template } : {}),
    },
    details: (after) => {
      const templateId = after.products[product]?.templateId;
      const plain = { ...(plan === undefined ? {} : { plan }), ...(templateId ? { templateId } : {}) };
      return { plain, ...(sealed ? { sealed } : {}) };
    },
  };
};

const changeProfile: Make<'profile.change'> = async ({ body: { profile } }, making) => {
  const sealed = await sealedAs(making, 'profile', settled(profile), '••••');
  return {
    act: { kind: 'profile.change', profileHash: sealed.value.hash },
    details: () => ({ plain: {}, sealed }),
  };
};

const assignTemplate: Make<'template.assign-to-existing'> = async ({ params, body }, { work, account }) => {
  const { templateId } = body;
  const template = await work.read('template', templateKeyOf(account.productCode, templateId));
  const { product } = params;
  return {
    act: { kind: 'template.assign-to-existing', product, templateId, ...(template ? { template } : {}) },
  };
};

const confirmed = ({ confirm }: { readonly confirm?: string | undefined }) =>
  confirm === undefined ? {} : { confirm };

/** How each kind of act is made from what was asked. */
export const ACTS: { readonly [Kind in ActKind]: Make<Kind> } = {
  'customer.delete': ({ body }) => ({ act: { kind: 'customer.delete', ...confirmed(body) } }),
  'profile.change': changeProfile,
  'account.merge': ({ body, params }) => ({
    act: { kind: 'account.merge', from: body.from, into: params.id, ...confirmed(body) },
  }),
  'long-beta.change': ({ body: { joined } }) => ({ act: { kind: 'long-beta.change', joined } }),
  'plug-in.connect': ({ params: { plugIn }, body: { connected } }) => ({
    act: { kind: 'plug-in.connect', plugIn, connected },
  }),
  'product.enlist': enlist,
  'product.delete': ({ params: { product }, body }) => ({
    act: { kind: 'product.delete', product, ...confirmed(body) },
  }),
  'product.describe': ({ params: { product }, body: { description } }) => ({
    act: { kind: 'product.describe', product, description },
  }),
  'seats.assign': ({ params: { product }, body: { seats } }) => ({
    act: { kind: 'seats.assign', product, seats },
  }),
  'license.renew': ({ params: { product }, body: { until } }) => ({
    act: { kind: 'license.renew', product, until: parseInstant(until) ?? Number.NaN },
  }),
  'counter.reset': ({ params: { product } }) => ({ act: { kind: 'counter.reset', product } }),
  'template.assign-to-existing': assignTemplate,
};

/** The kinds of acts, for the door. */
export const ACT_KINDS = Object.keys(ACTS) as readonly Act['kind'][];
