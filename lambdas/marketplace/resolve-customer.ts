/**
 * Asks AWS Marketplace what a registration token stands for. Must run in the account that published the product.
 * @module
 */
import { MarketplaceMeteringClient, ResolveCustomerCommand } from '@aws-sdk/client-marketplace-metering';
import { type Refusal, type RefusalCode, refuse } from '#domain/errors.ts';
import { parseResolved } from '#domain/registration/forms.ts';
import type { ResolvedCustomer } from '#domain/registration/landing.ts';
import { SECOND_MS } from '#domain/time.ts';
import type { Seller } from './seller.ts';

/**
 * Resolves a registration token. It is not used up: the same token gives the same answer until it expires.
 * @returns refusals: TOKEN_INVALID, TOKEN_EXPIRED, PRODUCT_MISMATCH, THROTTLED, UPSTREAM_UNAVAILABLE; `details.reason`
 * names AWS's error, and never holds the token
 */
export type ResolveCustomer = (token: string) => Promise<ResolvedCustomer | Refusal>;

/** ms · a buyer waits; with three attempts this stays below the function's 15 s. */
const REQUEST_TIMEOUT_MS = 4 * SECOND_MS;

/** Error names of the SDK, client-marketplace-metering 3.1138.0. */
const REFUSED: Readonly<Record<string, RefusalCode>> = {
  InvalidTokenException: 'TOKEN_INVALID',
  ExpiredTokenException: 'TOKEN_EXPIRED',
  ThrottlingException: 'THROTTLED',
};

/** A client that answers while a buyer waits. */
export const meteringClient = (seller: Seller) =>
  new MarketplaceMeteringClient({
    ...seller,
    maxAttempts: 3,
    requestHandler: { requestTimeout: REQUEST_TIMEOUT_MS },
  });

/**
 * Resolves through AWS Marketplace.
 * @param productCodes of the products on sale: a token of another product is refused
 */
export const resolveCustomer =
  (productCodes: readonly string[], client: MarketplaceMeteringClient): ResolveCustomer =>
  async (token) => {
    try {
      const output = await client.send(new ResolveCustomerCommand({ RegistrationToken: token }));
      const customer = parseResolved(output);
      if (!customer) return refuse('UPSTREAM_UNAVAILABLE', { reason: 'IncompleteAnswer' });
      return productCodes.includes(customer.productCode)
        ? customer
        : refuse('PRODUCT_MISMATCH', { productCode: customer.productCode });
    } catch (error) {
      const reason = (error as Error).name;
      return refuse(REFUSED[reason] ?? 'UPSTREAM_UNAVAILABLE', { reason });
    }
  };
