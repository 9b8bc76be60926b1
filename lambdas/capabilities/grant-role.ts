/**
 * Somebody asks for a role in the vendor's own console: said is whether it grants that. Who may do what here is another matter.
 * @module
 */
import type { VendorAccount } from '#domain/capabilities/account.ts';
import { tableOf } from '#domain/capabilities/carry-out.ts';
import { mayGrant } from '#domain/capabilities/may-do.ts';
import { isRefusal } from '#domain/errors.ts';
import { hintOf } from '#domain/messages/hints.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { operatorWrite } from '#lambdas/edge/operator-write.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import type { ActPorts } from './act-ports.ts';
import { corridorOf, DOOR } from './api.corridor.ts';
import { findAccount } from './around.ts';
import { vendorAccountPath } from './paths.ts';

type Key = 'POST /v1/tenants/{id}/vendor-account/roles';

/** `POST /v1/tenants/{id}/vendor-account/roles`. */
export const grantRole = (ports: ActPorts): Handler<Key> =>
  operatorWrite<Key, UnitOfWork, VendorAccount>(DOOR, corridorOf(ports), {
    verb: 'grant-vendor-role',
    self: ({ params }) => vendorAccountPath(params.id),
    find: findAccount,
    decide: async (_work, { productCode }, { body: { role } }) => {
      const table = tableOf(await ports.policies.forProduct(productCode));
      if (isRefusal(table)) return table;
      const granted = mayGrant(table, role);
      if (isRefusal(granted)) return granted;
      return {
        isWritten: false,
        changes: [],
        events: [],
        warnings: [],
        next: [hintOf('ROLE_AT_VENDOR', { role })],
      };
    },
  });
