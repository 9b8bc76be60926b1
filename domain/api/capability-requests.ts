/**
 * What may be asked of vendor accounts on `/v1`. The door parses with these; what is said of each stands in
 * `capability-operations.ts`, for the API's document.
 * @module
 */
import * as v from 'valibot';
import { ProductCode, TenantId } from '../identifiers.ts';
import { FIELD_CHARACTERS_MAX } from '../limits.ts';
import {
  CHANGE_TEXT_CHARACTERS_MAX,
  PROFILE_FIELD_CHARACTERS_MAX,
  PROFILE_FIELDS_MAX,
  PROFILE_NAME_CHARACTERS_MAX,
  TEMPLATE_SETTINGS_MAX,
} from '../limits.vendor.ts';
import type { Request } from './operation.ts';
import { InstantText, pageQuery } from './parts.ts';
import { Reason, ReasonBody, WriteQuery } from './writes.ts';

const idWord = v.pipe(
  v.string(),
  v.maxLength(FIELD_CHARACTERS_MAX, 'is too long'),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not lower-case words joined by -'),
);
const text = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'is empty'),
  v.maxLength(CHANGE_TEXT_CHARACTERS_MAX, `has more than ${CHANGE_TEXT_CHARACTERS_MAX} characters`),
);
const AccountTypeWord = v.pipe(idWord, v.description('By its id in the policy.'));
const PlugInWord = v.pipe(idWord, v.description('By its id in the policy.'));
const ProductWord = v.pipe(idWord, v.description('A product of the vendor, by its id in the policy.'));
const TemplateWord = v.pipe(idWord, v.description('Whoever makes a template chooses its id.'));
const confirm = v.optional(
  v.pipe(text, v.description('What cannot be undone: the id that CONFIRMATION_NEEDED asks for.')),
);

/** Bodies of what concerns the customer as a whole. */
const CreateCustomerBody = v.strictObject({ accountType: AccountTypeWord, reason: Reason });
const ChangeAccountTypeBody = v.strictObject({ accountType: AccountTypeWord, reason: Reason });
const ConfirmedBody = v.strictObject({ confirm, reason: Reason });

/** A field of “My account”: printable, so that a whole profile is never too long to be sealed. */
const profileField = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(
    PROFILE_FIELD_CHARACTERS_MAX,
    `has a field of more than ${PROFILE_FIELD_CHARACTERS_MAX} characters`,
  ),
  v.regex(/^[\x20-\x7e\u0080-\uffff]+$/, 'has a field that is empty or not printable'),
);

/** “My account”, as the vendor names its fields. */
const ChangeProfileBody = v.strictObject({
  profile: v.pipe(
    v.record(v.pipe(idWord, v.maxLength(PROFILE_NAME_CHARACTERS_MAX, 'is too long')), profileField),
    v.minEntries(1, 'is empty'),
    v.maxEntries(PROFILE_FIELDS_MAX, `has more than ${PROFILE_FIELDS_MAX} fields`),
    v.description(
      'Whole: what is left out is no longer there. Sealed until the vendor has it, then forgotten.',
    ),
  ),
  reason: Reason,
});

/** Whose data comes to the tenant’s account. */
const MergeBody = v.strictObject({
  from: v.pipe(
    v.string(),
    v.maxLength(FIELD_CHARACTERS_MAX, 'is too long'),
    v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'is no account id'),
    v.description('The other account, by its id at the vendor: it is empty afterwards.'),
  ),
  confirm,
  reason: Reason,
});
const LongBetaBody = v.strictObject({
  joined: v.pipe(v.boolean(), v.description('Whether it takes part from now on.')),
  reason: Reason,
});
const ConnectPlugInBody = v.strictObject({
  connected: v.pipe(v.boolean(), v.description('Whether it is connected from now on.')),
  reason: Reason,
});
const GrantRoleBody = v.strictObject({
  role: v.pipe(idWord, v.description('A role of the vendor’s own console.')),
  reason: Reason,
});

/** How a product comes to the customer: by what the account’s type takes. */
const EnlistBody = v.strictObject({
  plan: v.optional(v.pipe(text, v.description('The service plan, where the type assigns plans.'))),
  authorizationKey: v.optional(
    v.pipe(text, v.description('The key, where the type takes keys. Sealed until the vendor has it.')),
  ),
  reason: Reason,
});
const DescribeBody = v.strictObject({
  description: v.pipe(text, v.description('As the vendor’s console shall show it.')),
  reason: Reason,
});
const SeatsBody = v.strictObject({
  seats: v.pipe(v.number('is no number'), v.description('As many as there shall be, not how many more.')),
  reason: Reason,
});
const RenewBody = v.strictObject({
  until: v.pipe(InstantText, v.description('When the license shall end; later than it ends now.')),
  reason: Reason,
});
const AssignTemplateBody = v.strictObject({ templateId: TemplateWord, reason: Reason });

/** A template, whole. */
const EditTemplateBody = v.strictObject({
  accountType: v.pipe(idWord, v.description('The type of the reseller’s own account.')),
  product: v.pipe(idWord, v.description('The product that it is for, by its id in the policy.')),
  name: v.pipe(text, v.description('What people call it.')),
  settings: v.pipe(
    v.record(idWord, v.nullable(v.union([v.number(), v.boolean(), text]))),
    v.maxEntries(TEMPLATE_SETTINGS_MAX, `has more than ${TEMPLATE_SETTINGS_MAX} settings`),
    v.description('As the product names them. The vendor keeps them; here stands their hash.'),
  ),
  reason: Reason,
});
const NewCustomersBody = v.strictObject({
  given: v.pipe(v.boolean(), v.description('Whether new customers of the product get it from now on.')),
  reason: Reason,
});

/** Which column of the table is looked at. */
const CapabilitiesQuery = v.strictObject({
  accountType: v.optional(
    v.pipe(idWord, v.description('Another account type than the tenant has, before it is chosen.')),
  ),
});

const none = v.strictObject({});
const ofTenant = { params: v.strictObject({ id: TenantId }) } as const;
const act = { ...ofTenant, query: WriteQuery } as const;
const ofProduct = {
  params: v.strictObject({ id: TenantId, product: ProductWord }),
  query: WriteQuery,
} as const;
const ofTemplate = {
  params: v.strictObject({ code: ProductCode, templateId: TemplateWord }),
  query: WriteQuery,
} as const;

/** Method and path → what is asked. */
export const CAPABILITY_REQUESTS = {
  'GET /v1/tenants/{id}/capabilities': { ...ofTenant, query: CapabilitiesQuery },
  'GET /v1/tenants/{id}/vendor-account': { ...ofTenant, query: none },
  'POST /v1/tenants/{id}/vendor-account': { ...act, body: CreateCustomerBody },
  'POST /v1/tenants/{id}/vendor-account/delete': { ...act, body: ConfirmedBody },
  'POST /v1/tenants/{id}/vendor-account/account-type': { ...act, body: ChangeAccountTypeBody },
  'POST /v1/tenants/{id}/vendor-account/profile': { ...act, body: ChangeProfileBody },
  'POST /v1/tenants/{id}/vendor-account/merge': { ...act, body: MergeBody },
  'POST /v1/tenants/{id}/vendor-account/long-beta': { ...act, body: LongBetaBody },
  'POST /v1/tenants/{id}/vendor-account/licensing-platform': { ...act, body: ReasonBody },
  'POST /v1/tenants/{id}/vendor-account/roles': { ...act, body: GrantRoleBody },
  'POST /v1/tenants/{id}/vendor-account/plug-ins/{plugIn}': {
    params: v.strictObject({ id: TenantId, plugIn: PlugInWord }),
    query: WriteQuery,
    body: ConnectPlugInBody,
  },
  'POST /v1/tenants/{id}/products/{product}/enlist': { ...ofProduct, body: EnlistBody },
  'POST /v1/tenants/{id}/products/{product}/delete': { ...ofProduct, body: ConfirmedBody },
  'POST /v1/tenants/{id}/products/{product}/description': { ...ofProduct, body: DescribeBody },
  'POST /v1/tenants/{id}/products/{product}/seats': { ...ofProduct, body: SeatsBody },
  'POST /v1/tenants/{id}/products/{product}/renewal': { ...ofProduct, body: RenewBody },
  'POST /v1/tenants/{id}/products/{product}/counter-reset': { ...ofProduct, body: ReasonBody },
  'POST /v1/tenants/{id}/products/{product}/template': { ...ofProduct, body: AssignTemplateBody },
  'POST /v1/tenants/{id}/products/{product}/console': { ...ofProduct, body: ReasonBody },
  'GET /v1/products/{code}/templates': {
    params: v.strictObject({ code: ProductCode }),
    query: v.strictObject(pageQuery),
  },
  'PUT /v1/products/{code}/templates/{templateId}': { ...ofTemplate, body: EditTemplateBody },
  'POST /v1/products/{code}/templates/{templateId}/new-customers': { ...ofTemplate, body: NewCustomersBody },
} as const satisfies Record<string, Request>;
