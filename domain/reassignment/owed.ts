/**
 * What a reassignment owes the world outside when one of its timers is over: calls that no transaction can make. Each is made,
 * and what came of it is heard as a command; one that is made twice does no harm.
 * @module
 */
import type { Instant } from '../time.ts';
import { isBeforeLink } from './commands.ts';
import { isOpen, type Reassignment } from './reassignment.ts';
import { reconcile } from './reconcile.ts';
import { type Circumstances, type Scene, subscriptionOf } from './scene.ts';
import { cancelSafeOf } from './standing.ts';

/** The seller's system is asked what it shows of the tenant. */
export interface VerificationOwed {
  readonly productCode: string;
  readonly tenantId: string;
  readonly buyerAccount: string;
}

/** AWS is asked to put the cancellation before the buyer, what became of that, or to withdraw it; `none`: there is nothing to ask about. */
export type CancellationOwed =
  | { readonly call: 'send'; readonly agreementId: string; readonly clientToken: string }
  | { readonly call: 'read'; readonly agreementId: string; readonly requestId: string }
  | { readonly call: 'withdraw'; readonly agreementId: string; readonly requestId: string }
  | { readonly call: 'none' };

export interface Owed {
  readonly verification?: VerificationOwed;
  readonly cancellation?: CancellationOwed;
  /** The lists are looked at for the target account's licenses. */
  readonly look?: { readonly productCode: string; readonly buyerAccount: string };
}

const isOver = (timer: Instant | undefined, now: Instant): boolean => timer !== undefined && timer <= now;

/** The same wish has the same token, however often it is sent; a new wish after a refusal has another one. */
const tokenOf = ({ changeId, state }: Reassignment): string => `${changeId}-${state.since}`;

const cancellationOwed = (scene: Scene): CancellationOwed => {
  const { reassignment: change } = scene;
  const { cancellation } = change;
  if (cancellation?.requestId !== undefined)
    return { call: 'read', agreementId: cancellation.agreementId, requestId: cancellation.requestId };
  const agreementId = subscriptionOf(scene, change.source.subscriptionId)?.agreementId;
  return agreementId !== undefined && cancelSafeOf(scene).safe
    ? { call: 'send', agreementId, clientToken: tokenOf(change) }
    : { call: 'none' };
};

const withdrawalOwed = ({ cancellation }: Reassignment): CancellationOwed =>
  cancellation?.requestId === undefined
    ? { call: 'none' }
    : { call: 'withdraw', agreementId: cancellation.agreementId, requestId: cancellation.requestId };

/**
 * What is owed at `now`.
 * @returns nothing for one that is over (but a request that is to be withdrawn), or whose timers are not
 */
export const owedOf = (scene: Scene, now: Instant): Owed => {
  const { reassignment: change } = scene;
  const { timers, productCode, tenantId, target, terms } = change;
  if (!isOpen(change)) return isOver(timers.cancelAt, now) ? { cancellation: withdrawalOwed(change) } : {};
  const { buyerAccount } = target;
  const asks = terms.verification.by === 'http' && !isBeforeLink(change);
  return {
    ...(asks && isOver(timers.verifyAt, now)
      ? { verification: { productCode, tenantId, buyerAccount } }
      : {}),
    ...(isOver(timers.cancelAt, now) ? { cancellation: cancellationOwed(scene) } : {}),
    ...(isOver(timers.lookAt, now) ? { look: { productCode, buyerAccount } } : {}),
  };
};

/** The lists were looked at for the target account's licenses; those that are its own are in the scene by now. */
export const lookedAround = (scene: Scene, at: Circumstances): Scene => {
  const { reassignment } = scene;
  // it may have been closed while the lists were read
  if (!isOpen(reassignment)) return scene;
  const { lookAt: _looked, ...timers } = reassignment.timers;
  return reconcile({ ...scene, reassignment: { ...reassignment, timers } }, at);
};
