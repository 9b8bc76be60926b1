/**
 * Asks AWS Marketplace what a contract grants under one license. The service lives in us-east-1 alone (facts §6).
 * @module
 */
import {
  type Entitlement as AwsEntitlement,
  type EntitlementValue,
  GetEntitlementsCommand,
  MarketplaceEntitlementServiceClient,
} from '@aws-sdk/client-marketplace-entitlement-service';
import type { Entitlement } from '#domain/entitlement/entitlement.ts';
import { type Refusal, refuse } from '#domain/errors.ts';
import { licenseIdOf } from '#domain/identifiers.ts';
import { isLegacyId } from '#domain/legacy/identity.ts';
import { ENTITLEMENT_PAGES_MAX } from '#domain/limits.ts';
import { SECOND_MS } from '#domain/time.ts';
import type { Seller } from './seller.ts';

/** Which license, exactly as AWS named it. */
export interface LicenseAsked {
  readonly productCode: string;
  readonly licenseArn: string;
  /** Asked by where `licenseArn` is none of AWS's but the name of a legacy identity; that customer has one contract at most. */
  readonly customerIdentifier?: string;
  /** 12 digits. */
  readonly buyerAccount?: string;
}

/**
 * Reads every page.
 * @returns all entitlements of the license; refusals: THROTTLED, UPSTREAM_UNAVAILABLE, both with AWS's error in
 * `details.reason`. A refusal says nothing of what the license grants.
 */
export type GetEntitlements = (asked: LicenseAsked) => Promise<readonly Entitlement[] | Refusal>;

/** ms · a worker waits; with three attempts for each page this stays below the function's 30 s in all but the worst case. */
const REQUEST_TIMEOUT_MS = 4 * SECOND_MS;

/** The value in the one field that AWS filled; a dimension without any counts as 0 (SDK 3.1138.0: default 0). */
const valueOf = (value: EntitlementValue = {}) => {
  if (value.DoubleValue !== undefined) return { type: 'double', value: value.DoubleValue } as const;
  if (value.BooleanValue !== undefined) return { type: 'boolean', value: value.BooleanValue } as const;
  if (value.StringValue !== undefined) return { type: 'string', value: value.StringValue } as const;
  return { type: 'integer', value: value.IntegerValue ?? 0 } as const;
};

const isLegacy = (licenseArn: string): boolean => isLegacyId(licenseIdOf(licenseArn) ?? '');

/** By license, or by the customer of a legacy product; by account where only the shortened ARN of some samples is known, which AWS would not find. */
const filterOf = ({ licenseArn, buyerAccount, customerIdentifier }: LicenseAsked) => {
  if (isLegacy(licenseArn) && customerIdentifier !== undefined)
    return { CUSTOMER_IDENTIFIER: [customerIdentifier] };
  return licenseArn.startsWith('arn:') || buyerAccount === undefined
    ? { LICENSE_ARN: [licenseArn] }
    : { CUSTOMER_AWS_ACCOUNT_ID: [buyerAccount] };
};

/** AWS's entitlement in our words; none where it names no dimension. */
export const entitlementsOf = ({ Dimension, Value, ExpirationDate }: AwsEntitlement): Entitlement[] =>
  Dimension === undefined
    ? []
    : [
        {
          dimension: Dimension,
          ...valueOf(Value),
          ...(ExpirationDate === undefined ? {} : { expiresAt: ExpirationDate.getTime() }),
        },
      ];

/** An entitlement of another license is not believed. */
const readable =
  (licenseArn: string) =>
  (entitlement: AwsEntitlement): Entitlement[] => {
    const { LicenseArn } = entitlement;
    const isSame = LicenseArn === undefined || licenseIdOf(LicenseArn) === licenseIdOf(licenseArn);
    return !isSame && !isLegacy(licenseArn) ? [] : entitlementsOf(entitlement);
  };

/** Follows the tokens: a page without entitlements may still have one. */
const readPages = async (
  client: MarketplaceEntitlementServiceClient,
  asked: LicenseAsked,
): Promise<readonly Entitlement[] | Refusal> => {
  const found: Entitlement[] = [];
  let NextToken: string | undefined;
  for (let page = 0; page < ENTITLEMENT_PAGES_MAX; page += 1) {
    const answer = await client.send(
      new GetEntitlementsCommand({
        ProductCode: asked.productCode,
        Filter: filterOf(asked),
        ...(NextToken === undefined ? {} : { NextToken }),
      }),
    );
    found.push(...(answer.Entitlements ?? []).flatMap(readable(asked.licenseArn)));
    NextToken = answer.NextToken;
    if (NextToken === undefined || NextToken === '') return found;
  }
  return refuse('UPSTREAM_UNAVAILABLE', { reason: 'TooManyPages' });
};

/** A client that answers within a message's time. */
export const entitlementClient = (seller: Seller) =>
  new MarketplaceEntitlementServiceClient({
    ...seller,
    maxAttempts: 3,
    requestHandler: { requestTimeout: REQUEST_TIMEOUT_MS },
  });

/** Reads from AWS Marketplace. */
export const getEntitlements =
  (client: MarketplaceEntitlementServiceClient): GetEntitlements =>
  async (asked) => {
    try {
      return await readPages(client, asked);
    } catch (error) {
      const reason = (error as Error).name;
      return refuse(reason === 'ThrottlingException' ? 'THROTTLED' : 'UPSTREAM_UNAVAILABLE', { reason });
    }
  };
