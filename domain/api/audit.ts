/**
 * The audit as `/v1` shows it, and what a rebuild comes to.
 * @module
 */
import * as v from 'valibot';
import { EVENT_SCHEMAS, type EventType } from '../events/schemas.ts';
import { Href, InstantText, pageOf, pageQuery } from './parts.ts';

/** Of the 31st of a short month, Date makes the first of the next. */
const MOMENT =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?Z)?$/;
const moment = v.pipe(v.string(), v.regex(MOMENT, 'is no day or instant such as 2026-11-21T10:15Z'));

/** From which instant (included) to which (left out); a day begins at 00:00 UTC. */
export const rangeFields = { from: moment, to: moment };

const ENTITY =
  /^(tenant\/t-[0-9a-z]{10,40}|(license\/l-[0-9a-f]{1,64})|subscription\/l-[0-9a-f]{1,64}(~\d{1,6})?|(?:agreement\/agmt|offer\/offer)-[A-Za-z0-9-]{1,100})$/;

/** Filters of `GET /v1/audit`. */
export const AuditQuery = v.strictObject({
  from: v.optional(v.pipe(moment, v.description('30 days before `to` unless told.'))),
  to: v.optional(v.pipe(moment, v.description('Left out; now unless told.'))),
  entity: v.optional(
    v.pipe(
      v.string(),
      v.regex(ENTITY, 'is not tenant/t-…, subscription/l-…, license/l-…, agreement/agmt-… or offer/offer-…'),
      v.description(
        '`tenant/t-…`, `subscription/l-…`, `license/l-…`, `agreement/agmt-…` or `offer/offer-…`.',
      ),
    ),
  ),
  actor: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[\w+=,.@-]{1,64}$/, 'is no name of a session'),
      v.description('An operator or program, by the name of its session.'),
    ),
  ),
  verb: v.optional(
    v.pipe(v.string(), v.minLength(1), v.maxLength(100), v.description('e.g. `suspend-tenant`.')),
  ),
  ...pageQuery,
});

const actor = v.strictObject({
  kind: v.picklist(['aws-marketplace', 'buyer', 'operator', 'clock']),
  notificationId: v.optional(v.string()),
  principal: v.optional(v.string()),
  role: v.optional(v.string()),
});

/** One commit: who, through which door, why; what it changed, and what it announced. */
export const AuditEntryView = v.strictObject({
  commitId: v.string(),
  at: InstantText,
  door: v.pipe(v.string(), v.description('The capability that committed.')),
  verb: v.string(),
  actor,
  reason: v.optional(v.string()),
  details: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
  correlationId: v.string(),
  changes: v.array(
    v.strictObject({
      entity: v.string(),
      version: v.pipe(v.number(), v.integer()),
      from: v.optional(v.pipe(v.string(), v.description('State before.'))),
      to: v.optional(v.string()),
    }),
  ),
  events: v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.description('As on the bus.')),
      type: v.picklist(Object.keys(EVENT_SCHEMAS) as EventType[]),
    }),
  ),
});
export type AuditEntryView = v.InferOutput<typeof AuditEntryView>;

/** `GET /v1/audit`. */
export const AuditPage = pageOf(AuditEntryView);

/** What a rebuild of one entity comes to. */
export const RebuildView = v.strictObject({
  resource: Href,
  outcome: v.pipe(
    v.picklist(['equal', 'different', 'incomplete']),
    v.description(
      '`incomplete`: commits are missing; they expired, or are seconds old. `different`: the table does not say what was told.',
    ),
  ),
  version: v.pipe(
    v.number(),
    v.integer(),
    v.description('Of the entity in the table; 0 where it is not there.'),
  ),
  asOf: InstantText,
  commits: v.pipe(v.number(), v.integer()),
  notifications: v.pipe(v.number(), v.integer()),
  missingVersions: v.array(v.pipe(v.number(), v.integer())),
  differences: v.array(v.strictObject({ field: v.string(), table: v.unknown(), rebuilt: v.unknown() })),
  links: v.strictObject({ self: Href, audit: Href }),
});
export type RebuildView = v.InferOutput<typeof RebuildView>;
