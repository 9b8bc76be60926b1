/**
 * The operations of vendor accounts: what their types can do, what is asked of the vendor, and how that came to show.
 * @module
 */
import {
  CapabilitiesView,
  ConsoleOutcome,
  TemplatesPage,
  VendorAccountView,
  VendorActOutcome,
} from './capabilities.ts';
import { CAPABILITY_REQUESTS as ASKED } from './capability-requests.ts';
import type { Operation } from './operation.ts';
import { WriteOutcome } from './writes.ts';

const BY_TABLE = [
  'NO_VENDOR_ACCOUNT',
  'ACCOUNT_FULL',
  'CUSTOMER_DELETED',
  'CAPABILITY_UNKNOWN',
  'ACCOUNT_TYPE_UNKNOWN',
  'CAPABILITY_UNSUPPORTED',
  'CAPABILITY_NOT_APPLICABLE',
] as const;
const OF_PRODUCT = [...BY_TABLE, 'CAPABILITY_LIMITED', 'PRODUCT_NOT_ENLISTED'] as const;
const act = { response: VendorActOutcome, versioned: true } as const;
const opens = {
  response: ConsoleOutcome,
  versioned: false,
  writes: 'nothing',
} as const;
const OPENING = [
  'BODY_INVALID',
  'BODY_TOO_LARGE',
  'NOT_FOUND',
  'COMMIT_CONFLICT',
  'UPSTREAM_MAINTENANCE',
  'UPSTREAM_UNAVAILABLE',
  'CONSOLE_SIGN_IN_REFUSED',
] as const;

/** Method and path → what is asked and answered. */
export const CAPABILITY_OPERATIONS = {
  'GET /v1/tenants/{id}/capabilities': {
    ...ASKED['GET /v1/tenants/{id}/capabilities'],
    id: 'readCapabilities',
    summary: 'What an account can do at the vendor',
    description:
      'The table of the policy as the tenant’s account type sees it: each row with its value, the operations behind it, and whether they can be asked for now.',
    response: CapabilitiesView,
    versioned: false,
    refusals: ['NOT_FOUND', 'NO_VENDOR_ACCOUNT', 'ACCOUNT_TYPE_UNKNOWN', 'CAPABILITY_UNKNOWN'],
  },
  'GET /v1/tenants/{id}/vendor-account': {
    ...ASKED['GET /v1/tenants/{id}/vendor-account'],
    id: 'readVendorAccount',
    summary: 'A tenant’s account at the vendor',
    description:
      'What is wanted of it, and thing by thing what the vendor showed and when. It is here from the moment in which it was asked for, whatever the vendor shows yet.',
    response: VendorAccountView,
    versioned: true,
    refusals: ['NOT_FOUND', 'NO_VENDOR_ACCOUNT', 'CAPABILITY_UNKNOWN'],
  },
  'POST /v1/tenants/{id}/vendor-account': {
    ...ASKED['POST /v1/tenants/{id}/vendor-account'],
    ...act,
    id: 'createVendorAccount',
    summary: 'Create the customer at the vendor',
    description:
      'With its account type; or again, after it was deleted. What comes of it shows within minutes.',
    creates: true,
    refusals: ['ACCOUNT_TYPE_UNKNOWN', 'CAPABILITY_UNKNOWN', 'CAPABILITY_UNSUPPORTED'],
  },
  'POST /v1/tenants/{id}/vendor-account/delete': {
    ...ASKED['POST /v1/tenants/{id}/vendor-account/delete'],
    ...act,
    id: 'deleteVendorAccount',
    summary: 'Delete the customer at the vendor',
    description:
      'With all its products, for good: `confirm` is the tenant’s id. The tenant itself lives on by its subscription.',
    refusals: [...BY_TABLE, 'CONFIRMATION_NEEDED'],
  },
  'POST /v1/tenants/{id}/vendor-account/account-type': {
    ...ASKED['POST /v1/tenants/{id}/vendor-account/account-type'],
    ...act,
    id: 'changeAccountType',
    summary: 'The account is of another type now',
    description:
      'Once it was migrated at the vendor. What is under way is judged by the new type: what it cannot do is awaited no more, all else goes on. Products that it does not support stay; a person decides.',
    response: WriteOutcome,
    refusals: ['NO_VENDOR_ACCOUNT', 'ACCOUNT_TYPE_UNKNOWN', 'CAPABILITY_UNKNOWN'],
  },
  'POST /v1/tenants/{id}/vendor-account/profile': {
    ...ASKED['POST /v1/tenants/{id}/vendor-account/profile'],
    ...act,
    id: 'changeProfile',
    summary: 'Change “My account” at the vendor',
    description:
      'Personal: it is sealed until the vendor has taken it, and then forgotten here. Whether the vendor shows it is told by its hash.',
    refusals: BY_TABLE,
  },
  'POST /v1/tenants/{id}/vendor-account/merge': {
    ...ASKED['POST /v1/tenants/{id}/vendor-account/merge'],
    ...act,
    id: 'mergeAccount',
    summary: 'Merge another account into this one',
    description:
      'All that the other account has comes here, and it is empty afterwards, for good: `confirm` is its id.',
    refusals: [...BY_TABLE, 'CONFIRMATION_NEEDED', 'MERGE_INTO_ITSELF'],
  },
  'POST /v1/tenants/{id}/vendor-account/long-beta': {
    ...ASKED['POST /v1/tenants/{id}/vendor-account/long-beta'],
    ...act,
    id: 'changeLongBeta',
    summary: 'Join or leave the long beta',
    description: 'Of the account as a whole.',
    refusals: BY_TABLE,
  },
  'POST /v1/tenants/{id}/vendor-account/licensing-platform': {
    ...ASKED['POST /v1/tenants/{id}/vendor-account/licensing-platform'],
    ...opens,
    id: 'openLicensingPlatform',
    summary: 'Open the vendor’s licensing platform',
    description:
      'Answers an address that is signed in, and leaves an audit entry. While the platform is down: 503, and when to come again.',
    refusals: [...BY_TABLE, ...OPENING],
  },
  'POST /v1/tenants/{id}/vendor-account/roles': {
    ...ASKED['POST /v1/tenants/{id}/vendor-account/roles'],
    id: 'grantVendorRole',
    summary: 'Ask for a role in the vendor’s console',
    description:
      'Says whether the vendor grants it. A role that it grants is given in its own console: nothing is changed here.',
    response: WriteOutcome,
    versioned: true,
    refusals: ['NO_VENDOR_ACCOUNT', 'ROLE_UNSUPPORTED', 'CAPABILITY_UNKNOWN'],
  },
  'POST /v1/tenants/{id}/vendor-account/plug-ins/{plugIn}': {
    ...ASKED['POST /v1/tenants/{id}/vendor-account/plug-ins/{plugIn}'],
    ...act,
    id: 'connectPlugIn',
    summary: 'Connect or disconnect a plug-in',
    description: 'One of those that the account type supports.',
    refusals: [...BY_TABLE, 'CAPABILITY_LIMITED'],
  },
  'POST /v1/tenants/{id}/products/{product}/enlist': {
    ...ASKED['POST /v1/tenants/{id}/products/{product}/enlist'],
    ...act,
    id: 'enlistProduct',
    summary: 'Give the customer a product',
    description:
      'By a service plan or with an authorization key, as the account type takes it. The template for new customers comes with it, where there is one.',
    refusals: [
      ...BY_TABLE,
      'CAPABILITY_LIMITED',
      'AUTHORIZATION_KEY_REQUIRED',
      'KEY_NOT_EXPECTED',
      'SERVICE_PLAN_REQUIRED',
      'PLAN_NOT_EXPECTED',
      'PRODUCT_ALREADY_ENLISTED',
    ],
  },
  'POST /v1/tenants/{id}/products/{product}/delete': {
    ...ASKED['POST /v1/tenants/{id}/products/{product}/delete'],
    ...act,
    id: 'deleteProduct',
    summary: 'Take a product from the customer',
    description: 'For good: `confirm` is the product’s id.',
    refusals: [...OF_PRODUCT, 'CONFIRMATION_NEEDED'],
  },
  'POST /v1/tenants/{id}/products/{product}/description': {
    ...ASKED['POST /v1/tenants/{id}/products/{product}/description'],
    ...act,
    id: 'describeProduct',
    summary: 'Describe a product of the customer',
    description: 'As the vendor’s console shows it.',
    refusals: OF_PRODUCT,
  },
  'POST /v1/tenants/{id}/products/{product}/seats': {
    ...ASKED['POST /v1/tenants/{id}/products/{product}/seats'],
    ...act,
    id: 'assignSeats',
    summary: 'Assign seats',
    description: 'As many as the customer shall have, within what the policy says of the product.',
    refusals: [...OF_PRODUCT, 'SEATS_OUT_OF_RANGE'],
  },
  'POST /v1/tenants/{id}/products/{product}/renewal': {
    ...ASKED['POST /v1/tenants/{id}/products/{product}/renewal'],
    ...act,
    id: 'renewLicense',
    summary: 'Renew a license',
    description: 'Until a later end than it has.',
    refusals: [...OF_PRODUCT, 'RENEWAL_NOT_LATER'],
  },
  'POST /v1/tenants/{id}/products/{product}/counter-reset': {
    ...ASKED['POST /v1/tenants/{id}/products/{product}/counter-reset'],
    ...act,
    id: 'resetCounter',
    summary: 'Reset the counters of a product',
    description: 'They begin at zero again, with this moment.',
    refusals: OF_PRODUCT,
  },
  'POST /v1/tenants/{id}/products/{product}/template': {
    ...ASKED['POST /v1/tenants/{id}/products/{product}/template'],
    ...act,
    id: 'assignTemplate',
    summary: 'Give a template to a product of the customer',
    description:
      'An existing customer gets it now; later changes of the template are the vendor’s to follow.',
    refusals: [...OF_PRODUCT, 'TEMPLATE_UNKNOWN', 'TEMPLATE_OF_ANOTHER_PRODUCT'],
  },
  'POST /v1/tenants/{id}/products/{product}/console': {
    ...ASKED['POST /v1/tenants/{id}/products/{product}/console'],
    ...opens,
    id: 'openConsole',
    summary: 'Open a product’s console',
    description:
      'Answers an address that is signed in, and leaves an audit entry. While a system behind it is down: 503, and when to come again. 401 only where none is known to be down.',
    refusals: [...OF_PRODUCT, ...OPENING],
  },
  'GET /v1/products/{code}/templates': {
    ...ASKED['GET /v1/products/{code}/templates'],
    id: 'listTemplates',
    summary: 'The templates of a product on sale',
    description: 'The reseller’s own, across customers. Lists follow a change within seconds.',
    response: TemplatesPage,
    versioned: false,
    refusals: ['NOT_FOUND', 'CURSOR_INVALID', 'CAPABILITY_UNKNOWN'],
  },
  'PUT /v1/products/{code}/templates/{templateId}': {
    ...ASKED['PUT /v1/products/{code}/templates/{templateId}'],
    ...act,
    id: 'editTemplate',
    summary: 'Make or change a template',
    description: 'Whole. It keeps the product that it was made for.',
    refusals: [
      'CAPABILITY_UNKNOWN',
      'ACCOUNT_TYPE_UNKNOWN',
      'CAPABILITY_UNSUPPORTED',
      'CAPABILITY_NOT_APPLICABLE',
      'CAPABILITY_LIMITED',
      'TEMPLATE_OF_ANOTHER_PRODUCT',
    ],
  },
  'POST /v1/products/{code}/templates/{templateId}/new-customers': {
    ...ASKED['POST /v1/products/{code}/templates/{templateId}/new-customers'],
    ...act,
    id: 'assignTemplateToNew',
    summary: 'Give a template to new customers, or give it no more',
    description: 'One template of a product at most: another one is given no more.',
    refusals: [
      'CAPABILITY_UNKNOWN',
      'ACCOUNT_TYPE_UNKNOWN',
      'CAPABILITY_UNSUPPORTED',
      'CAPABILITY_NOT_APPLICABLE',
      'CAPABILITY_LIMITED',
      'TEMPLATE_UNKNOWN',
    ],
  },
} as const satisfies Record<string, Operation>;
