/**
 * Examples of what `/v1` says of registrations and people, for the API's document; a test parses each with its schema.
 * @module
 */
import type { AdministratorsView, RegistrationView } from './registrations.ts';
import type { WriteOutcome } from './writes.ts';

const CODE = 'Zk3vT0q9oQ2xJ5nW8rY1uB6dF4hL7pS-aC_eG0iKmNo';
const TENANT_PATH = '/v1/tenants/t-mz3kq7w2hx5n6c4vtp2e';
const SUBSCRIPTION_PATH = '/v1/subscriptions/l-9d01abe6c2f7449f8a35e3d1c60b7a42~1';
const SELF = `/v1/registrations/${CODE}`;
const PERSON = '973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b';

/** A buyer who has just landed. */
export const REGISTRATION_EXAMPLE: RegistrationView = {
  state: 'OPEN',
  landedAt: '2026-11-21T09:20:41.007Z',
  expiresAt: '2026-11-21T09:50:41.007Z',
  productCode: 'aw4fgf5tyo5w2ap6fexample0',
  product: 'Example Security',
  buyerAccount: '111122223333',
  licenseArn: 'arn:aws:license-manager::294406891311:license:l-9d01abe6c2f7449f8a35e3d1c60b7a42',
  subscriptionId: 'l-9d01abe6c2f7449f8a35e3d1c60b7a42~1',
  subscriptionState: 'ACTIVE',
  freeTrial: false,
  locale: 'ja',
  links: { self: SELF, bind: `${SELF}/bind`, subscription: SUBSCRIPTION_PATH },
};

/** Body of the exchange. */
export const BIND_REGISTRATION_EXAMPLE = {
  adminEmail: 'hanako@example.com',
  reason: 'Signed up at https://sign-up.example.com',
};

/** A new tenant was made, and the subscription pays for it. */
export const REGISTRATION_BOUND_EXAMPLE: WriteOutcome = {
  dryRun: false,
  changes: [
    { resource: SUBSCRIPTION_PATH, from: 'ACTIVE', to: 'ACTIVE' },
    { resource: TENANT_PATH, from: 'NEW', to: 'ACTIVE' },
  ],
  events: [
    { type: 'tenant.created', about: 't-mz3kq7w2hx5n6c4vtp2e' },
    { type: 'tenant.provisioned', about: 't-mz3kq7w2hx5n6c4vtp2e' },
  ],
  warnings: [],
  next: [],
  links: { self: SELF },
};

/** One administrator, and one who has yet to accept. */
export const ADMINISTRATORS_EXAMPLE: AdministratorsView = {
  items: [{ personHash: PERSON, email: 'ha…@example.com', locale: 'ja', since: '2026-11-21T09:24:10.550Z' }],
  invitations: [
    {
      email: 'ta…@example.com',
      invitedAt: '2026-11-21T10:00:00.000Z',
      expiresAt: '2026-11-28T10:00:00.000Z',
    },
  ],
  links: { tenant: TENANT_PATH },
};

/** Body of an erasure. */
export const ERASE_PERSON_EXAMPLE = { personHash: PERSON, reason: 'Asked for by the person in ticket 4712' };

/** What an erasure would remove. */
export const PERSON_ERASED_EXAMPLE: WriteOutcome = {
  dryRun: true,
  changes: [{ resource: `${TENANT_PATH}/administrators`, from: 'ADMINISTRATOR', to: 'ERASED' }],
  events: [],
  warnings: [
    {
      code: 'PERSON_ERASED',
      text: 'Administrator of 1 tenants; sessions: 1, registrations: 2, invitations: 0.',
    },
  ],
  next: [
    { code: 'SEND_TO_DO', text: 'Nothing was written. To do it, send the same request without dryRun.' },
  ],
  links: { self: `${TENANT_PATH}/administrators` },
};
