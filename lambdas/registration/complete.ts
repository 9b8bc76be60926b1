/**
 * The person's choice is carried out: license, tenant, administrator and registration change in one transaction.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { administratorOf, registeredSubscription } from '#domain/registration/binding.ts';
import { NEW_TENANT } from '#domain/registration/forms.ts';
import {
  type Applicant,
  administratorId,
  type Completion,
  type Registration,
  type Session,
} from '#domain/registration/registration.ts';
import { wayMark, wayOf } from '#domain/registration/way.ts';
import type { License } from '#domain/subscription/license.ts';
import { newTenant } from '#domain/tenant/decide.ts';
import { personHashOf } from '#lambdas/edge/hashes.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { aroundOf } from './around.ts';
import { type Chosen, carryChoice } from './carry-choice.ts';
import { deliver } from './deliver.ts';
import { causeOf, type PagePorts } from './ports.ts';
import { settle } from './settle.ts';

/** What the person confirmed: `new` or a tenant id, and what the page showed them of who pays. */
export interface Confirmed {
  readonly tenant: string;
  readonly payer: string;
}

/** `moved`: what was shown is not true any more; nothing was changed, and the person looks again. */
export interface Completed {
  readonly registration: Registration;
  readonly moved?: true;
  /** Whom to welcome: set by the commit that completed it. */
  readonly welcome?: Applicant;
}

/** The tenant that the person administers; `moved` where it would change payers otherwise than was shown. */
const administered = async (
  work: UnitOfWork,
  license: License,
  { tenant: tenantId, payer: shown }: Confirmed,
  personHash: string,
): Promise<Chosen | Refusal | 'moved'> => {
  const id = administratorId(tenantId, personHash);
  const administrator = await work.read('administrator', id);
  const entity = await work.read('tenant', tenantId);
  if (!administrator || !entity) return refuse('NOT_ADMINISTRATOR', { tenantId });
  work.guard('administrator', id);
  const around = await aroundOf((kind, key) => work.read(kind, key), entity);
  const way = wayOf(entity, license, around, work.now);
  if (isRefusal(way)) return way;
  return wayMark(way) === shown ? { entity, isNew: false, way } : 'moved';
};

/** The tenant that was chosen: made here where it is to be a new one. */
const chosenTenant = async (
  work: UnitOfWork,
  ports: PagePorts,
  license: License,
  confirmed: Confirmed,
  { registration, personHash }: { registration: Registration; personHash: string },
): Promise<Chosen | Refusal | 'moved'> => {
  if (confirmed.tenant !== NEW_TENANT) return administered(work, license, confirmed, personHash);
  const { productCode } = registration;
  const policy = await ports.policies.forProduct(productCode);
  const entity = newTenant(ports.chance.newTenantId(), productCode, policy, work.now);
  return { entity, isNew: true, way: { name: 'bind' } };
};

/** Of a move there are letters of its own, to every administrator. */
const isWelcomed = (completion: Completion): boolean => completion !== 'moved' && completion !== 'moving';

const decide = async (
  work: UnitOfWork,
  ports: PagePorts,
  { personHash }: Session,
  registration: Registration,
  confirmed: Confirmed,
): Promise<Completed | Refusal> => {
  const { step, referenceHash, licenseId } = registration;
  if (step.name !== 'PROVEN') return { registration };
  const { applicant } = step;
  if (personHash !== personHashOf(applicant.email)) return refuse('REGISTRATION_EXPIRED');
  const settled = await settle(work, registration, applicant);
  if (settled !== registration) return { registration: settled };
  const license = await work.read('license', licenseId);
  const subscription = registeredSubscription(license, work.now);
  if (isRefusal(subscription)) return subscription;
  if (!license) return refuse('INTERNAL');
  const chosen = await chosenTenant(work, ports, license, confirmed, { registration, personHash });
  if (chosen === 'moved') return { registration, moved: true };
  if (isRefusal(chosen)) return chosen;
  const carried = await carryChoice(work, ports.policies, license, chosen, personHash);
  if (isRefusal(carried)) return carried;
  work.announce(carried.events);
  const { completion } = carried;
  const { tenantId } = chosen.entity;
  if (chosen.isNew) {
    const administrator = administratorOf(tenantId, { personHash, applicant }, registration, work.now);
    work.put('administrator', administratorId(tenantId, personHash), administrator);
  }
  const completed: Registration = {
    ...registration,
    step: { name: 'COMPLETED', tenantId, completedAt: work.now, completion },
  };
  work.put('registration', referenceHash, completed);
  return { registration: completed, ...(isWelcomed(completion) ? { welcome: applicant } : {}) };
};

/**
 * Completes a registration. Completing twice gives the same answer.
 * @returns refusals: REGISTRATION_EXPIRED, SUBSCRIPTION_ENDING, _ENDED, _FAILED, NOT_ADMINISTRATOR, TENANT_RETIRED,
 * TENANT_OF_ANOTHER_PRODUCT, BILLING_CHANNEL_CONFLICT, CHANGE_IN_PROGRESS, SOURCE_NOT_ELIGIBLE, TARGET_NOT_ELIGIBLE,
 * HISTORY_FULL, COMMIT_CONFLICT
 */
export const complete = async (
  ports: PagePorts,
  session: Session,
  referenceHash: string,
  confirmed: Confirmed,
  correlationId: string,
): Promise<Completed | Refusal> => {
  const cause = causeOf('complete', correlationId, session.personHash);
  const walked = await walk(ports.store, ports.surroundings, cause, async (work) => {
    const registration = await work.read('registration', referenceHash);
    return registration
      ? decide(work, ports, session, registration, confirmed)
      : refuse('REGISTRATION_EXPIRED');
  });
  if (walked.outcome === 'refused') return walked.refusal;
  const { registration, welcome } = walked.result;
  if (welcome) {
    const outgoing = { letter: 'welcome' as const, applicant: welcome, attempts: 1 };
    await deliver(ports, registration, outgoing, correlationId);
  }
  return walked.result;
};
