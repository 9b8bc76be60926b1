/**
 * Hours without usage, where a policy tells AWS of them: once an hour every tenant that somebody pays for gets a closing time for
 * the hour that is over. A lease says who does it, and that it was done; doing it again changes nothing.
 * @module
 */
import { AWS_BATCH_GET_KEYS_MAX } from '#domain/limits.ts';
import { closingTime } from '#domain/metering/deadline.ts';
import { USAGE_IN_FLIGHT_MAX, ZEROS_BACK_HOURS, ZEROS_RUN_MS } from '#domain/metering/limits.ts';
import { type MeteringTerms, meteringTermsOf } from '#domain/policy/metering-terms.ts';
import { billingOfHour } from '#domain/tenant/billing.ts';
import { HOUR_MS, type Instant, isoOf, startOfHour } from '#domain/time.ts';
import { eachInFlight, inPieces } from './in-flight.ts';
import { pagesOf } from './keys-of-list.ts';
import { noteClosing } from './place.ts';
import type { HousekeepingPorts } from './ports.ts';

type TermsByProduct = ReadonlyMap<string, MeteringTerms>;

/** The products whose policy sends zeros; contracts without consumption meter nothing. */
const productsWithZeros = async ({ products, policies }: HousekeepingPorts): Promise<TermsByProduct> => {
  const terms = await Promise.all(
    products
      .filter(({ type }) => type !== 'saas-contract')
      .map(async ({ productCode }) => {
        return [productCode, meteringTermsOf(await policies.forProduct(productCode))] as const;
      }),
  );
  return new Map(terms.flatMap(([code, each]) => (each?.zeros ? [[code, each] as const] : [])));
};

/** Notes the closing times of an hour for tenants of these products. */
const noteHour = async (
  ports: HousekeepingPorts,
  ids: readonly string[],
  hour: Instant,
  products: TermsByProduct,
): Promise<void> => {
  const loaded = await ports.store.load(ids.map((id) => ({ kind: 'tenant' as const, id })));
  const now = ports.surroundings.now();
  await eachInFlight(loaded, USAGE_IN_FLIGHT_MAX, async ({ entity: tenant }) => {
    const terms = products.get(tenant?.productCode ?? '');
    if (!tenant || !terms || 'nobody' in billingOfHour(tenant, hour)) return;
    const closeAt = closingTime(hour, terms.closeAfterMs);
    await noteClosing(ports, { tenantId: tenant.tenantId, hour, closeAt }, now);
  });
};

/** Goes over all tenants for an hour, unless another run does or did. @returns whether it was done here */
const goOver = async (
  ports: HousekeepingPorts,
  hour: Instant,
  products: TermsByProduct,
): Promise<boolean> => {
  const { leases } = ports.usage;
  const now = ports.surroundings.now();
  const lease = { name: `zeros/${isoOf(hour)}`, owner: ports.surroundings.newId() };
  const taken = await leases.take({ ...lease, until: now + ZEROS_RUN_MS }, now);
  if (!taken.taken) return false;
  for await (const keys of pagesOf(ports.store, { by: 'kind', kind: 'tenant' })) {
    for (const piece of inPieces(keys, AWS_BATCH_GET_KEYS_MAX)) {
      await noteHour(
        ports,
        piece.map(({ id }) => id),
        hour,
        products,
      );
    }
  }
  const doneUntil = hour + (ZEROS_BACK_HOURS + 2) * HOUR_MS;
  await leases.take({ ...lease, until: doneUntil }, ports.surroundings.now());
  return true;
};

/**
 * Sees to it that the hours that are over are closed for tenants without usage.
 * @returns how many hours were gone over
 */
export const noteZeros = async (ports: HousekeepingPorts): Promise<number> => {
  const products = await productsWithZeros(ports);
  if (products.size === 0) return 0;
  const running = startOfHour(ports.surroundings.now());
  let done = 0;
  for (let back = 1; back <= ZEROS_BACK_HOURS; back += 1) {
    if (await goOver(ports, running - back * HOUR_MS, products)) done += 1;
  }
  return done;
};
