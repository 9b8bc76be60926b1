/**
 * The vendors' systems as a function of ours reaches them: signed, over HTTPS, within the time and bytes that an answer may take.
 * @module
 */
import { VENDOR_ANSWER_BYTES_MAX, VENDOR_ANSWER_MS } from '#domain/limits.vendor.ts';
import { ENV } from '#domain/names.ts';
import { now } from './clock.ts';
import { outboundCall } from './outbound.ts';
import { secretKeys } from './signing-keys.ts';
import { parseTexts } from './texts.ts';
import type { Vendor } from './vendor.ts';
import { parseVendors, vendorOverHttps } from './vendor-over-https.ts';

/**
 * The vendors of the products on sale.
 * @param requireEnv reads an environment variable; what is configured wrongly throws at start
 */
export const openVendor = (requireEnv: (name: string) => string): Vendor => {
  const trustedOrigins = parseTexts(requireEnv(ENV.trustedOrigins));
  return vendorOverHttps({
    endpoints: parseVendors(requireEnv(ENV.vendors)),
    call: outboundCall({ trustedOrigins, answerMs: VENDOR_ANSWER_MS }, VENDOR_ANSWER_BYTES_MAX),
    signingKeys: secretKeys(now),
    now,
  });
};
