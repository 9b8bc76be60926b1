/**
 * A stage in one account, its products in another.
 * @module
 */

import { config } from '#bin/concord.config.ts';
import type { ConcordConfig, SellerConfig } from '#lib/config.ts';

/** Where Concord runs. */
export const SERVICE = config.stages.sandbox.account;
/** Which published the products. */
export const SELLER = '777788889999';
export const EXTERNAL_ID = 'concord/sandbox/3f7c';

/** The project's config, but for a seller account of the sandbox. Products over SNS are left out: they stay where they are. */
export const twoAccounts = (
  seller: Partial<SellerConfig> = {},
  options: { readonly legacy?: boolean; readonly region?: string } = {},
): ConcordConfig => {
  const { sandbox } = config.stages;
  return {
    ...config,
    products: config.products.filter(({ topics }) => options.legacy || !topics),
    stages: {
      ...config.stages,
      sandbox: {
        ...sandbox,
        region: options.region ?? sandbox.region,
        seller: { account: SELLER, externalId: EXTERNAL_ID, ...seller },
      },
    },
  };
};
