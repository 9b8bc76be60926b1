/**
 * What is sold by activation links, and what is licensed by accounts at a vendor: two products, whose policies change in the
 * middle of a history.
 * @module
 */
import { type Policy, parsePolicy } from '#domain/policy/policy.ts';
import type { Product } from '#lambdas/edge/products.ts';
import linksFile from '#policies/cloud-one/activation-links.json' with { type: 'json' };
import accountsFile from '#policies/remote-manager/remote-manager.json' with { type: 'json' };

const productOf = (productCode: string, policy: string): Product => ({
  productCode,
  productId: `prod-${productCode}`,
  type: 'saas-subscription',
  policy,
  name: productCode,
  supportEmail: 'support@example.com',
  supportUrl: 'https://www.example.com/support',
});
export const LINKS = productOf('links0000000000000000000000001', 'cloud-one/activation-links');
export const ACCOUNTS = productOf('accounts0000000000000000000001', 'remote-manager/remote-manager');

const read = (input: unknown): Policy => {
  const parsed = parsePolicy(input);
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.policy;
};

/** The second version waits longer, and calls its links late at once. */
const LINK_POLICIES = [
  read(linksFile),
  read({
    ...linksFile,
    version: 2,
    activation: {
      ...linksFile.activation,
      links: { ...linksFile.activation.links, retryEvery: 'PT30M', overdueAfter: 'PT30M' },
    },
  }),
] as const;

const accounts = { ...accountsFile, channels: ['annual'] };
/** Looked at less often than deployed, so that a history does not consist of looks alone. */
const seldom = (file: typeof accounts) => ({
  ...file,
  propagation: {
    ...file.propagation,
    kinds: file.propagation.kinds.map((kind) => ({ ...kind, lookEvery: 'PT15M' })),
  },
});

/** The second version gives changes another time to show. */
const ACCOUNT_POLICIES = [
  read(seldom(accounts)),
  read({
    ...accounts,
    version: 2,
    propagation: {
      ...accountsFile.propagation,
      kinds: seldom(accounts).propagation.kinds.map((kind) => ({ ...kind, overdueAfter: 'PT3H' })),
    },
  }),
] as const;

/** The policies in force. */
export interface Rules {
  /** `undefined`: a product that is not licensed this way. */
  forProduct(productCode: string | undefined): Policy | undefined;
  /** The next version is deployed, if there is one. */
  deploy(productCode: string): void;
  /** What any version says of a product, by its reference. */
  readonly versions: ReadonlyMap<string, Policy>;
}

/** The rules of a history, in their first versions. */
export const openRules = (): Rules => {
  const at = new Map<string, number>();
  const all: Readonly<Record<string, readonly Policy[]>> = {
    [LINKS.productCode]: LINK_POLICIES,
    [ACCOUNTS.productCode]: ACCOUNT_POLICIES,
  };
  return {
    forProduct: (productCode = '') => all[productCode]?.[at.get(productCode) ?? 0],
    deploy: (productCode) => void at.set(productCode, 1),
    versions: new Map(
      [...LINK_POLICIES, ...ACCOUNT_POLICIES].map((each) => [
        `${each.vendor}/${each.product}@${each.version}`,
        each,
      ]),
    ),
  };
};
