/**
 * The operations that read the journal back: audit, rebuild, replay.
 * @module
 */
import * as v from 'valibot';
import { SubscriptionIdText, TenantId } from '../identifiers.ts';
import { AuditPage, AuditQuery, RebuildView } from './audit.ts';
import type { Operation } from './operation.ts';
import { ReplayBody, ReplayOutcome } from './replay.ts';
import { WriteQuery } from './writes.ts';

const none = v.strictObject({});
const AT = '2026-11-21T09:20:41.007Z';
const TENANT = 'tenant/t-mz3kq7w2hx5n6c4vtp2e';
const COMMIT_ID = '0b8d2c1e-6f5a-4f0e-9a55-5d7c8e1f2a3b';

const AUDIT_EXAMPLE = {
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

const rebuildOf = (resource: string, entity: string) => ({
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

const REPLAY_BODY_EXAMPLE = {
  from: '2026-11-20T00:00Z',
  to: '2026-11-21T00:00Z',
  types: ['tenant.suspended'],
  reason: 'The billing system lost a day, incident 17',
} as const;

const REPLAY_EXAMPLE = {
  dryRun: false,
  commits: 1,
  events: [{ type: 'tenant.suspended', count: 1 }],
  links: { self: '/v1/events/replay', audit: '/v1/audit?verb=replay-events' },
} as const;

const rebuild = {
  query: none,
  response: RebuildView,
  versioned: false,
  refusals: ['NOT_FOUND'],
} as const;

/** As in `OPERATIONS`. */
export const AUDIT_OPERATIONS = {
  'GET /v1/audit': {
    id: 'listAudit',
    summary: 'Who did what, newest first',
    description:
      'Every commit of 400 days: who, through which door, why, what changed and what was announced. By entity or actor it is a list of its own, which follows a commit within seconds; else it is read day by day, and a page may be empty and still have a next one.',
    params: none,
    query: AuditQuery,
    response: AuditPage,
    example: AUDIT_EXAMPLE,
    versioned: false,
    refusals: ['CURSOR_INVALID'],
  },
  'GET /v1/subscriptions/{id}/rebuild': {
    ...rebuild,
    id: 'rebuildSubscription',
    summary: 'Rebuild a subscription and compare it',
    description:
      'Its license with every generation, from the raw notifications and the journal, compared with the table field by field. Changes nothing.',
    params: v.strictObject({ id: SubscriptionIdText }),
    example: rebuildOf('/v1/subscriptions/l-9d01abe6~1', 'license/l-9d01abe6'),
  },
  'GET /v1/tenants/{id}/rebuild': {
    ...rebuild,
    id: 'rebuildTenant',
    summary: 'Rebuild a tenant and compare it',
    description:
      'From its birth, the acts of operators and its rebuilt licenses, compared with the table field by field. Changes nothing.',
    params: v.strictObject({ id: TenantId }),
    example: rebuildOf('/v1/tenants/t-mz3kq7w2hx5n6c4vtp2e', TENANT),
  },
} as const satisfies Record<string, Operation>;

/** As in `OPERATIONS`. */
export const REPLAY_OPERATIONS = {
  'POST /v1/events/replay': {
    id: 'replayEvents',
    summary: 'Send events again',
    description:
      'The events of a range of the journal go to the bus again, in order, under the ids that they had and marked `replayed`. A reader that keeps the ids it has seen hears nothing twice. A long range takes several requests, each with the `next` of the one before as its `cursor`.',
    params: none,
    query: WriteQuery,
    body: ReplayBody,
    bodyExample: REPLAY_BODY_EXAMPLE,
    response: ReplayOutcome,
    example: REPLAY_EXAMPLE,
    versioned: false,
    refusals: ['CURSOR_INVALID', 'UPSTREAM_UNAVAILABLE'],
  },
} as const satisfies Record<string, Operation>;
