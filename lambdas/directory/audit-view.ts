/**
 * A journal entry as the audit shows it. Hashes of persons, receipts and sessions stay inside.
 * @module
 */
import type { AuditEntryView } from '#domain/api/audit.ts';
import { isTrailed } from '#domain/audit/trail.ts';
import type { Actor, JournalEntry } from '#domain/journal.ts';
import { isoOf } from '#domain/time.ts';

const actorView = (actor: Actor): AuditEntryView['actor'] => {
  if (actor.kind === 'operator') return { kind: actor.kind, principal: actor.principal, role: actor.role };
  return actor.kind === 'aws-marketplace'
    ? { kind: actor.kind, notificationId: actor.notificationId }
    : { kind: actor.kind };
};

/** The view of an entry. */
export const auditView = ({ commitId, at, cause, written, events }: JournalEntry): AuditEntryView => ({
  commitId,
  at: isoOf(at),
  door: cause.door,
  verb: cause.verb,
  actor: actorView(cause.actor),
  ...(cause.reason === undefined ? {} : { reason: cause.reason }),
  ...(cause.details === undefined ? {} : { details: cause.details }),
  correlationId: cause.correlationId,
  changes: written.filter(({ entity }) => isTrailed(entity)).map((each) => ({ ...each })),
  events: events.map(({ type }, index) => ({ id: `${commitId}#${index}`, type })),
});
