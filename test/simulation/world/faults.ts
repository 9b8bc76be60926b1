/**
 * What goes wrong in a history. Swarm testing: each seed enables a random subset of the faults, at random rates, so that
 * some histories suffer from one fault alone and often.
 * @module
 */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#domain/time.ts';
import { type Stream, streamOf } from './streams.ts';

export const FAULTS = [
  /** The process dies before an I/O has any effect. */
  'crashBefore',
  /** The process dies after the effect, before it hears of it. */
  'crashAfter',
  /** The I/O is refused and has no effect. */
  'throttle',
  /** The I/O has its effect, but the process is told that it failed. */
  'lostReply',
  /** A notification is delivered again. */
  'duplicate',
  /** A notification is late, and others overtake it. */
  'delay',
  /** A list is answered from an index that has not caught up. */
  'staleList',
  /** The clock of a process is wrong. */
  'skew',
  /** AWS leaves a record of usage unprocessed. */
  'unprocessed',
  /** AWS refuses a record of usage, and with it the whole call: for a while, or for ever. */
  'poison',
  /** AWS says of a customer that it is not subscribed, for minutes or a day. */
  'unsubscribed',
  /** AWS takes no usage of anybody, for minutes or a day. */
  'outage',
  /** A lease is given to another process while one holds it. */
  'leaseLost',
] as const;
export type Fault = (typeof FAULTS)[number];

/** Faults that make something fail. */
const FAILURES = new Set<Fault>(
  FAULTS.filter((fault) => !['duplicate', 'delay', 'staleList', 'skew', 'leaseLost'].includes(fault)),
);

/** ms · how wrong a clock may be, either way. */
export const SKEW_MAX_MS = 2 * SECOND_MS;

/** Decides when a fault strikes; healed, none does. */
export interface Faults {
  strikes(fault: Fault): boolean;
  /** ms · how late a notification is. */
  lateness(): number;
  /** ms · how wrong the clock of a new process is. */
  skew(): number;
  /** How many commits the indexes are behind. */
  staleness(): number;
  heal(): void;
  /** How often something has failed that a process would notice. */
  struck(): number;
  readonly rates: Readonly<Record<Fault, number>>;
}

/** Between one in a hundred and one in six, most of them small. */
const rateOf = (stream: Stream): number => (stream.chance(0.5) ? 10 ** -(0.8 + 1.2 * stream.next()) : 0);

const LATENESS_MS = [30 * SECOND_MS, 10 * MINUTE_MS, 3 * HOUR_MS, DAY_MS] as const;

/** The faults of a seed. */
export const faultsOf = (seed: number): Faults => {
  const streams = Object.fromEntries(
    FAULTS.map((fault) => [fault, streamOf(seed, `fault ${fault}`)]),
  ) as Record<Fault, Stream>;
  const rates = Object.fromEntries(FAULTS.map((fault) => [fault, rateOf(streams[fault])])) as Record<
    Fault,
    number
  >;
  let healed = false;
  let struck = 0;
  const strikes = (fault: Fault): boolean => {
    const does = !healed && streams[fault].chance(rates[fault]);
    if (does && FAILURES.has(fault)) struck += 1;
    return does;
  };
  return {
    rates,
    strikes,
    lateness: () =>
      healed ? 0 : streams.delay.below(LATENESS_MS[rates.delay > 0 ? streams.delay.below(4) : 0] ?? 0),
    skew: () => {
      if (!strikes('skew')) return 0;
      return streams.skew.between(-SKEW_MAX_MS, SKEW_MAX_MS);
    },
    staleness: () => (strikes('staleList') ? streams.staleList.between(1, 8) : 0),
    heal: () => {
      healed = true;
    },
    struck: () => struck,
  };
};

/** Nothing goes wrong. */
export const noFaults: Faults = {
  rates: Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>,
  strikes: () => false,
  lateness: () => 0,
  skew: () => 0,
  staleness: () => 0,
  heal: () => {},
  struck: () => 0,
};
