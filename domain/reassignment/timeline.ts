/**
 * What happened in a reassignment, oldest first: read off what it keeps, its two subscriptions and its acts on the tenant.
 * @module
 */
import { type Instant, isoOf } from '../time.ts';
import type { Party, Reassignment } from './reassignment.ts';
import { type Scene, subscriptionOf } from './scene.ts';
import { servicesLacking } from './verification.ts';

/** Everything that may have happened. */
export const HAPPENINGS = [
  'REQUESTED',
  'APPROVED',
  'CONSENTED',
  'TAKEOVER_CONFIRMED',
  'TARGET_GRANTED',
  'TARGET_REGISTERED',
  'LINKED',
  'RESCUED',
  'MOVED_BACK',
  'HOUR_MOVED',
  'VERIFIED',
  'NOT_REGISTERED',
  'CANCELLATION_ASKED',
  'SOURCE_ENDED',
  'TARGET_ENDED',
  'ORPHANED',
  'OVERDUE',
  'NEEDS_ATTENTION',
  'COMPLETED',
  'ROLLED_BACK',
  'ABORTED',
] as const;
export type HappeningCode = (typeof HAPPENINGS)[number];

export interface Happening {
  readonly code: HappeningCode;
  readonly at: Instant;
  /** Who did it, where somebody did. */
  readonly by?: Party | { readonly kind: 'seller-system' };
  /** What its words are filled with. */
  readonly details: Readonly<Record<string, string>>;
}

const said = (
  code: HappeningCode,
  at: Instant | undefined,
  details: Record<string, string> = {},
  by?: Happening['by'],
): Happening[] => (at === undefined ? [] : [{ code, at, details, ...(by ? { by } : {}) }]);

const ofPeople = ({ requestedBy, requestedAt, approval, consent, takeover }: Reassignment): Happening[] => [
  ...said('REQUESTED', requestedAt, {}, requestedBy),
  ...said('APPROVED', approval?.at, {}, approval?.by),
  ...said('CONSENTED', consent?.at === requestedAt ? undefined : consent?.at, {}, consent?.by),
  ...(takeover?.confirmed ?? []).flatMap(({ tenantId, by, at }) =>
    said('TAKEOVER_CONFIRMED', at, { tenantId }, by),
  ),
];

const ofAws = (scene: Scene): Happening[] => {
  const { source, target, cancellation, requestedAt } = scene.reassignment;
  const origin = subscriptionOf(scene, source.subscriptionId);
  const now = subscriptionOf(scene, target.subscriptionId);
  const lost = target.lost.flatMap((id) => subscriptionOf(scene, id) ?? []);
  const sourceAccount = { account: source.buyerAccount };
  const targetAccount = { account: target.buyerAccount };
  const isSwitched = now !== undefined && now === origin;
  return [
    ...said('TARGET_GRANTED', isSwitched ? undefined : now?.grantedAt, targetAccount),
    ...said('TARGET_REGISTERED', isSwitched ? undefined : now?.registeredAt, targetAccount),
    ...said('SOURCE_ENDED', isSwitched ? undefined : (origin?.endedAt ?? origin?.closedAt), sourceAccount),
    ...[...(now && !isSwitched ? [now] : []), ...lost].flatMap(({ endedAt, closedAt }) =>
      said('TARGET_ENDED', endedAt ?? closedAt, targetAccount),
    ),
    ...said('CANCELLATION_ASKED', cancellation?.at, { ...sourceAccount, status: cancellation?.status ?? '' }),
  ].filter(({ code, at }) => code !== 'SOURCE_ENDED' || at >= requestedAt);
};

/** The link was with the target already, or the offer was switched in place: nothing had to move. */
const withoutMove = ({ reassignment: { linked, target, changeId }, tenant }: Scene): Happening[] => {
  const isMoved = tenant.acts.some(
    (act) => act.kind === 'moved' && act.changeId === changeId && act.at === linked?.at,
  );
  return isMoved ? [] : said('LINKED', linked?.at, { account: target.buyerAccount });
};

const ofTenant = ({ reassignment, tenant }: Scene): Happening[] => {
  const { changeId, linked, source, target } = reassignment;
  return tenant.acts.flatMap((act) => {
    if (!('changeId' in act) || act.changeId !== changeId) return [];
    if (act.kind === 'hour-moved') return said('HOUR_MOVED', act.at, { hour: isoOf(act.hour) });
    if (act.kind !== 'moved') return [];
    if (act.subscriptionId === source.subscriptionId) {
      return said('MOVED_BACK', act.at, { account: source.buyerAccount });
    }
    const isRescue = linked?.rescue === true && linked.at === act.at;
    return said(isRescue ? 'RESCUED' : 'LINKED', act.at, { account: target.buyerAccount });
  });
};

const ofItself = ({ verified, orphanedAt, overdueAt, state }: Reassignment): Happening[] => {
  const isVerified = verified?.result.outcome === 'complete';
  const services = verified ? servicesLacking(verified.result).join(', ') : '';
  return [
    ...said(isVerified ? 'VERIFIED' : 'NOT_REGISTERED', verified?.at, { services }, verified?.by),
    ...said('ORPHANED', orphanedAt),
    ...said('OVERDUE', overdueAt),
    ...HAPPENINGS.filter((code) => code === state.name && ENDS.has(code)).flatMap((code) =>
      said(code, state.since),
    ),
  ];
};

/** States that are happenings of their own: the others are told by what led to them. */
const ENDS: ReadonlySet<HappeningCode> = new Set(['NEEDS_ATTENTION', 'COMPLETED', 'ROLLED_BACK', 'ABORTED']);

/** What happened so far; at one instant, in the order of the way. */
export const timelineOf = (scene: Scene): Happening[] => {
  const { reassignment } = scene;
  const all = [
    ...ofPeople(reassignment),
    ...ofAws(scene),
    ...ofTenant(scene),
    ...withoutMove(scene),
    ...ofItself(reassignment),
  ];
  return all.sort(
    (left, right) => left.at - right.at || HAPPENINGS.indexOf(left.code) - HAPPENINGS.indexOf(right.code),
  );
};
