/**
 * Checks the address at which a product's registrations are asked for.
 * @module
 */

import type { ProductConfig } from './config.ts';
import type { ConfigFault } from './config-forms.ts';

/** The faults of `verification.url`; none where a product has none. */
export const verificationFaults = (place: string, { verification }: ProductConfig): ConfigFault[] => {
  if (!verification) return [];
  const url = URL.parse(verification.url);
  if (url?.protocol !== 'https:')
    return [{ place, fault: `must be an https address, is '${verification.url}'` }];
  const path = decodeURIComponent(url.pathname);
  return [
    ...(path.split('{tenantId}').length === 2
      ? []
      : [{ place, fault: 'must have {tenantId} in its path, once' }]),
    ...(url.username || url.password ? [{ place, fault: 'holds a password: what is asked is signed' }] : []),
    ...(url.hash ? [{ place, fault: 'has a fragment, which is never sent' }] : []),
  ];
};
