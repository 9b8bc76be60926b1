/**
 * The board of metering as `/v1` shows it: what soon cannot be billed any more.
 * @module
 */
import * as v from 'valibot';
import { ProductCode, TenantId } from '../identifiers.ts';
import { DimensionText, Units } from './metering-parts.ts';
import { Href, InstantText } from './parts.ts';

const described = <const Schema extends v.GenericSchema>(schema: Schema, text: string) =>
  v.pipe(schema, v.description(text));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const oldest = v.strictObject({
  tenantId: TenantId,
  productCode: ProductCode,
  hour: InstantText,
  dimension: DimensionText,
  quantity: Units,
  deadline: described(InstantText, 'From then on AWS takes it no more.'),
  caseId: v.optional(described(v.string(), 'The case that holds it.')),
  said: v.optional(described(v.string(), 'What AWS said last.')),
  links: v.strictObject({ explain: Href, case: v.optional(Href) }),
});

/** What is due before a time. */
export const Horizon = v.strictObject({
  until: described(InstantText, 'What is due before.'),
  records: described(count, 'Of which AWS has to be told.'),
  quantity: Units,
  held: described(count, 'Of them, records that a case holds.'),
  products: v.array(v.strictObject({ productCode: ProductCode, records: count, quantity: Units })),
  oldest: described(v.array(oldest), 'Those whose time is over first, at most 25.'),
});

/** `GET /v1/metering/board`. */
export const BoardView = v.strictObject({
  asOf: InstantText,
  withinHour: Horizon,
  withinSixHours: Horizon,
  atMonthClose: described(Horizon, 'Until 06:00 UTC on the 1st, when AWS takes no more of the month before.'),
  unclosed: v.strictObject({
    hours: described(count, 'Hours past their closing time that are not in the ledger yet.'),
    oldest: v.optional(described(InstantText, 'When the oldest of them was to be closed.')),
  }),
  waiting: v.strictObject({ cases: described(count, 'Cases that wait, as far as they were counted.') }),
  complete: described(v.boolean(), 'Whether all was counted; else there is more than is read at once.'),
});
export type BoardView = v.InferOutput<typeof BoardView>;
