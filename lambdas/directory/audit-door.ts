/**
 * Which use case answers which route of the audit.
 * @module
 */
import { AUDIT_OPERATIONS } from '#domain/api/audit-operations.ts';
import type { RoleBook } from '#lambdas/edge/caller.ts';
import { operatorDoor } from '#lambdas/edge/operator.ts';
import { listAudit } from './audit.ts';
import type { AuditPorts } from './audit-ports.ts';
import { rebuildOneTenant, rebuildSubscription } from './rebuild.ts';

/** The Lambda handler of `directory-audit`. */
export const auditDoor = (ports: AuditPorts, roles: RoleBook): ReturnType<typeof operatorDoor> =>
  operatorDoor({
    name: 'directory-audit',
    roles,
    operations: AUDIT_OPERATIONS,
    handlers: {
      'GET /v1/audit': listAudit(ports),
      'GET /v1/subscriptions/{id}/rebuild': rebuildSubscription(ports),
      'GET /v1/tenants/{id}/rebuild': rebuildOneTenant(ports),
    },
  });
