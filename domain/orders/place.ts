/**
 * Places orders: a new contract, further keys of it, further virtual servers on a hypervisor.
 * @module
 */
import { type Fault, isRefusal, type Refusal, refuse } from '../errors.ts';
import type { DomainEvent } from '../events/schemas.ts';
import type { OrderKind } from '../policy/orders-schema.ts';
import { type OrdersTerms, termsOfOrder } from '../policy/orders-terms.ts';
import type { Instant } from '../time.ts';
import { isDay } from '../zone.ts';
import {
  CONTRACT_KEYS_MAX,
  CONTRACT_ORDERS_MAX,
  type ContractContact,
  type ContractLine,
  type LicenseContract,
  type LicenseOrder,
  withLine,
} from './contract.ts';
import { orderEvent } from './events.ts';
import { whyNotTaken } from './locks.ts';

/** A line that somebody wants, as it came in. */
export interface WantedLine {
  readonly lineId: string;
  readonly orderId: string;
  readonly type: string;
  readonly use: string;
  readonly quantity: number;
}

/** Dates that came with an order; the policy says whether any may. */
export interface WishedDates {
  readonly startDate?: string | undefined;
  readonly abolishDate?: string | undefined;
}

/** A contract after an order was placed. */
export interface Placed {
  readonly contract: LicenseContract;
  readonly order: LicenseOrder;
  readonly events: readonly DomainEvent[];
}

/**
 * A date is refused, and not ignored, where the vendor takes none (table D4-4).
 * @returns DATE_NOT_ALLOWED, with each field; PARAMETER_INVALID where an allowed one is no day
 */
export const whyNotDated = (dates: WishedDates, terms: Pick<OrdersTerms, 'dates'>): Refusal | undefined => {
  const sent = (['startDate', 'abolishDate'] as const).filter((field) => dates[field] !== undefined);
  const banned = sent.filter((field) => !terms.dates.includes(field));
  if (banned.length > 0) {
    const faults = banned.map((field): Fault => ({ field, message: 'cannot be wished for' }));
    return refuse('DATE_NOT_ALLOWED', { fields: banned.join(', ') }, faults);
  }
  const unreadable = sent.find((field) => !isDay(dates[field] ?? ''));
  return unreadable && refuse('PARAMETER_INVALID', { name: unreadable });
};

const whyNotSo = ({ type, use, quantity }: WantedLine, terms: OrdersTerms): Refusal | undefined => {
  const { types, uses, quantityMax } = terms;
  if (!types.some(({ id }) => id === type)) {
    return refuse('LICENSE_TYPE_UNKNOWN', { type, types: types.map(({ id }) => id).join(', ') });
  }
  if (!uses.some(({ id }) => id === use)) {
    return refuse('LICENSE_USE_UNKNOWN', { use, uses: uses.map(({ id }) => id).join(', ') });
  }
  return whyNotSoMany(quantity, quantityMax);
};

const whyNotSoMany = (quantity: number, quantityMax: number): Refusal | undefined =>
  Number.isSafeInteger(quantity) && quantity >= 1 && quantity <= quantityMax
    ? undefined
    : refuse('ORDER_QUANTITY_INVALID', { quantity, quantityMax }, [
        { field: 'quantity', message: 'is out of range' },
      ]);

const whyTooMuch = ({ contractId, lines, orders }: LicenseContract, more: number): Refusal | undefined => {
  const keys = lines.reduce(
    (sum, { keys: held, quantity, servers }) => sum + Math.max(held.length, quantity + servers),
    0,
  );
  return orders.length >= CONTRACT_ORDERS_MAX || keys + more > CONTRACT_KEYS_MAX
    ? refuse('CONTRACT_FULL', { contractId, orders: CONTRACT_ORDERS_MAX, keys: CONTRACT_KEYS_MAX })
    : undefined;
};

const orderOf = (
  kind: OrderKind,
  asked: Pick<LicenseOrder, 'orderId' | 'lineId' | 'quantity' | 'startDate'>,
  terms: OrdersTerms,
  now: Instant,
): LicenseOrder => ({
  ...asked,
  ...termsOfOrder(terms, kind, now),
  kind,
  orderedAt: now,
  state: { name: 'OPEN' },
  lookAt: now,
});

const emptyLine = ({ lineId, type, use, quantity }: WantedLine, now: Instant): ContractLine => ({
  ...{ lineId, type, use, quantity, servers: 0, keys: [] },
  state: { name: 'IN_PREPARATION', since: now },
});

const startOf = ({ startDate }: WishedDates) => (startDate === undefined ? {} : { startDate });

/**
 * Opens a contract with its first line.
 * @returns refusals: DATE_NOT_ALLOWED, LICENSE_TYPE_UNKNOWN, LICENSE_USE_UNKNOWN, ORDER_QUANTITY_INVALID
 */
export const orderNew = (
  draft: Pick<LicenseContract, 'contractId' | 'tenantId' | 'productCode'> & {
    readonly contact?: ContractContact;
  },
  wanted: WantedLine,
  dates: WishedDates,
  terms: OrdersTerms,
  now: Instant,
): Placed | Refusal => {
  const refusal = whyNotDated(dates, terms) ?? whyNotSo(wanted, terms);
  if (refusal) return refusal;
  const { orderId, lineId, quantity } = wanted;
  const order = orderOf('new', { orderId, lineId, quantity, ...startOf(dates) }, terms, now);
  const contract: LicenseContract = {
    ...draft,
    openedAt: now,
    lines: [emptyLine(wanted, now)],
    orders: [order],
  };
  return { contract, order, events: [orderEvent('license.order.placed', contract, order, now)] };
};

/**
 * Orders further keys: a further line. Keys that are there stay usable meanwhile.
 * @returns refusals: those of a new order, ABOLISHED, IN_PREPARATION, CONTRACT_FULL
 */
export const orderMore = (
  known: LicenseContract,
  wanted: WantedLine,
  dates: WishedDates,
  terms: OrdersTerms,
  now: Instant,
): Placed | Refusal => {
  const refusal =
    whyNotDated(dates, terms) ??
    whyNotTaken(known, 'add') ??
    whyNotSo(wanted, terms) ??
    whyTooMuch(known, wanted.quantity);
  if (refusal) return refusal;
  const { orderId, lineId, quantity } = wanted;
  const order = orderOf('add', { orderId, lineId, quantity, ...startOf(dates) }, terms, now);
  const contract = {
    ...known,
    lines: [...known.lines, emptyLine(wanted, now)],
    orders: [...known.orders, order],
  };
  return { contract, order, events: [orderEvent('license.order.placed', contract, order, now)] };
};

/** Virtual servers to be added to a line. */
export interface WantedServers {
  readonly orderId: string;
  readonly lineId: string;
  readonly quantity: number;
}

/** The line, and what of table D4-2 it fails. */
const eligibleLine = (
  known: LicenseContract,
  lineId: string,
  { addServers }: OrdersTerms,
): ContractLine | Refusal => {
  const line = known.lines.find((each) => each.lineId === lineId);
  if (!line) return refuse('NOT_FOUND', { id: lineId });
  const failed: Fault[] = [
    ...(line.state.name === 'IN_SERVICE' ? [] : [{ field: 'state', message: line.state.name }]),
    ...(line.type === addServers?.type ? [] : [{ field: 'type', message: line.type }]),
    ...(line.use === addServers?.use ? [] : [{ field: 'use', message: line.use }]),
  ];
  if (failed.length === 0) return line;
  const named = failed.map(({ field, message }) => `${field} ${message}`).join(', ');
  return refuse('VM_ADD_NOT_ELIGIBLE', { lineId, failed: named }, failed);
};

/**
 * Adds virtual servers to a line: more keys, and nothing more on the bill.
 * @returns refusals: DATE_NOT_ALLOWED, ABOLISHED, IN_PREPARATION, VM_ADD_NOT_ELIGIBLE which names each condition that fails,
 * ORDER_QUANTITY_INVALID, CONTRACT_FULL
 */
export const addServers = (
  known: LicenseContract,
  { orderId, lineId, quantity }: WantedServers,
  dates: WishedDates,
  terms: OrdersTerms,
  now: Instant,
): Placed | Refusal => {
  const refusal = whyNotDated(dates, terms) ?? whyNotTaken(known, 'add-servers');
  if (refusal) return refusal;
  const line = eligibleLine(known, lineId, terms);
  if (isRefusal(line)) return line;
  const tooMany = whyNotSoMany(quantity, terms.quantityMax) ?? whyTooMuch(known, quantity);
  if (tooMany) return tooMany;
  const order = orderOf('add-servers', { orderId, lineId, quantity, ...startOf(dates) }, terms, now);
  const contract = { ...withLine(known, line), orders: [...known.orders, order] };
  return { contract, order, events: [orderEvent('license.order.placed', contract, order, now)] };
};
