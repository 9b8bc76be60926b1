/**
 * Some hours of a seller, played: producers report, hours close, the submitter tells AWS; and what it came to.
 */

import { USAGE_SHARDS } from '#domain/limits.ts';
import type { DimensionUsage } from '#domain/metering/fold.ts';
import type { LedgerItem } from '#domain/metering/ledger.ts';
import { CLOSE_RUN_MS, SUBMIT_RUN_MS, USAGE_RECORDS_MAX } from '#domain/metering/limits.ts';
import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '#domain/time.ts';
import { closeDue } from '#lambdas/metering/close.ts';
import { ingest } from '#lambdas/metering/ingest.ts';
import { submitDue } from '#lambdas/metering/submit.ts';
import type { CapacityUnits } from '#lambdas/stores/usage-memory-table.ts';
import { eventsOf, REPORTED_AFTER_MS, type Reported, sequence, totalsOf } from './producers.ts';
import { type Customer, FIRST_HOUR, openSeller, type Plan, type Seller } from './seller.ts';

export interface HoursPlan extends Plan {
  readonly hours: number;
  /** Events of a customer's hour; they come as one pack. */
  readonly events: number;
  /** Hours that the ledger of each customer has already: what is usual is read from them. */
  readonly history: number;
}

/** What was posted, and what keeping it took. */
export interface Posted {
  readonly records: number;
  readonly refused: number;
  readonly units: CapacityUnits;
}

/** Hours as they came out. */
export interface Played {
  readonly seller: Seller;
  readonly events: Posted;
  readonly totals: Posted;
  /** Of everything that closing and sending took, in both tables, idle minutes included. */
  readonly out: CapacityUnits;
  /** What AWS is to bill, by `licenseArn dimension hour`. */
  readonly expected: ReadonlyMap<string, number>;
  readonly calls: number;
  readonly throttled: number;
}

const sumOf = (left: CapacityUnits, right: CapacityUnits, sign = 1): CapacityUnits => ({
  read: left.read + sign * right.read,
  write: left.write + sign * right.write,
});

const unitsOf = ({ state, usage }: Seller): CapacityUnits => sumOf(state.units(), usage.units());

const NOTHING: Posted = { records: 0, refused: 0, units: { read: 0, write: 0 } };

/** Posts records, as many as fit into each request. */
const post = async (seller: Seller, posted: Posted, records: readonly Reported[]): Promise<Posted> => {
  const before = unitsOf(seller);
  const outcomes = await ingest(seller.ingest, records);
  return {
    records: posted.records + records.length,
    refused: posted.refused + outcomes.filter((outcome) => 'refusal' in outcome).length,
    units: sumOf(posted.units, sumOf(unitsOf(seller), before, -1)),
  };
};

/** minutes · when totals are taken; the hour's reports are posted later, the events first. */
const TOTALS_AT = [25, 50];

/** Reports of all customers, in requests of whole customers. */
class Producers {
  readonly #seller: Seller;
  readonly #plan: HoursPlan;
  readonly #next = sequence(20_261_116);
  readonly expected = new Map<string, number>();
  events: Posted = NOTHING;
  totals: Posted = NOTHING;

  constructor(seller: Seller, plan: HoursPlan) {
    this.#seller = seller;
    this.#plan = plan;
  }

  /** Reports of one hour: its events, and then two totals of each dimension, of which the later one counts. */
  async hour(hour: Instant): Promise<void> {
    const { time, dimensions } = this.#seller;
    await time.pause(hour + REPORTED_AFTER_MS - time.now());
    const many = this.#plan.events;
    this.events = await this.#postAll(this.events, (customer) => {
      const reports = eventsOf(customer, dimensions, { hour, many, next: this.#next });
      for (const { dimension, quantity } of reports) this.#expect(customer, dimension, hour, quantity);
      return reports;
    });
    for (const minute of TOTALS_AT) {
      this.totals = await this.#postAll(this.totals, (customer) =>
        totalsOf(customer, dimensions, { hour, minute }),
      );
    }
    const [last = 0] = TOTALS_AT.slice(-1);
    for (const customer of this.#seller.customers)
      for (const { dimension, quantity } of totalsOf(customer, dimensions, { hour, minute: last }))
        this.#expect(customer, dimension, hour, quantity);
  }

  async #postAll(before: Posted, reportsOf: (customer: Customer) => Reported[]): Promise<Posted> {
    let posted = before;
    let request: Reported[] = [];
    for (const customer of this.#seller.customers) {
      const reports = reportsOf(customer);
      if (request.length + reports.length > USAGE_RECORDS_MAX) {
        posted = await post(this.#seller, posted, request);
        request = [];
      }
      request.push(...reports);
    }
    return post(this.#seller, posted, request);
  }

  #expect({ licenseArn }: Customer, dimension: string, hour: Instant, quantity: number): void {
    const key = `${licenseArn} ${dimension} ${hour}`;
    this.expected.set(key, (this.expected.get(key) ?? 0) + quantity);
  }
}

/** Earlier hours of every customer, billed long ago. */
const seedHistory = async ({ usage, customers, dimensions }: Seller, hours: number): Promise<void> => {
  const usualUse: DimensionUsage['used'] = 2_000;
  for (const { tenantId } of customers) {
    for (let back = hours; back > 0; back -= 1) {
      for (const dimension of dimensions) {
        const hour = FIRST_HOUR - back * HOUR_MS;
        const item: LedgerItem = {
          ...{ tenantId, hour, dimension, used: usualUse, quantity: usualUse, closedAt: hour + HOUR_MS },
          verdict: { name: 'BILLED', at: hour + HOUR_MS },
        };
        await usage.ledger.record(item);
      }
    }
  }
};

/** A run is begun each minute, unless the one before goes on. */
const eachMinute = async (
  { time }: Seller,
  { from, until }: { readonly from: Instant; readonly until: Instant },
  run: (now: Instant) => Promise<unknown>,
): Promise<void> => {
  for (
    let at = from;
    at < until;
    at = Math.max(at + MINUTE_MS, from + Math.ceil((time.now() - from) / MINUTE_MS) * MINUTE_MS)
  ) {
    await time.pause(at - time.now());
    await run(time.now());
  }
};

/** Plays the hours: from the end of the first one on, hours are closed and sent each minute, half a minute apart. */
export const playHours = async (plan: HoursPlan): Promise<Played> => {
  const seller = await openSeller(plan);
  await seedHistory(seller, plan.history);
  const producers = new Producers(seller, plan);
  const sent = { calls: 0, throttled: 0 };
  const began = unitsOf(seller);
  const from = FIRST_HOUR + HOUR_MS;
  const until = from + plan.hours * HOUR_MS;
  const close = (now: Instant) =>
    closeDue(seller.close, { shards: [0, USAGE_SHARDS], until: now, stopAt: now + CLOSE_RUN_MS });
  const submit = async (now: Instant) => {
    const run = await submitDue(seller.submit, { region: 'us-east-1', stopAt: now + SUBMIT_RUN_MS });
    sent.calls += run.calls;
    sent.throttled += run.throttled;
  };
  const produce = async () => {
    for (let hour = FIRST_HOUR; hour < from + (plan.hours - 1) * HOUR_MS; hour += HOUR_MS)
      await producers.hour(hour);
  };
  await seller.time.run(
    Promise.all([
      produce(),
      eachMinute(seller, { from, until }, close),
      eachMinute(seller, { from: from + 30 * SECOND_MS, until }, submit),
    ]),
  );
  const { events, totals, expected } = producers;
  const ingested = sumOf(events.units, totals.units);
  const out = sumOf(sumOf(unitsOf(seller), began, -1), ingested, -1);
  return { seller, events, totals, out, expected, ...sent };
};
