/**
 * Abolishes keys: at once, and for good. With a tenant's last key goes the id that its support asks for.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import type { DomainEvent } from '../events/schemas.ts';
import { type OrdersTerms, termsOfOrder } from '../policy/orders-terms.ts';
import type { Instant } from '../time.ts';
import {
  CONTRACT_ORDERS_MAX,
  type ContractLine,
  type LicenseContract,
  type LicenseKey,
  type LicenseOrder,
  liveKeys,
  type SupportId,
  type TenantKeys,
  withLine,
} from './contract.ts';
import { keysEvent, orderEvent, supportIdEvent } from './events.ts';
import { whyNotTaken } from './locks.ts';
import { type WishedDates, whyNotDated } from './place.ts';

/** What somebody wants to abolish. */
export interface WantedAbolishment {
  readonly orderId: string;
  readonly lineId: string;
  /** Absent: all keys of the line that live. */
  readonly keyIds?: readonly string[];
  /** It cannot be undone: reads as the contract's id. */
  readonly confirm?: string;
}

/** All that dies with an abolishment: the same in a dry run, where nothing does. */
export interface Dying {
  readonly keys: readonly Pick<LicenseKey, 'keyId' | 'masked'>[];
  /** Whether nothing of the line is left. */
  readonly line: boolean;
  /** Whether nothing of the contract is left. */
  readonly contract: boolean;
  /** The tenant's support id, where these are its last keys: a full abolishment. */
  readonly supportId?: string;
}

/** What one commit writes. */
export interface Abolished {
  readonly contract: LicenseContract;
  readonly held: TenantKeys;
  readonly order: LicenseOrder;
  readonly dying: Dying;
  readonly events: readonly DomainEvent[];
}

const chosenOf = (
  line: ContractLine,
  keyIds: readonly string[] | undefined,
  terms: OrdersTerms,
): readonly LicenseKey[] | Refusal => {
  const { lineId, use, state } = line;
  const live = liveKeys([line]);
  if (state.name === 'ABOLISHED' || state.name === 'WITHDRAWN' || live.length === 0) {
    return refuse('ABOLISHED', { contractId: lineId });
  }
  if (keyIds === undefined) return live;
  const wanted = new Set(keyIds);
  const unknown = [...wanted].filter((id) => !live.some(({ keyId }) => keyId === id));
  if (unknown.length > 0 || wanted.size === 0) {
    const faults = unknown.map((id) => ({ field: 'keyIds', message: `${id} is no live key of the line` }));
    return refuse('KEY_UNKNOWN', { keys: unknown.join(', ') || '–', lineId }, faults);
  }
  const inPart = terms.uses.find(({ id }) => id === use)?.abolishInPart ?? false;
  return wanted.size < live.length && !inPart
    ? refuse('PARTIAL_NOT_ALLOWED', { lineId, use, live: live.length })
    : live.filter(({ keyId }) => wanted.has(keyId));
};

const lineWithout = (line: ContractLine, chosen: readonly LicenseKey[], now: Instant): ContractLine => {
  const keys = line.keys.map(
    (key): LicenseKey => (chosen.includes(key) ? { ...key, state: { name: 'ABOLISHED', since: now } } : key),
  );
  const isOver = liveKeys([{ ...line, keys }]).length === 0;
  return { ...line, keys, ...(isOver ? { state: { name: 'ABOLISHED', since: now } } : {}) };
};

/** Takes keys off what a tenant holds; its last key takes the support id with it (rule 14). */
const heldWithout = (
  held: TenantKeys,
  count: number,
  now: Instant,
): { held: TenantKeys; retired?: SupportId } => {
  const live = held.live - count;
  const { supportId, ...rest } = held;
  if (live > 0 || !supportId) return { held: { ...held, live } };
  const retired = { ...supportId, retiredAt: now };
  return { held: { ...rest, live, retired: [...held.retired, retired] }, retired };
};

const unconfirmed = ({ contractId }: LicenseContract, confirm: string | undefined): Refusal | undefined =>
  confirm === contractId ? undefined : refuse('CONFIRMATION_NEEDED', { confirm: contractId });

interface Chosen {
  readonly line: ContractLine;
  readonly keys: readonly LicenseKey[];
}

const choose = (
  known: LicenseContract,
  { lineId, keyIds }: WantedAbolishment,
  dates: WishedDates,
  terms: OrdersTerms,
): Chosen | Refusal => {
  const refusal = whyNotDated(dates, terms) ?? whyNotTaken(known, 'abolish');
  if (refusal) return refusal;
  const line = known.lines.find((each) => each.lineId === lineId);
  if (!line) return refuse('NOT_FOUND', { id: lineId });
  const keys = chosenOf(line, keyIds, terms);
  if (isRefusal(keys)) return keys;
  const { contractId, orders } = known;
  return orders.length >= CONTRACT_ORDERS_MAX
    ? refuse('CONTRACT_FULL', { contractId, orders: CONTRACT_ORDERS_MAX, keys: keys.length })
    : { line, keys };
};

/**
 * Abolishes some keys of a line, or all. They are dead at once; the vendor is told, and confirms.
 * @param held what the tenant holds of all its contracts
 * @param isPreview a dry run shows what would die, and asks for no confirmation
 * @returns refusals: DATE_NOT_ALLOWED, ABOLISHED, IN_PREPARATION, KEY_UNKNOWN, PARTIAL_NOT_ALLOWED, CONFIRMATION_NEEDED
 */
export const abolish = (
  { contract: known, held }: { readonly contract: LicenseContract; readonly held: TenantKeys },
  wanted: WantedAbolishment,
  dates: WishedDates,
  {
    terms,
    now,
    isPreview,
  }: { readonly terms: OrdersTerms; readonly now: Instant; readonly isPreview: boolean },
): Abolished | Refusal => {
  const chosen = choose(known, wanted, dates, terms);
  if (isRefusal(chosen)) return chosen;
  const open = isPreview ? undefined : unconfirmed(known, wanted.confirm);
  if (open) return open;
  const { orderId, lineId } = wanted;
  const keyIds = chosen.keys.map(({ keyId }) => keyId);
  const order: LicenseOrder = {
    ...{ orderId, lineId, keyIds, kind: 'abolish', orderedAt: now },
    ...termsOfOrder(terms, 'abolish', now),
    state: { name: 'OPEN' },
    lookAt: now,
  };
  const line = lineWithout(chosen.line, chosen.keys, now);
  const contract = { ...withLine(known, line), orders: [...known.orders, order] };
  const left = heldWithout(held, keyIds.length, now);
  const dying: Dying = {
    keys: chosen.keys.map(({ keyId, masked }) => ({ keyId, masked })),
    line: line.state.name === 'ABOLISHED',
    contract: contract.lines.every(({ state }) => state.name === 'ABOLISHED' || state.name === 'WITHDRAWN'),
    ...(left.retired ? { supportId: left.retired.id } : {}),
  };
  return {
    contract,
    held: left.held,
    order,
    dying,
    events: [
      orderEvent('license.order.placed', contract, order, now),
      keysEvent('license.keys.abolished', contract, order, keyIds.length, now),
      ...(left.retired ? [supportIdEvent('license.support-id.retired', left.held, left.retired, now)] : []),
    ],
  };
};

/**
 * Whether a tenant may ask the vendor's support with an id.
 * @returns SUPPORT_ID_RETIRED with what to do; NOT_FOUND where the tenant never had it
 */
export const whyNotSupported = (held: TenantKeys, id: string): Refusal | undefined => {
  if (held.supportId?.id === id) return undefined;
  const { tenantId } = held;
  return held.retired.some((each) => each.id === id)
    ? refuse('SUPPORT_ID_RETIRED', { supportId: id, tenantId })
    : refuse('NOT_FOUND', { id });
};
