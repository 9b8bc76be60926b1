/**
 * A person says what the vendor shows of a redemption whose end is not known.
 * @module
 */
import { settleRedemption } from '#domain/activation/answer.ts';
import type { Known } from '#domain/activation/redeem.ts';
import { termsToGoOn } from '#domain/activation/tenants.ts';
import type { ActivationOutcome } from '#domain/api/activations.ts';
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { parseInstant } from '#domain/time.ts';
import type { Asked, Handler } from '#lambdas/edge/operator.ts';
import { type Decided, operatorWrite } from '#lambdas/edge/operator-write.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { corridorOf, DOOR } from './corridor.ts';
import { activationPath } from './paths.ts';
import type { ApiPorts } from './ports.ts';
import { putActivations } from './put.ts';
import { type Standing, standingOf } from './standing.ts';
import { showRedemption, toldOf } from './told.ts';

type Key = 'POST /v1/tenants/{id}/activations/{activationId}/settle';

/** A redemption with its tenant and link. */
interface Target {
  readonly standing: Standing;
  readonly known: Known;
}

const targetOf = async (
  ports: ApiPorts,
  work: UnitOfWork,
  { id, activationId }: Asked<Key>['params'],
): Promise<Target | Refusal> => {
  const standing = await standingOf(ports, work, id);
  if (isRefusal(standing)) return standing;
  const { activations } = standing;
  const redemption = activations.redemptions.find((each) => each.activationId === activationId);
  const link = redemption && (await work.read('activationLink', redemption.link.hash));
  return redemption && link
    ? { standing, known: { activations, link, redemption } }
    : refuse('NOT_FOUND', { id: activationId });
};

const decide = async (
  work: UnitOfWork,
  { standing: { policy }, known }: Target,
  { body }: Asked<Key>,
): Promise<Decided | Refusal> => {
  const terms = termsToGoOn(policy);
  const at = body.at === undefined ? undefined : parseInstant(body.at);
  const found = { found: body.found, ...(at === undefined ? {} : { at }) };
  const settled = settleRedemption(known, found, terms, work.now);
  if (isRefusal(settled)) return settled;
  const { activations: before, redemption } = known;
  const cases = await putActivations(work, policy, {
    before,
    after: settled.activations,
    link: settled.link,
  });
  return isRefusal(cases)
    ? cases
    : toldOf({ activations: before, before: redemption }, settled, cases, terms);
};

/** `POST /v1/tenants/{id}/activations/{activationId}/settle`. */
export const settleActivation = (ports: ApiPorts): Handler<Key> =>
  operatorWrite<Key, UnitOfWork, Target, Pick<ActivationOutcome, 'activationId' | 'activation'>>(
    DOOR,
    corridorOf(ports),
    {
      verb: 'settle-activation',
      self: ({ params }) => activationPath(params.id, params.activationId),
      show: showRedemption,
      reason: ({ body }) => `${body.found}: ${body.reason}`,
      find: async (work, { params }) => {
        const target = await targetOf(ports, work, params);
        return isRefusal(target) ? target : { target, version: target.standing.version };
      },
      decide,
    },
  );
