/**
 * What the details of notifications are made of.
 * @module
 */
import * as v from 'valibot';
import { type Instant, parseInstant } from '#domain/time.ts';

/** A time in ISO 8601, as an instant. */
export const instant = v.pipe(
  v.string(),
  v.check((text) => parseInstant(text) !== undefined, 'is no time'),
  v.transform((text) => parseInstant(text) as Instant),
);

/** A text; AWS's are trimmed. */
export const text = v.pipe(v.string(), v.trim());

/** An object of which only the id matters. */
export const idOf = v.object({ id: text });

/** Leaves out what is not there, so that optional fields stay absent. */
export const present = <Value>(key: string, value: Value | null | undefined): Record<string, Value> =>
  value === null || value === undefined ? {} : { [key]: value };
