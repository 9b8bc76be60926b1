/**
 * A person is forgotten: their address goes, what bills are proven by stays. Links, tenures and the journal name a
 * person by a hash of their address, or not at all.
 * @module
 */
import type { ErasePersonBody } from '#domain/api/registrations.ts';
import { type Refusal, refuse } from '#domain/errors.ts';
import { hintOf } from '#domain/messages/hints.ts';
import { tenantAt } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { personHashOf } from '#lambdas/edge/hashes.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { type Decided, operatorWrite } from '#lambdas/edge/operator-write.ts';
import type { EntityKey } from '#lambdas/stores/entities.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { type ApiPorts, corridorOf, DOOR } from './api-ports.ts';
import { type ErasedAtVendors, eraseAtVendors } from './erase-at-vendors.ts';
import { administratorsPath } from './paths.ts';
import { keysOf } from './people.ts';
import { otherAdministrator } from './remove-administrator.ts';

/** keys · of each list, so that with their guards they fit into one transaction of 100 (AWS_TRANSACTION_ITEMS_MAX). */
const KEYS_AT_ONCE = 30;

interface Found {
  readonly administrators: readonly EntityKey<'administrator'>[];
  readonly traces: readonly EntityKey[];
  /** There is more than one request erases. */
  readonly hasMore: boolean;
}

const findAll = async ({ store }: ApiPorts, personHash: string): Promise<Found> => {
  const page = { limit: KEYS_AT_ONCE };
  const [administered, traces] = await Promise.all([
    store.list({ by: 'person', kind: 'administrator', personHash }, page),
    store.list({ by: 'traces', personHash }, page),
  ]);
  return {
    administrators: keysOf(administered.keys, 'administrator'),
    traces: traces.keys,
    hasMore: administered.next !== undefined || traces.next !== undefined,
  };
};

const tenantIdOf = ({ id }: EntityKey): string => id.split('/')[0] ?? '';

/** Refuses to leave a tenant that lives without anybody: LAST_ADMINISTRATOR. */
const mayLeave = async (
  ports: ApiPorts,
  work: UnitOfWork,
  tenantId: string,
  personHash: string,
): Promise<Refusal | undefined> => {
  const tenant = await work.read('tenant', tenantId);
  if (!tenant || tenantAt(tenant, work.now).state.name === 'RETIRED') return undefined;
  const other = await otherAdministrator(ports.store, work, tenantId, personHash);
  return other ? undefined : refuse('LAST_ADMINISTRATOR', { tenantId });
};

/** What stands at the time of the decision; an index may still name what is gone. */
const standing = async (work: UnitOfWork, keys: readonly EntityKey[]): Promise<EntityKey[]> => {
  await work.prefetch(keys);
  return keys.filter(({ kind, id }) => work.versionOf(kind, id) > 0);
};

const toldOf = (
  administered: readonly EntityKey[],
  traces: readonly EntityKey[],
  atVendors: ErasedAtVendors,
  hasMore: boolean,
) => {
  const count = (kind: string) => traces.filter((key) => key.kind === kind).length;
  return {
    changes: [
      ...administered.map((key) => ({
        resource: administratorsPath(tenantIdOf(key)),
        from: 'ADMINISTRATOR',
        to: 'ERASED',
      })),
      ...atVendors.changes,
    ],
    warnings: [
      hintOf('PERSON_ERASED', {
        administrators: administered.length,
        sessions: count('session'),
        registrations: count('registration'),
        invitations: count('invitation'),
      }),
    ],
    next: hasMore || atVendors.hasMore ? [hintOf('PERSON_ERASED_IN_PART')] : [],
  };
};

/** The address is needed to find what is sealed: as it was sent, or as an administrator of that hash has it. */
const atVendorsOf = async (
  ports: ApiPorts,
  work: UnitOfWork,
  sent: string | undefined,
  { tenantId, administered }: { readonly tenantId: string; readonly administered: readonly EntityKey[] },
): Promise<ErasedAtVendors> => {
  const known = await work.readAll(
    'administrator',
    administered.map(({ id }) => id),
  );
  const email = sent ?? known.find((each) => each !== undefined)?.email;
  if (email === undefined) return { changes: [], hasMore: false };
  return eraseAtVendors(ports, work, email, [tenantId, ...administered.map(tenantIdOf)]);
};

const decide = async (
  ports: ApiPorts,
  work: UnitOfWork,
  tenantId: string,
  body: ErasePersonBody,
): Promise<Decided | Refusal> => {
  const personHash = body.personHash ?? (body.email === undefined ? undefined : personHashOf(body.email));
  if (personHash === undefined) {
    return refuse('BODY_INVALID', {}, [{ field: 'personHash', message: 'this or email is needed' }]);
  }
  const found = await findAll(ports, personHash);
  const administered = await standing(work, found.administrators);
  const traces = await standing(work, found.traces);
  const atVendors = await atVendorsOf(ports, work, body.email, { tenantId, administered });
  if (administered.length + traces.length + atVendors.changes.length === 0) {
    return refuse('NOT_FOUND', { id: personHash }, [
      { field: 'personHash', message: 'nothing is kept of them' },
    ]);
  }
  if (body.force !== true) {
    for (const key of administered) {
      const refusal = await mayLeave(ports, work, tenantIdOf(key), personHash);
      if (refusal) return refusal;
    }
  }
  // who sends a hash alone has the address found by these again, as long as there is more to erase by it
  const going = atVendors.hasMore && body.email === undefined ? [] : administered;
  for (const { kind, id } of [...going, ...traces]) work.remove(kind, id);
  return { isWritten: false, events: [], ...toldOf(going, traces, atVendors, found.hasMore) };
};

/** `POST /v1/tenants/{id}/erase-person`. */
export const erasePerson = (ports: ApiPorts): Handler<'POST /v1/tenants/{id}/erase-person'> =>
  operatorWrite<'POST /v1/tenants/{id}/erase-person', UnitOfWork, Tenant>(DOOR, corridorOf(ports), {
    verb: 'erase-person',
    self: ({ params }) => administratorsPath(params.id),
    find: async (work, { params: { id } }) => {
      const target = await work.read('tenant', id);
      return target ? { target, version: work.versionOf('tenant', id) } : refuse('NOT_FOUND', { id });
    },
    decide: (work, { tenantId }, { body }) => decide(ports, work, tenantId, body),
  });
