/**
 * Forms that browsers send, parsed by schema.
 * @module
 */
import * as v from 'valibot';
import { type Fault, type Refusal, refuse } from '#domain/errors.ts';
import { BODY_BYTES_MAX } from '#domain/limits.ts';

const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;

/** The fields of a form, the first of each name. */
export type Fields = Readonly<Record<string, string>>;

const fieldsOf = (text: string): Fields => {
  const fields: Record<string, string> = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) fields[name] ??= value;
  return fields;
};

/**
 * The fields of a form's body, whichever charset its type names.
 * @returns refusals: BODY_TOO_LARGE above `BODY_BYTES_MAX`, BODY_INVALID for another content type
 */
export const readFields = async (request: Request): Promise<Fields | Refusal> => {
  if (Number(request.headers.get('content-length') ?? 0) > BODY_BYTES_MAX) return refuse('BODY_TOO_LARGE');
  const body = await request.arrayBuffer();
  if (body.byteLength > BODY_BYTES_MAX) return refuse('BODY_TOO_LARGE');
  const type = request.headers.get('content-type');
  if (body.byteLength > 0 && !FORM_TYPE.test(type ?? '')) return refuse('BODY_INVALID');
  return fieldsOf(new TextDecoder().decode(body));
};

/** A form that was read, or what is wrong with it, field by field. */
export type ReadForm<Output> =
  | { readonly form: Output; readonly fields: Fields }
  | { readonly faults: readonly Fault[]; readonly fields: Fields };

/** Reads a form by its schema; names every fault at once, each with its field. */
export const parseForm = <Schema extends v.GenericSchema>(
  schema: Schema,
  fields: Fields,
): ReadForm<v.InferOutput<Schema>> => {
  const parsed = v.safeParse(schema, { ...fields });
  if (parsed.success) return { form: parsed.output, fields };
  const faults = parsed.issues.map((issue) => ({
    field: String(issue.path?.[0]?.key ?? ''),
    message: issue.message,
  }));
  return { faults, fields };
};
