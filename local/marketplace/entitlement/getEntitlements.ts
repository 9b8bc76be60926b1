import * as v from 'valibot';
import { maybe, operation } from '../call.ts';
import { AwsFault } from '../fault.ts';
import { epochSeconds } from '../instant.ts';
import { ENTITLEMENTS_PAGE } from '../limits.ts';
import { currentAgreement, customerIdentifierOf } from '../lookups.ts';
import { page } from '../paging.ts';
import type { License, MarketplaceState } from '../state.ts';

const Values = v.array(v.string());
const Request = v.object({
  ProductCode: v.pipe(v.string(), v.nonEmpty()),
  Filter: maybe(
    v.strictObject({
      CUSTOMER_IDENTIFIER: v.optional(Values),
      CUSTOMER_AWS_ACCOUNT_ID: v.optional(Values),
      LICENSE_ARN: v.optional(Values),
      DIMENSION: v.optional(Values),
    }),
  ),
  MaxResults: maybe(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(ENTITLEMENTS_PAGE))),
  NextToken: maybe(v.string()),
});
type Filter = NonNullable<v.InferOutput<typeof Request>['Filter']>;

interface Entitlement {
  readonly ProductCode: string;
  readonly Dimension: string;
  readonly CustomerAWSAccountId: string;
  readonly CustomerIdentifier?: string;
  readonly LicenseArn: string;
  readonly ExpirationDate?: number;
  readonly Value: { readonly IntegerValue: number };
}

const refused = (message: string): AwsFault => new AwsFault('InvalidParameterException', message);

const entitlementsOf = (state: MarketplaceState, license: License): Entitlement[] => {
  if (license.status !== 'PROVISIONED') return [];
  const { grants, endTime } = currentAgreement(state, license);
  const identifier = customerIdentifierOf(state, license.account, license.productCode);
  return Object.entries(grants).map(([dimension, quantity]) => ({
    ProductCode: license.productCode,
    Dimension: dimension,
    CustomerAWSAccountId: license.account,
    ...(identifier === undefined ? {} : { CustomerIdentifier: identifier }),
    LicenseArn: license.arn,
    ...(endTime === null ? {} : { ExpirationDate: epochSeconds(endTime) }),
    Value: { IntegerValue: quantity },
  }));
};

/** Values of one key are united, keys are intersected. */
const matches =
  (filter: Filter) =>
  (entitlement: Entitlement): boolean => {
    const within = (values: readonly string[] | undefined, value: string | undefined): boolean =>
      values === undefined || (value !== undefined && values.includes(value));
    return (
      within(filter.CUSTOMER_IDENTIFIER, entitlement.CustomerIdentifier) &&
      within(filter.CUSTOMER_AWS_ACCOUNT_ID, entitlement.CustomerAWSAccountId) &&
      within(filter.LICENSE_ARN, entitlement.LicenseArn) &&
      within(filter.DIMENSION, entitlement.Dimension)
    );
  };

/** What buyers of a contract may use. A page may be empty and still have a token, if the coin says so. */
export const getEntitlements = operation(Request, (state, input, { caller }) => {
  const filter = input.Filter ?? {};
  if (filter.CUSTOMER_IDENTIFIER !== undefined && filter.CUSTOMER_AWS_ACCOUNT_ID !== undefined)
    throw refused('CUSTOMER_IDENTIFIER and CUSTOMER_AWS_ACCOUNT_ID are mutually exclusive.');
  if (state.products[input.ProductCode] === undefined || caller.account !== state.sellerAccount)
    throw refused('The product code does not exist or is not yours.');
  const all = Object.values(state.licenses)
    .filter(({ productCode }) => productCode === input.ProductCode)
    .flatMap((license) => entitlementsOf(state, license));
  const scanned = state.coins.entitlementPages === 'scanned';
  const { items, nextToken } = page(scanned ? all : all.filter(matches(filter)), {
    size: input.MaxResults ?? ENTITLEMENTS_PAGE,
    token: input.NextToken,
    refuse: () => refused('The NextToken is invalid.'),
  });
  return {
    Entitlements: items.filter(matches(filter)),
    ...(nextToken === undefined ? {} : { NextToken: nextToken }),
  };
});
