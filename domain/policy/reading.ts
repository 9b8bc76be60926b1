/**
 * Reads a file against a schema and names all that is wrong with it at once, also where one fault would hide another.
 * @module
 */
import * as v from 'valibot';
import type { Fault } from '../errors.ts';

type AnySchema = v.GenericSchema;

const keysOf = (issue: v.BaseIssue<unknown>): readonly string[] =>
  issue.path?.map(({ key }) => String(key)) ?? [];

const faultOf = (issue: v.BaseIssue<unknown>): Fault => ({
  field: keysOf(issue).join('.') || '(whole file)',
  message: issue.message,
});

/** A key that no schema knows: the rest of the file can be read without it. */
const isUnknownKey = ({ kind, expected, path }: v.BaseIssue<unknown>): boolean =>
  kind === 'schema' && expected === 'never' && path?.at(-1)?.origin === 'key';

const without = (value: unknown, [first = '', ...rest]: readonly string[]): unknown => {
  const entries = Object.entries(value as Readonly<Record<string, unknown>>);
  const kept =
    rest.length === 0
      ? entries.filter(([key]) => key !== first)
      : entries.map(([key, each]) => [key, key === first ? without(each, rest) : each] as const);
  return Array.isArray(value) ? kept.map(([, each]) => each) : Object.fromEntries(kept);
};

/**
 * Every fault that the schema finds. Valibot names one unknown key of an object: it is taken out, and the rest read again.
 * @returns the faults, and the input without its unknown keys
 */
export const faultsOfShape = (
  schema: AnySchema,
  input: unknown,
): { readonly faults: readonly Fault[]; readonly known: unknown } => {
  const unknownKeys: Fault[] = [];
  for (let known = input; ; ) {
    const { issues = [] } = v.safeParse(schema, known, { abortEarly: false });
    const unknown = issues.filter(isUnknownKey);
    if (unknown.length === 0) return { faults: [...unknownKeys, ...issues.map(faultOf)], known };
    unknownKeys.push(...unknown.map(faultOf));
    known = unknown.reduce((rest, issue) => without(rest, keysOf(issue)), known);
  }
};

/** One part of a file, where its shape can be read at all; what else is wrong with it is found where it is looked for. */
export const partOf = <Schema extends AnySchema>(
  schema: Schema,
  file: unknown,
  key: string,
): v.InferOutput<Schema> | undefined => {
  const part = typeof file === 'object' && file !== null ? (file as Record<string, unknown>)[key] : undefined;
  if (part === undefined) return undefined;
  const parsed = v.safeParse(schema, part, { abortEarly: false });
  return parsed.typed ? parsed.output : undefined;
};
