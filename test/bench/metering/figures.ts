/**
 * What played hours came to, in figures.
 */
import { AWS_METERING_RECORDS_MAX } from '#domain/limits.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { itemBytes } from '#lambdas/stores/item-size.ts';
import { ledgerItemOf } from '#lambdas/stores/ledger-layout.ts';
import type { MarketplaceCore } from '#local/marketplace/core.ts';
import { costOf } from './cost.ts';
import type { HoursPlan, Played } from './hours.ts';
import { FIRST_HOUR } from './seller.ts';

export interface Figures {
  readonly plan: HoursPlan;
  /** Records, and the units that they come to. */
  readonly accepted: { readonly records: number; readonly refused: number; readonly quantity: number };
  /** What the simulator bills, in units; what it should and does not; what it does and should not. */
  readonly billed: {
    readonly records: number;
    readonly quantity: number;
    readonly lost: number;
    readonly twice: number;
  };
  readonly calls: { readonly made: number; readonly throttled: number; readonly lowest: number };
  readonly writes: {
    /** Units per 1,000 events, their packs and closing times. */
    readonly perThousandEvents: number;
    readonly perThousandTotals: number;
    /** Units of everything that closing and sending writes, per item of the ledger. */
    readonly perLedgerItem: number;
  };
  readonly reads: { readonly perThousandEvents: number; readonly perLedgerItem: number };
  /** bytes a customer's hour leaves behind, by what is kept how long */
  readonly bytes: { readonly ledger: number; readonly packs: number; readonly marks: number };
  /** $ a customer a month */
  readonly cost: ReturnType<typeof costOf>;
  /** ms, simulated · from an hour's end until the last of it was closed, and billed; the longest of the hours */
  readonly closedAfterMs: number;
  readonly billedAfterMs: number;
  readonly rssBytes: number;
  readonly seconds: number;
}

/** What AWS billed against what it should have, each (license, dimension, hour) by itself. */
export const auditBill = (
  core: Pick<MarketplaceCore, 'bill'>,
  expected: ReadonlyMap<string, number>,
): Figures['billed'] => {
  const open = new Map(expected);
  const sums = { records: 0, quantity: 0, lost: 0, twice: 0 };
  for (const { licenseArn, dimension, hour, quantity } of core.bill().flatMap(({ lines }) => lines)) {
    const key = `${licenseArn} ${dimension} ${hour}`;
    const due = open.get(key) ?? 0;
    open.delete(key);
    sums.records += 1;
    sums.quantity += quantity;
    sums.lost += Math.max(0, due - quantity);
    sums.twice += Math.max(0, quantity - due);
  }
  for (const due of open.values()) sums.lost += due;
  return sums;
};

/** Σ over products and hours of ⌈records / 25⌉: with fewer calls AWS cannot be told. */
const lowestCalls = ({ customers, dimensions, products, hours }: HoursPlan): number => {
  const ofProduct = (index: number): number =>
    Math.floor(customers / products) + (index < customers % products ? 1 : 0);
  const perHour = Array.from({ length: products }, (_, index) =>
    Math.ceil((ofProduct(index) * dimensions) / AWS_METERING_RECORDS_MAX),
  ).reduce((sum, calls) => sum + calls, 0);
  return perHour * hours;
};

/** DynamoDB stores so much beside each item. Developer guide, "Storage and on-demand pricing", 2026-11. */
const ITEM_OVERHEAD_BYTES = 100;

const kept = ({ seller: { usage, state } }: Played, { customers, hours }: HoursPlan) => {
  const sums = { ledger: 0, packs: 0, closedAfterMs: 0, billedAfterMs: 0 };
  for (const item of usage.items()) {
    const bytes = itemBytes(item) + ITEM_OVERHEAD_BYTES;
    if (item.pk.startsWith('PACK#')) sums.packs += bytes;
    if (!item.pk.startsWith('LEDGER#')) continue;
    const { hour, verdict, closedAt } = ledgerItemOf(item);
    if (hour < FIRST_HOUR) continue;
    sums.ledger += bytes;
    const end = hour + HOUR_MS;
    sums.closedAfterMs = Math.max(sums.closedAfterMs, closedAt - end);
    if (verdict.name === 'BILLED') sums.billedAfterMs = Math.max(sums.billedAfterMs, verdict.at - end);
  }
  const each = customers * hours;
  const bytes = {
    ledger: sums.ledger / each,
    packs: sums.packs / each,
    marks: (state.bytes().get('hour') ?? 0) / each + ITEM_OVERHEAD_BYTES,
  };
  return { bytes, closedAfterMs: sums.closedAfterMs, billedAfterMs: sums.billedAfterMs };
};

/** The figures of played hours. @param seconds what playing them took */
export const figuresOf = (plan: HoursPlan, played: Played, seconds: number): Figures => {
  const { events, totals, out, expected, calls, throttled } = played;
  const items = plan.customers * plan.dimensions * plan.hours;
  const { bytes, closedAfterMs, billedAfterMs } = kept(played, plan);
  const units = {
    read: events.units.read + totals.units.read + out.read,
    write: events.units.write + totals.units.write + out.write,
  };
  const perThousand = (units: number, records: number): number => (units / records) * 1_000;
  return {
    plan,
    accepted: {
      records: events.records + totals.records - events.refused - totals.refused,
      refused: events.refused + totals.refused,
      quantity: [...expected.values()].reduce((sum, quantity) => sum + quantity, 0),
    },
    billed: auditBill(played.seller.core, expected),
    calls: { made: calls, throttled, lowest: lowestCalls(plan) },
    writes: {
      perThousandEvents: perThousand(events.units.write, events.records),
      perThousandTotals: perThousand(totals.units.write, totals.records),
      perLedgerItem: out.write / items,
    },
    reads: {
      perThousandEvents: perThousand(events.units.read, events.records),
      perLedgerItem: out.read / items,
    },
    bytes,
    cost: costOf({ units, bytes, customerHours: plan.customers * plan.hours }),
    closedAfterMs,
    billedAfterMs,
    rssBytes: process.resourceUsage().maxRSS * 1024,
    seconds,
  };
};

/** minutes, with one decimal */
export const minutesOf = (ms: number): string => (ms / MINUTE_MS).toFixed(1);
