/**
 * A case, or several, for each cell of the reassignment's table. Times are minutes after ten o'clock.
 * @module
 */
import { abort, link } from '#domain/reassignment/commands.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { policyWith, SOURCE, TARGET, TEN, Town } from '#test/domain/reassignment/town.ts';

export interface ReassignmentCase {
  readonly says: string;
  readonly from?: () => Town;
  /** What happens; a text that it returns is what was answered, the state otherwise. */
  readonly then: (town: Town) => unknown;
  readonly becomes: string;
  /** The tenant's state after it, and which license it is linked to. */
  readonly tenant?: readonly [state: string, licenseId: string];
}

const minutes = (count: number) => TEN + count * MINUTE_MS;
const granted = (town: Town) =>
  town.hear('l-2', TARGET, { kind: 'granted', agreementId: 'agmt-2', offerId: 'offer-2' });
const registered = (town: Town) => town.hear('l-2', TARGET, { kind: 'registered' });
const failed = (town: Town) => town.hear('l-2', TARGET, { kind: 'failed' });
const ends = (id: string, account: string) => (town: Town) =>
  town.hear(id, account, { kind: 'ended', cause: 'CANCELLED' });
const sourceEnds = ends('l-1', SOURCE);
const targetEnds = ends('l-2', TARGET);
const links = (town: Town) => town.try(link);
const aborts = (town: Town) => town.try(abort);
const verifies = (town: Town) => town.verify();
const lacks = (town: Town) => town.verify('conformity');
const waits = (ms: number) => (town: Town) => town.until(town.now + ms);

const requested = (policy = policyWith()): Town => {
  const town = new Town(policy).until(minutes(0));
  const refusal = town.open();
  if (refusal) throw new Error(refusal.refused);
  return town;
};
const awaiting = (): Town => registered(requested().until(minutes(5)));
const ready = (policy = policyWith()): Town =>
  granted(registered(requested(policy).until(minutes(5))).until(minutes(10)));
const linked = (policy = policyWith()): Town => {
  const town = ready(policy).until(minutes(20));
  links(town);
  return town;
};
const done = (policy = policyWith()): Town => {
  const town = linked(policy).until(minutes(25));
  verifies(town);
  return town;
};
const verified = (): Town => done(policyWith({ cancel: { by: 'seller' } }));
const processing = (): Town => sourceEnds(done().until(minutes(40)));
const completed = (): Town => processing().until(minutes(40) + HOUR_MS);

/** How each state is reached. */
export const BEGINNINGS: Readonly<Record<string, () => Town>> = {
  REQUESTED: requested,
  AWAITING_TARGET: awaiting,
  TARGET_READY: ready,
  LINKED: linked,
  VERIFIED: verified,
  CANCEL_AWAITED: done,
  CANCEL_PROCESSING: processing,
  COMPLETED: completed,
};

const E = {
  success: 'tgt success',
  registered: 'tgt registered',
  fail: 'tgt fail',
  link: 'operator/landing link',
  ok: 'verify ok',
  incomplete: 'verify incomplete',
  source: '**src ended**',
  target: '**tgt ended**',
  abort: 'operator abort',
  timer: 'timer',
} as const;

type Row = Readonly<Record<string, readonly ReassignmentCase[]>>;

const one = (
  says: string,
  then: ReassignmentCase['then'],
  becomes: string,
  tenant?: ReassignmentCase['tenant'],
): readonly ReassignmentCase[] => [{ says, then, becomes, ...(tenant ? { tenant } : {}) }];

const ON_SOURCE = ['ACTIVE', 'l-1'] as const;
const ON_TARGET = ['ACTIVE', 'l-2'] as const;
const NOT_YET = 'NOT_IN_THIS_STATE';

const REQUESTED: Row = {
  [E.success]: [
    ...one('if registered too', granted, 'REQUESTED', ON_SOURCE),
    ...one('TARGET_READY', (town) => registered(granted(town)), 'TARGET_READY', ON_SOURCE),
  ],
  [E.registered]: one('AWAITING_TARGET', registered, 'AWAITING_TARGET', ON_SOURCE),
  [E.fail]: one('ABORTED', failed, 'ABORTED', ON_SOURCE),
  [E.link]: one('TARGET_NOT_LIVE', links, 'TARGET_NOT_LIVE', ON_SOURCE),
  [E.ok]: one('–', verifies, NOT_YET),
  [E.incomplete]: one('–', lacks, NOT_YET),
  [E.source]: one('stay', sourceEnds, 'REQUESTED', ['GRACE', 'l-1']),
  [E.target]: one('–', targetEnds, 'REQUESTED', ON_SOURCE),
  [E.abort]: one('ABORTED', aborts, 'ABORTED', ON_SOURCE),
  [E.timer]: one('expire', waits(14 * DAY_MS), 'ABORTED', ON_SOURCE),
};

const AWAITING_TARGET: Row = {
  [E.success]: one('TARGET_READY', granted, 'TARGET_READY', ON_SOURCE),
  [E.registered]: one('–', registered, 'AWAITING_TARGET'),
  [E.fail]: one('ABORTED', failed, 'ABORTED', ON_SOURCE),
  [E.link]: one('TARGET_NOT_LIVE', links, 'TARGET_NOT_LIVE', ON_SOURCE),
  [E.ok]: one('–', verifies, NOT_YET),
  [E.incomplete]: one('–', lacks, NOT_YET),
  [E.source]: one('stay', sourceEnds, 'AWAITING_TARGET', ['GRACE', 'l-1']),
  [E.target]: one('ABORTED', targetEnds, 'ABORTED', ON_SOURCE),
  [E.abort]: one('ABORTED', aborts, 'ABORTED', ON_SOURCE),
  [E.timer]: one('expire', waits(14 * DAY_MS), 'ABORTED', ON_SOURCE),
};

const TARGET_READY: Row = {
  [E.success]: one('duplicate', granted, 'TARGET_READY', ON_SOURCE),
  [E.registered]: one('duplicate', registered, 'TARGET_READY', ON_SOURCE),
  [E.fail]: one('NEEDS_ATTENTION', failed, 'NEEDS_ATTENTION', ON_SOURCE),
  [E.link]: one('LINKED', links, 'LINKED', ON_TARGET),
  [E.ok]: one('–', verifies, NOT_YET),
  [E.incomplete]: one('–', lacks, NOT_YET),
  // the source has ended as well, so that it rests one state further
  [E.source]: one('LINKED', sourceEnds, 'CANCEL_PROCESSING', ON_TARGET),
  [E.target]: one('AWAITING_TARGET', targetEnds, 'AWAITING_TARGET', ON_SOURCE),
  [E.abort]: one('ABORTED', aborts, 'ABORTED', ON_SOURCE),
  [E.timer]: one('remind', waits(DAY_MS), 'TARGET_READY', ON_SOURCE),
};

const LINKED: Row = {
  [E.success]: one('duplicate', granted, 'LINKED', ON_TARGET),
  [E.registered]: one('duplicate', registered, 'LINKED', ON_TARGET),
  [E.fail]: one('NEEDS_ATTENTION', failed, 'NEEDS_ATTENTION', ON_TARGET),
  [E.link]: one('no-op', links, 'LINKED', ON_TARGET),
  [E.ok]: one('VERIFIED', verifies, 'CANCEL_AWAITED', ON_TARGET),
  [E.incomplete]: one('stay', lacks, 'LINKED', ON_TARGET),
  [E.source]: one('CANCEL_PROCESSING', sourceEnds, 'CANCEL_PROCESSING', ON_TARGET),
  [E.target]: [
    ...one('relink src if src live', targetEnds, 'ROLLED_BACK', ON_SOURCE),
    {
      says: 'else GRACE',
      from: bothEndAtOnce,
      then: (town) => town.settle(),
      becomes: 'ROLLED_BACK',
      tenant: ['GRACE', 'l-2'],
    },
  ],
  [E.abort]: one('ROLLED_BACK', aborts, 'ROLLED_BACK', ON_SOURCE),
  [E.timer]: one('NEEDS_ATTENTION', waits(2 * HOUR_MS), 'NEEDS_ATTENTION', ON_TARGET),
};

/** Both ends are heard of before anything is decided, as one transaction of an agreement's end may bring them. */
function bothEndAtOnce(): Town {
  const town = linked();
  const { scene } = town;
  town.scene = undefined;
  targetEnds(sourceEnds(town));
  town.scene = scene;
  return town;
}

const goesBack = (state: string): Row => ({
  [E.success]: one('duplicate', granted, state, ON_TARGET),
  [E.registered]: one('duplicate', registered, state, ON_TARGET),
  [E.fail]: one('–', failed, state, ON_TARGET),
  [E.link]: one('no-op', links, state, ON_TARGET),
  [E.ok]: one('–', verifies, state, ON_TARGET),
  [E.incomplete]: one('NEEDS_ATTENTION', lacks, 'NEEDS_ATTENTION', ON_TARGET),
  [E.source]: one('CANCEL_PROCESSING', sourceEnds, 'CANCEL_PROCESSING', ON_TARGET),
  [E.target]: one('ROLLED_BACK', targetEnds, 'ROLLED_BACK', ON_SOURCE),
  [E.abort]: one('ROLLED_BACK', aborts, 'ROLLED_BACK', ON_SOURCE),
  [E.timer]: one('reminder', waits(DAY_MS), state, ON_TARGET),
});

const CANCEL_PROCESSING: Row = {
  [E.success]: one('–', granted, 'CANCEL_PROCESSING', ON_TARGET),
  [E.registered]: one('–', registered, 'CANCEL_PROCESSING', ON_TARGET),
  [E.fail]: one('–', failed, 'CANCEL_PROCESSING', ON_TARGET),
  [E.link]: one('no-op', links, 'CANCEL_PROCESSING', ON_TARGET),
  [E.ok]: one('–', verifies, 'CANCEL_PROCESSING', ON_TARGET),
  [E.incomplete]: one('–', lacks, 'CANCEL_PROCESSING', ON_TARGET),
  [E.source]: one('COMPLETED', waits(HOUR_MS), 'COMPLETED', ON_TARGET),
  [E.target]: one('NEEDS_ATTENTION', targetEnds, 'NEEDS_ATTENTION', ['GRACE', 'l-2']),
  [E.abort]: one('POINT_OF_NO_RETURN', aborts, 'POINT_OF_NO_RETURN', ON_TARGET),
  [E.timer]: [
    {
      says: 'overdue notice',
      from: approvedOnly,
      then: (town) => {
        town.until(town.now + 2 * HOUR_MS);
        return town.scene?.reassignment.overdueAt === town.now ? town.state : 'not told';
      },
      becomes: 'CANCEL_PROCESSING',
      tenant: ON_TARGET,
    },
  ],
};

/** AWS approved the cancellation, and says nothing of an end. */
function approvedOnly(): Town {
  const town = done();
  if (!town.scene) throw new Error('nothing was opened');
  const cancellation = {
    agreementId: 'agmt-1',
    requestId: 'acr-1',
    status: 'APPROVED' as const,
    at: town.now,
  };
  town.scene = { ...town.scene, reassignment: { ...town.scene.reassignment, cancellation } };
  return town.settle();
}

const COMPLETED: Row = {
  [E.success]: one('–', granted, 'COMPLETED', ON_TARGET),
  [E.registered]: one('–', registered, 'COMPLETED', ON_TARGET),
  [E.fail]: one('–', failed, 'COMPLETED', ON_TARGET),
  [E.link]: one('CHANGE_CLOSED', links, 'CHANGE_CLOSED', ON_TARGET),
  [E.ok]: one('–', verifies, 'CHANGE_CLOSED', ON_TARGET),
  [E.incomplete]: one('–', lacks, 'CHANGE_CLOSED', ON_TARGET),
  [E.source]: one('no-op', sourceEnds, 'COMPLETED', ON_TARGET),
  [E.target]: one('ordinary cancel', targetEnds, 'COMPLETED', ['GRACE', 'l-2']),
  [E.abort]: one('CHANGE_CLOSED', aborts, 'CHANGE_CLOSED', ON_TARGET),
  [E.timer]: one('–', waits(DAY_MS), 'COMPLETED', ON_TARGET),
};

/** By state and event of the table in docs/domain.md. */
export const REASSIGNMENT_CASES: Readonly<Record<string, Row>> = {
  REQUESTED,
  AWAITING_TARGET,
  TARGET_READY,
  LINKED,
  VERIFIED: goesBack('VERIFIED'),
  CANCEL_AWAITED: goesBack('CANCEL_AWAITED'),
  CANCEL_PROCESSING,
  COMPLETED,
};
