/**
 * An operator redeems an activation link. The commit asks for it; the worker tells the vendor.
 * @module
 */
import { requestRedemption } from '#domain/activation/redeem.ts';
import { channelOf, termsToBegin } from '#domain/activation/tenants.ts';
import type { ActivationOutcome } from '#domain/api/activations.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import type { Sealed } from '#domain/sealed.ts';
import { log } from '#lambdas/edge/log.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { type Decided, operatorWrite } from '#lambdas/edge/operator-write.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { corridorOf, DOOR } from './corridor.ts';
import { activationsPath } from './paths.ts';
import type { ApiPorts } from './ports.ts';
import { putActivations } from './put.ts';
import { sealLink } from './seal-link.ts';
import { type Standing, standingOf, userOf } from './standing.ts';
import { showRedemption, toldOf } from './told.ts';

type Key = 'POST /v1/tenants/{id}/activations';

const decide = async (
  work: UnitOfWork,
  { tenant, policy, activations }: Standing,
  { product, sealed }: { readonly product: string; readonly sealed: Sealed },
): Promise<Decided | Refusal> => {
  const begin = termsToBegin(tenant, policy, work.now);
  if (isRefusal(begin)) return begin;
  const { terms } = begin;
  // the order is judged by the channel that the tenant is on when this commits
  work.guard('tenant', tenant.tenantId);
  const link = await work.read('activationLink', sealed.hash);
  const redeemed = requestRedemption(
    { activations, link },
    { activationId: `ac-${work.commitId}`, product, sealed },
    { terms, channel: channelOf(tenant), now: work.now, ...(await userOf(work, activations)) },
  );
  if (isRefusal(redeemed)) return redeemed;
  const { activations: after, link: held } = redeemed;
  const cases = await putActivations(work, policy, { before: activations, after, link: held });
  return isRefusal(cases) ? cases : toldOf({ activations }, redeemed, cases, terms);
};

const writeOf = (ports: ApiPorts, sealed: Sealed): Handler<Key> =>
  operatorWrite<Key, UnitOfWork, Standing, Pick<ActivationOutcome, 'activationId' | 'activation'>>(
    DOOR,
    corridorOf(ports),
    {
      verb: 'redeem-link',
      status: 201,
      self: ({ params }) => activationsPath(params.id),
      show: showRedemption,
      find: async (work, { params }) => {
        const standing = await standingOf(ports, work, params.id);
        return isRefusal(standing) ? standing : { target: standing, version: standing.version };
      },
      decide: (work, standing, { body }) => decide(work, standing, { product: body.product, sealed }),
    },
  );

/** The worker need not wait for the sweep; and if it is not woken, the sweep finds what was asked for. */
const wakeWorker = async ({ queue }: ApiPorts, tenantId: string): Promise<void> => {
  try {
    await queue.send([{ kind: 'activations', id: tenantId }]);
  } catch (error) {
    log.warn('the worker was not woken; the sweep will', { tenantId, error: error as Error });
  }
};

/** `POST /v1/tenants/{id}/activations`. */
export const redeemLink =
  (ports: ApiPorts): Handler<Key> =>
  async (asked) => {
    const sealed = await sealLink(ports, asked.params.id, asked.body.link);
    if (isRefusal(sealed)) return sealed;
    const answer = await writeOf(ports, sealed)(asked);
    if (!isRefusal(answer) && !asked.query.dryRun) await wakeWorker(ports, asked.params.id);
    return answer;
  };
