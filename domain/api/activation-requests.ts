/**
 * What may be asked of activations on `/v1`. The door parses with these; what is said of each stands in
 * `activation-operations.ts`, for the API's document.
 * @module
 */
import * as v from 'valibot';
import { FOUND } from '../activation/answer.ts';
import { LINK_CHARACTERS_MAX } from '../activation/link.ts';
import { ActivationId, TenantId } from '../identifiers.ts';
import { FIELD_CHARACTERS_MAX } from '../limits.ts';
import { ACTIVATION_OBSERVATIONS_MAX } from '../limits.vendor.ts';
import type { Request } from './operation.ts';
import { Reason, WriteQuery } from './writes.ts';

const word = v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'), v.maxLength(FIELD_CHARACTERS_MAX));
const product = v.pipe(word, v.description('By its id in the policy of the tenant’s product.'));

/** products · most in one plan; a policy's catalog has a few dozen. */
const PRODUCTS_MAX = 50;

/** What somebody thinks of activating. */
export const ActivationPlanBody = v.strictObject({
  products: v.pipe(
    v.array(product),
    v.minLength(1, 'is empty'),
    v.maxLength(PRODUCTS_MAX, `has more than ${PRODUCTS_MAX} products`),
    v.description('In the order in which you thought of them.'),
  ),
});

/** A link to redeem. */
export const RedeemBody = v.strictObject({
  product,
  link: v.pipe(
    v.string(),
    v.minLength(1, 'is empty'),
    v.maxLength(2 * LINK_CHARACTERS_MAX),
    v.description('The activation link, whole. It is kept sealed and shown masked.'),
  ),
  reason: Reason,
});

/** What a person found at the vendor. */
export const SettleActivationBody = v.strictObject({
  found: v.pipe(
    v.picklist(FOUND),
    v.description(
      'here: activated in this account; elsewhere: the link was used in another; unused: the link was not used.',
    ),
  ),
  at: v.optional(
    v.pipe(
      v.string(),
      v.isoTimestamp(),
      v.description('When it was activated, where the vendor shows that. Default: when it was asked for.'),
    ),
  ),
  reason: Reason,
});

/** Who the tenant is at the vendor. */
export const VendorUserBody = v.strictObject({
  accountId: v.optional(v.pipe(word, v.description('Id of its account there.'))),
  email: v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.maxLength(FIELD_CHARACTERS_MAX),
      v.email('is no e-mail address'),
      v.description('The address that its user signs in with. It is kept sealed and shown masked.'),
    ),
  ),
  reason: Reason,
});

/** Observations of any tenants. Each is judged on its own, so one that cannot be read refuses no other. */
export const ActivationObservationsBody = v.strictObject({
  observations: v.pipe(
    v.array(
      v.pipe(
        v.unknown(),
        v.description(
          '`tenantId`, `product` (as in the policy); `at` (ISO 8601, when it was activated at the vendor; absent where it does not say), `by` (`link`, the default, or `otherwise`), `link` (whole, where it is known).',
        ),
      ),
    ),
    v.minLength(1, 'is empty'),
    v.maxLength(ACTIVATION_OBSERVATIONS_MAX, `has more than ${ACTIVATION_OBSERVATIONS_MAX} observations`),
  ),
});

const none = v.strictObject({});
const tenant = v.strictObject({ id: TenantId });
const activation = v.strictObject({ id: TenantId, activationId: ActivationId });

/** Method and path → what is asked. */
export const ACTIVATION_REQUESTS = {
  'GET /v1/tenants/{id}/activations': { params: tenant, query: none },
  'POST /v1/tenants/{id}/activation-plans': { params: tenant, query: none, body: ActivationPlanBody },
  'POST /v1/tenants/{id}/activations': { params: tenant, query: WriteQuery, body: RedeemBody },
  'GET /v1/tenants/{id}/activations/{activationId}': { params: activation, query: none },
  'POST /v1/tenants/{id}/activations/{activationId}/settle': {
    params: activation,
    query: WriteQuery,
    body: SettleActivationBody,
  },
  'PUT /v1/tenants/{id}/vendor-user': { params: tenant, query: WriteQuery, body: VendorUserBody },
  'POST /v1/activation-observations': { params: none, query: WriteQuery, body: ActivationObservationsBody },
} as const satisfies Record<string, Request>;
