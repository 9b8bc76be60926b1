/**
 * Which use case answers which route of vendor accounts.
 * @module
 */
import { CAPABILITY_REQUESTS } from '#domain/api/capability-requests.ts';
import { VENDOR_HINTS } from '#domain/messages/hints.vendor.ts';
import { CAPABILITIES_WORDS } from '#domain/messages/refusal-groups.ts';
import type { RoleBook } from '#lambdas/edge/caller.ts';
import { type Handlers, operatorDoor } from '#lambdas/edge/operator.ts';
import { actOn } from './act-on-account.ts';
import type { ActPorts } from './act-ports.ts';
import { ACT_KINDS, ROUTE_OF } from './acts.ts';
import { changeAccountType, createAccount } from './change-account.ts';
import { grantRole } from './grant-role.ts';
import { openConsole, openLicensingPlatform } from './open-console.ts';
import { readAccount } from './read-account.ts';
import { readCapabilities } from './read-capabilities.ts';
import { listTemplates } from './read-templates.ts';
import { giveToNewCustomers, putTemplate } from './write-templates.ts';

/** Of every act, by the table of routes. */
const acts = (ports: ActPorts): Handlers =>
  Object.fromEntries(ACT_KINDS.map((kind) => [ROUTE_OF[kind], actOn(ports, kind)]));

/** The Lambda handler of `capabilities-api`. */
export const capabilitiesDoor = (ports: ActPorts, roles: RoleBook): ReturnType<typeof operatorDoor> =>
  operatorDoor({
    name: 'capabilities-api',
    roles,
    operations: CAPABILITY_REQUESTS,
    words: [CAPABILITIES_WORDS],
    hints: VENDOR_HINTS,
    handlers: {
      ...acts(ports),
      'GET /v1/tenants/{id}/capabilities': readCapabilities(ports),
      'GET /v1/tenants/{id}/vendor-account': readAccount(ports),
      'POST /v1/tenants/{id}/vendor-account': createAccount(ports),
      'POST /v1/tenants/{id}/vendor-account/account-type': changeAccountType(ports),
      'POST /v1/tenants/{id}/vendor-account/roles': grantRole(ports),
      'POST /v1/tenants/{id}/vendor-account/licensing-platform': openLicensingPlatform(ports),
      'POST /v1/tenants/{id}/products/{product}/console': openConsole(ports),
      'GET /v1/products/{code}/templates': listTemplates(ports),
      'PUT /v1/products/{code}/templates/{templateId}': putTemplate(ports),
      'POST /v1/products/{code}/templates/{templateId}/new-customers': giveToNewCustomers(ports),
    },
  });
