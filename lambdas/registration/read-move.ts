/**
 * How the latest move of a tenant stands, for its administrators.
 * @module
 */
import { isRefusal } from '#domain/errors.ts';
import { termsOf } from '#domain/offers/offer.ts';
import type { Scene } from '#domain/reassignment/scene.ts';
import { subscriptionOf } from '#domain/reassignment/scene.ts';
import { type CancelSafe, cancelSafeOf, type NextStep, nextStepOf } from '#domain/reassignment/standing.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { readScene } from '#lambdas/stores/scenes.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { causeOf, type PagePorts } from './ports.ts';

/** A move as it stands at one instant. */
export interface MoveStanding {
  readonly scene: Scene;
  readonly next: NextStep;
  readonly cancelSafe: CancelSafe;
  /** What the buyer looks for in the new account, where a private offer is to be accepted there. */
  readonly offerLabel?: string;
  /** The agreement of the former subscription, where it is known. */
  readonly agreementId?: string;
  readonly asOf: number;
}

/** How many changes a tenant may have been part of, since its own last one, as the tenant that somebody took from. */
const CHANGES_LOOKED_AT = 5;

/** The latest move of this very tenant: of others that it was part of, its administrators are shown nothing. */
const latestChange = async (work: UnitOfWork, { tenantId, acts }: Tenant): Promise<string | undefined> => {
  const opened = acts.flatMap((act) => (act.kind === 'change-opened' ? [act.changeId] : []));
  const ids = opened.slice(-CHANGES_LOOKED_AT);
  const changes = await work.readAll('reassignment', ids);
  return changes.findLast((change) => change?.tenantId === tenantId)?.changeId;
};

const labelOf = async (work: UnitOfWork, { reassignment }: Scene): Promise<string | undefined> => {
  const { offerId } = reassignment.target;
  if (offerId === undefined) return undefined;
  const offer = await work.read('offer', offerId);
  return offer ? termsOf(offer).label : offerId;
};

/**
 * Reads how the latest move of a tenant stands.
 * @returns `undefined` where there was none
 */
export const readMove = async (
  ports: PagePorts,
  tenantId: string,
  correlationId: string,
): Promise<MoveStanding | undefined> => {
  const cause = causeOf('read-move', correlationId);
  const walked = await walk<MoveStanding | undefined>(
    ports.store,
    ports.surroundings,
    cause,
    async (work) => {
      const tenant = await work.read('tenant', tenantId);
      const changeId = tenant && (await latestChange(work, tenant));
      const scene = changeId === undefined ? undefined : await readScene(work, changeId);
      if (scene === undefined || isRefusal(scene)) return undefined;
      const offerLabel = await labelOf(work, scene);
      const agreementId = subscriptionOf(scene, scene.reassignment.source.subscriptionId)?.agreementId;
      return {
        scene,
        next: nextStepOf(scene),
        cancelSafe: cancelSafeOf(scene),
        ...(offerLabel === undefined ? {} : { offerLabel }),
        ...(agreementId === undefined ? {} : { agreementId }),
        asOf: work.now,
      };
    },
    { dryRun: true },
  );
  return walked.outcome === 'refused' ? undefined : walked.result;
};
