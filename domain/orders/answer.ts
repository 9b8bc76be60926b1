/**
 * What the vendor answers about an order, what a person finds out where it cannot, and what time does.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import type { DomainEvent } from '../events/schemas.ts';
import { type Instant, MINUTE_MS } from '../time.ts';
import {
  type ContractLine,
  type LicenseContract,
  type LicenseKey,
  type LicenseOrder,
  type LineStateName,
  type TenantKeys,
  withLine,
  withOrder,
} from './contract.ts';
import { doneEvent, keysEvent, orderEvent, supportIdEvent } from './events.ts';

/** A key as it was issued; what opens it is sealed and kept elsewhere, in the same commit. */
export type IssuedKey = Pick<LicenseKey, 'keyId' | 'masked'>;

/** What the vendor says of an order. No answer at all is none of these: it is asked again when it is due. */
export type OrderAnswer =
  /** It has it, and is at it. */
  | { readonly outcome: 'in-preparation' }
  /** `keys`: all that came of the order; none of an abolishment. `supportId`: with a tenant's first keys. */
  | { readonly outcome: 'done'; readonly keys: readonly IssuedKey[]; readonly supportId?: string }
  | { readonly outcome: 'failed'; readonly reason: string };

/** What one commit writes, and announces. */
export interface Answered {
  readonly contract: LicenseContract;
  readonly held: TenantKeys;
  readonly events: readonly DomainEvent[];
}

/** An order and what it is of. */
export interface KnownOrder {
  readonly contract: LicenseContract;
  readonly held: TenantKeys;
  readonly orderId: string;
}

/** ms · the vendor is asked so often how an order stands. Ours: keys come within 30 minutes at the earliest. */
export const LOOK_EVERY_MS = MINUTE_MS;

const unchanged = ({ contract, held }: KnownOrder): Answered => ({ contract, held, events: [] });

const findOrder = ({ contract, orderId }: KnownOrder): LicenseOrder | undefined =>
  contract.orders.find((each) => each.orderId === orderId);

/** A line that was given up has keys all the same, where the vendor issues them. */
const BEFORE_KEYS: readonly LineStateName[] = ['IN_PREPARATION', 'WITHDRAWN'];

const withKeys = (
  line: ContractLine,
  order: LicenseOrder,
  keys: readonly IssuedKey[],
  now: Instant,
): ContractLine => {
  const isNew = ({ keyId }: IssuedKey) => !line.keys.some((each) => each.keyId === keyId);
  const issued = keys
    .filter(isNew)
    .map((key): LicenseKey => ({ ...key, issuedAt: now, state: { name: 'LIVE' } }));
  return {
    ...line,
    keys: [...line.keys, ...issued],
    ...(order.kind === 'add-servers' ? { servers: line.servers + (order.quantity ?? 0) } : {}),
    ...(BEFORE_KEYS.includes(line.state.name) ? { state: { name: 'IN_SERVICE', since: now } } : {}),
  };
};

/** The support id comes with the first keys of a tenant that has none; one that has one keeps it. */
const heldWith = (held: TenantKeys, count: number, id: string | undefined, now: Instant): TenantKeys => ({
  ...held,
  live: held.live + count,
  ...(held.supportId === undefined && id !== undefined ? { supportId: { id, issuedAt: now } } : {}),
});

const done = (
  { contract, held }: KnownOrder,
  order: LicenseOrder,
  { keys, supportId }: { readonly keys: readonly IssuedKey[]; readonly supportId?: string },
  now: Instant,
): Answered => {
  const { lookAt: _none, ...rest } = order;
  const late = now >= order.overdueAt;
  const settled: LicenseOrder = {
    ...rest,
    state: { name: 'DONE', since: now, late },
  };
  const isDone = doneEvent(contract, settled, late, now);
  const line = contract.lines.find(({ lineId }) => lineId === order.lineId);
  if (order.kind === 'abolish' || !line) {
    return { contract: withOrder(contract, settled), held, events: [isDone] };
  }
  const after = withKeys(line, order, keys, now);
  const count = after.keys.length - line.keys.length;
  const holds = heldWith(held, count, supportId, now);
  const issued = holds.supportId !== held.supportId && holds.supportId;
  return {
    contract: withOrder(withLine(contract, after), settled),
    held: holds,
    events: [
      isDone,
      keysEvent('license.keys.issued', contract, settled, count, now),
      ...(issued ? [supportIdEvent('license.support-id.issued', holds, issued, now)] : []),
    ],
  };
};

const sent = (known: KnownOrder, order: LicenseOrder, now: Instant): Answered => {
  if (order.state.name !== 'OPEN' || order.state.sentAt !== undefined) return unchanged(known);
  const taken: LicenseOrder = { ...order, state: { ...order.state, sentAt: now } };
  return { ...unchanged(known), contract: withOrder(known.contract, taken) };
};

const failed = (known: KnownOrder, order: LicenseOrder, reason: string, now: Instant): Answered => {
  if (order.state.name !== 'OPEN') return unchanged(known);
  const { lookAt: _none, ...rest } = order;
  const after: LicenseOrder = { ...rest, state: { name: 'NEEDS_ATTENTION', since: now, reason } };
  return {
    contract: withOrder(known.contract, after),
    held: known.held,
    events: [orderEvent('license.order.failed', known.contract, after, now)],
  };
};

/**
 * Hears what the vendor says of an order. Heard twice, or after the order was settled, it changes nothing.
 * @returns with the keys that were issued; of an order that a person gave up, too: what the vendor issued lives
 */
export const hearOrder = (known: KnownOrder, answer: OrderAnswer, now: Instant): Answered => {
  const order = findOrder(known);
  if (!order || order.state.name === 'DONE') return unchanged(known);
  switch (answer.outcome) {
    case 'in-preparation':
      return sent(known, order, now);
    case 'done':
      return done(known, order, answer, now);
    case 'failed':
      return failed(known, order, answer.reason, now);
  }
};

/** Nothing comes of an order, and nothing waits for it any more; a line that has no key yet goes with it. */
export const withoutOrder = ({ contract, held }: KnownOrder, order: LicenseOrder, now: Instant): Answered => {
  const { lookAt: _none, ...rest } = order;
  const given: LicenseOrder = { ...rest, state: { name: 'GIVEN_UP', since: now } };
  const line = contract.lines.find(({ lineId }) => lineId === order.lineId);
  const isUnborn = line?.state.name === 'IN_PREPARATION' && line.keys.length === 0;
  const after =
    line && isUnborn ? withLine(contract, { ...line, state: { name: 'WITHDRAWN', since: now } }) : contract;
  return {
    contract: withOrder(after, given),
    held,
    events: [orderEvent('license.order.given-up', contract, given, now)],
  };
};

/**
 * A person has cleared up with the vendor what became of an order that needs attention.
 * @param how `retry`: the vendor is asked again, under the times that it has; `give-up`: nothing comes of it
 * @returns refusal: ORDER_SETTLED where nobody waits for a person; NOT_FOUND
 */
export const clearUp = (known: KnownOrder, how: 'retry' | 'give-up', now: Instant): Answered | Refusal => {
  const { contract, held, orderId } = known;
  const order = findOrder(known);
  if (!order) return refuse('NOT_FOUND', { id: orderId });
  // keys that are abolished stay so: the vendor must hear of it
  const mayGiveUp = order.kind !== 'abolish';
  if (order.state.name !== 'NEEDS_ATTENTION' || (how === 'give-up' && !mayGiveUp)) {
    return refuse('ORDER_SETTLED', { orderId, state: order.state.name });
  }
  if (how === 'retry') {
    const again: LicenseOrder = { ...order, state: { name: 'OPEN' }, lookAt: now };
    return { contract: withOrder(contract, again), held, events: [] };
  }
  return withoutOrder(known, order, now);
};

/**
 * Time has passed: an order that is overdue is told once, and the vendor is looked at again after a while.
 * @returns the orders to be told to the vendor or asked about now, beside what is written
 */
export const orderTime = (
  contract: LicenseContract,
  now: Instant,
): {
  readonly contract: LicenseContract;
  readonly look: readonly LicenseOrder[];
  readonly events: readonly DomainEvent[];
} => {
  const events: DomainEvent[] = [];
  const look: LicenseOrder[] = [];
  const orders = contract.orders.map((order): LicenseOrder => {
    if (order.state.name !== 'OPEN') return order;
    const isOverdue = order.state.told !== true && now >= order.overdueAt;
    const isLooked = order.lookAt !== undefined && now >= order.lookAt;
    if (!isOverdue && !isLooked) return order;
    const after: LicenseOrder = {
      ...order,
      ...(isOverdue ? { state: { ...order.state, told: true } } : {}),
      ...(isLooked ? { lookAt: now + LOOK_EVERY_MS } : {}),
    };
    if (isOverdue) events.push(orderEvent('license.order.overdue', contract, after, now));
    if (isLooked) look.push(after);
    return after;
  });
  return { contract: look.length + events.length > 0 ? { ...contract, orders } : contract, look, events };
};
