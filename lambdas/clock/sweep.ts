/**
 * Finds what is due by now and puts it on the queue. It decides nothing; what it misses the next sweep finds.
 * @module
 */
import { SWEEP_KEYS_MAX, SWEEP_PAGE_KEYS } from '#domain/limits.ts';
import type { Instant } from '#domain/time.ts';
import type { Due, DueQueue } from '#lambdas/edge/due-queue.ts';
import { OPEN_REASSIGNMENTS } from '#lambdas/stores/layout.ts';
import type { ListQuery, StateStore } from '#lambdas/stores/state-store.ts';

/** The state lists that are sorted by due time. */
const DUE_LISTS = [
  { kind: 'license', state: 'ENDING' },
  { kind: 'tenant', state: 'PROVISIONING' },
  { kind: 'tenant', state: 'GRACE' },
  { kind: 'tenant', state: 'SUSPENDED' },
  { kind: 'registration', state: 'MAIL_FAILED' },
  { kind: 'entitlements', state: 'DUE' },
  { kind: 'offer', state: 'DUE' },
  { kind: 'offer', state: 'EXPIRING' },
  { kind: 'reassignment', state: OPEN_REASSIGNMENTS },
] as const;

export interface SweepPorts {
  readonly store: Pick<StateStore, 'list'>;
  readonly queue: DueQueue;
  /** Reassignments wait for calls to others: these hold up nobody else. */
  readonly reassignments: DueQueue;
  readonly now: () => Instant;
}

const sweepList = async (ports: SweepPorts, query: ListQuery): Promise<number> => {
  const queue = query.by === 'state' && query.kind === 'reassignment' ? ports.reassignments : ports.queue;
  let after: string | undefined;
  let found = 0;
  do {
    const page = await ports.store.list(query, {
      limit: SWEEP_PAGE_KEYS,
      ...(after === undefined ? {} : { after }),
    });
    await queue.send(page.keys as readonly Due[]);
    found += page.keys.length;
    after = page.next;
  } while (after !== undefined && found < SWEEP_KEYS_MAX);
  return found;
};

/**
 * One sweep over every list of due entities.
 * @returns how many were put on the queue
 */
export const sweep = async (ports: SweepPorts): Promise<number> => {
  const until = ports.now();
  const found = await Promise.all(DUE_LISTS.map((list) => sweepList(ports, { by: 'state', ...list, until })));
  return found.reduce((sum, each) => sum + each, 0);
};
