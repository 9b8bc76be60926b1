/**
 * The rows of the reassignment's table before the link moves: the source pays, or nobody does.
 * @module
 */
import { startOfHour } from '../time.ts';
import { accountOf, isGone, isSound, subscriptionOf } from './scene.ts';
import {
  aborted,
  attention,
  forward,
  hasSourceEnded,
  moved,
  noted,
  type Rule,
  reminded,
  toLinked,
  type View,
  withoutTarget,
} from './steps.ts';

/** Nothing can pay for a tenant that is retired. */
export const tenantRetired: Rule = (view) =>
  view.scene.tenant.state.name === 'RETIRED' ? aborted(view, 'TENANT_RETIRED') : undefined;

/** Somebody else pays meanwhile: a third account was bound while nobody did. */
export const payerElsewhere: Rule = (view) => {
  const { scene, change } = view;
  const link = scene.tenant.link?.subscriptionId;
  const account = accountOf(scene, link);
  const isOfASide = account === change.source.buyerAccount || account === change.target.buyerAccount;
  const isElsewhere = account !== undefined && !isOfASide && isSound(subscriptionOf(scene, link));
  return isElsewhere ? aborted(view, 'PAYER_ELSEWHERE') : undefined;
};

/** The target pays already: its subscription was bound while nobody did. */
const linkedAlready: Rule = (view) => {
  const { target, scene, at } = view;
  const { link, tenures } = scene.tenant;
  if (!isSound(target) || link?.subscriptionId !== target.id) return undefined;
  const linked = { at: link.since, fromHour: tenures.at(-1)?.from ?? startOfHour(at.now), rescue: false };
  return toLinked({ ...view, change: { ...view.change, ...chosen(view) } }, linked);
};

/** AWS put the private offer under the license that pays: there is nothing to move, and nothing to cancel. */
const switchedInPlace: Rule = (view) => {
  const { change, source, at } = view;
  const isSwitched =
    change.kind === 'offer-switch' && isSound(source) && source.offerId === change.target.offerId;
  if (!isSwitched || source.offerId === undefined) return undefined;
  const target = { ...change.target, subscriptionId: source.id };
  const linked = { at: at.now, fromHour: startOfHour(at.now), rescue: false };
  return toLinked({ ...view, change: { ...change, target } }, linked);
};

/** The subscription that is looked at is remembered, so that its end is told from another one's. */
const chosen = ({ change, target }: View) =>
  target ? { target: { ...change.target, subscriptionId: target.id } } : {};

/** The source ended and the target can pay: the link moves at once, to save the tenant. */
const rescue: Rule = (view) => {
  const saved = hasSourceEnded(view) ? moved(view, true) : undefined;
  return saved && toLinked(saved);
};

/** Whoever may decide it said: as soon as the target is live. */
const asConsented: Rule = (view) => {
  const carried = view.change.consent ? moved(view, false) : undefined;
  return carried && toLinked(carried);
};

/** Nobody pays and the target is not live: said once, urgently. */
const orphaned: Rule = (view) =>
  hasSourceEnded(view) && view.change.orphanedAt === undefined
    ? noted(view, { orphanedAt: view.at.now })
    : undefined;

const targetReady: Rule = (view) =>
  isSound(view.target) && view.target.registeredAt !== undefined
    ? forward(view, 'TARGET_READY', {
        ...chosen(view),
        timers: { remindAt: view.at.now + view.change.terms.remindEveryMs },
      })
    : undefined;

const targetRegistered: Rule = (view) =>
  view.target?.state.name === 'PENDING' ? forward(view, 'AWAITING_TARGET', chosen(view)) : undefined;

const hasTargetFailed = ({ target }: View): boolean =>
  target?.state.name === 'FAILED' || target?.state.name === 'NEEDS_ATTENTION';

const targetFailed: Rule = (view) => (hasTargetFailed(view) ? aborted(view, 'TARGET_FAILED') : undefined);

/** Granted, then reported as failed: service stays as it is, and a person judges. */
export const targetDoubtful: Rule = (view) =>
  hasTargetFailed(view) ? attention(view, 'TARGET_FAILED') : undefined;

const targetEnded: Rule = (view) =>
  view.target && isGone(view.target) ? aborted(view, 'TARGET_ENDED') : undefined;

const targetLost: Rule = (view) =>
  view.target === undefined || isGone(view.target)
    ? forward(view, 'AWAITING_TARGET', { ...withoutTarget(view), timers: {} })
    : undefined;

const expired: Rule = (view) => (view.at.now >= view.change.expiresAt ? aborted(view, 'EXPIRED') : undefined);

/** What is looked at before the link moves, by state, first things first. */
export const BEFORE_LINK = {
  REQUESTED: [targetFailed, linkedAlready, switchedInPlace, targetReady, targetRegistered, orphaned, expired],
  AWAITING_TARGET: [
    targetFailed,
    linkedAlready,
    switchedInPlace,
    targetReady,
    targetEnded,
    orphaned,
    expired,
  ],
  TARGET_READY: [
    linkedAlready,
    switchedInPlace,
    rescue,
    targetLost,
    reminded,
    targetDoubtful,
    asConsented,
    orphaned,
  ],
} as const satisfies Record<string, readonly Rule[]>;
