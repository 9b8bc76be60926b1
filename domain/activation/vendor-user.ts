/**
 * A user at a vendor, by the hash of the address that they sign in with: whose accounts are one user's. Nothing else is known
 * of them here.
 * @module
 */
import { type TenantActivations, type VendorAccount, withVendorAccount } from './activation.ts';

/** The tenants whose accounts one user owns. */
export interface VendorUser {
  readonly productCode: string;
  /** Keyed hash of the address, hexadecimal. */
  readonly hash: string;
  readonly tenantIds: readonly string[];
}

/** tenants · of one user that are kept. Ours: a vendor lets a user own two accounts, or a few. */
export const TENANTS_OF_USER_MAX = 20;

/** Under which id a user is kept: an address at one vendor is nobody at another. */
export const vendorUserId = (productCode: string, hash: string): string => `${productCode}/${hash}`;

const withTenant = (user: VendorUser, tenantId: string): VendorUser =>
  user.tenantIds.includes(tenantId) || user.tenantIds.length >= TENANTS_OF_USER_MAX
    ? user
    : { ...user, tenantIds: [...user.tenantIds, tenantId] };

/** The user without a tenant; `undefined` where nothing is left of them. */
export const withoutTenant = (user: VendorUser, tenantId: string): VendorUser | undefined => {
  if (!user.tenantIds.includes(tenantId)) return user;
  const tenantIds = user.tenantIds.filter((each) => each !== tenantId);
  return tenantIds.length === 0 ? undefined : { ...user, tenantIds };
};

/** What follows from what somebody says of a tenant's account at the vendor. */
export interface AccountSaid {
  /** The very same object where it was known. */
  readonly activations: TenantActivations;
  /** The user that it was, without it; absent where the address stays, `gone` where the user had no other. */
  readonly former?: { readonly hash: string; readonly user: VendorUser | 'gone' };
  /** The user that it is, where an address is known. */
  readonly user?: VendorUser;
}

/**
 * Notes what a tenant is at the vendor; what is not said stays as it was.
 * @param users those that are known, by the hash of their address: the one before, and the one that is said
 */
export const sayAccount = (
  activations: TenantActivations,
  vendor: VendorAccount,
  users: ReadonlyMap<string, VendorUser>,
): AccountSaid => {
  const { tenantId, productCode } = activations;
  const after = withVendorAccount(activations, vendor);
  const formerHash = activations.vendor?.email?.hash;
  const hash = after.vendor?.email?.hash;
  const former = formerHash === undefined || formerHash === hash ? undefined : users.get(formerHash);
  const left = former && (withoutTenant(former, tenantId) ?? ('gone' as const));
  return {
    activations: after,
    ...(former && left ? { former: { hash: former.hash, user: left } } : {}),
    ...(hash === undefined
      ? {}
      : { user: withTenant(users.get(hash) ?? { productCode, hash, tenantIds: [] }, tenantId) }),
  };
};

/**
 * A person is forgotten: the tenant's account at the vendor stays, and whose it is goes.
 * @param hash of the address
 * @returns the very same object where it is not theirs
 */
export const withoutEmail = (activations: TenantActivations, hash: string): TenantActivations => {
  const { vendor, ...others } = activations;
  if (vendor?.email?.hash !== hash) return activations;
  const { accountId } = vendor;
  return { ...others, ...(accountId === undefined ? {} : { vendor: { accountId } }) };
};

/** The other tenants of a user. */
export const otherTenants = (user: VendorUser | undefined, tenantId: string): readonly string[] =>
  user?.tenantIds.filter((each) => each !== tenantId) ?? [];
