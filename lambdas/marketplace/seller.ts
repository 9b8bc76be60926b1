/**
 * As whom AWS Marketplace is asked: nobody but the account that published a product may. Where Concord runs in that account,
 * a function asks by itself; where it runs in another one, it takes the role that the seller keeps for it.
 * @module
 */
import * as v from 'valibot';
import { ENV } from '#domain/names.ts';
import { MINUTE_MS } from '#domain/time.ts';
import { assumeRole, type SellerCredentials, STS_REGION } from './assume-role.ts';

/** Gives credentials that last for a while yet. */
export type CredentialsOf = () => Promise<SellerCredentials>;

/**
 * Settings that every client of AWS Marketplace begins with: `new MarketplaceAgreementClient({ ...seller, maxAttempts: 5 })`.
 * Without credentials of its own a client asks as the function.
 */
export interface Seller {
  readonly region: string;
  readonly credentials?: CredentialsOf;
}

type Environment = (name: string) => string | undefined;

/** Entitlements, agreements and the catalog are asked here and nowhere else (facts §10); the others as well. */
const MARKETPLACE_REGION = 'us-east-1';

/** ms · the AWS SDK asks anew for credentials that end within this time. */
const RENEW_BEFORE_MS = 5 * MINUTE_MS;

const Role = v.object({ roleArn: v.string(), externalId: v.string() });

/** What Lambda gives a function. */
const Own = v.object({ accessKeyId: v.string(), secretAccessKey: v.string(), sessionToken: v.string() });

/** Keeps what `ask` gives until shortly before it ends; who asks meanwhile waits for the same answer. A failure is not kept. */
export const kept = (ask: CredentialsOf, now: () => number): CredentialsOf => {
  let current: Promise<SellerCredentials> | undefined;
  const renew = (): Promise<SellerCredentials> => {
    const asked = ask();
    current = asked;
    asked.catch(() => {
      if (current === asked) current = undefined;
    });
    return asked;
  };
  return async () => {
    const seen = current;
    if (!seen) return renew();
    const held = await seen;
    if (held.expiration.getTime() - now() > RENEW_BEFORE_MS) return held;
    return current === seen || current === undefined ? renew() : current;
  };
};

/** The role that the environment names, taken when it is first needed. */
const roleIn = (environment: Environment, now: () => number): CredentialsOf | undefined => {
  const named = environment(ENV.seller);
  if (named === undefined) return undefined;
  const role = v.parse(v.pipe(v.string(), v.parseJson(), Role), named);
  // As every AWS SDK reads it.
  const endpoint =
    environment('AWS_ENDPOINT_URL_STS') ??
    environment('AWS_ENDPOINT_URL') ??
    `https://sts.${STS_REGION}.amazonaws.com`;
  const credentials = v.parse(Own, {
    accessKeyId: environment('AWS_ACCESS_KEY_ID'),
    secretAccessKey: environment('AWS_SECRET_ACCESS_KEY'),
    sessionToken: environment('AWS_SESSION_TOKEN'),
  });
  return kept(() => assumeRole(role, { endpoint, credentials }), now);
};

/**
 * The seller, once for a function: its clients share the session.
 * @param environment reads a variable, `undefined` where there is none
 * @param now epoch ms
 * @throws where the environment names a role that is none
 */
export const openSeller = (environment: Environment, now: () => number): Seller => {
  const credentials = roleIn(environment, now);
  return { region: MARKETPLACE_REGION, ...(credentials ? { credentials } : {}) };
};
