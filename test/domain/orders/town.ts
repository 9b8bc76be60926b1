/**
 * One tenant with one license contract, by the policy of license orders.
 */
import { isRefusal, type Refusal } from '#domain/errors.ts';
import type { DomainEvent } from '#domain/events/schemas.ts';
import { type Abolished, abolish, type WantedAbolishment } from '#domain/orders/abolish.ts';
import { type Answered, hearOrder, type IssuedKey, type OrderAnswer } from '#domain/orders/answer.ts';
import { type LicenseContract, noKeys, type TenantKeys } from '#domain/orders/contract.ts';
import { addServers, orderMore, orderNew, type Placed } from '#domain/orders/place.ts';
import { type Calendar, parseCalendar } from '#domain/policy/calendar.ts';
import { type OrdersTerms, ordersTermsOf } from '#domain/policy/orders-terms.ts';
import { type Policy, parsePolicy } from '#domain/policy/policy.ts';
import type { Sealed } from '#domain/sealed.ts';
import policyFile from '#policies/arcserve/arcserve.json' with { type: 'json' };
import calendarFile from '#policies/calendars/japan.json' with { type: 'json' };

/** Monday, 10:00 in Tokyo. */
export const T0 = Date.parse('2026-11-09T10:00+09:00');
export const TENANT = 't-1';
export const CONTRACT = 'lc-1';
export { policyFile };

const calendarOf = (input: unknown): Calendar => {
  const parsed = parseCalendar(input);
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.calendar;
};
export const calendars = new Map([['japan', calendarOf(calendarFile)]]);

export const policyOf = (input: unknown): Policy => {
  const parsed = parsePolicy(input);
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.policy;
};
export const termsOf = (input: unknown): OrdersTerms => {
  const terms = ordersTermsOf(policyOf(input), calendars);
  if (!terms) throw new Error('orders nothing');
  return terms;
};
export const terms = termsOf(policyFile);

/** What stands in the store, and what was announced. */
export interface Town {
  readonly contract?: LicenseContract;
  readonly held: TenantKeys;
  readonly events: readonly DomainEvent[];
}

export const emptyTown: Town = { held: noKeys(TENANT, 'arcserve1'), events: [] };

export const sealed = (text: string): Sealed => ({
  hash: `hash of ${text}`,
  ciphertext: `sealed ${text}`,
  masked: `${text.slice(0, 1)}…`,
});

export const keysOf = (line: string, count: number, from = 1): IssuedKey[] =>
  Array.from({ length: count }, (_, n) => ({ keyId: `${line}-k${n + from}`, masked: `••••-${n + from}` }));

/** The value where a decision was not refused. */
export const sure = <Value extends object>(value: Value | Refusal): Value => {
  if (isRefusal(value)) throw new Error(JSON.stringify(value));
  return value;
};

export const contractOf = ({ contract }: Town): LicenseContract => {
  if (!contract) throw new Error('no contract yet');
  return contract;
};

const onto = (town: Town, done: Placed | Answered | Abolished): Town => ({
  contract: done.contract,
  held: 'held' in done ? done.held : town.held,
  events: [...town.events, ...done.events],
});
export const took = (town: Town, done: Placed | Answered | Abolished | Refusal): Town | Refusal =>
  isRefusal(done) ? done : onto(town, done);

export interface Asked {
  readonly type?: string;
  readonly use?: string;
  readonly quantity?: number;
  readonly dates?: { readonly startDate?: string; readonly abolishDate?: string };
}

const lineOf = (id: string, { type = 'virtual-server', use = type, quantity = 5 }: Asked) => ({
  lineId: `line-${id}`,
  orderId: `order-${id}`,
  type,
  use,
  quantity,
});

export const asksNew = (town: Town, id: string, asked: Asked = {}, now = T0, under = terms) =>
  took(
    town,
    orderNew(
      { contractId: CONTRACT, tenantId: TENANT, productCode: 'arcserve1' },
      lineOf(id, asked),
      asked.dates ?? {},
      under,
      now,
    ),
  );
export const asksMore = (town: Town, id: string, asked: Asked = {}, now = T0) =>
  took(town, orderMore(contractOf(town), lineOf(id, asked), asked.dates ?? {}, terms, now));
export const asksServers = (town: Town, id: string, line: string, asked: Asked = {}, now = T0) =>
  took(
    town,
    addServers(
      contractOf(town),
      { orderId: `order-${id}`, lineId: `line-${line}`, quantity: asked.quantity ?? 2 },
      asked.dates ?? {},
      terms,
      now,
    ),
  );
export const hears = (town: Town, id: string, answer: OrderAnswer, now = T0): Town =>
  onto(town, hearOrder({ contract: contractOf(town), held: town.held, orderId: `order-${id}` }, answer, now));
export const abolishes = (
  town: Town,
  id: string,
  line: string,
  wanted: Partial<WantedAbolishment> & { readonly dates?: Asked['dates']; readonly isPreview?: boolean } = {},
  now = T0,
) => {
  const { dates = {}, isPreview = false, ...more } = wanted;
  return abolish(
    { contract: contractOf(town), held: town.held },
    { orderId: `order-${id}`, lineId: `line-${line}`, confirm: CONTRACT, ...more },
    dates,
    { terms, now, isPreview },
  );
};

/** A contract in service with five keys of one line. */
export const inService = (asked: Asked = {}, now = T0): Town => {
  const ordered = sure(asksNew(emptyTown, 'a', asked, now));
  const keys = keysOf('a', asked.quantity ?? 5);
  return hears(ordered, 'a', { outcome: 'done', keys, supportId: 'S-1' }, now);
};
export const HYPERVISOR = { type: 'dedicated-hypervisor', use: 'hypervisor' };
