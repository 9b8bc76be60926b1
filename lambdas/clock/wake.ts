/**
 * Decides what time itself does to an entity: a final hour, grace or retention that is over.
 * An entity that is not due (any more) stays as it is, so a message may come twice or late.
 * @module
 */
import { wakeLicense, wakeTenant } from '#domain/lifecycle/hear.ts';
import type { Due } from '#lambdas/edge/due-queue.ts';
import { log } from '#lambdas/edge/log.ts';
import type { CorridorStore } from '#lambdas/stores/state-store.ts';
import { type Surroundings, type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';

export interface WakePorts {
  readonly store: CorridorStore;
  readonly surroundings: Surroundings;
  /** Sends a letter again that a registration still owes. */
  readonly resendLetter: (referenceHash: string, correlationId: string) => Promise<void>;
  /** Reads what a contract grants, from AWS Marketplace. */
  readonly readEntitlements: (licenseId: string, correlationId: string) => Promise<void>;
  /** Asks the catalog about an offer, and announces what is due. */
  readonly wakeOffer: (offerId: string, correlationId: string) => Promise<void>;
}

const decide = async (work: UnitOfWork, { kind, id }: Due): Promise<void> => {
  if (kind === 'license') {
    const license = await work.read('license', id);
    if (!license) return;
    const woken = wakeLicense(license, work.now);
    work.put('license', id, woken.license);
    work.announce(woken.events);
  }
  if (kind === 'tenant') {
    const tenant = await work.read('tenant', id);
    if (!tenant) return;
    const woken = wakeTenant(tenant, work.now);
    work.put('tenant', id, woken.tenant);
    work.announce(woken.events);
  }
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
  const walked = await walk(ports.store, ports.surroundings, cause, (work) => decide(work, due));
  if (walked.outcome === 'refused') throw new Error(`${due.kind} ${due.id}: ${walked.refusal.refused}`);
  log.info('woken', { kind: due.kind, id: due.id, outcome: walked.outcome });
};
