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
  },
  'GET /v1/tenants/{id}/rebuild': {
    ...rebuild,
    id: 'rebuildTenant',
    summary: 'Rebuild a tenant and compare it',
    description:
      'From its birth, the acts of operators and its rebuilt licenses, compared with the table field by field. Changes nothing.',
    params: v.strictObject({ id: TenantId }),
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
    response: ReplayOutcome,
    versioned: false,
    refusals: ['CURSOR_INVALID', 'UPSTREAM_UNAVAILABLE'],
  },
} as const satisfies Record<string, Operation>;
