/**
 * A license contract: what a tenant ordered from a vendor in one application, line by line and key by key. Its states are the
 * tables of docs/domain.md; how the vendor calls them is the policy's.
 * @module
 */
import type { ContractOperation, OrderKind } from '../policy/orders-schema.ts';
import type { Sealed } from '../sealed.ts';
import type { Instant } from '../time.ts';

export type OrderState =
  /** `sentAt`: when the vendor has first taken it. `told`: it was announced as overdue. */
  | { readonly name: 'OPEN'; readonly sentAt?: Instant; readonly told?: true }
  /** The vendor cannot do it by itself; a person clears it up there. What waited for it waits on. */
  | { readonly name: 'NEEDS_ATTENTION'; readonly since: Instant; readonly reason: string }
  | { readonly name: 'DONE'; readonly since: Instant; readonly late: boolean }
  /** A person gave it up: nothing came of it, and nothing waits for it any more. */
  | { readonly name: 'GIVEN_UP'; readonly since: Instant };

/** Something that was asked of the vendor and takes time. It keeps the terms that it began with (L15). */
export interface LicenseOrder {
  readonly orderId: string;
  readonly kind: OrderKind;
  readonly lineId: string;
  /** Keys, or virtual servers, that were ordered. */
  readonly quantity?: number;
  /** Keys that are abolished. */
  readonly keyIds?: readonly string[];
  /** The day that it shall begin on, where the policy takes one. */
  readonly startDate?: string;
  readonly policy: string;
  readonly orderedAt: Instant;
  readonly expectedAt: Instant;
  readonly overdueAt: Instant;
  /** What is not taken for the contract while it is open. */
  readonly denies: readonly ContractOperation[];
  readonly state: OrderState;
  /** When the vendor is asked next. */
  readonly lookAt?: Instant;
}

export type KeyState =
  | { readonly name: 'LIVE' }
  /** Never live again (L12). */
  | { readonly name: 'ABOLISHED'; readonly since: Instant };

/** A license key. The key itself lies sealed elsewhere; here is what may be seen. */
export interface LicenseKey {
  readonly keyId: string;
  readonly masked: string;
  readonly issuedAt: Instant;
  /** When a person first read it: use begins then. */
  readonly firstReadAt?: Instant;
  readonly state: KeyState;
}

/** The states of a line. */
export const LINE_STATES = ['IN_PREPARATION', 'IN_SERVICE', 'ABOLISHED', 'WITHDRAWN'] as const;
/** `WITHDRAWN`: its order was given up before it had a key. */
export type LineStateName = (typeof LINE_STATES)[number];

/** One line of a contract: licenses of one type for one use. */
export interface ContractLine {
  readonly lineId: string;
  readonly type: string;
  readonly use: string;
  /** Licenses that were ordered: what the vendor charges for. */
  readonly quantity: number;
  /** Virtual servers that were added; they change no bill. */
  readonly servers: number;
  readonly keys: readonly LicenseKey[];
  readonly state: { readonly name: LineStateName; readonly since: Instant };
}

/** Who the vendor writes to about a contract; personal, so it lies sealed. */
export interface ContractContact {
  readonly companyName: Sealed;
  readonly email: Sealed;
}

export interface LicenseContract {
  readonly contractId: string;
  readonly tenantId: string;
  readonly productCode: string;
  readonly openedAt: Instant;
  readonly contact?: ContractContact;
  readonly lines: readonly ContractLine[];
  /** Oldest first. */
  readonly orders: readonly LicenseOrder[];
}

/** The id that the vendor's support asks for: one for a tenant. */
export interface SupportId {
  readonly id: string;
  readonly issuedAt: Instant;
  /** With the tenant's last key; it can no longer be used then (L12). */
  readonly retiredAt?: Instant;
}

/** What a tenant holds of all its contracts: one entity, so that two who abolish at once cannot both leave the last key. */
export interface TenantKeys {
  readonly tenantId: string;
  readonly productCode: string;
  /** Keys that live. */
  readonly live: number;
  readonly supportId?: SupportId;
  /** Those that were retired before. */
  readonly retired: readonly SupportId[];
}

/** orders of one contract · most that it keeps. Ours: an item of the store holds 400 KB, and an order about 400 bytes. */
export const CONTRACT_ORDERS_MAX = 200;
/** keys of one contract, living or not · most that it keeps; a key takes about 200 bytes. Ours. */
export const CONTRACT_KEYS_MAX = 1_000;

/** A tenant that holds no key and never did. */
export const noKeys = (tenantId: string, productCode: string): TenantKeys => ({
  tenantId,
  productCode,
  live: 0,
  retired: [],
});

/** Whether somebody waits for the end of an order. */
export const isOpenOrder = ({ state }: LicenseOrder): boolean =>
  state.name === 'OPEN' || state.name === 'NEEDS_ATTENTION';

/** The orders of a contract whose end somebody waits for. */
export const openOrders = ({ orders }: Pick<LicenseContract, 'orders'>): readonly LicenseOrder[] =>
  orders.filter(isOpenOrder);

/** The keys of a line, or of several, that live. */
export const liveKeys = (lines: readonly ContractLine[]): readonly LicenseKey[] =>
  lines.flatMap(({ keys }) => keys.filter(({ state }) => state.name === 'LIVE'));

/** A contract with one line changed. */
export const withLine = (contract: LicenseContract, line: ContractLine): LicenseContract => ({
  ...contract,
  lines: contract.lines.map((each) => (each.lineId === line.lineId ? line : each)),
});

/** A contract with one order changed. */
export const withOrder = (contract: LicenseContract, order: LicenseOrder): LicenseContract => ({
  ...contract,
  orders: contract.orders.map((each) => (each.orderId === order.orderId ? order : each)),
});

const dueOf = ({ state, lookAt, overdueAt }: LicenseOrder): Instant | undefined => {
  if (state.name !== 'OPEN') return undefined;
  const due = [...(lookAt === undefined ? [] : [lookAt]), ...(state.told ? [] : [overdueAt])];
  return due.length === 0 ? undefined : Math.min(...due);
};

/** When something is to be done about a contract: the vendor told or looked at, or overdue announced. */
export const contractDueAt = ({ orders }: Pick<LicenseContract, 'orders'>): Instant | undefined => {
  const due = orders.map(dueOf).filter((at) => at !== undefined);
  return due.length === 0 ? undefined : Math.min(...due);
};
