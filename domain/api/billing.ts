/**
 * Who pays for a tenant, and by which channel, as `/v1` shows it.
 * @module
 */
import * as v from 'valibot';
import { BuyerAccount, ChangeId, ProductCode, SubscriptionIdText, TenantId } from '../identifiers.ts';
import { FIELD_CHARACTERS_MAX } from '../limits.ts';
import { NOBODY } from '../tenant/billing.ts';
import { Href, InstantText } from './parts.ts';
import { Reason } from './writes.ts';

const word = v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'), v.maxLength(FIELD_CHARACTERS_MAX));

/** `POST /v1/tenants`. */
export const OpenTenantBody = v.strictObject({
  productCode: v.pipe(ProductCode, v.description('A product of the configuration.')),
  tenantId: v.optional(
    v.pipe(
      TenantId,
      v.description('As the seller’s product calls it; a new one is made where none is named.'),
    ),
  ),
  channel: v.pipe(
    word,
    v.description('Who pays: one of the channels of the product’s policy, but not aws-marketplace.'),
  ),
  reason: Reason,
});

/** `POST /v1/tenants/{id}/channel`. */
export const ChannelBody = v.strictObject({
  channel: v.pipe(word, v.description('One of the channels of the product’s policy, e.g. aws-marketplace.')),
  reason: Reason,
});

/** `GET /v1/tenants/{id}/billing`. */
export const BillingQuery = v.strictObject({
  hour: v.optional(
    v.pipe(InstantText, v.description('An instant within the hour that is asked for; now unless told.')),
  ),
});

/** Who pays for a tenant: now, and for the hour that was asked for. */
export const BillingView = v.strictObject({
  tenantId: TenantId,
  channel: v.string(),
  changeId: v.optional(v.pipe(ChangeId, v.description('The reassignment that is open.'))),
  link: v.optional(v.strictObject({ subscriptionId: SubscriptionIdText, since: InstantText })),
  tenures: v.array(
    v.strictObject({ subscriptionId: SubscriptionIdText, from: InstantText, until: v.optional(InstantText) }),
  ),
  hour: v.pipe(InstantText, v.description('Start of the hour that is asked for.')),
  payer: v.optional(
    v.strictObject({
      subscriptionId: SubscriptionIdText,
      buyerAccount: v.optional(BuyerAccount),
      href: Href,
    }),
  ),
  nobody: v.optional(v.strictObject({ code: v.picklist(NOBODY), text: v.string() })),
  links: v.strictObject({ self: Href, tenant: Href, reassignment: v.optional(Href) }),
});
export type BillingView = v.InferOutput<typeof BillingView>;
