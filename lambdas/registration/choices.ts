/**
 * What a proven person may choose from, and what each choice would change.
 * @module
 */
import { type Refusal, refuse } from '#domain/errors.ts';
import { PAGE_SIZE_MAX } from '#domain/limits.ts';
import { type PayerChange, payerChange, payingLicenseId } from '#domain/registration/binding.ts';
import {
  type Administrator,
  administratorId,
  type Registration,
  type Session,
} from '#domain/registration/registration.ts';
import type { License } from '#domain/subscription/license.ts';
import { mayBind } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { RegistrationPorts } from './ports.ts';

/** A tenant that the person administers. */
export interface Choice {
  readonly tenant: Tenant;
  readonly administrator: Administrator;
}

const load = async (ports: RegistrationPorts, ids: readonly string[]): Promise<Choice[]> => {
  const [administrators, tenants] = await Promise.all([
    ports.store.load(ids.map((id) => ({ kind: 'administrator' as const, id }))),
    ports.store.load(ids.map((id) => ({ kind: 'tenant' as const, id: id.split('/')[0] ?? '' }))),
  ]);
  return ids.flatMap((_, index) => {
    const administrator = administrators[index]?.entity;
    const tenant = tenants[index]?.entity;
    return administrator && tenant ? [{ administrator, tenant }] : [];
  });
};

/** The tenants of the same product that the person administers and may bind: found by index, believed by strong read. */
export const choicesOf = async (
  ports: RegistrationPorts,
  session: Session,
  registration: Registration,
): Promise<readonly Choice[]> => {
  const query = { by: 'person', kind: 'administrator', personHash: session.personHash } as const;
  const { keys } = await ports.store.list(query, { limit: PAGE_SIZE_MAX });
  if (keys.length === 0) return [];
  const choices = await load(
    ports,
    keys.map(({ id }) => id),
  );
  return choices.filter(({ tenant }) => mayBind(tenant, registration.productCode) === undefined);
};

/** One choice, and who would pay for it. */
export interface Preview {
  readonly choice: Choice;
  readonly change: PayerChange | undefined;
}

/**
 * Looks closely at one tenant.
 * @returns NOT_ADMINISTRATOR where the person does not administer it; TENANT_RETIRED and others of `mayBind`
 */
export const previewOf = async (
  ports: RegistrationPorts,
  session: Session,
  license: License,
  tenantId: string,
): Promise<Preview | Refusal> => {
  const [choice] = await load(ports, [administratorId(tenantId, session.personHash)]);
  if (!choice) return refuse('NOT_ADMINISTRATOR', { tenantId });
  const refusal = mayBind(choice.tenant, license.productCode);
  if (refusal) return refusal;
  const payerId = payingLicenseId(choice.tenant);
  const [payer] =
    payerId === undefined ? [] : await ports.store.load([{ kind: 'license' as const, id: payerId }]);
  return {
    choice,
    change: payerChange(choice.tenant, payer?.entity, license, ports.surroundings.now()),
  };
};
