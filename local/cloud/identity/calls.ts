import type { Need } from './need.ts';

/** One API call that a function, a person or an event source made. */
export interface Call {
  /** Epoch ms by the sandbox's clock. */
  at: number;
  /** The role's name, and the session in it (for functions, the function's name). */
  role: string;
  session: string;
  service: string;
  operation: string;
  needs: readonly Need[];
  allowed: boolean;
  status: number;
  /** Capacity units, of DynamoDB calls: table and index → units. */
  units?: Readonly<Record<string, number>>;
}

/** The calls seen since the start, the newest {@link CALLS_KEPT} of them. */
export interface CallLog {
  record(call: Call): void;
  all(): readonly Call[];
  clear(): void;
}

/** A tour makes a few thousand calls; beyond this the oldest go. */
export const CALLS_KEPT = 50_000;

/** An empty log. */
export const openCallLog = (): CallLog => {
  let calls: Call[] = [];
  return {
    record: (call) => {
      calls.push(call);
      if (calls.length > 2 * CALLS_KEPT) calls = calls.slice(-CALLS_KEPT);
    },
    all: () => calls.slice(-CALLS_KEPT),
    clear: () => {
      calls = [];
    },
  };
};
