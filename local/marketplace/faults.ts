import * as v from 'valibot';

const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/**
 * A fault of an API. `operation` is a name such as `BatchMeterUsage`, or `*`. `rate` is the share of calls it hits
 * (of records, for `unprocessed`), `times` how often at most, `until` the simulated time (epoch ms) at which it stops.
 * `reply-lost` does the work and then answers with an internal error, as a broken connection would look.
 */
const ApiFault = v.strictObject({
  operation: v.string(),
  kind: v.picklist(['throttle', 'internal', 'disabled', 'unprocessed', 'outage', 'reply-lost']),
  rate: v.optional(Share, 1),
  times: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0)), null),
  until: v.nullish(v.number(), null),
});
export type ApiFault = v.InferOutput<typeof ApiFault>;

/**
 * What goes wrong between AWS and the seller. Every notification comes `copies` times, each copy `delayMs` later plus
 * up to `shuffleMs` (so copies and neighbors change places), and a share `lossRate` of the copies never comes.
 */
const DeliveryFaults = v.strictObject({
  copies: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)), 1),
  shuffleMs: v.optional(v.pipe(v.number(), v.minValue(0)), 0),
  delayMs: v.optional(v.pipe(v.number(), v.minValue(0)), 0),
  lossRate: v.optional(Share, 0),
});

/** The faults in force; what is left out is healthy. */
export const FaultsInput = v.strictObject({
  api: v.optional(v.array(ApiFault), []),
  delivery: v.optional(DeliveryFaults, {}),
});
export type Faults = v.InferOutput<typeof FaultsInput>;

export const noFaults = (): Faults => ({
  api: [],
  delivery: { copies: 1, shuffleMs: 0, delayMs: 0, lossRate: 0 },
});
