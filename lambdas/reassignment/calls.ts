/**
 * The calls that a reassignment owes: each is made once, and becomes what the domain is told of it.
 * @module
 */
import { isRefusal, type Refusal } from '#domain/errors.ts';
import type { LicenseId } from '#domain/identifiers.ts';
import { LICENSES_OF_TARGET_MAX } from '#domain/limits.ts';
import {
  cancelByBuyer,
  cancellationUnanswered,
  cancellationUnchanged,
  hearCancellation,
  hearVerification,
  verificationUnanswered,
  withdrawn,
} from '#domain/reassignment/commands.ts';
import {
  type CancellationOwed,
  lookedAround,
  type Owed,
  type VerificationOwed,
} from '#domain/reassignment/owed.ts';
import type { Circumstances, Scene } from '#domain/reassignment/scene.ts';
import { count, log } from '#lambdas/edge/log.ts';
import type { CancellationSent } from '#lambdas/marketplace/cancellation.ts';
import type { WorkerPorts } from './worker-ports.ts';

/** What came of a call, to be told to the reassignment as it stands by then; a refusal says that it came too late. */
export interface Told {
  readonly tell: (scene: Scene, at: Circumstances) => Scene | Refusal;
  /** Licenses that the reassignment may not know of. */
  readonly heard?: readonly LicenseId[];
}

const verification = async ({ askRegistration }: WorkerPorts, owed: VerificationOwed): Promise<Told> => {
  const answer = await askRegistration(owed);
  if ('said' in answer) {
    return { tell: (scene, at) => hearVerification(scene, answer.said, { kind: 'seller-system' }, at) };
  }
  count('verificationUnanswered');
  log.warn('the seller’s system did not say what is registered', { ...answer, tenantId: owed.tenantId });
  return { tell: verificationUnanswered };
};

const heardFrom = (sent: CancellationSent, agreementId: string): Told => {
  if ('request' in sent) return { tell: (scene, at) => hearCancellation(scene, sent.request, at) };
  log.warn('AWS takes no request to cancel', { agreementId, outcome: sent.outcome, reason: sent.reason });
  // it ends by itself: its end is told of by notifications
  if (sent.outcome === 'agreement-ended') return { tell: cancellationUnchanged };
  return { tell: (scene, at) => cancelByBuyer(scene, agreementId, at) };
};

const unanswered = (refusal: Refusal, agreementId: string): Told => {
  log.warn('AWS did not answer about a cancellation', { agreementId, ...refusal.details });
  return { tell: cancellationUnanswered };
};

const cancellation = async ({ cancellations }: WorkerPorts, owed: CancellationOwed): Promise<Told> => {
  // it is not safe now, or there is no agreement to end: nothing that a few minutes would change
  if (owed.call === 'none') return { tell: cancellationUnchanged };
  const { agreementId } = owed;
  if (owed.call === 'send') {
    const sent = await cancellations.send({ agreementId, clientToken: owed.clientToken });
    return isRefusal(sent) ? unanswered(sent, agreementId) : heardFrom(sent, agreementId);
  }
  if (owed.call === 'withdraw') {
    const gone = await cancellations.withdraw(agreementId, owed.requestId);
    return isRefusal(gone) ? unanswered(gone, agreementId) : { tell: (scene) => withdrawn(scene, gone) };
  }
  const request = await cancellations.read(agreementId, owed.requestId);
  if (isRefusal(request)) return unanswered(request, agreementId);
  return {
    tell: (scene, at) => {
      if (!request) return cancellationUnanswered(scene, at);
      const heard = hearCancellation(scene, request, at);
      return heard === scene ? cancellationUnchanged(scene, at) : heard;
    },
  };
};

const look = async ({ lists }: WorkerPorts, { buyerAccount }: { buyerAccount: string }): Promise<Told> => {
  const { keys } = await lists.list(
    { by: 'buyer', kind: 'license', buyerAccount },
    { limit: LICENSES_OF_TARGET_MAX },
  );
  return { heard: keys.map(({ id }) => id as LicenseId), tell: lookedAround };
};

/** Makes every call that is owed, one after the other. */
export const makeCalls = async (ports: WorkerPorts, owed: Owed): Promise<Told[]> => [
  ...(owed.look ? [await look(ports, owed.look)] : []),
  ...(owed.verification ? [await verification(ports, owed.verification)] : []),
  ...(owed.cancellation ? [await cancellation(ports, owed.cancellation)] : []),
];
