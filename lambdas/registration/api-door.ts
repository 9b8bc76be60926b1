/**
 * Which use case answers which route of `/v1` that registration serves.
 * @module
 */

import { REGISTRATION_OPERATIONS } from '#domain/api/registration-operations.ts';
import { REASSIGNMENT_WORDS, REGISTRATION_WORDS, TENANT_WORDS } from '#domain/messages/refusal-groups.ts';
import type { RoleBook } from '#lambdas/edge/caller.ts';
import { operatorDoor } from '#lambdas/edge/operator.ts';
import type { ApiPorts } from './api-ports.ts';
import { bindRegistration } from './bind-registration.ts';
import { erasePerson } from './erase-person.ts';
import { listAdministrators } from './list-administrators.ts';
import { readRegistration } from './read-registration.ts';

/** The Lambda handler of `registration-api`. */
export const apiDoor = (ports: ApiPorts, roles: RoleBook): ReturnType<typeof operatorDoor> =>
  operatorDoor({
    name: 'registration-api',
    roles,
    operations: REGISTRATION_OPERATIONS,
    words: [REGISTRATION_WORDS, TENANT_WORDS, REASSIGNMENT_WORDS],
    handlers: {
      'GET /v1/registrations/{code}': readRegistration(ports),
      'POST /v1/registrations/{code}/bind': bindRegistration(ports),
      'GET /v1/tenants/{id}/administrators': listAdministrators(ports),
      'POST /v1/tenants/{id}/erase-person': erasePerson(ports),
    },
  });
