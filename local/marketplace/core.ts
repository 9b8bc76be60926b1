import { ACTS, type ActInput, type ActName, type ActResult } from './acts.ts';
import type { Caller } from './call.ts';
import { injectAfter, injectBefore } from './injection.ts';
import { type Bill, bill } from './ledger/bill.ts';
import { dueDeliveries, settle } from './notices/outbox.ts';
import { OPERATIONS, type OperationName, type OutputOf, serviceOf } from './operations.ts';
import type { Delivery, MarketplaceState } from './state.ts';
import { advance } from './steps.ts';

/** Something that changes the state, at an instant (epoch ms). A history is the list of these, and replays exactly. */
export type Entry = { readonly at: number } & (
  | { readonly do: 'call'; readonly name: OperationName; readonly caller: Caller; readonly input: unknown }
  | { readonly do: 'act'; readonly name: ActName; readonly input: unknown }
  | { readonly do: 'advance' }
  | { readonly do: 'settle'; readonly id: string; readonly delivered: boolean }
);

/** AWS Marketplace without a wire: no I/O, no clock of its own, no randomness but the state's. */
export interface MarketplaceCore {
  readonly state: MarketplaceState;
  /**
   * Calls an operation of AWS with the wire's JSON (timestamps in epoch seconds). The caller is the seller in
   * us-east-1 unless named. Throws `AwsFault` with AWS's own error names.
   */
  call<Name extends OperationName>(name: Name, input: unknown, caller?: Caller): OutputOf<Name>;
  /** Does what a buyer, AWS, or whoever runs the simulator does. Throws `AwsFault` when it is refused. */
  act<Name extends ActName>(name: Name, input: ActInput<Name>): ActResult<Name>;
  /** Lets everything happen that is due by now. */
  advance(): void;
  /** Messages that should reach the seller by now, in order. Each must be settled. */
  due(): Delivery[];
  /** The seller took a delivery, or did not: then it comes again later. */
  settle(id: string, delivered: boolean): void;
  /** When something is due next (epoch ms); undefined: never. */
  nextAt(): number | undefined;
  /** What AWS would charge each buyer account. */
  bill(): Bill[];
}

interface CoreOptions {
  readonly state: MarketplaceState;
  readonly now: () => number;
  /** Hears of each change before it is made; whoever keeps the entries can replay them. */
  readonly record?: (entry: Entry) => void;
}

const perform = (state: MarketplaceState, entry: Entry): unknown => {
  const { at } = entry;
  advance(state, at);
  switch (entry.do) {
    case 'advance':
      return undefined;
    case 'settle':
      return settle(state, entry.id, entry.delivered, at);
    case 'act': {
      const result = ACTS[entry.name].run(state, entry.input, at);
      advance(state, at);
      return result;
    }
    case 'call': {
      const { errors } = serviceOf(entry.name);
      injectBefore(state, entry.name, errors, at);
      const output = OPERATIONS[entry.name].run(state, entry.input, { caller: entry.caller, now: at });
      injectAfter(state, entry.name, errors, at);
      return output;
    }
  }
};

/** Makes an entry of a recorded history happen again. What AWS refused then it refuses again, silently. */
export const replay = (state: MarketplaceState, entry: Entry): void => {
  try {
    perform(state, entry);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AwsFault') throw error;
  }
};

/** Runs a state. Nothing is shared between cores, so any number of them may run side by side. */
export const createMarketplaceCore = ({ state, now, record }: CoreOptions): MarketplaceCore => {
  const seller: Caller = { account: state.sellerAccount, region: 'us-east-1' };
  const run = (entry: Entry): unknown => {
    record?.(entry);
    return perform(state, entry);
  };
  const nextAt = (): number | undefined => {
    const times = state.outbox.map(({ dueAt }) => dueAt);
    const first = state.planned[0];
    if (first !== undefined) times.push(first.at);
    return times.length === 0 ? undefined : Math.min(...times);
  };
  return {
    state,
    call: <Name extends OperationName>(name: Name, input: unknown, caller: Caller = seller) =>
      run({ at: now(), do: 'call', name, caller, input }) as OutputOf<Name>,
    act: <Name extends ActName>(name: Name, input: ActInput<Name>) =>
      run({ at: now(), do: 'act', name, input }) as ActResult<Name>,
    advance: () => {
      if ((state.planned[0]?.at ?? Number.POSITIVE_INFINITY) <= now()) run({ at: now(), do: 'advance' });
    },
    due: () => dueDeliveries(state, now()),
    settle: (id, delivered) => void run({ at: now(), do: 'settle', id, delivered }),
    nextAt,
    bill: () => bill(state),
  };
};
