/**
 * What a vendor's system may answer, as it stands on the wire; `docs/vendor-ports.md` is the same for its developer.
 * @module
 */
import * as v from 'valibot';
import type { VendorAnswer } from '#domain/activation/answer.ts';
import { VENDOR_TEXT_CHARACTERS_MAX, VENDOR_UPSTREAMS_MAX } from '#domain/limits.vendor.ts';
import { type Instant, parseInstant } from '#domain/time.ts';

const text = v.pipe(v.string(), v.maxLength(VENDOR_TEXT_CHARACTERS_MAX));
const word = v.pipe(text, v.nonEmpty());
const instant = v.pipe(
  text,
  v.check((at) => parseInstant(at) !== undefined, 'is no time'),
  v.transform((at) => parseInstant(at) as Instant),
);

/** To `POST …/activations`. */
export const ActivationAnswer = v.variant('outcome', [
  v.object({ outcome: v.literal('activated'), at: instant, product: v.exactOptional(word) }),
  v.object({
    outcome: v.literal('already-activated'),
    here: v.exactOptional(v.boolean()),
    at: v.exactOptional(instant),
  }),
  v.object({ outcome: v.literal('not-taken') }),
]) satisfies v.GenericSchema<unknown, VendorAnswer>;

/** To `PUT …/changes/{propagationId}`, where the vendor does not take it. */
export const Declined = v.object({ reason: word });

/** To `GET …/shown/{tenantId}`. */
export const Shown = v.object({
  value: v.union([text, v.pipe(v.number(), v.finite()), v.boolean(), v.null()]),
  asOf: instant,
});

/** To `POST …/consoles`. */
export const Opened = v.object({ url: v.pipe(text, v.url()) });

/** To `GET …/upstreams`. */
export const Upstreams = v.pipe(
  v.array(
    v.object({
      upstreamId: word,
      condition: v.variant('name', [
        v.object({ name: v.literal('UP') }),
        v.object({ name: v.literal('MAINTENANCE'), until: v.exactOptional(instant) }),
        v.object({ name: v.literal('FAULT'), until: v.exactOptional(instant) }),
      ]),
      asOf: instant,
    }),
  ),
  v.maxLength(VENDOR_UPSTREAMS_MAX),
);

/** Reads an answer; `undefined` where it is none of ours. */
export const readAnswer = <Output>(
  schema: v.GenericSchema<unknown, Output>,
  body: string,
): Output | undefined => {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), body);
  return read.success ? read.output : undefined;
};
