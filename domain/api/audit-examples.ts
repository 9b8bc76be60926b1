/**
 * Examples of audit, rebuild and replay, for the API's document.
 * @module
 */

const AT = '2026-11-21T09:20:41.007Z';
/** As the journal names it. */
export const TENANT = 'tenant/t-mz3kq7w2hx5n6c4vtp2e';
const COMMIT_ID = '0b8d2c1e-6f5a-4f0e-9a55-5d7c8e1f2a3b';

/** Who suspended a tenant, and why. */
export const AUDIT_EXAMPLE = {
  items: [
    {
      commitId: COMMIT_ID,
      at: AT,
      door: 'directory',
      verb: 'suspend-tenant',
      actor: {
        kind: 'operator',
        principal: 'arn:aws:sts::123456789012:assumed-role/concord-production-operator/mika',
        role: 'operator',
      },
      reason: 'Abuse was reported, case 4711',
      correlationId: 'JKJaXmPLvHcESHA=',
      changes: [{ entity: TENANT, version: 4, from: 'ACTIVE', to: 'SUSPENDED' }],
      events: [{ id: `${COMMIT_ID}#0`, type: 'tenant.suspended' }],
    },
  ],
} as const;

/** What stands in the table is what was heard. @param resource path of the tenant or subscription, @param entity as the journal names it */
export const rebuildOf = (resource: string, entity: string) => ({
  resource,
  outcome: 'equal' as const,
  version: 4,
  asOf: AT,
  commits: 6,
  notifications: 2,
  missingVersions: [],
  differences: [],
  links: { self: `${resource}/rebuild`, audit: `/v1/audit?entity=${entity}` },
});

/** A day is sent again. */
export const REPLAY_BODY_EXAMPLE = {
  from: '2026-11-20T00:00Z',
  to: '2026-11-21T00:00Z',
  types: ['tenant.suspended'],
  reason: 'The billing system lost a day, incident 17',
} as const;

/** It held one commit. */
export const REPLAY_EXAMPLE = {
  dryRun: false,
  commits: 1,
  events: [{ type: 'tenant.suspended', count: 1 }],
  links: { self: '/v1/events/replay', audit: '/v1/audit?verb=replay-events' },
} as const;
