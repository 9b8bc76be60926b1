/**
 * Products come to a customer by a service plan or with an authorization key, as the table says (decision D3-2), and go.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import { isoOf } from '../time.ts';
import { type EnlistedBy, type EnlistedProduct, SUBJECTS, type VendorAccount } from './account.ts';
import type { ActRule, ActScene, Enlisting } from './acts.ts';
import { accountTypeWords, mayOperate, refuseNaming, wordsIn } from './may-do.ts';

/** A product of the customer; refused where it has none such. */
export const enlistedOf = ({ account, table }: ActScene, product: string): EnlistedProduct | Refusal =>
  account.products[product] ??
  refuseNaming(
    'PRODUCT_NOT_ENLISTED',
    { product: wordsIn(table.lists.products, product) },
    { product, tenantId: account.tenantId },
  );

/** The account with one of its products changed; others stay. */
export const withProduct = (
  account: VendorAccount,
  product: string,
  enlisted: EnlistedProduct,
): VendorAccount => ({ ...account, products: { ...account.products, [product]: enlisted } });

type EnlistingCode =
  | 'AUTHORIZATION_KEY_REQUIRED'
  | 'KEY_NOT_EXPECTED'
  | 'SERVICE_PLAN_REQUIRED'
  | 'PLAN_NOT_EXPECTED';

const refusedFor = (code: EnlistingCode, { account, table }: ActScene, product: string): Refusal =>
  refuseNaming(
    code,
    {
      accountType: accountTypeWords(table, account.accountType),
      product: wordsIn(table.lists.products, product),
    },
    { accountType: account.accountType, product },
  );

const byOf = ({ plan, key, product }: Enlisting, scene: ActScene): EnlistedBy | Refusal => {
  switch (scene.mode) {
    case 'service-plan':
      if (key) return refusedFor('KEY_NOT_EXPECTED', scene, product);
      return plan ? { mode: scene.mode, plan } : refusedFor('SERVICE_PLAN_REQUIRED', scene, product);
    case 'authorization-key':
      if (!key) return refusedFor('AUTHORIZATION_KEY_REQUIRED', scene, product);
      return plan ? refusedFor('PLAN_NOT_EXPECTED', scene, product) : { mode: scene.mode, key };
    default:
      if (key) return refusedFor('KEY_NOT_EXPECTED', scene, product);
      return plan ? refusedFor('PLAN_NOT_EXPECTED', scene, product) : { mode: 'request' };
  }
};

const isSameBy = (left: EnlistedBy, right: EnlistedBy): boolean =>
  (left.mode === 'request' && right.mode === 'request') ||
  (left.mode === 'service-plan' && right.mode === 'service-plan' && left.plan === right.plan) ||
  (left.mode === 'authorization-key' &&
    right.mode === 'authorization-key' &&
    left.key.keyHash === right.key.keyHash);

/** What the vendor is told of how the product comes: the plan, or the key by its hash. */
const toldOf = (by: EnlistedBy): string => {
  if (by.mode === 'service-plan') return by.plan;
  return by.mode === 'authorization-key' ? by.key.keyHash : by.mode;
};

/** The template that new customers get, where this account type has such. */
const templateFor = ({ template, product }: Enlisting, { table, account }: ActScene) => {
  if (!template || template.product !== product || !template.forNewCustomers) return {};
  const allowed = mayOperate(table, account.accountType, 'template.assign-to-new', product);
  return isRefusal(allowed) ? {} : { templateId: template.templateId };
};

/** Enlists a product; by the same plan or key once more it changes nothing. */
export const enlistProduct: ActRule<'product.enlist'> = (act, scene) => {
  const { account, table, now } = scene;
  const { product } = act;
  const by = byOf(act, scene);
  if (isRefusal(by)) return by;
  const known = account.products[product];
  if (known && isSameBy(known.by, by)) return { account };
  if (known) {
    return refuseNaming(
      'PRODUCT_ALREADY_ENLISTED',
      { product: wordsIn(table.lists.products, product) },
      { product, tenantId: account.tenantId, since: isoOf(known.since) },
    );
  }
  return {
    account: withProduct(account, product, { since: now, by, ...templateFor(act, scene) }),
    change: { subject: SUBJECTS.product(product), product, desired: toldOf(by) },
  };
};

/** What cannot be undone is done only where its confirmation reads as it must. */
export const unconfirmed = (
  confirm: string | undefined,
  must: string,
  tenantId: string,
): Refusal | undefined =>
  confirm === must ? undefined : refuse('CONFIRMATION_NEEDED', { confirm: must, tenantId });

/** Deletes a product of the customer; the confirmation is its id. */
export const deleteProduct: ActRule<'product.delete'> = ({ product, confirm }, scene) => {
  const enlisted = enlistedOf(scene, product);
  if (isRefusal(enlisted)) return enlisted;
  const { account } = scene;
  const open = unconfirmed(confirm, product, account.tenantId);
  if (open) return open;
  const { [product]: _gone, ...products } = account.products;
  return {
    account: { ...account, products },
    change: { subject: SUBJECTS.product(product), product, desired: null },
  };
};
