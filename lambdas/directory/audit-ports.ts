/**
 * What the audit needs from outside.
 * @module
 */
import type { JournalReads } from '#lambdas/stores/journal-reads.ts';
import type { NotificationReads } from '#lambdas/stores/notification-reads.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import type { DirectoryPorts } from './ports.ts';

export interface AuditPorts extends DirectoryPorts {
  readonly store: Pick<StateStore, 'load'>;
  readonly journal: JournalReads;
  readonly notifications: NotificationReads;
}
