/**
 * A propagation: one change that the vendor's systems show later. It knows what is wanted, what was seen and when, and for
 * how long its clock has run; while a system that it needs is down, the clock stands.
 * @module
 */
import type { PropagationTerms } from '../policy/capabilities-terms.ts';
import type { Instant } from '../time.ts';
import type { VendorChange, VendorValue } from './account.ts';
import type { VendorOperation } from './operations.ts';

/** What the vendor showed, and when: the moment it speaks of. */
export interface Observation {
  readonly value: VendorValue;
  readonly asOf: Instant;
}

/** ms that have run, and since when it runs; absent: it stands. */
export interface PropagationClock {
  readonly ranMs: number;
  readonly since?: Instant;
}

export type PropagationState =
  | { readonly name: 'PENDING'; readonly since: Instant }
  | { readonly name: 'OVERDUE'; readonly since: Instant }
  /** Systems that it needs are down. */
  | { readonly name: 'PAUSED'; readonly since: Instant; readonly by: readonly string[] }
  /** `late`: it came after it was overdue. */
  | { readonly name: 'SYNCED'; readonly since: Instant; readonly late: boolean }
  /** A newer change of the same thing took its place, or the account can do it no more. */
  | { readonly name: 'SUPERSEDED'; readonly since: Instant; readonly by: string };
export type PropagationStateName = PropagationState['name'];

export interface Propagation extends VendorChange {
  readonly propagationId: string;
  readonly tenantId: string;
  readonly productCode: string;
  readonly accountType: string;
  readonly operation: VendorOperation;
  readonly terms: PropagationTerms;
  readonly openedAt: Instant;
  /** When the vendor took the change; absent: it has not been told yet, or did not take it. */
  readonly sentAt?: Instant;
  /** Why the vendor did not take it when it was told last: it is told again, and the change stays awaited. */
  readonly refusal?: { readonly reason: string; readonly at: Instant };
  /** The latest that was seen of it; absent: nothing yet. */
  readonly observed?: Observation;
  readonly clock: PropagationClock;
  readonly state: PropagationState;
  /** Times that what was shown already was otherwise later. */
  readonly drifts: number;
  /** Times that this run of the clock was told as overdue; and when that was last. */
  readonly told: number;
  readonly toldAt?: Instant;
  /** When the vendor is told, if it did not take it yet, and looked at next. */
  readonly lookAt?: Instant;
  /** The newer change of the same thing: what is seen from then on is its matter. */
  readonly successor?: string;
}

/** Whether something is still awaited. */
export const isAwaited = ({ state }: Propagation): boolean =>
  state.name === 'PENDING' || state.name === 'OVERDUE' || state.name === 'PAUSED';

/** Whether it was seen to be otherwise since it was wanted. */
const wasOtherwise = ({ observed, openedAt, desired }: Propagation): boolean =>
  observed !== undefined && observed.asOf >= openedAt && observed.value !== desired;

/**
 * Whether what the vendor shows can be its answer: it took the change; or it did not, and a person did by hand what it refused.
 * What was never seen otherwise says nothing: an older change that is on its way may still come to show.
 */
export const isHeard = (propagation: Propagation): boolean =>
  propagation.sentAt !== undefined || (propagation.refusal !== undefined && wasOtherwise(propagation));

/** ms that its clock has run at a moment. */
export const ranMsAt = ({ clock }: Propagation, at: Instant): number =>
  clock.ranMs + (clock.since === undefined ? 0 : Math.max(0, at - clock.since));

const reachedAt = ({ clock }: Propagation, ms: number): Instant | undefined =>
  clock.since === undefined ? undefined : clock.since + Math.max(0, ms - clock.ranMs);

/** When it should be shown by; nobody knows while its clock stands. */
export const expectedAt = (propagation: Propagation): Instant | undefined =>
  reachedAt(propagation, propagation.terms.expectedMs);

/** The moment from which it is overdue; nobody knows while its clock stands. */
export const overdueAt = (propagation: Propagation): Instant | undefined =>
  reachedAt(propagation, propagation.terms.overdueMs);

/** When overdue is told next: at once when it becomes so, then as often as its terms say. */
const tellAt = (propagation: Propagation): Instant | undefined => {
  const { state, terms, toldAt } = propagation;
  if (state.name === 'PENDING') return overdueAt(propagation);
  if (state.name !== 'OVERDUE' || terms.remindEveryMs === undefined || toldAt === undefined) return undefined;
  return toldAt + terms.remindEveryMs;
};

/** When something is to be done about it: the vendor told or looked at, or overdue told. */
export const propagationDueAt = (propagation: Propagation): Instant | undefined => {
  const due = [propagation.lookAt, tellAt(propagation)].filter((at) => at !== undefined);
  return isAwaited(propagation) && due.length > 0 ? Math.min(...due) : undefined;
};

/** How one change stands, for whoever reads the thing that it changes (decision D3-3): both values, and never a guess. */
export interface PropagationReading {
  readonly desired: VendorValue;
  /** Absent: the vendor has not been seen to show anything of it. */
  readonly observed?: Observation;
  /** When the vendor took it; absent: it has not. */
  readonly sentAt?: Instant;
  /** Why it did not, the last time. */
  readonly refusal?: Propagation['refusal'];
  readonly state: PropagationStateName;
  readonly since: Instant;
  readonly expectedAt?: Instant;
  readonly overdueAt?: Instant;
  /** It takes longer than usual, and is not overdue. */
  readonly hint?: 'slow';
  readonly late?: boolean;
  readonly pausedBy?: readonly string[];
}

const times = (propagation: Propagation): Pick<PropagationReading, 'expectedAt' | 'overdueAt'> => {
  const [expected, overdue] = [expectedAt(propagation), overdueAt(propagation)];
  return {
    ...(expected === undefined ? {} : { expectedAt: expected }),
    ...(overdue === undefined ? {} : { overdueAt: overdue }),
  };
};

/**
 * How it stands at `now`: also where the sweep has not come by yet, since being late must not change what is said.
 * @param propagation as stored
 */
export const readingOf = (propagation: Propagation, now: Instant): PropagationReading => {
  const { desired, observed, state, terms, sentAt, refusal } = propagation;
  const both = {
    desired,
    ...(observed ? { observed } : {}),
    ...(sentAt === undefined ? {} : { sentAt }),
    ...(refusal ? { refusal } : {}),
    since: state.since,
  };
  switch (state.name) {
    case 'PENDING': {
      const ran = ranMsAt(propagation, now);
      const overdue = overdueAt(propagation);
      if (ran >= terms.overdueMs && overdue !== undefined)
        return { ...both, state: 'OVERDUE', since: overdue, ...times(propagation) };
      const hint = ran >= terms.expectedMs ? { hint: 'slow' as const } : {};
      return { ...both, state: state.name, ...times(propagation), ...hint };
    }
    case 'OVERDUE':
      return { ...both, state: state.name, ...times(propagation) };
    case 'PAUSED':
      return { ...both, state: state.name, pausedBy: state.by };
    case 'SYNCED':
      return { ...both, state: state.name, late: state.late };
    case 'SUPERSEDED':
      return { ...both, state: state.name };
  }
};
