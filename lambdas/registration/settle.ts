/**
 * What a proven person finds: their subscription is free, they hold it already, or someone else does.
 * @module
 */
import { isRefusal } from '#domain/errors.ts';
import { bindingRefused, registeredSubscription } from '#domain/registration/binding.ts';
import { type Applicant, administratorId, type Registration } from '#domain/registration/registration.ts';
import { personHashOf } from '#lambdas/edge/hashes.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';

/**
 * Settles a proven registration against the tenant that holds its subscription, if one does: completed where the
 * person administers that tenant, else refused and put before an operator. Puts what changes into the unit of work.
 * @returns the registration after it; the very same object where the subscription is free (or over)
 */
export const settle = async (
  work: UnitOfWork,
  registration: Registration,
  applicant: Applicant,
): Promise<Registration> => {
  const { referenceHash, licenseId } = registration;
  const subscription = registeredSubscription(await work.read('license', licenseId), work.now);
  if (isRefusal(subscription) || subscription.tenantId === undefined) return registration;
  const { tenantId } = subscription;
  const id = administratorId(tenantId, personHashOf(applicant.email));
  const isTheirs = (await work.read('administrator', id)) !== undefined;
  work.guard('license', licenseId);
  work.guard('administrator', id);
  const settled: Registration = {
    ...registration,
    step: isTheirs
      ? { name: 'COMPLETED', tenantId, completedAt: work.now, completion: 'already-linked' }
      : { name: 'BINDING_REFUSED', tenantId, applicant, refusedAt: work.now },
  };
  if (!isTheirs) work.announce([bindingRefused(registration, subscription, tenantId, work.now)]);
  work.put('registration', referenceHash, settled);
  return settled;
};
