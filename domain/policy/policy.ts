/**
 * A policy: one vendor's rules for one product, as data. Its file is version 1; later versions live in the table.
 * A change pins the version it began with (L15).
 * @module
 */
import * as v from 'valibot';
import type { Fault } from '../errors.ts';
import { DURATION, durationMs } from '../time.ts';

const duration = (description: string) =>
  v.pipe(
    v.string(),
    v.regex(DURATION, 'is not a duration of days, hours, minutes and seconds such as P7D or PT1H30M'),
    v.description(description),
  );
const Word = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not lower-case words joined by -'));

/** The schema of a policy file; unknown keys are refused. `policies/policy.schema.json` is made from it. */
export const PolicySchema = v.strictObject({
  $schema: v.optional(v.string()),
  vendor: Word,
  product: Word,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  lifecycle: v.strictObject({
    grace: duration('Service goes on for so long after the payer has ended.'),
    provisioning: v.nullable(
      duration('A tenant that never got a payer is suspended after so long; null: never by itself.'),
    ),
    retention: duration(
      'Data is kept for so long after suspension; then the tenant is offered for retirement.',
    ),
  }),
  desks: v.strictObject({
    orphanAfter: duration(
      'Paid but not registered, or registered but no license: on the desk after so long.',
    ),
  }),
});
export type Policy = v.InferOutput<typeof PolicySchema>;

const placeOf = (issue: v.BaseIssue<unknown>): string =>
  issue.path?.map(({ key }) => String(key)).join('.') || '(whole file)';

/**
 * Reads a policy and names every fault at once, each with its place.
 * @param input parsed JSON
 */
export const parsePolicy = (input: unknown): { policy: Policy } | { faults: readonly Fault[] } => {
  const parsed = v.safeParse(PolicySchema, input, { abortEarly: false });
  if (parsed.success) return { policy: parsed.output };
  return { faults: parsed.issues.map((issue) => ({ field: placeOf(issue), message: issue.message })) };
};

/** `vendor/product@version`: what a change writes down when it pins its policy. */
export const policyReference = (policy: Policy): string =>
  `${policy.vendor}/${policy.product}@${policy.version}`;

/** The name a product's configuration uses: `vendor/product`. */
export const policyName = (policy: Policy): string => `${policy.vendor}/${policy.product}`;

/** The durations of a policy in milliseconds. */
export const lifecycleOf = (
  policy: Policy,
): { graceMs: number; provisioningMs?: number; retentionMs: number } => ({
  graceMs: durationMs(policy.lifecycle.grace),
  retentionMs: durationMs(policy.lifecycle.retention),
  ...(policy.lifecycle.provisioning === null
    ? {}
    : { provisioningMs: durationMs(policy.lifecycle.provisioning) }),
});
