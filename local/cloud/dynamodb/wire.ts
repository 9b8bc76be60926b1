/**
 * The words of DynamoDB's JSON wire, and how a request is refused on it.
 * @module
 */
import * as v from 'valibot';

/** One typed value as it travels: numbers as text, binary as base64. */
export type AttributeValue =
  | { S: string }
  | { N: string }
  | { B: string }
  | { BOOL: boolean }
  | { NULL: boolean }
  | { SS: string[] }
  | { NS: string[] }
  | { BS: string[] }
  | { L: AttributeValue[] }
  | { M: Item };

/** An item, or a key: attribute name → value. */
export type Item = { [attribute: string]: AttributeValue };

/** The parsed JSON of a request or reply. */
export type Body = Record<string, unknown>;

/** An answer: HTTP status and the body to serialize. */
export interface Reply {
  status: number;
  body: unknown;
}

/** Thrown to answer a request with an error; `reply` is the whole answer. */
export class Refused extends Error {
  readonly reply: Reply;
  constructor(reply: Reply) {
    super(JSON.stringify(reply.body));
    this.reply = reply;
  }
}

const NAMESPACES: Record<string, string> = {
  ValidationException: 'com.amazon.coral.validate',
  SerializationException: 'com.amazon.coral.service',
  UnknownOperationException: 'com.amazon.coral.service',
};

/** An AWS error with HTTP status 400; `more` stands beside the message, e.g. `CancellationReasons`. */
export const refused = (name: string, message: string, more: Body = {}): Refused => {
  const namespace = NAMESPACES[name] ?? 'com.amazonaws.dynamodb.v20120810';
  return new Refused({ status: 400, body: { __type: `${namespace}#${name}`, message, ...more } });
};

/** The error's short name, e.g. `ConditionalCheckFailedException`; undefined for a success. */
export const errorName = (reply: Reply): string | undefined =>
  reply.status === 200 ? undefined : `${(reply.body as Body)['__type']}`.split('#').pop();

/** The message of an error reply. */
export const errorMessage = (reply: Reply): string => `${(reply.body as Body)['message'] ?? ''}`;

/** Parses a request of ours. @throws {Refused} ValidationException that names the first fault's place */
export const parse = <S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> => {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const place = v.getDotPath(issue) ?? 'request';
  throw refused(
    'ValidationException',
    `1 validation error detected: Value at '${place}' failed to satisfy constraint: ${issue.message}`,
  );
};

/** A copy of `body` without the named members. */
export const without = (body: Body, ...names: string[]): Body =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
