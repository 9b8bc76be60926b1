/**
 * The vendor's licensing portals, one for each type of account, and the systems behind them. What they are told shows after a
 * delay, and later still where a system was down; they show what they show, whoever wants what.
 * @module
 */
import * as v from 'valibot';
import { openKept } from '#local/cloud/state/kept.ts';
import { AnswersSchema, numeric } from '../asking.ts';
import { arrivalOf, type Condition, type Outage, outageOf } from './outages.ts';

/** The systems, as the vendor names them. */
export const SYSTEMS = [
  { id: 'licensing-management-platform', name: 'Licensing Management Platform' },
  { id: 'customer-licensing-portal', name: 'Customer Licensing Portal' },
  { id: 'wfbs-services', name: 'WFBS Services' },
] as const;
export const SystemSchema = v.picklist(SYSTEMS.map(({ id }) => id));
export type SystemId = v.InferOutput<typeof SystemSchema>;

/** By type of account: its portal, and what is not done there at all. */
const PORTALS: Readonly<Record<string, { readonly system: SystemId; readonly never: readonly string[] }>> = {
  lmp: {
    system: 'licensing-management-platform',
    never: ['customer.delete', 'product.delete', 'product.describe', 'profile.change'],
  },
  clp: {
    system: 'customer-licensing-portal',
    never: [
      ...['template.edit', 'template.assign-to-new', 'template.assign-to-existing', 'account.merge'],
      ...['licensing-platform.open', 'long-beta.change', 'license.renew', 'seats.assign'],
    ],
  },
};

/** The product with a system of its own. */
const PRODUCT_SYSTEMS: Readonly<Record<string, SystemId>> = { 'wfbs-services': 'wfbs-services' };

const MINUTE_MS = 60_000;
const DELAY_MINUTES_MAX = 7 * 24 * 60;
const minutes = (otherwise: number) =>
  v.optional(v.pipe(numeric, v.integer(), v.minValue(0), v.maxValue(DELAY_MINUTES_MAX)), otherwise);

/** How it behaves: as it should, unless somebody says otherwise. */
export const BehaviorSchema = v.strictObject({
  answers: v.optional(AnswersSchema, 'right'),
  /** What it answers to a change instead of taking it; empty: it takes what it can do. */
  refuses: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
  /** Sign-ins to consoles. Behind a system that is down they are refused, whatever stands here. */
  consoles: v.optional(v.picklist(['open', 'refused', 'down']), 'open'),
  /** Minutes until “My account” shows a change, and until anything else is shown. */
  profileMinutes: minutes(100),
  otherMinutes: minutes(3),
});
export type Behavior = v.InferOutput<typeof BehaviorSchema>;

/** What can be shown of one thing. */
export const ValueSchema = v.union([v.string(), v.number(), v.boolean(), v.null()]);
export type Value = v.InferOutput<typeof ValueSchema>;

/** A change that Concord tells; what else it tells of it stands beside these. */
export const ChangeSchema = v.looseObject({
  tenantId: v.string(),
  accountType: v.string(),
  operation: v.string(),
  subject: v.string(),
  desired: ValueSchema,
  /** When it was wanted: of one subject the latest counts. */
  wantedAt: v.pipe(v.string(), v.isoTimestamp()),
  product: v.optional(v.string()),
});
export type Told = v.InferOutput<typeof ChangeSchema>;

/** A change that was taken. */
export interface Change {
  readonly changeId: string;
  readonly told: Told;
  /** When it was wanted, and taken. */
  readonly wantedAt: number;
  readonly takenAt: number;
  readonly delayMs: number;
  readonly needs: readonly string[];
}

/** One thing as it is shown. */
export interface Shown {
  readonly subject: string;
  readonly value: Value;
  /** When it came to be shown. */
  readonly since: number;
}

/** What a customer's portal shows, and what is on its way there. */
export interface Customer {
  readonly tenantId: string;
  readonly shows: readonly Shown[];
  readonly awaited: readonly { readonly subject: string; readonly value: Value; readonly at?: number }[];
}

export interface Portals {
  /** Takes a change once. @returns why not, where it does not */
  take(changeId: string, told: Told, now: number): string | undefined;
  /** What is shown of one thing at `now`; null: nothing. */
  shown(tenantId: string, subject: string, now: number): Value;
  /** Somebody changes it in the vendor's own console. */
  byHand(tenantId: string, subject: string, value: Value, now: number): void;
  /** The systems that something of an account needs and that are down. */
  downFor(accountType: string | undefined, product: string | undefined): readonly SystemId[];
  /** The type of account that a customer was last told to have. */
  typeOf(tenantId: string): string | undefined;
  set(system: SystemId, condition: Condition, now: number): void;
  systems(): readonly { readonly id: SystemId; readonly name: string; readonly condition: Condition }[];
  customers(now: number): Customer[];
  /** What was told and is not done on such an account: nobody should have asked. */
  refused(): Told[];
  behavior(): Behavior;
  behave(behavior: Behavior): void;
}

/** Whether a change is of this thing, or deletes what it is part of. */
const concerns = ({ subject, desired }: Told, asked: string): boolean =>
  subject === asked || (desired === null && (subject === 'customer' || asked.startsWith(`${subject}/`)));

const needsOf = (accountType: string | undefined, product: string | undefined): SystemId[] =>
  [PORTALS[accountType ?? '']?.system, PRODUCT_SYSTEMS[product ?? '']].filter((id) => id !== undefined);

const latest = (changes: readonly Change[], subject: string): Change | undefined =>
  changes.findLast(({ told }) => concerns(told, subject));

const customerOf = (
  tenantId: string,
  changes: readonly Change[],
  arrives: (change: Change) => number,
  now: number,
): Customer => {
  const arrived = changes.filter((change) => arrives(change) <= now);
  const subjects = [...new Set(changes.map(({ told }) => told.subject))];
  return {
    tenantId,
    shows: subjects.flatMap((subject): Shown[] => {
      const last = latest(arrived, subject);
      return last
        ? [{ subject, value: last.told.subject === subject ? last.told.desired : null, since: arrives(last) }]
        : [];
    }),
    awaited: changes
      .filter((change) => !arrived.includes(change))
      .map((change) => ({
        ...{ subject: change.told.subject, value: change.told.desired },
        ...(Number.isFinite(arrives(change)) ? { at: arrives(change) } : {}),
      })),
  };
};

const BEHAVIOR = 'behavior';

/** Opens the portals' memory, kept in the files that `file` names (absent: in memory). */
export const openPortals = (file: (name: string) => string | undefined = () => undefined): Portals => {
  const changes = openKept<Change>(file('changes.jsonl'));
  const outages = openKept<Outage>(file('outages.jsonl'));
  const refused = openKept<Told>(file('refused.jsonl'));
  const settings = openKept<Behavior>(file('behavior.jsonl'));
  const behavior = (): Behavior => settings.get(BEHAVIOR) ?? v.parse(BehaviorSchema, {});
  const arrives = (change: Change): number => arrivalOf(change, outages.values());
  /** Those of a customer, in the order in which they were wanted. */
  const of = (tenantId: string): Change[] =>
    [...changes.values()]
      .filter(({ told }) => told.tenantId === tenantId)
      .sort((left, right) => left.wantedAt - right.wantedAt);
  const isDown = (system: SystemId): boolean => outageOf(outages.values(), system) !== undefined;
  return {
    take: (changeId, told, now) => {
      if (changes.get(changeId)) return undefined;
      const { accountType, operation, product } = told;
      if (PORTALS[accountType]?.never.includes(operation) ?? true) {
        refused.put(changeId, told);
        return `${operation} is not available on an account of type ${accountType}`;
      }
      const { refuses, profileMinutes, otherMinutes } = behavior();
      if (refuses !== '') return refuses;
      const delayMs = (operation === 'profile.change' ? profileMinutes : otherMinutes) * MINUTE_MS;
      const times = { wantedAt: Date.parse(told.wantedAt), takenAt: now, delayMs };
      changes.put(changeId, { changeId, told, ...times, needs: needsOf(accountType, product) });
      return undefined;
    },
    shown: (tenantId, subject, now) => {
      const last = latest(
        of(tenantId).filter((change) => arrives(change) <= now),
        subject,
      );
      return last && last.told.subject === subject ? last.told.desired : null;
    },
    byHand: (tenantId, subject, value, now) => {
      const changeId = `hand-${changes.size() + 1}`;
      const wantedAt = new Date(now).toISOString();
      const told = { tenantId, accountType: '', operation: 'by hand', subject, desired: value, wantedAt };
      changes.put(changeId, { changeId, told, wantedAt: now, takenAt: now, delayMs: 0, needs: [] });
    },
    downFor: (accountType, product) => needsOf(accountType, product).filter(isDown),
    typeOf: (tenantId) => of(tenantId).findLast(({ told }) => told.accountType !== '')?.told.accountType,
    set: (system, condition, now) => {
      const open = outageOf(outages.values(), system);
      if (open) outages.put(`${system} ${open.from}`, { ...open, to: now });
      if (condition.name !== 'UP') outages.put(`${system} ${now}`, { system, condition, from: now });
    },
    systems: () =>
      SYSTEMS.map((system) => ({
        ...system,
        condition: outageOf(outages.values(), system.id)?.condition ?? { name: 'UP' },
      })),
    customers: (now) =>
      [...new Set([...changes.values()].map(({ told }) => told.tenantId))].map((tenantId) =>
        customerOf(tenantId, of(tenantId), arrives, now),
      ),
    refused: () => [...refused.values()],
    behavior,
    behave: (wanted) => settings.put(BEHAVIOR, wanted),
  };
};
