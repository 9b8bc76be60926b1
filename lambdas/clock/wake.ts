/**
 * Decides what time itself does to an entity: a final hour, grace or retention that is over.
 * An entity that is not due (any more) stays as it is, so a message may come twice or late.
 * @module
 */
import { licenseAt } from '#domain/subscription/license.ts';
import { tenantAt } from '#domain/tenant/decide.ts';
import type { Due } from '#lambdas/edge/due-queue.ts';
import { log } from '#lambdas/edge/log.ts';
import { following } from '#lambdas/stores/follow.ts';
import type { PolicyOf } from '#lambdas/stores/scenes.ts';
import type { CorridorStore } from '#lambdas/stores/state-store.ts';
import { type Surroundings, type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';

export interface WakePorts {
  readonly store: CorridorStore;
  readonly surroundings: Surroundings;
  readonly policyOf: PolicyOf;
  /** Sends a letter again that a registration still owes. */
  readonly resendLetter: (referenceHash: string, correlationId: string) => Promise<void>;
  /** Reads what a contract grants, from AWS Marketplace. */
  readonly readEntitlements: (licenseId: string, correlationId: string) => Promise<void>;
  /** Asks the catalog about an offer, and announces what is due. */
  readonly wakeOffer: (offerId: string, correlationId: string) => Promise<void>;
}

const decide = async (work: UnitOfWork, { policyOf }: WakePorts, { kind, id }: Due): Promise<void> => {
  const changes = following(work, policyOf);
  if (kind === 'license') {
    const license = await work.read('license', id);
    if (license) await changes.license(license, licenseAt(license, work.now));
  }
  if (kind === 'tenant') {
    const tenant = await work.read('tenant', id);
    if (!tenant) return;
    changes.tenant(tenant, id);
    work.put('tenant', id, tenantAt(tenant, work.now));
  }
  work.announce(await changes.settle());
};

/**
 * Wakes one entity.
 * @throws where the commit kept conflicting: the message is delivered again
 */
export const wake = async (ports: WakePorts, due: Due, correlationId: string): Promise<void> => {
  if (due.kind === 'registration') return ports.resendLetter(due.id, correlationId);
  if (due.kind === 'entitlements') return ports.readEntitlements(due.id, correlationId);
  if (due.kind === 'offer') return ports.wakeOffer(due.id, correlationId);
  const cause = { door: 'clock', verb: `wake-${due.kind}`, actor: { kind: 'clock' as const }, correlationId };
  const walked = await walk(ports.store, ports.surroundings, cause, (work) => decide(work, ports, due));
  if (walked.outcome === 'refused') throw new Error(`${due.kind} ${due.id}: ${walked.refusal.refused}`);
  log.info('woken', { kind: due.kind, id: due.id, outcome: walked.outcome });
};
