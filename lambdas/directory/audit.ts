/**
 * Reads the audit: who did what, why, and what it changed.
 * @module
 */
import type { Answered, Parsed } from '#domain/api/operations.ts';
import { operatorTrail, personOf } from '#domain/audit/trail.ts';
import { isRefusal } from '#domain/errors.ts';
import type { JournalEntry } from '#domain/journal.ts';
import { AUDIT_RANGE_MS, PAGE_SIZE_DEFAULT } from '#domain/limits.ts';
import { type Instant, isoOf, parseInstant } from '#domain/time.ts';
import { openCursor, sealCursor } from '#lambdas/edge/cursor.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { type JournalQuery, journalPage } from '#lambdas/stores/journal-walk.ts';
import type { AuditPorts } from './audit-ports.ts';
import { auditView } from './audit-view.ts';

type Query = Parsed<'GET /v1/audit'>['query'];

/** `subscription/l-…~2` is found under its license. */
const entityTrail = (entity: string): string =>
  entity.replace(/^subscription\//, 'license/').replace(/~\d+$/, '');

const queryOf = (
  { from, to, entity, actor, limit }: Query,
  at: string | undefined,
  now: Instant,
): JournalQuery => {
  const end = (to === undefined ? undefined : parseInstant(to)) ?? now + 1;
  const start = (from === undefined ? undefined : parseInstant(from)) ?? end - AUDIT_RANGE_MS;
  const trail = entity === undefined ? actor && operatorTrail(actor) : entityTrail(entity);
  return {
    after: isoOf(start),
    before: at ?? isoOf(end),
    newestFirst: true,
    limit: limit ?? PAGE_SIZE_DEFAULT,
    ...(trail === undefined ? {} : { trail }),
  };
};

const isWanted =
  ({ actor, verb }: Query) =>
  ({ cause }: JournalEntry): boolean =>
    (verb === undefined || cause.verb === verb) &&
    (actor === undefined || (cause.actor.kind === 'operator' && personOf(cause.actor.principal) === actor));

/** `GET /v1/audit`, newest first. */
export const listAudit =
  ({ journal, surroundings }: AuditPorts): Handler<'GET /v1/audit'> =>
  async ({ query }) => {
    const { limit: _page, cursor, ...filters } = query;
    const scope = { list: 'audit', filters };
    const position = openCursor(scope, cursor);
    if (isRefusal(position)) return position;
    const wanted = queryOf(query, position, surroundings.now());
    const { entries, next } = await journalPage(journal, wanted, isWanted(query));
    const body: Answered<'GET /v1/audit'> = { items: entries.map(auditView) };
    return { body: next === undefined ? body : { ...body, next: sealCursor(scope, next) } };
  };
