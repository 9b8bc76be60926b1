/**
 * An administrator takes another one (or themselves) off a tenant; never the last one.
 * @module
 */
import { type Refusal, refuse } from '#domain/errors.ts';
import { PEOPLE_PER_TENANT_SHOWN } from '#domain/limits.ts';
import { type Administrator, administratorId } from '#domain/registration/registration.ts';
import type { ReadStore } from '#lambdas/stores/state-store.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { keysOf } from './people.ts';
import { causeOf, type PagePorts } from './ports.ts';

/**
 * Somebody else who administers the tenant, and must still do so when the commit lands: so two who take each other off at
 * the same moment do not both succeed.
 */
export const otherAdministrator = async (
  store: Pick<ReadStore, 'list'>,
  work: UnitOfWork,
  tenantId: string,
  personHash: string,
): Promise<Administrator | undefined> => {
  const { keys } = await store.list({ by: 'people', tenantId }, { limit: PEOPLE_PER_TENANT_SHOWN });
  const others = keysOf(keys, 'administrator').filter(
    ({ id }) => id !== administratorId(tenantId, personHash),
  );
  const found = await work.readAll(
    'administrator',
    others.map(({ id }) => id),
  );
  const other = found.find((each) => each !== undefined);
  if (other) work.guard('administrator', administratorId(tenantId, other.personHash));
  return other;
};

/**
 * Takes a person off a tenant.
 * @param by the administrator who does it
 * @returns refusals: NOT_ADMINISTRATOR, LAST_ADMINISTRATOR, COMMIT_CONFLICT; somebody who is none (any more) is no refusal
 */
export const removeAdministrator = async (
  ports: PagePorts,
  by: { readonly tenantId: string; readonly personHash: string },
  removed: string,
  correlationId: string,
): Promise<Refusal | undefined> => {
  const { tenantId, personHash } = by;
  const cause = causeOf('remove-administrator', correlationId, personHash);
  const walked = await walk(ports.store, ports.surroundings, cause, async (work) => {
    const ownId = administratorId(tenantId, personHash);
    if (!(await work.read('administrator', ownId))) return refuse('NOT_ADMINISTRATOR', { tenantId });
    work.guard('administrator', ownId);
    const id = administratorId(tenantId, removed);
    if (!(await work.read('administrator', id))) return undefined;
    const other = await otherAdministrator(ports.store, work, tenantId, removed);
    if (!other) return refuse('LAST_ADMINISTRATOR', { tenantId });
    work.remove('administrator', id);
    return undefined;
  });
  return walked.outcome === 'refused' ? walked.refusal : undefined;
};
