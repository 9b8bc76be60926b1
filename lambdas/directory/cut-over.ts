/**
 * An operator cuts customers over from their legacy identity to their license.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import type { LegacyCustomer } from '#domain/legacy/customer.ts';
import { type CustomerKnown, cutOverCustomer, type Moved } from '#domain/legacy/cut-over.ts';
import { CUT_OVER_AHEAD_MAX_MS, CUT_OVER_CUSTOMERS_MAX, CUT_OVER_LOOKED_AT_MAX } from '#domain/limits.ts';
import { type Hint, hintOf } from '#domain/messages/hints.ts';
import { currentSubscription } from '#domain/subscription/license.ts';
import { DAY_MS, type Instant, parseInstant } from '#domain/time.ts';
import type { Asked, Handler } from '#lambdas/edge/operator.ts';
import { type Decided, operatorWrite } from '#lambdas/edge/operator-write.ts';
import type { Product } from '#lambdas/edge/products.ts';
import { legacyIdentityOf } from '#lambdas/marketplace/legacy-notification.ts';
import { customerListState } from '#lambdas/stores/layout.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { corridorOf, DOOR } from './corridor.ts';
import { movingProduct } from './migration.ts';
import { productPath, subscriptionPath } from './paths.ts';
import type { WritePorts } from './ports.ts';

type Key = 'POST /v1/products/{code}/cut-over';

const wrongHour = (message: string): Refusal => refuse('BODY_INVALID', {}, [{ field: 'at', message }]);

/** The hour, if a tenure can still begin with it. */
const hourOf = (text: string, now: Instant): Instant | Refusal => {
  const at = parseInstant(text) ?? 0;
  if (at <= now) return wrongHour('has begun');
  const days = CUT_OVER_AHEAD_MAX_MS / DAY_MS;
  return at - now > CUT_OVER_AHEAD_MAX_MS ? wrongHour(`is more than ${days} days ahead`) : at;
};

/** Ids of the customers that are named, else of the first of those on two identities. */
const idsOf = async ({ store }: WritePorts, { params, body }: Asked<Key>): Promise<string[]> => {
  if (body.customers) {
    const ids = body.customers.map((name) => legacyIdentityOf(params.code, name).licenseId);
    return [...new Set(ids)];
  }
  const state = customerListState(params.code, false);
  const query = { by: 'state', kind: 'customer', state } as const;
  const { keys } = await store.list(query, { limit: CUT_OVER_LOOKED_AT_MAX });
  return keys.map(({ id }) => id);
};

/** Everything known of the customers, in three reads. */
const readCustomers = async (
  work: UnitOfWork,
  ids: readonly string[],
): Promise<CustomerKnown[] | Refusal> => {
  const customers = await work.readAll('customer', ids);
  if (customers.includes(undefined)) {
    return refuse('NOT_FOUND', {}, [{ field: 'customers', message: 'names a customer that is not known' }]);
  }
  const known = customers as LegacyCustomer[];
  const licenses = known.flatMap(({ legacyId, licenseId }) => [legacyId, ...(licenseId ? [licenseId] : [])]);
  await work.readAll('license', licenses);
  const pairs = await Promise.all(
    known.map(async (customer) => ({
      customer,
      legacy: await work.read('license', customer.legacyId),
      license: customer.licenseId === undefined ? undefined : await work.read('license', customer.licenseId),
    })),
  );
  const tenantIds = pairs.map(({ legacy }) => (legacy ? currentSubscription(legacy)?.tenantId : undefined));
  await work.readAll('tenant', [...new Set(tenantIds.filter((id) => id !== undefined))]);
  return Promise.all(
    pairs.map(async (pair, index) => {
      const tenantId = tenantIds[index];
      return { ...pair, tenant: tenantId === undefined ? undefined : await work.read('tenant', tenantId) };
    }),
  );
};

const put = (work: UnitOfWork, { customer, license, tenant }: Moved): void => {
  work.put('customer', customer.legacyId, customer);
  if (license) work.put('license', license.licenseId, license);
  if (tenant) work.put('tenant', tenant.tenantId, tenant);
};

const changeOf = ({ customer, legacy }: CustomerKnown): Decided['changes'][number] => {
  const id = (legacy && currentSubscription(legacy)?.id) ?? `${customer.legacyId}~1`;
  return { resource: subscriptionPath(id), from: 'DUAL', to: 'CUT_OVER' };
};

const decide = async (
  ports: WritePorts,
  work: UnitOfWork,
  product: Product,
  asked: Asked<Key>,
): Promise<Decided | Refusal> => {
  const at = hourOf(asked.body.at, work.now);
  if (isRefusal(at)) return at;
  const ids = await idsOf(ports, asked);
  const read = await readCustomers(work, ids);
  if (isRefusal(read)) return read;
  const policy = await ports.policies.forProduct(product.productCode);
  const changes: Decided['changes'][number][] = [];
  const events: Decided['events'][number][] = [];
  const warnings: Hint[] = [];
  for (const known of read.filter(({ customer }) => customer.cutOver === undefined)) {
    if (changes.length === CUT_OVER_CUSTOMERS_MAX) break;
    const moved = cutOverCustomer(known, { at, id: work.commitId }, policy, work.now);
    if ('stays' in moved) {
      const { customerIdentifier, productCode } = known.customer;
      warnings.push(hintOf('CUSTOMER_STAYS', { customerIdentifier, productCode, why: moved.stays }));
      continue;
    }
    put(work, moved);
    changes.push(changeOf(known));
    events.push(...moved.events);
  }
  const more = asked.body.customers === undefined && changes.length > 0;
  const next = more ? [hintOf('CUSTOMERS_WAIT')] : [];
  return { isWritten: false, changes, events, warnings, next };
};

/** `POST /v1/products/{code}/cut-over`. */
export const cutOver = (ports: WritePorts): Handler<Key> =>
  operatorWrite<Key, UnitOfWork, Product>(DOOR, corridorOf(ports), {
    verb: 'cut-over',
    self: ({ params }) => `${productPath(params.code)}/migration`,
    find: async (_work, { params }) => {
      const target = movingProduct(ports.products, params.code);
      return isRefusal(target) ? target : { target, version: 0 };
    },
    decide: (work, product, asked) => decide(ports, work, product, asked),
  });
