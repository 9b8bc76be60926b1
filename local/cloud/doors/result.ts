import * as v from 'valibot';
import type { Outgoing } from '../http.ts';

const HeaderValue = v.union([v.string(), v.number(), v.boolean()]);

/** What a function answers to a proxy integration. */
const ProxyResult = v.looseObject({
  statusCode: v.pipe(
    v.union([v.number(), v.pipe(v.string(), v.transform(Number))]),
    v.integer(),
    v.minValue(100),
    v.maxValue(599),
  ),
  headers: v.optional(v.nullable(v.record(v.string(), HeaderValue))),
  multiValueHeaders: v.optional(v.nullable(v.record(v.string(), v.array(HeaderValue)))),
  cookies: v.optional(v.array(v.string())),
  body: v.optional(v.nullable(v.string())),
  isBase64Encoded: v.optional(v.boolean(), false),
});

/** API Gateway sets these itself, whatever a function says. */
const RESERVED = ['content-length', 'transfer-encoding', 'connection', 'date', 'keep-alive'];

const headersOf = ({ headers, multiValueHeaders, cookies }: v.InferOutput<typeof ProxyResult>) => {
  const all = new Map<string, string[]>();
  for (const [name, value] of Object.entries(headers ?? {})) all.set(name.toLowerCase(), [String(value)]);
  for (const [name, values] of Object.entries(multiValueHeaders ?? {}))
    all.set(name.toLowerCase(), values.map(String));
  if (cookies) all.set('set-cookie', cookies);
  for (const name of RESERVED) all.delete(name);
  return Object.fromEntries(all);
};

/** The HTTP answer in a function's result; `undefined` if it is not of the shape that a proxy integration wants. */
export const readResult = (result: unknown): Outgoing | undefined => {
  const parsed = v.safeParse(ProxyResult, result);
  if (!parsed.success) return undefined;
  const { statusCode, body, isBase64Encoded } = parsed.output;
  return {
    status: statusCode,
    headers: { 'content-type': 'application/json', ...headersOf(parsed.output) },
    body: isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  };
};

/** A refusal of the door itself. */
export const refusal = (status: number, message: string): Outgoing => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message }),
});
