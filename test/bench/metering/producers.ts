/**
 * Producers of usage: packs of events, and running totals, of every customer in every hour. What they report is the same in each
 * run of the bench.
 */
import { HOUR_MS, type Instant, isoOf, MINUTE_MS } from '#domain/time.ts';
import type { Customer } from './seller.ts';

/** What a producer sends of one use. */
export interface Reported {
  readonly tenantId: string;
  readonly id: string;
  readonly dimension: string;
  readonly quantity: number;
  readonly form?: 'total';
  readonly time: string;
}

/** A sequence of whole numbers below 2^32 (mulberry32), by its seed. */
export const sequence = (seed: number): (() => number) => {
  let entropy = seed | 0;
  return () => {
    entropy = (entropy + 0x6d2b79f5) | 0;
    let mixed = Math.imul(entropy ^ (entropy >>> 15), 1 | entropy);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
};

/** 32 hexadecimal digits: 16 bytes that no deflating makes smaller, as in ids of real producers. */
const newEventId = (next: () => number): string =>
  [next(), next(), next(), next()].map((part) => part.toString(16).padStart(8, '0')).join('');

/** ms · an hour is reported five minutes before its end; nothing in it is later than that. */
export const REPORTED_AFTER_MS = HOUR_MS - 5 * MINUTE_MS;

/** So many events of a customer's hour. */
export const eventsOf = (
  { tenantId }: Customer,
  dimensions: readonly string[],
  { hour, many, next }: { readonly hour: Instant; readonly many: number; readonly next: () => number },
): Reported[] =>
  Array.from({ length: many }, () => ({
    tenantId,
    id: newEventId(next),
    dimension: dimensions[next() % dimensions.length] as string,
    quantity: 1 + (next() % 99),
    time: isoOf(hour + (next() % REPORTED_AFTER_MS)),
  }));

/** A running total of each dimension, so many minutes into the hour. */
export const totalsOf = (
  { tenantId }: Customer,
  dimensions: readonly string[],
  { hour, minute }: { readonly hour: Instant; readonly minute: number },
): Reported[] =>
  dimensions.map((dimension) => ({
    tenantId,
    id: 'seats-in-use',
    dimension,
    quantity: 10 * minute,
    form: 'total',
    time: isoOf(hour + minute * MINUTE_MS),
  }));
