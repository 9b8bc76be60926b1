/**
 * Works off a redemption whose time has come. That the vendor is told is committed before it is told, so that whatever is lost
 * on the way is asked about again, with the same id; what it answers is heard in a commit of its own.
 * @module
 */
import { activationsDueAt, openRedemption } from '#domain/activation/activation.ts';
import { hearAnswer, type VendorAnswer } from '#domain/activation/answer.ts';
import { type Known, type Redeemed, sendRedemption } from '#domain/activation/redeem.ts';
import { termsToGoOn } from '#domain/activation/tenants.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { count, log } from '#lambdas/edge/log.ts';
import { type UnitOfWork, type Walked, walk } from '#lambdas/stores/unit-of-work.ts';
import { DOOR } from './corridor.ts';
import type { WorkerPorts } from './ports.ts';
import { putActivations } from './put.ts';

/** Where a redemption is found. */
interface Place {
  readonly tenantId: string;
  /** Absent: the one that is open. */
  readonly activationId?: string;
}

const causeOf = (verb: string, correlationId: string) => ({
  door: DOOR,
  verb,
  actor: { kind: 'clock' as const },
  correlationId,
});

const knownOf = async (work: UnitOfWork, { tenantId, activationId }: Place): Promise<Known | undefined> => {
  const activations = await work.read('activations', tenantId);
  if (!activations) return undefined;
  const redemption =
    activationId === undefined
      ? openRedemption(activations)
      : activations.redemptions.find((each) => each.activationId === activationId);
  if (!redemption) return undefined;
  const link = await work.read('activationLink', redemption.link.hash);
  if (!link) throw new Error(`the link of ${redemption.activationId} is not kept`);
  return { activations, link, redemption };
};

/** Puts what was decided and announces it. @returns the redemption as it stands then, with its tenant and link */
const settle = async (
  work: UnitOfWork,
  policy: Policy,
  before: Known,
  { activations, link, redemption, events }: Redeemed,
): Promise<Known | Refusal> => {
  if (activations === before.activations) return before;
  const cases = await putActivations(work, policy, { before: before.activations, after: activations, link });
  if (isRefusal(cases)) return cases;
  work.announce([...events, ...cases]);
  return { activations, link, redemption };
};

const resultOf = <Result>(walked: Walked<Result>, tenantId: string): Result => {
  if (walked.outcome === 'refused') throw new Error(`activations of ${tenantId}: ${walked.refusal.refused}`);
  return walked.result;
};

/** @returns what the vendor is to be told; nothing where it is not due (any more), or is not told at all */
const send = async (
  { store, surroundings, policies }: WorkerPorts,
  tenantId: string,
  correlationId: string,
): Promise<Known | undefined> => {
  const cause = causeOf('send-activation', correlationId);
  const walked = await walk(store, surroundings, cause, async (work) => {
    const known = await knownOf(work, { tenantId });
    const due = known && activationsDueAt(known.activations);
    if (!known || due === undefined || due > work.now) return undefined;
    const policy = await policies.forProduct(known.activations.productCode);
    return settle(work, policy, known, sendRedemption(known, termsToGoOn(policy), work.now));
  });
  const known = resultOf(walked, tenantId);
  return known?.redemption.state.name === 'SENT' ? known : undefined;
};

/** @returns what the vendor answers; nothing where it does not: it is asked again by itself */
const ask = async (
  { sealing, vendor }: WorkerPorts,
  { activations, link, redemption }: Known,
): Promise<VendorAnswer | undefined> => {
  const { tenantId, productCode, vendor: account } = activations;
  const { activationId, product, attempts } = redemption;
  const heard = await vendor.activate(productCode, {
    ...{ activationId, tenantId, product },
    ...(account?.accountId === undefined ? {} : { accountId: account.accountId }),
    link: await sealing.open(link, 'activation-link'),
  });
  if ('said' in heard) return heard.said;
  count('vendorUnanswered');
  log.warn('the vendor did not answer about an activation', { ...heard, tenantId, activationId, attempts });
  return undefined;
};

const hear = async (
  { store, surroundings, policies }: WorkerPorts,
  { tenantId, activationId }: Place,
  answer: VendorAnswer,
  correlationId: string,
): Promise<Known | undefined> => {
  const cause = causeOf('hear-activation', correlationId);
  const walked = await walk(store, surroundings, cause, async (work) => {
    const known = await knownOf(work, { tenantId, ...(activationId === undefined ? {} : { activationId }) });
    if (!known) return undefined;
    const policy = await policies.forProduct(known.activations.productCode);
    return settle(work, policy, known, hearAnswer(known, answer, termsToGoOn(policy), work.now));
  });
  return resultOf(walked, tenantId);
};

/**
 * Works off the redemption of a tenant, if one is due.
 * @throws where a commit kept conflicting, or a store fails: the message is delivered again, and the vendor asked again once that
 * is due
 */
export const workOff = async (ports: WorkerPorts, tenantId: string, correlationId: string): Promise<void> => {
  const sent = await send(ports, tenantId, correlationId);
  if (!sent) return;
  const answer = await ask(ports, sent);
  if (!answer) return;
  const { activationId } = sent.redemption;
  const heard = await hear(ports, { tenantId, activationId }, answer, correlationId);
  const { outcome } = answer;
  log.info('the vendor answered', { tenantId, activationId, outcome, state: heard?.redemption.state.name });
};
