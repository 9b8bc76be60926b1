/**
 * A person is forgotten as the user of accounts at vendors: there their address is kept sealed, and found by its keyed hash.
 * @module
 */
import { type VendorUser, vendorUserId, withoutEmail } from '#domain/activation/vendor-user.ts';
import { withoutSealed } from '#domain/support/erase.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import type { ApiPorts } from './api-ports.ts';

/** entities · written at once, so that with all else that goes they fit into one transaction (AWS_TRANSACTION_ITEMS_MAX). */
const WRITES_AT_ONCE = 6;

/** cases · of a tenant that are looked at, the newest: as many as one read takes. */
const CASES_LOOKED_AT = 100;

/** What went. */
export interface ErasedAtVendors {
  readonly changes: readonly { readonly resource: string; readonly from: string; readonly to: string }[];
  /** There is more than one request erases. */
  readonly hasMore: boolean;
}

/** Something that holds the address, and how it is written without. */
interface Holder {
  readonly resource: string;
  readonly from: 'VENDOR_USER' | 'EVIDENCE';
  readonly write: () => void;
}

const holdersIn = async (
  { store }: ApiPorts,
  work: UnitOfWork,
  tenantId: string,
  hash: string,
): Promise<Holder[]> => {
  const query = { by: 'tenant', kind: 'supportCase', tenantId } as const;
  const { keys } = await store.list(query, { limit: CASES_LOOKED_AT });
  const ids = keys.map(({ id }) => id);
  const cases = (await work.readAll('supportCase', ids)).flatMap((known): Holder[] => {
    const after = known && withoutSealed(known, hash);
    if (!after || after === known) return [];
    const write = () => work.put('supportCase', after.caseId, after);
    return [{ resource: `/v1/support-cases/${after.caseId}`, from: 'EVIDENCE', write }];
  });
  const known = await work.read('activations', tenantId);
  const after = known && withoutEmail(known, hash);
  if (!after || after === known) return cases;
  const write = () => work.put('activations', tenantId, after);
  return [{ resource: `/v1/tenants/${tenantId}/vendor-user`, from: 'VENDOR_USER', write }, ...cases];
};

const keepUser = (work: UnitOfWork, user: VendorUser, left: ReadonlySet<string>): void => {
  const id = vendorUserId(user.productCode, user.hash);
  const tenantIds = user.tenantIds.filter((each) => left.has(each));
  if (tenantIds.length === 0) work.remove('vendorUser', id);
  else work.put('vendorUser', id, { ...user, tenantIds });
};

/**
 * Takes an address from the accounts of its tenants at the vendor, and from the evidence of their support cases.
 * @param email as written: one address is one user, in whatever capitals
 * @param tenantIds where to look beside the tenants that the user is known in
 */
export const eraseAtVendors = async (
  ports: ApiPorts,
  work: UnitOfWork,
  email: string,
  tenantIds: readonly string[],
): Promise<ErasedAtVendors> => {
  const hash = await ports.hashAddress(email.trim().toLowerCase());
  const ids = ports.products.map(({ productCode }) => vendorUserId(productCode, hash));
  const users = (await work.readAll('vendorUser', ids)).filter((user) => user !== undefined);
  const everywhere = [...new Set([...users.flatMap((user) => user.tenantIds), ...tenantIds])];
  const left = new Set<string>();
  const gone: Holder[] = [];
  for (const tenantId of everywhere) {
    const holders = await holdersIn(ports, work, tenantId, hash);
    const now = holders.slice(0, Math.max(0, WRITES_AT_ONCE - gone.length));
    if (now.length < holders.length) left.add(tenantId);
    gone.push(...now);
  }
  for (const { write } of gone) write();
  for (const user of users) keepUser(work, user, left);
  return {
    changes: gone.map(({ resource, from }) => ({ resource, from, to: 'ERASED' })),
    hasMore: left.size > 0,
  };
};
