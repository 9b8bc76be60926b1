/**
 * Whether AWS Marketplace has a buyer subscribed to a product right now: what settles an `unsubscribe-success` that came
 * without the end before it.
 * @module
 */
import type { Instant } from '#domain/time.ts';
import { type AgreementSource, agreementsBy } from './agreements.ts';

/** Who is asked about. */
export interface Subscriber {
  /** `prod-…`, what agreements speak of. */
  readonly productId: string;
  /** 12 digits. */
  readonly buyerAccount: string;
}

/**
 * Asks AWS.
 * @returns whether one of the buyer's agreements on the product is active and has begun. A partner's agreements are not shown
 * to the manufacturer: for a CPPO the answer is no.
 * @throws AWS's error where AWS does not answer: nothing is known then
 */
export type IsSubscribed = (subscriber: Subscriber, now: Instant) => Promise<boolean>;

/** Asks by the agreements of the buyer. */
export const isSubscribed =
  (source: AgreementSource): IsSubscribed =>
  async ({ productId, buyerAccount }, now) => {
    const agreements = await agreementsBy(source, { by: 'buyer', buyerAccount });
    return agreements.some(
      ({ status, productIds, startsAt }) =>
        status === 'ACTIVE' && startsAt <= now && productIds.includes(productId),
    );
  };
