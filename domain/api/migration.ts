/**
 * Customers of a product that moves from `CustomerIdentifier` to license ARNs, as `/v1` shows and moves them.
 * @module
 */
import * as v from 'valibot';
import { SubscriptionIdText, TenantId } from '../identifiers.ts';
import { CUT_OVER_CUSTOMERS_MAX, FIELD_CHARACTERS_MAX } from '../limits.ts';
import { Href, InstantText, pageOf, pageQuery } from './parts.ts';
import { SubscriptionStateWord } from './subscriptions.ts';
import { Reason } from './writes.ts';

const CustomerIdentifier = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(FIELD_CHARACTERS_MAX));

const side = v.strictObject({ subscriptionId: SubscriptionIdText, state: SubscriptionStateWord, href: Href });

/** A customer, and how their two identities stand to each other. */
export const CustomerView = v.strictObject({
  customerIdentifier: CustomerIdentifier,
  buyerAccount: v.optional(v.string()),
  tenantId: v.optional(TenantId),
  standing: v.pipe(
    v.picklist(['alike', 'legacy-behind', 'license-behind', 'unpaired', 'cut-over']),
    v.description(
      'Whether both say the same; else which one has yet to hear what the other knows. Unpaired: no license is known to be the same purchase; the buyer’s next landing tells.',
    ),
  ),
  since: v.optional(v.pipe(InstantText, v.description('Since when one is behind.'))),
  cutOverAt: v.optional(v.pipe(InstantText, v.description('The hour from which the license pays.'))),
  legacy: v.optional(v.pipe(side, v.description('Under CustomerIdentifier.'))),
  license: v.optional(v.pipe(side, v.description('Under the license ARN.'))),
  links: v.strictObject({ tenant: v.optional(Href) }),
});
export type CustomerView = v.InferOutput<typeof CustomerView>;

/** Filters of `GET /v1/products/{code}/migration`. */
export const MigrationQuery = v.strictObject({
  state: v.optional(
    v.pipe(v.picklist(['dual', 'cut-over']), v.description('Those who run on both, unless told otherwise.')),
  ),
  ...pageQuery,
});

/** `GET /v1/products/{code}/migration`. */
export const MigrationPage = pageOf(CustomerView);
export type MigrationPage = v.InferOutput<typeof MigrationPage>;

/** Body of `POST /v1/products/{code}/cut-over`. */
export const CutOverBody = v.strictObject({
  at: v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.regex(/T\d{2}:00:00(\.000)?Z$/, 'is no whole hour of UTC'),
    v.description('The hour from which the license pays: a whole hour of UTC that has not begun.'),
  ),
  customers: v.optional(
    v.pipe(
      v.array(CustomerIdentifier),
      v.minLength(1),
      v.maxLength(CUT_OVER_CUSTOMERS_MAX),
      v.description('Their CustomerIdentifier; unless told, the next of those whose identities are alike.'),
    ),
  ),
  reason: Reason,
});
