/**
 * What a policy says of license orders, as decisions ask for it.
 * @module
 */
import { durationMs, type Instant } from '../time.ts';
import { afterBusinessDays, type Calendar } from './calendar.ts';
import { policyReference } from './in-force.ts';
import type { ContractOperation, LeadTime, OrderKind, OrdersPolicy } from './orders-schema.ts';
import type { Words } from './parts.ts';
import type { Policy } from './policy.ts';

/** The terms of orders. */
export interface OrdersTerms extends Omit<OrdersPolicy, 'calendar' | 'dates' | 'notices'> {
  /** Which policy they come from, e.g. `arcserve/arcserve@1`. */
  readonly policy: string;
  /** The days on which the vendor works; absent where no time is counted in them. */
  readonly calendar?: Calendar;
  /** Dates that an order may wish for. */
  readonly dates: readonly ('startDate' | 'abolishDate')[];
  /** Told once keys are abolished. */
  readonly abolishedNotice?: Words;
}

/** The times of one order; it keeps them, whatever a later policy says (L15). */
export interface OrderTerms {
  readonly policy: string;
  readonly expectedAt: Instant;
  readonly overdueAt: Instant;
  /** What is not taken for the contract while it is open. */
  readonly denies: readonly ContractOperation[];
}

/**
 * The terms of orders; `undefined` where the policy orders nothing.
 * @param calendars by their id
 * @throws Error where the policy's calendar is not among them
 */
export const ordersTermsOf = (
  policy: Policy,
  calendars: ReadonlyMap<string, Calendar>,
): OrdersTerms | undefined => {
  const { orders } = policy;
  if (!orders) return undefined;
  const { calendar: name, dates = [], notices, ...rest } = orders;
  const calendar = name === undefined ? undefined : calendars.get(name);
  if (name !== undefined && !calendar) throw new Error(`There is no calendar ${name}`);
  return {
    ...rest,
    policy: policyReference(policy),
    dates,
    ...(calendar ? { calendar } : {}),
    ...(notices?.abolished ? { abolishedNotice: notices.abolished } : {}),
  };
};

const reachedAt = (lead: LeadTime, at: Instant, calendar: Calendar | undefined): Instant => {
  if (typeof lead === 'string') return at + durationMs(lead);
  if (!calendar) throw new Error('business days without a calendar');
  return afterBusinessDays(calendar, at, lead.businessDays);
};

/** The terms that an order of this kind, placed at a moment, has to its end. */
export const termsOfOrder = (
  { policy, leadTimes, denies, calendar }: OrdersTerms,
  kind: OrderKind,
  at: Instant,
): OrderTerms => ({
  policy,
  expectedAt: reachedAt(leadTimes[kind].expected, at, calendar),
  overdueAt: reachedAt(leadTimes[kind].overdue, at, calendar),
  denies: denies[kind],
});
