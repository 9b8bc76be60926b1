/**
 * What a policy says of metering.
 * @module
 */
import * as v from 'valibot';
import type { Fault } from '../errors.ts';
import { CLOSE_AFTER_MAX_MS, RELEASE_BEFORE_MAX_MS } from '../metering/limits.ts';
import { HOUR_MS } from '../time.ts';
import { duration, spanMs } from './parts.ts';

/** Dimension identifiers are case-sensitive and never change once created (facts §5.4). */
const Dimension = v.pipe(v.string(), v.regex(/^[\w.-]{1,255}$/, 'is no dimension'));

const wholeNumber = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least));

/** How metering of a product goes. */
export const MeteringPolicySchema = v.strictObject({
  dimensions: v.pipe(
    v.record(
      Dimension,
      v.strictObject({
        consumption: v.optional(
          v.pipe(
            v.picklist(['level', 'allowance']),
            v.description(
              "Contracts with consumption: level: what the hour's level is above the entitlement; allowance: what goes beyond the term's total. Default: level.",
            ),
          ),
        ),
        title: v.optional(v.string()),
      }),
    ),
    v.description('The usage dimensions of the listing, as AWS Marketplace knows them.'),
  ),
  closeAfter: v.optional(
    duration('An hour is closed so long after its end; usage that comes later is late. Default: PT10M.'),
  ),
  late: v.optional(
    v.pipe(
      v.picklist(['next-open-hour', 'desk']),
      v.description(
        'Usage that comes after its hour was closed: it is billed in the next open hour of the same payer and month, or a person decides. Default: next-open-hour.',
      ),
    ),
  ),
  zeros: v.optional(
    v.pipe(
      v.boolean(),
      v.description(
        'Whether AWS is told of hours without usage, as its guide recommends (facts §5.4): every hour of every customer is then a record. Default: false.',
      ),
    ),
  ),
  guard: v.optional(
    v.strictObject({
      times: v.optional(
        v.pipe(
          wholeNumber(2),
          v.description('A quantity that is so many times the usual waits for a person. Default: 1000.'),
        ),
      ),
      hours: v.optional(
        v.pipe(
          wholeNumber(1),
          v.description(
            'So many earlier hours with usage say what is usual; with fewer nothing is suspicious. Default: 6.',
          ),
        ),
      ),
      releaseBefore: v.optional(
        duration('What is held goes out by itself so long before its deadline. Default: PT2H.'),
      ),
      silence: v.optional(
        v.pipe(
          v.boolean(),
          v.description('Whether an hour without usage after hours with usage is told. Default: false.'),
        ),
      ),
    }),
  ),
});
export type MeteringPolicy = v.InferOutput<typeof MeteringPolicySchema>;

const faultsOfSpan = (field: string, span: string | undefined, longestMs: number): Fault[] =>
  (spanMs(span) ?? 0) > longestMs ? [{ field, message: `is longer than ${longestMs / HOUR_MS} hours` }] : [];

/** What the schema of single values cannot say of metering: no span uses up the time in which AWS takes usage. */
export const meteringFaults = (metering: MeteringPolicy | undefined): Fault[] => [
  ...faultsOfSpan('metering.closeAfter', metering?.closeAfter, CLOSE_AFTER_MAX_MS),
  ...faultsOfSpan('metering.guard.releaseBefore', metering?.guard?.releaseBefore, RELEASE_BEFORE_MAX_MS),
];
