/**
 * What a vendor says by itself of what it shows: the same as a look at it, and heard the same.
 * @module
 */
import * as v from 'valibot';
import { whyAhead } from '../activation/vendor-clock.ts';
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import { ProductCode, TenantId } from '../identifiers.ts';
import { FIELD_CHARACTERS_MAX } from '../limits.ts';
import { VENDOR_TEXT_CHARACTERS_MAX } from '../limits.vendor.ts';
import { type Instant, parseInstant } from '../time.ts';
import { RESELLER } from './details.ts';
import { observed, weathered } from './propagate.ts';
import type { Observation, Propagation } from './propagation.ts';
import { downAmong, type Upstream } from './upstream.ts';

const value = v.nullable(
  v.union([
    v.pipe(v.string(), v.maxLength(VENDOR_TEXT_CHARACTERS_MAX)),
    v.pipe(v.number(), v.finite()),
    v.boolean(),
  ]),
);

const owner = v.union([
  v.object({ tenantId: TenantId }),
  // what all customers share is nobody's tenant: then the product is named
  v.object({ tenantId: v.literal(RESELLER), productCode: ProductCode }),
]);

/** One observation as it comes in. */
const ObservationInput = v.object({
  subject: v.pipe(v.string(), v.minLength(1), v.maxLength(FIELD_CHARACTERS_MAX)),
  value,
  asOf: v.pipe(
    v.string(),
    v.check((text) => parseInstant(text) !== undefined),
    v.transform((text) => parseInstant(text) as Instant),
  ),
});

/** What was seen of one thing of a tenant, or of what is the reseller's own. */
export type SaidOfThing = v.InferOutput<typeof owner> & { readonly subject: string } & Observation;

/**
 * Reads an observation, which may be anything at all.
 * @returns OBSERVATION_INVALID with the first field that is wrong; OBSERVED_IN_FUTURE
 */
export const readObservation = (input: unknown, now: Instant): SaidOfThing | Refusal => {
  const whose = v.safeParse(owner, input);
  const seen = v.safeParse(ObservationInput, input);
  if (!whose.success || !seen.success) {
    const issues = whose.success ? seen.issues : undefined;
    return refuse('OBSERVATION_INVALID', { field: String(issues?.[0].path?.[0].key ?? 'tenantId') });
  }
  const ahead = whyAhead(seen.output.asOf, now);
  return isRefusal(ahead) ? ahead : { ...whose.output, ...seen.output };
};

/**
 * Hears what was said of what a propagation is about.
 * @param upstreams what is known of the vendor's systems
 * @returns the very same where it is no news
 */
export const hearSaid = (
  propagation: Propagation,
  said: Observation,
  upstreams: readonly Upstream[],
  now: Instant,
): Propagation => observed(weathered(propagation, upstreams, now), said, downAmong(upstreams), now);
