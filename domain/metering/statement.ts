/**
 * A usage statement: a month of a tenant as its buyer may see it, from the ledger alone, so that a month that is over reads the
 * same each time.
 * @module
 */
import { DAY_MS, HOUR_MS, type Instant } from '../time.ts';
import { type Commitment, commitmentOf } from './commitment.ts';
import type { LedgerItem, VerdictName } from './ledger.ts';

/** A calendar month in UTC, half-open. */
export interface Month {
  /** `2026-11`. */
  readonly name: string;
  readonly from: Instant;
  readonly until: Instant;
}

/** A month as text. */
export const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Reads a month written as `2026-11`; `undefined` where the text is none. */
export const monthOf = (text: string): Month | undefined => {
  const parts = MONTH.exec(text);
  if (!parts) return undefined;
  const [year, month] = [Number(parts[1]), Number(parts[2])];
  return { name: text, from: Date.UTC(year, month - 1), until: Date.UTC(year, month) };
};

/** What became of the units that were used; `used` is the sum of the others. */
export interface Amounts {
  readonly used: number;
  /** AWS Marketplace charges them. */
  readonly billed: number;
  /** Still to be told to AWS Marketplace, or waiting for a person. */
  readonly open: number;
  /** Covered by what was bought or credited. */
  readonly covered: number;
  /** Charged to nobody: nobody paid for the hour, or the seller waived or lost it. */
  readonly waived: number;
}

/** An hour or a day of a dimension, under the account that pays for it. */
export interface StatementRow extends Amounts {
  readonly from: Instant;
  readonly until: Instant;
  readonly dimension: string;
  /** The AWS account that pays, or the customer identifier of a legacy product; absent: nobody. */
  readonly payer?: string;
  /** Part of `used` that was used in earlier hours and came late. */
  readonly late: number;
}

/** A dimension within a month. */
export interface DimensionStatement {
  readonly dimension: string;
  /** By the payer, in the order in which they came to pay. */
  readonly totals: readonly (Amounts & { readonly payer?: string })[];
  /** Days with usage, earliest first; a day with two payers is two rows. */
  readonly days: readonly StatementRow[];
  /** Hours with usage, earliest first. */
  readonly hours: readonly StatementRow[];
  /** How what was bought was used up; absent where nothing was. */
  readonly commitment?: Commitment;
}

/** A month of a tenant. */
export interface Statement {
  readonly month: Month;
  /** By name. */
  readonly dimensions: readonly DimensionStatement[];
}

const NOTHING: Amounts = { used: 0, billed: 0, open: 0, covered: 0, waived: 0 };

/** Where the units go that AWS is, was or would be told of. */
const TOLD: Readonly<Record<VerdictName, 'billed' | 'open' | 'covered' | 'waived'>> = {
  BILLED: 'billed',
  DUE: 'open',
  HELD: 'open',
  INCLUDED: 'covered',
  WAIVED: 'waived',
  DRY_RUN: 'waived',
  WRITTEN_OFF: 'waived',
  LOST: 'waived',
};

/** What became of the units of a ledger item. */
export const amountsOf = ({ used, quantity, reductions = [], verdict }: LedgerItem): Amounts => {
  const reduced = used - quantity;
  const nobodys = reductions.reduce((sum, { by, amount }) => (by === 'nobody' ? sum + amount : sum), 0);
  const parts = { ...NOTHING, used, covered: reduced - nobodys, waived: nobodys };
  const told = TOLD[verdict.name];
  return { ...parts, [told]: parts[told] + quantity };
};

const sumOf = (left: Amounts, right: Amounts): Amounts => ({
  used: left.used + right.used,
  billed: left.billed + right.billed,
  open: left.open + right.open,
  covered: left.covered + right.covered,
  waived: left.waived + right.waived,
});

/** The name of who pays, as a buyer knows it. */
export const payerNameOf = ({ payer }: Pick<LedgerItem, 'payer'>): string | undefined => {
  if (!payer) return undefined;
  const { identity } = payer;
  return identity.by === 'license' ? identity.buyerAccount : identity.customerIdentifier;
};

const hourRow = (item: LedgerItem): StatementRow => {
  const payer = payerNameOf(item);
  return {
    from: item.hour,
    until: item.hour + HOUR_MS,
    dimension: item.dimension,
    ...(payer === undefined ? {} : { payer }),
    ...amountsOf(item),
    late: (item.late ?? []).reduce((sum, { quantity }) => sum + quantity, 0),
  };
};

const added = (left: StatementRow | undefined, right: StatementRow): StatementRow =>
  left ? { ...left, ...sumOf(left, right), late: left.late + right.late } : right;

const daysOf = (hours: readonly StatementRow[]): StatementRow[] => {
  const days = new Map<string, StatementRow>();
  for (const hour of hours) {
    const from = hour.from - (hour.from % DAY_MS);
    const key = `${from} ${hour.payer ?? ''}`;
    days.set(key, added(days.get(key), { ...hour, from, until: from + DAY_MS }));
  }
  return [...days.values()];
};

const totalsOf = (hours: readonly StatementRow[]): DimensionStatement['totals'] =>
  [...Map.groupBy(hours, ({ payer }) => payer)].map(([payer, rows]) => ({
    ...rows.reduce<Amounts>(sumOf, NOTHING),
    ...(payer === undefined ? {} : { payer }),
  }));

const dimensionOf = (dimension: string, items: readonly LedgerItem[]): DimensionStatement => {
  const hours = items.map(hourRow);
  const commitment = commitmentOf(items);
  return {
    dimension,
    totals: totalsOf(hours),
    days: daysOf(hours),
    hours,
    ...(commitment ? { commitment } : {}),
  };
};

/**
 * The statement of a month.
 * @param items of the ledger, all of one tenant; those of other months are left out
 */
export const statementOf = (month: Month, items: readonly LedgerItem[]): Statement => {
  const own = items.filter(({ hour }) => month.from <= hour && hour < month.until);
  own.sort((left, right) => left.hour - right.hour);
  const byDimension = [...Map.groupBy(own, ({ dimension }) => dimension)];
  byDimension.sort(([left], [right]) => (left < right ? -1 : 1));
  return { month, dimensions: byDimension.map(([name, some]) => dimensionOf(name, some)) };
};

/** An id of which only the ends are told: `t-mz3k…tp2e`. */
export const maskedId = (id: string): string =>
  id.length > MASK_ENDS * 3 ? `${id.slice(0, MASK_ENDS + 2)}…${id.slice(-MASK_ENDS)}` : '…';

/** characters · of an id that are shown at its end; at its beginning as many after `t-`. */
const MASK_ENDS = 4;
