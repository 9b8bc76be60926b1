/**
 * Finds what is due by now and puts it on the queue. It decides nothing; what it misses the next sweep finds.
 * @module
 */
import { SWEEP_KEYS_MAX, SWEEP_PAGE_KEYS } from '#domain/limits.ts';
import type { Instant } from '#domain/time.ts';
import type { Due, DueQueue } from '#lambdas/edge/due-queue.ts';
import { OPEN_REASSIGNMENTS } from '#lambdas/stores/layout.ts';
import type { ListQuery, StateStore } from '#lambdas/stores/state-store.ts';
import { ACTIVATION_LISTS, AWAITED_PROPAGATIONS } from '#lambdas/stores/vendor-layout.ts';

export interface SweepPorts {
  readonly store: Pick<StateStore, 'list'>;
  /** Whatever waits for calls to others has a queue of its own: it holds up nobody else. */
  readonly queueOf: (kind: Due['kind']) => DueQueue;
  readonly now: () => Instant;
}

type StateList = Extract<ListQuery, { by: 'state' }>;
interface DueList {
  readonly kind: Due['kind'] & StateList['kind'];
  readonly state: string;
}

/** The state lists that are sorted by due time. */
const DUE_LISTS: readonly DueList[] = [
  { kind: 'license', state: 'ENDING' },
  { kind: 'tenant', state: 'PROVISIONING' },
  { kind: 'tenant', state: 'GRACE' },
  { kind: 'tenant', state: 'SUSPENDED' },
  { kind: 'registration', state: 'MAIL_FAILED' },
  { kind: 'entitlements', state: 'DUE' },
  { kind: 'offer', state: 'DUE' },
  { kind: 'offer', state: 'EXPIRING' },
  { kind: 'reassignment', state: OPEN_REASSIGNMENTS },
  { kind: 'activations', state: ACTIVATION_LISTS.open },
  { kind: 'activations', state: ACTIVATION_LISTS.conflict },
  ...AWAITED_PROPAGATIONS.map((state): DueList => ({ kind: 'propagation', state })),
];

const sweepList = async (ports: SweepPorts, list: DueList, until: Instant): Promise<number> => {
  const query: ListQuery = { by: 'state', ...list, until };
  const queue = ports.queueOf(list.kind);
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
  const found = await Promise.all(DUE_LISTS.map((list) => sweepList(ports, list, until)));
  return found.reduce((sum, each) => sum + each, 0);
};
