/**
 * What the parts of a policy's schema are made of.
 * @module
 */
import * as v from 'valibot';
import type { Fault } from '../errors.ts';
import { DURATION, durationMs } from '../time.ts';

/** An ISO 8601 duration, with what it is for. */
export const duration = (description: string) =>
  v.pipe(
    v.string(),
    v.regex(DURATION, 'is not a duration of days, hours, minutes and seconds such as P7D or PT1H30M'),
    v.description(description),
  );

/** ms of a duration as it stands in a file; `undefined` where it is none, which the schema says. */
export const spanMs = (span: string | undefined): number | undefined =>
  span !== undefined && DURATION.test(span) ? durationMs(span) : undefined;

/** A name that stands in keys and addresses: `cloud-one`. */
export const Word = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not lower-case words joined by -'),
);

/** A label that people see, as the vendor writes it. */
export const Label = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** What people read, in each language of Concord. */
export const Words = v.strictObject({ en: Label, ja: Label, fr: Label });
export type Words = v.InferOutput<typeof Words>;

/** Ids that stand again in a list of the policy, each at its place. */
export const repeatedFaults = (list: string, items: readonly { readonly id: string }[]): Fault[] =>
  items.flatMap(({ id }, at) =>
    items.findIndex((each) => each.id === id) < at
      ? [{ field: `${list}.${at}.id`, message: `names ${id} twice` }]
      : [],
  );
