/**
 * Buyers who were handed off to the seller's own sign-up, and the people of a tenant, as `/v1` shows them.
 * @module
 */
import * as v from 'valibot';
import { BuyerAccount, ProductCode, SubscriptionIdText, TenantId } from '../identifiers.ts';
import { FIELD_CHARACTERS_MAX } from '../limits.ts';
import { LOCALES } from '../messages/locale.ts';
import { Href, InstantText } from './parts.ts';
import { Reason } from './writes.ts';

/** The code from the address of the sign-up: 32 random bytes, base64url. */
export const SignUpCode = v.pipe(v.string(), v.regex(/^[\w-]{43}$/, 'is no sign-up code'));

/** `GET /v1/registrations/{code}`: what was bought and by whom; never the registration token. */
export const RegistrationView = v.strictObject({
  state: v.pipe(v.picklist(['OPEN', 'BOUND']), v.description('`BOUND`: the code was used.')),
  landedAt: InstantText,
  expiresAt: v.pipe(InstantText, v.description('Until then it can be bound.')),
  productCode: ProductCode,
  product: v.pipe(v.string(), v.description('Its name.')),
  buyerAccount: BuyerAccount,
  licenseArn: v.string(),
  subscriptionId: SubscriptionIdText,
  subscriptionState: v.pipe(
    v.string(),
    v.description('`PENDING`: AWS Marketplace has yet to confirm; binding is possible, access begins later.'),
  ),
  freeTrial: v.boolean(),
  locale: v.pipe(v.picklist(LOCALES), v.description('The language that the buyer’s browser prefers.')),
  tenantId: v.optional(v.pipe(TenantId, v.description('The tenant that holds the subscription already.'))),
  links: v.strictObject({ self: Href, bind: Href, subscription: Href, tenant: v.optional(Href) }),
});

/** An e-mail address as it is sent to us. */
const Email = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(FIELD_CHARACTERS_MAX),
  v.email('is no e-mail address'),
);

/** `POST /v1/registrations/{code}/bind`. */
export const BindRegistrationBody = v.strictObject({
  tenantId: v.optional(
    v.pipe(TenantId, v.description('Absent: a new tenant. Else one that the person administers.')),
  ),
  adminEmail: v.pipe(Email, v.description('The person, whose address the application has proven.')),
  reason: Reason,
});

/** One administrator; the address is masked. */
export const AdministratorView = v.strictObject({
  personHash: v.pipe(v.string(), v.description('SHA-256 of the lower-case e-mail address.')),
  email: v.pipe(v.string(), v.description('Masked.')),
  locale: v.picklist(LOCALES),
  since: InstantText,
});

/** `GET /v1/tenants/{id}/administrators`: all of them, oldest first. */
export const AdministratorsView = v.strictObject({
  items: v.array(AdministratorView),
  invitations: v.array(v.strictObject({ email: v.string(), invitedAt: InstantText, expiresAt: InstantText })),
  links: v.strictObject({ tenant: Href }),
});

/** `POST /v1/tenants/{id}/erase-person`. */
export const ErasePersonBody = v.strictObject({
  personHash: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'is no SHA-256 in hex'))),
  email: v.optional(v.pipe(Email, v.description('In place of `personHash`.'))),
  force: v.optional(
    v.pipe(v.boolean(), v.description('Also where a live tenant is left without an administrator.')),
  ),
  reason: Reason,
});

export type RegistrationView = v.InferOutput<typeof RegistrationView>;
export type BindRegistrationBody = v.InferOutput<typeof BindRegistrationBody>;
export type AdministratorsView = v.InferOutput<typeof AdministratorsView>;
export type ErasePersonBody = v.InferOutput<typeof ErasePersonBody>;
