/**
 * Reads a usage record as a producer sends it. Each fault has its own code, and none of them is a fault of the whole request.
 * @module
 */
import * as v from 'valibot';
import { type Refusal, type RefusalCode, type RefusalDetails, refuse } from '../errors.ts';
import {
  AWS_METERING_QUANTITY_MAX,
  AWS_METERING_TAG_KEY_MAX,
  AWS_METERING_TAG_VALUE_MAX,
  AWS_METERING_TAGS_MAX,
  USAGE_ID_CHARACTERS_MAX,
} from '../limits.ts';
import { CORRECTION_PREFIX, FORMS, type TenantUsage } from './usage.ts';

/** characters · most of a value that a refusal shows again. */
const SHOWN_MAX = 40;

/** The value as a refusal shows it: not longer than one line. */
export const shown = (text: string): string =>
  text.length <= SHOWN_MAX ? text : `${text.slice(0, SHOWN_MAX)}…`;

const ID = new RegExp(`^(?=.{1,${USAGE_ID_CHARACTERS_MAX}}$)[!-~](?:[ -~]*[!-~])?$`);
/** The characters that AWS takes in tags, keys and values alike (facts §5.2). */
const TAG = /^[a-zA-Z0-9+ \-=._:\\/@]+$/;
const TIME = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Whether a text is an instant with its zone, on a day that the calendar has. */
const isInstant = (text: string): boolean => {
  const day = TIME.exec(text)?.[1];
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return (
    !Number.isNaN(midnight) &&
    new Date(midnight).toISOString().startsWith(`${day}T`) &&
    !Number.isNaN(Date.parse(text))
  );
};

const tagText = (longest: number) => v.pipe(v.string(), v.maxLength(longest), v.regex(TAG));

const UsageRecord = v.strictObject({
  tenantId: v.string(),
  id: v.pipe(
    v.string(),
    v.regex(ID),
    v.check((id) => !id.startsWith(CORRECTION_PREFIX)),
  ),
  dimension: v.string(),
  quantity: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(AWS_METERING_QUANTITY_MAX)),
  tags: v.optional(
    v.pipe(
      v.custom<object>((tags) => !Array.isArray(tags)),
      v.record(tagText(AWS_METERING_TAG_KEY_MAX), tagText(AWS_METERING_TAG_VALUE_MAX)),
      v.check((tags) => Object.keys(tags).length <= AWS_METERING_TAGS_MAX),
    ),
  ),
  form: v.optional(v.picklist(FORMS)),
  time: v.pipe(v.string(), v.check(isInstant)),
});

/** Fields whose faults have a code of their own; of all others it is RECORD_INVALID. */
const CODES: Readonly<Record<string, readonly [RefusalCode, RefusalDetails?]>> = {
  id: ['USAGE_ID_INVALID', { reserved: CORRECTION_PREFIX }],
  quantity: ['QUANTITY_INVALID'],
  tags: ['TAGS_INVALID'],
};

const refusalOf = (field: string): Refusal => {
  const [code, details] = (Object.hasOwn(CODES, field) && CODES[field]) || ['RECORD_INVALID' as const];
  return refuse(code, details ?? { field: shown(field) });
};

/** The tenant that a record names, if it can be read that far. */
export const tenantIdOf = (record: unknown): string | undefined =>
  typeof record === 'object' && record !== null && 'tenantId' in record && typeof record.tenantId === 'string'
    ? record.tenantId
    : undefined;

/** The id that a record names, if it can be read that far, as a refusal shows it. */
export const recordIdOf = (record: unknown): string | undefined =>
  typeof record === 'object' && record !== null && 'id' in record && typeof record.id === 'string'
    ? shown(record.id)
    : undefined;

/**
 * Reads a record.
 * @returns the usage, not judged against tenant, dimensions and clock yet; refusals: RECORD_INVALID, USAGE_ID_INVALID,
 * QUANTITY_INVALID, TAGS_INVALID
 */
export const readRecord = (record: unknown): TenantUsage | Refusal => {
  const read = v.safeParse(UsageRecord, record, { abortEarly: true });
  if (!read.success) return refusalOf(String(read.issues[0].path?.[0]?.key ?? 'record'));
  const { tenantId, dimension, id, quantity, time, form = 'event', tags = {} } = read.output;
  return {
    tenantId,
    dimension,
    id,
    form,
    // JSON knows a negative zero
    quantity: quantity + 0,
    at: Date.parse(time),
    ...(Object.keys(tags).length > 0 ? { tags } : {}),
  };
};
