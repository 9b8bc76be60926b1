/**
 * The operations of hand-off registration, and of the people who administer a tenant.
 * @module
 */
import * as v from 'valibot';
import { TenantId } from '../identifiers.ts';
import type { Operation } from './operation.ts';
import {
  AdministratorsView,
  BindRegistrationBody,
  ErasePersonBody,
  RegistrationView,
  SignUpCode,
} from './registrations.ts';
import { WriteOutcome, WriteQuery } from './writes.ts';

const none = v.strictObject({});
const tenant = v.strictObject({ id: TenantId });
const registration = v.strictObject({ code: SignUpCode });

/** Method and path → what is asked and answered. */
export const REGISTRATION_OPERATIONS = {
  'GET /v1/registrations/{code}': {
    id: 'readRegistration',
    summary: 'What a handed-off buyer has bought',
    description:
      'For the seller’s own sign-up: the code came with the buyer’s browser. It can be read as often as needed, and bound once.',
    params: registration,
    query: none,
    response: RegistrationView,
    versioned: true,
    refusals: ['SIGN_UP_CODE_EXPIRED'],
  },
  'POST /v1/registrations/{code}/bind': {
    id: 'bindRegistration',
    summary: 'Bind what a handed-off buyer has bought',
    description:
      'To a new tenant, or to one that the person administers. The application vouches for their e-mail address. Read the registration afterwards for the id of a new tenant.',
    params: registration,
    query: WriteQuery,
    body: BindRegistrationBody,
    response: WriteOutcome,
    versioned: true,
    refusals: [
      'SIGN_UP_CODE_EXPIRED',
      'SIGN_UP_CODE_USED',
      'SUBSCRIPTION_ENDING',
      'SUBSCRIPTION_ENDED',
      'SUBSCRIPTION_FAILED',
      'SUBSCRIPTION_LINKED_ELSEWHERE',
      'NOT_ADMINISTRATOR',
      'TENANT_RETIRED',
      'TENANT_OF_ANOTHER_PRODUCT',
      'HISTORY_FULL',
    ],
  },
  'GET /v1/tenants/{id}/administrators': {
    id: 'listAdministrators',
    summary: 'Who administers a tenant',
    description: 'With those who are invited to. Addresses are masked.',
    params: tenant,
    query: none,
    response: AdministratorsView,
    versioned: false,
    refusals: ['NOT_FOUND'],
  },
  'POST /v1/tenants/{id}/erase-person': {
    id: 'erasePerson',
    params: tenant,
    query: WriteQuery,
    response: WriteOutcome,
    versioned: true,
    body: ErasePersonBody,
    summary: 'Forget a person',
    description:
      'Removes a person of this tenant wherever they appear: as an administrator of it and of others, with sessions, registrations and invitations; and their sealed address as the user of accounts at vendors and in support cases, where `email` is sent or they administer a tenant. What bills are proven by stays. A dry run lists what goes.',
    refusals: ['LAST_ADMINISTRATOR'],
  },
} as const satisfies Record<string, Operation>;
