/**
 * Reads a request of `/v1` by the schemas of its operation; what is wrong is named all at once, each with its place.
 * @module
 */
import * as v from 'valibot';
import type { Request } from '#domain/api/operation.ts';
import type { OperationKey, Parsed } from '#domain/api/operations.ts';
import { type Fault, isRefusal, type Refusal, type RefusalCode, refuse } from '#domain/errors.ts';
import { BODY_BYTES_MAX } from '#domain/limits.ts';

/** A request before it is parsed. */
export interface RawRequest {
  readonly params: Readonly<Record<string, string>>;
  /** A parameter that came twice has two values, which no schema takes. */
  readonly query: Readonly<Record<string, readonly string[]>>;
  /** The whole body as text. */
  readonly body: string;
}

/** In words of ours where the schema has none of its own: what is missing, and what nobody knows. */
const wordsOf = ({ type, expected, received, message }: v.BaseIssue<unknown>): string => {
  if (type !== 'strict_object') return message;
  if (expected === 'never') return 'is not known here';
  return received === 'undefined' ? 'is missing' : message;
};

const faultOf = (issue: v.BaseIssue<unknown>): Fault => ({
  field: issue.path?.map(({ key }) => String(key)).join('.') || '(whole)',
  message: wordsOf(issue),
});

const read = (schema: v.GenericSchema, input: unknown, code: RefusalCode): unknown => {
  const parsed = v.safeParse(schema, input);
  return parsed.success ? parsed.output : refuse(code, {}, parsed.issues.map(faultOf));
};

const queryOf = (query: RawRequest['query']): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(query).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );

const BYTES_PER_KILOBYTE = 1024;

const readBody = (schema: v.GenericSchema, text: string, bytesMax = BODY_BYTES_MAX): unknown => {
  if (Buffer.byteLength(text) > bytesMax) {
    return refuse('BODY_TOO_LARGE', { bodyKilobytes: bytesMax / BYTES_PER_KILOBYTE });
  }
  try {
    return read(schema, JSON.parse(text), 'BODY_INVALID');
  } catch {
    return refuse('BODY_INVALID', {}, [{ field: '(whole)', message: 'is no JSON' }]);
  }
};

/**
 * Parses a request.
 * @returns PARAMETER_INVALID for path and query, BODY_INVALID, BODY_TOO_LARGE; each with its faults
 */
export const parseRequest = <Key extends OperationKey>(
  operation: Request,
  raw: RawRequest,
): Parsed<Key> | Refusal => {
  const params = read(operation.params, raw.params, 'PARAMETER_INVALID');
  const query = read(operation.query, queryOf(raw.query), 'PARAMETER_INVALID');
  const wrong = [params, query].filter(isRefusal);
  if (wrong.length > 0)
    return refuse(
      'PARAMETER_INVALID',
      {},
      wrong.flatMap(({ faults }) => faults ?? []),
    );
  const body = operation.body && readBody(operation.body, raw.body, operation.bodyBytesMax);
  return isRefusal(body) ? body : ({ params, query, body } as Parsed<Key>);
};
