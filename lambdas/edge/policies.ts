/**
 * Policies at run time: the files that were deployed beside the function are the first versions,
 * later ones live in the table, and each is looked up again after a minute.
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs';
import { policyName } from '#domain/policy/in-force.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { expiringNoticeMs } from '#domain/policy/reassignment-terms.ts';
import { type Instant, MINUTE_MS } from '#domain/time.ts';
import type { Product } from './products.ts';

/** Where later versions come from; the state store is one. */
interface PolicySource {
  load(keys: readonly { kind: 'policy'; id: string }[]): Promise<readonly { entity: Policy | undefined }[]>;
}

export interface PolicyShelf {
  /**
   * The policy in force for a product.
   * @param productCode of a product not on sale (any more): the first product's policy
   */
  forProduct(productCode: string | undefined): Promise<Policy>;
}

/** Where the bundler puts the policy files: beside the code. */
const DEPLOYED_POLICIES = new URL('./policies/', import.meta.url);

/**
 * Reads every policy file below a directory. They are part of what was deployed: the bundler parsed them, and a faulty one
 * stops it with every fault named.
 * @returns by `vendor/product`
 */
export const readPolicies = (directory: URL = DEPLOYED_POLICIES): ReadonlyMap<string, Policy> => {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.json') && !file.endsWith('.schema.json') && !file.startsWith('calendars'),
  );
  const policies = files.map((file) => JSON.parse(readFileSync(new URL(file, directory), 'utf8')) as Policy);
  return new Map(policies.map((policy) => [policyName(policy), policy]));
};

/** A later version from the table stays in use for so long before it is looked up again. */
const FRESH_MS = MINUTE_MS;

/** The shelf over the deployed files and the table. */
export const policyShelf = (options: {
  files: ReadonlyMap<string, Policy>;
  products: readonly Product[];
  source: PolicySource;
  now: () => Instant;
}): PolicyShelf => {
  const shelf = new Map<string, { readonly policy: Policy | undefined; readonly readAt: Instant }>();

  const lookUp = async (name: string): Promise<Policy | undefined> => {
    const known = shelf.get(name);
    if (known && options.now() - known.readAt < FRESH_MS) return known.policy;
    const [later] = await options.source.load([{ kind: 'policy', id: name }]);
    const policy = later?.entity ?? options.files.get(name);
    shelf.set(name, { policy, readAt: options.now() });
    return policy;
  };

  return {
    forProduct: async (productCode) => {
      const product =
        options.products.find((each) => each.productCode === productCode) ?? options.products[0];
      const policy = product && (await lookUp(product.policy));
      if (!policy) throw new Error(`No policy for the product ${productCode ?? '(unknown)'}`);
      return policy;
    },
  };
};

/** ms of notice before an offer of a product expires, by the policy in force. */
export const offerNotice =
  (policies: PolicyShelf) =>
  async (productCode: string): Promise<number> =>
    expiringNoticeMs(await policies.forProduct(productCode));
