/**
 * Checks what a stage says of the seller account, where that is another one.
 * @module
 */

import type { ProductConfig, StageConfig } from './config.ts';
import { type ConfigFault, FORMS, formFault } from './config-forms.ts';

/** Characters and length that STS takes (API reference of AssumeRole, 2026-11); shorter than eight is no word of its own. */
const EXTERNAL_ID = {
  pattern: /^[\w+=,.@:/-]{8,1224}$/,
  meaning: 'an external id: 8 to 1224 letters, digits and + = , . @ : / - _',
};

/** The faults of `seller`; none where a stage has none. */
export const sellerFaults = (
  place: string,
  { account, seller }: StageConfig,
  products: readonly ProductConfig[],
): ConfigFault[] => {
  if (!seller) return [];
  const legacy = products.find(({ topics }) => topics);
  return [
    ...formFault(`${place}.account`, seller.account, FORMS.account),
    ...(seller.account === account
      ? [{ place: `${place}.account`, fault: "is the stage's own: leave `seller` out" }]
      : []),
    ...formFault(`${place}.externalId`, seller.externalId, EXTERNAL_ID),
    ...(legacy
      ? [{ place, fault: `must be left out: only the seller account hears of ${legacy.name} over SNS` }]
      : []),
  ];
};
