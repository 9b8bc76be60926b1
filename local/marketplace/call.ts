import * as v from 'valibot';
import { invalid } from './fault.ts';
import type { MarketplaceState } from './state.ts';

/** Who calls, and in which Region the request was signed. */
export interface Caller {
  readonly account: string;
  readonly region: string;
}

/** One call of an operation: the caller and the instant (epoch ms). */
export interface Call {
  readonly caller: Caller;
  readonly now: number;
}

/** One operation of AWS: its input's schema, and what it does with the state. Input and output are the wire's JSON. */
export interface Operation<Output = unknown> {
  readonly run: (state: MarketplaceState, input: unknown, call: Call) => Output;
}

/** An operation whose input is parsed by a schema first; what does not fit is a ValidationException. */
export const operation = <Schema extends v.GenericSchema, Output>(
  schema: Schema,
  perform: (state: MarketplaceState, input: v.InferOutput<Schema>, call: Call) => Output,
): Operation<Output> => ({
  run: (state, input, call) => {
    const parsed = v.safeParse(schema, input);
    if (parsed.success) return perform(state, parsed.output, call);
    const [issue] = parsed.issues;
    throw invalid(
      `Value at '${v.getDotPath(issue) ?? 'input'}' failed to satisfy constraint: ${issue.message}`,
    );
  },
});

/** An optional member: SDKs leave it out, some clients write null. */
export const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.nullish(schema);
