/**
 * What can be asked of one vendor account, and how an answer looks. Templates, consoles and roles are asked elsewhere.
 * @module
 */
import type { Refusal } from '../errors.ts';
import type { CapabilityTable } from '../policy/capabilities-terms.ts';
import type { Instant } from '../time.ts';
import type { SealedKey, VendorAccount, VendorChange } from './account.ts';
import type { Template } from './templates.ts';

interface OfProduct {
  /** By its id in the policy. */
  readonly product: string;
}

/** What shall come of a product that is enlisted, beside how. */
export interface Enlisting extends OfProduct {
  readonly plan?: string;
  readonly key?: SealedKey;
  /** The template for new customers of this product, where there is one. */
  readonly template?: Template;
}

/** Each kind is an operation; what cannot be undone carries what its confirmation must read. */
export type Act =
  | { readonly kind: 'customer.delete'; readonly confirm?: string }
  | ({ readonly kind: 'product.enlist' } & Enlisting)
  | ({ readonly kind: 'product.delete'; readonly confirm?: string } & OfProduct)
  | ({ readonly kind: 'product.describe'; readonly description: string } & OfProduct)
  | { readonly kind: 'plug-in.connect'; readonly plugIn: string; readonly connected: boolean }
  | ({
      readonly kind: 'template.assign-to-existing';
      readonly templateId: string;
      /** As it stands in the store; absent: there is none. */
      readonly template?: Template;
    } & OfProduct)
  | { readonly kind: 'profile.change'; readonly profileHash: string }
  /** All that `from` has comes to this account; `from` is empty afterwards. */
  | {
      readonly kind: 'account.merge';
      readonly from: string;
      readonly into: string;
      readonly confirm?: string;
    }
  | { readonly kind: 'long-beta.change'; readonly joined: boolean }
  | ({ readonly kind: 'license.renew'; readonly until: Instant } & OfProduct)
  | ({ readonly kind: 'seats.assign'; readonly seats: number } & OfProduct)
  | ({ readonly kind: 'counter.reset' } & OfProduct);
export type ActKind = Act['kind'];
export type ActOf<Kind extends ActKind> = Extract<Act, { readonly kind: Kind }>;

/** What an act makes of the account; without a change, all was so already. */
export interface Acted {
  readonly account: VendorAccount;
  readonly change?: VendorChange;
}

/** What a rule looks at, once the table has allowed the act. */
export interface ActScene {
  readonly account: VendorAccount;
  readonly table: CapabilityTable;
  /** The mode that the table names for the act's operation. */
  readonly mode?: string;
  readonly now: Instant;
}

export type ActRule<Kind extends ActKind> = (act: ActOf<Kind>, scene: ActScene) => Acted | Refusal;
