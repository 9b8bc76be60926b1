/**
 * What every write of `/v1` takes and answers.
 * @module
 */
import * as v from 'valibot';
import { EVENT_SCHEMAS, type EventType } from '../events/schemas.ts';
import { TenantId } from '../identifiers.ts';
import { REASON_CHARACTERS_MAX } from '../limits.ts';
import { HintSchema, Href } from './parts.ts';

/** Why somebody writes. */
export const Reason = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'is empty'),
  v.maxLength(REASON_CHARACTERS_MAX, `has more than ${REASON_CHARACTERS_MAX} characters`),
  v.description('Why; stands in the audit entry.'),
);

/** An act that needs nothing but its reason. */
export const ReasonBody = v.strictObject({ reason: Reason });

/** Binds a subscription to a tenant. */
export const BindBody = v.strictObject({ tenantId: TenantId, reason: Reason });

/** Query of every write. */
export const WriteQuery = v.strictObject({
  dryRun: v.optional(
    v.pipe(
      v.picklist(['true', 'false'], 'is neither true nor false'),
      v.transform((word) => word === 'true'),
      v.boolean(),
      v.description('Decide and say what would happen, but write nothing.'),
    ),
  ),
});

/** What a write did, or with `dryRun` would do. */
export const WriteOutcome = v.strictObject({
  dryRun: v.boolean(),
  changes: v.array(
    v.strictObject({
      resource: Href,
      from: v.pipe(v.string(), v.description('State before.')),
      to: v.string(),
    }),
  ),
  events: v.array(
    v.strictObject({
      type: v.picklist(Object.keys(EVENT_SCHEMAS) as EventType[]),
      about: v.pipe(v.string(), v.description('Id of the tenant, subscription, agreement or offer.')),
    }),
  ),
  warnings: v.array(HintSchema),
  next: v.array(HintSchema),
  links: v.strictObject({ self: Href }),
});
export type WriteOutcome = v.InferOutput<typeof WriteOutcome>;
