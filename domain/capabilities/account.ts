/**
 * A vendor account: what a tenant is in the vendor's console, as it is wanted. What the console shows of it may come later:
 * that is a propagation's matter.
 * @module
 */
import type { Instant } from '../time.ts';
import type { EnlistmentMode } from './operations.ts';

/** An authorization key as the domain sees it; the edge keeps the key itself encrypted. */
export interface SealedKey {
  readonly keyHash: string;
  /** What people may see of it, e.g. `••••-1234`. */
  readonly masked: string;
}

/** How a product came to the customer. */
export type EnlistedBy =
  | { readonly mode: Extract<EnlistmentMode, 'service-plan'>; readonly plan: string }
  | { readonly mode: Extract<EnlistmentMode, 'authorization-key'>; readonly key: SealedKey }
  /** The vendor asks for neither. */
  | { readonly mode: 'request' };

/** A product that the customer has. */
export interface EnlistedProduct {
  readonly since: Instant;
  readonly by: EnlistedBy;
  readonly description?: string;
  readonly seats?: number;
  readonly expiresAt?: Instant;
  readonly templateId?: string;
  readonly counterResetAt?: Instant;
}

export type VendorAccountState =
  | { readonly name: 'ACTIVE'; readonly since: Instant }
  /** Deleted in the vendor's console; the tenant itself lives by its subscription. */
  | { readonly name: 'DELETED'; readonly since: Instant };

export interface VendorAccount {
  readonly tenantId: string;
  readonly productCode: string;
  /** By its id in the policy. */
  readonly accountType: string;
  readonly typeSince: Instant;
  readonly state: VendorAccountState;
  /** What the customer has, by the product's id in the policy. */
  readonly products: Readonly<Record<string, EnlistedProduct>>;
  /** Plug-ins that are connected. */
  readonly plugIns: readonly string[];
  readonly longBeta: boolean;
  /** Hash of the profile that is wanted; the profile itself is personal and lies elsewhere. */
  readonly profileHash?: string;
  /** Accounts that were merged into this one, and are empty since. */
  readonly merged: readonly { readonly account: string; readonly at: Instant }[];
  /** The latest propagation of each subject, by its id: whoever changes the account reads these, never a list. */
  readonly latest: Readonly<Record<string, string>>;
}

/** What is wanted of one thing at the vendor, or seen of it; `null`: that it is not there. */
export type VendorValue = string | number | boolean | null;

/** One thing that shall be otherwise at the vendor, e.g. `products/edge/seats` → 25. */
export interface VendorChange {
  /** What it is about: a newer change of the same thing takes its place. */
  readonly subject: string;
  readonly desired: VendorValue;
  readonly product?: string;
}

/** Subjects of changes; the same in the port that looks at what the vendor shows. */
export const SUBJECTS = {
  customer: 'customer',
  profile: 'profile',
  longBeta: 'long-beta',
  product: (product: string) => `products/${product}`,
  ofProduct: (product: string, what: 'description' | 'seats' | 'expiry' | 'template' | 'counter') =>
    `products/${product}/${what}`,
  plugIn: (plugIn: string) => `plug-ins/${plugIn}`,
  template: (templateId: string) => `templates/${templateId}`,
  templateForNew: (product: string) => `new-customers/${product}/template`,
  merged: (account: string) => `merged-accounts/${account}`,
} as const;
