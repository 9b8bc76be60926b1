/**
 * What operators do to reassignments, as decisions in the corridor.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import type { LicenseId } from '#domain/identifiers.ts';
import { parseSubscriptionId } from '#domain/identifiers.ts';
import { openReassignment } from '#domain/reassignment/open.ts';
import type { Party, Reassignment } from '#domain/reassignment/reassignment.ts';
import { reconcile } from '#domain/reassignment/reconcile.ts';
import type { Circumstances, Scene } from '#domain/reassignment/scene.ts';
import { tenantAt } from '#domain/tenant/decide.ts';
import { decideAbout } from '#lambdas/reassignment/decide.ts';
import type { WorkerPorts } from '#lambdas/reassignment/worker-ports.ts';
import { circumstancesOf, licensesNow, putScene } from '#lambdas/stores/scenes.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';

/** Who asks, and under which key. */
export interface Asking {
  readonly person: string;
  readonly key: string;
  readonly verb: string;
}

const causeOf = ({ person, key, verb }: Asking) => ({
  door: 'reassignment',
  verb,
  actor: { kind: 'operator' as const, principal: person, role: 'operator' },
  correlationId: key,
  reason: key,
});

const decided = async <Result>(
  { store, surroundings }: WorkerPorts,
  asking: Asking,
  decide: (work: UnitOfWork) => Promise<Result | Refusal>,
): Promise<Result | Refusal> => {
  const walked = await walk(store, surroundings, causeOf(asking), decide);
  return walked.outcome === 'refused' ? walked.refusal : walked.result;
};

/** One of the commands of `domain/reassignment/commands.ts`. */
export const command = (
  ports: WorkerPorts,
  asking: Asking,
  changeId: string,
  decide: (scene: Scene, at: Circumstances, by: Party) => Scene | Refusal,
): Promise<Reassignment | Refusal> =>
  decided(ports, asking, async (work) => {
    const by = { kind: 'operator' as const, principal: asking.person };
    const after = await decideAbout(work, ports.policies.forProduct, changeId, (scene, at) =>
      decide(scene, at, by),
    );
    return isRefusal(after) ? after : after.reassignment;
  });

/** What an operator wants to begin. */
export interface Start {
  readonly changeId: string;
  readonly tenantId: string;
  readonly targetAccount: string;
  readonly takeover: boolean;
}

/** Begins a reassignment. */
export const start = async (
  ports: WorkerPorts,
  asking: Asking,
  { changeId, tenantId, targetAccount, takeover }: Start,
): Promise<Reassignment | Refusal> => {
  const { keys } = await ports.lists.list(
    { by: 'buyer', kind: 'license', buyerAccount: targetAccount },
    { limit: 100 },
  );
  return decided(ports, asking, async (work) => {
    const known = await work.read('reassignment', changeId);
    if (known) return known;
    const stored = await work.read('tenant', tenantId);
    if (!stored) return refuse('NOT_FOUND', { id: tenantId });
    const tenant = tenantAt(stored, work.now);
    const held = tenant.bindings.flatMap(
      ({ subscriptionId }) => parseSubscriptionId(subscriptionId)?.licenseId ?? [],
    );
    const ids = [...new Set([...held, ...keys.map(({ id }) => id as LicenseId)])];
    const licenses = await licensesNow(work, ids);
    const policy = await ports.policies.forProduct(tenant.productCode);
    const at = await circumstancesOf(work, policy, { tenant, licenses });
    const wanted = {
      changeId,
      kind: 'account-change' as const,
      targetAccount,
      takeover,
      requestedBy: { kind: 'operator' as const, principal: asking.person },
      consents: false,
    };
    const holder = [...licenses.values()].flatMap((license) =>
      license.buyerAccount === targetAccount ? (license.subscriptions.at(-1)?.tenantId ?? []) : [],
    );
    const fromId = holder.find((id) => id !== tenantId);
    const from = fromId === undefined ? undefined : await work.read('tenant', fromId);
    const opening = {
      tenant,
      licenses,
      isSourceSppo: true,
      ...(from ? { fromTenant: tenantAt(from, work.now) } : {}),
    };
    const opened = openReassignment(opening, wanted, at);
    if (isRefusal(opened)) return opened;
    const scene = reconcile(opened, at);
    await putScene(work, undefined, scene);
    return scene.reassignment;
  });
};
