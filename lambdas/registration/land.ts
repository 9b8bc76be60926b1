/**
 * A buyer lands with a token: it is resolved at once, and what it stood for is kept under an opaque reference.
 * Two calls to AWS beside consistent reads: one ResolveCustomer, one transaction.
 * @module
 */
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { isLegacyId } from '#domain/legacy/identity.ts';
import { PAGE_SIZE_MAX } from '#domain/limits.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { newHandOff, signUpAddress } from '#domain/registration/hand-off.ts';
import {
  land as decideLanding,
  newerSubscription,
  newRegistration,
  type ResolvedCustomer,
} from '#domain/registration/landing.ts';
import type { Registration } from '#domain/registration/registration.ts';
import { type Instant, isoOf } from '#domain/time.ts';
import { hashOf } from '#lambdas/edge/hashes.ts';
import { following } from '#lambdas/stores/follow.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { rememberPair, whoLands } from './legacy-customer.ts';
import { causeOf, type RegistrationPorts } from './ports.ts';

/** bytes · randomness in a reference and in a browser's cookie. */
const SECRET_BYTES = 32;

/** Where the browser goes on: on our own pages, tied to it by a cookie, or at the seller's sign-up, with a code. */
export type Landed =
  | { readonly reference: string; readonly browserSecret: string }
  | { readonly signUp: string };

/** What came with the redirect from AWS Marketplace. */
export interface Arrival {
  readonly token: string;
  readonly freeTrial: boolean;
  readonly locale: Locale;
}

/** Says since when the buyer's account has a newer subscription that could be set up instead. */
const withNewer = async (
  ports: RegistrationPorts,
  customer: ResolvedCustomer,
  refusal: Refusal,
): Promise<Refusal> => {
  const query = { by: 'buyer', kind: 'license', buyerAccount: customer.buyerAccount } as const;
  const { keys } = await ports.store.list(query, { limit: PAGE_SIZE_MAX });
  // a legacy customer's license is the same purchase, not a newer one
  const ids = keys.filter(
    ({ id }) => id !== customer.licenseId && isLegacyId(id) === isLegacyId(customer.licenseId),
  );
  const stored = await ports.store.load(ids.map(({ id }) => ({ kind: 'license' as const, id })));
  const licenses = stored.flatMap(({ entity }) => entity ?? []);
  const newer = newerSubscription(licenses, customer.productCode, ports.surroundings.now());
  return newer
    ? { ...refusal, details: { ...refusal.details, newerSince: isoOf(newer.state.since) } }
    : refusal;
};

/** How a registration begins, and where it leads: the product says whose pages the buyer registers on. */
interface Way {
  readonly begin: (visitor: { freeTrial: boolean; locale: Locale }, now: Instant) => Registration;
  readonly landed: Landed;
}

const wayOf = ({ chance, products }: RegistrationPorts, customer: ResolvedCustomer): Way => {
  const reference = chance.newSecret(SECRET_BYTES);
  const referenceHash = hashOf(reference);
  const product = products.find(({ productCode }) => productCode === customer.productCode);
  if (product?.registration) {
    return {
      begin: (visitor, now) => newHandOff(referenceHash, customer, visitor, now),
      landed: { signUp: signUpAddress(product.registration.signUpUrl, reference) },
    };
  }
  const browserSecret = chance.newSecret(SECRET_BYTES);
  const hashes = { referenceHash, browserHash: hashOf(browserSecret) };
  return {
    begin: (visitor, now) => newRegistration(hashes, customer, visitor, now),
    landed: { reference, browserSecret },
  };
};

const isOver = ({ refused }: Refusal): boolean => refused.startsWith('SUBSCRIPTION_');

/**
 * Lands. The same token again is harmless: same license, a fresh page.
 * @returns refusals: TOKEN_INVALID, TOKEN_EXPIRED, PRODUCT_MISMATCH, THROTTLED, UPSTREAM_UNAVAILABLE, COMMIT_CONFLICT;
 * SUBSCRIPTION_ENDING, _ENDED, _FAILED with `newerSince` where the buyer has a newer one
 */
export const land = async (
  ports: RegistrationPorts,
  arrival: Arrival,
  correlationId: string,
): Promise<Landed | Refusal> => {
  const resolved = await ports.resolveCustomer(arrival.token);
  if (isRefusal(resolved)) return resolved;
  const who = await whoLands(ports, resolved);
  const { customer } = who;
  const { freeTrial, locale } = arrival;
  const tokenHash = hashOf(arrival.token);
  const way = wayOf(ports, customer);
  const walked = await walk(ports.store, ports.surroundings, causeOf('land', correlationId), async (work) => {
    const known = await work.read('license', customer.licenseId);
    const license = decideLanding(known, customer, { tokenHash, freeTrial }, work.now);
    if (isRefusal(license)) return license;
    const changes = following(work, ports.policies.forProduct);
    await changes.license(known, license);
    work.announce(await changes.settle());
    await rememberPair(work, who);
    const registration = way.begin({ freeTrial, locale }, work.now);
    work.put('registration', registration.referenceHash, registration);
    return undefined;
  });
  if (walked.outcome !== 'refused') return way.landed;
  return isOver(walked.refusal) ? withNewer(ports, customer, walked.refusal) : walked.refusal;
};
