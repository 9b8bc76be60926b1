/**
 * Checks the address at which a vendor's system is asked.
 * @module
 */

import type { ProductConfig } from './config.ts';
import type { ConfigFault } from './config-forms.ts';

/** The faults of `vendor.url`; none where a product has none. */
export const vendorFaults = (place: string, { vendor }: ProductConfig): ConfigFault[] => {
  if (!vendor) return [];
  const url = URL.parse(vendor.url);
  if (url?.protocol !== 'https:') return [{ place, fault: `must be an https address, is '${vendor.url}'` }];
  return [
    ...(vendor.url.endsWith('/')
      ? [{ place, fault: 'ends with a slash: what is asked begins with one' }]
      : []),
    ...(url.username || url.password ? [{ place, fault: 'holds a password: what is asked is signed' }] : []),
    ...(url.search || url.hash
      ? [{ place, fault: 'has a query or a fragment: paths are put behind it' }]
      : []),
  ];
};
