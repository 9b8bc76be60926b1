/**
 * One history: a workload with faults, then healing, then rest. The same seed gives the same history, to the last step.
 * @module
 */
import '#test/directory/quiet.ts';
import { lifecycleOf } from '#domain/policy/in-force.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { AT_REST } from './invariants/all.ts';
import { p10Converge } from './invariants/p10-converge.ts';
import { ledgerOf } from './ledger.ts';
import { dealWithVendors, settleWithVendors } from './licensing/people.ts';
import { expectedOf } from './model.ts';
import { AWAY, HOME, openTown, START } from './opening.ts';
import { type Customer, live } from './people/customer.ts';
import { attend } from './people/desk.ts';
import { settleAll } from './people/diligent.ts';
import { move } from './people/mover.ts';
import { operate } from './people/operator.ts';
import { produceOn } from './people/producer.ts';
import { policyOf } from './seller/seller.ts';
import type { Landed } from './seller/state.ts';
import type { Town, Violation } from './town.ts';
import { faultsOf } from './world/faults.ts';
import { streamOf } from './world/streams.ts';
import { World } from './world/world.ts';

/** What became of a seed. */
export interface History {
  readonly seed: number;
  readonly steps: number;
  /** Of every step with its time: equal for equal histories. */
  readonly hash: number;
  readonly violations: readonly Violation[];
  readonly marks: readonly string[];
  /** Sums that must be 0. */
  readonly figures: Readonly<Record<string, number>>;
}

/** The rules of a history: one of those that a seller may have. */
const rulesOf = (world: World): Policy => {
  const { chance } = world.stream('policy');
  const { pick, chance: may } = world.stream('policy of metering');
  return policyOf({
    metering: {
      closeAfter: pick(['PT5M', 'PT10M', 'PT1H', 'PT3H']),
      late: may(0.75) ? 'next-open-hour' : 'desk',
      guard: { times: 50, hours: 2, releaseBefore: pick(['PT30M', 'PT2H']), silence: may(0.2) },
    },
    reassignment: {
      eligibility: chance(0.4) ? 'reseller' : 'any',
      approval: chance(0.5) ? 'four-eyes' : 'none',
      cancel: { by: chance(0.4) ? 'seller' : 'buyer', overdueAfter: 'PT2H' },
      verification: { by: chance(0.8) ? 'http' : 'operator' },
    },
  });
};

/** share · of the histories in which tenants use something. */
const METERED = 0.4;
/** share · of the histories in which somebody deals with vendors. */
const LICENSED = 0.3;
/** Now, or the last evening of a month. */
const STARTS = [START, START, Date.UTC(2026, 10, 30, 18, 40)] as const;

/** People, with nothing in their browsers yet. */
const aikoOf = (): Customer => ({ email: 'aiko@example.com', accounts: HOME });
const benOf = (): Customer => ({ email: 'ben@example.com', accounts: AWAY });

/** Lives for a while, and moves to other accounts. */
const liveAndMove = async (town: Town, customer: Customer): Promise<void> => {
  const moves = town.chance.pick([0, 0, 1, 1, 1, 2]);
  await live(town, customer, moves > 0 ? town.chance.below(2) : town.chance.between(2, 7));
  for (let moved = 0; moved < moves; moved += 1) await move(town, customer);
};

const populate = (town: Town, aiko: Customer): Promise<unknown> => {
  const { chance } = town;
  return Promise.all([
    liveAndMove(town, aiko),
    ...(chance.chance(0.4) ? [live(town, benOf(), chance.between(1, 4))] : []),
    ...(chance.chance(0.5) ? [operate(town, 'mika', chance.between(1, 4))] : []),
    ...(town.isLicensed ? dealWithVendors(town) : []),
    ...(town.isMetered && town.chanceOfUsage.chance(0.6) ? [attend(town, 'sora', 3)] : []),
  ]);
};

/** Lets people do something, until they have. */
const during = async (town: Town, people: Promise<unknown>): Promise<boolean> => {
  const work = { done: false };
  people.then(
    () => {
      work.done = true;
    },
    (error: Error) => {
      work.done = true;
      town.breach(`threw|${error.stack}`);
    },
  );
  return town.world.run(() => work.done);
};

/** Does what is asked of them, here and at vendors. */
const settleEverything = (town: Town, aiko: Customer): Promise<unknown> =>
  Promise.all([settleAll(town, aiko), ...(town.isLicensed ? [settleWithVendors(town)] : [])]);

const checkRest = (town: Town): void => {
  const { world, market, state, policy } = town;
  const now = world.now();
  const ledger = ledgerOf(market.said, state.landed);
  const { graceMs: grace, provisioningMs: provisioning = Infinity } = lifecycleOf(policy);
  const rest = { now, ledger, expected: expectedOf(ledger, { grace, provisioning }, now) };
  for (const check of AT_REST) for (const says of check(town, rest)) town.breach(says);
};

/** How a history is looked at. */
export interface Watching {
  readonly trace?: (line: string) => void;
  /** Hears of each commit. */
  readonly inspect?: (town: Town, landed: Landed) => void;
}

/** Plays the history of a seed. */
export const play = async (seed: number, { trace, inspect }: Watching = {}): Promise<History> => {
  const faults = faultsOf(seed);
  const metered = streamOf(seed, 'metered');
  const isMetered = metered.chance(METERED);
  const start = isMetered ? metered.pick(STARTS) : START;
  const world = new World({ seed, start, faults, ...(trace ? { trace } : {}) });
  const isLicensed = streamOf(seed, 'licensed').chance(LICENSED);
  const town = openTown(world, rulesOf(world), { isMetered, isLicensed });
  if (isMetered) produceOn(town);
  if (inspect) town.state.watch((landed) => inspect(town, landed));
  const aiko = aikoOf();
  const worked = await during(town, populate(town, aiko));
  faults.heal();
  town.meter.heal();
  trace?.('healed');
  const settled = worked && (await during(town, settleEverything(town, aiko)));
  const rested = settled && (await world.run());
  if (rested) {
    checkRest(town);
    for (const says of await p10Converge(town)) town.breach(says);
  } else town.breach('P15|the history did not come to rest within its steps');
  return {
    seed,
    steps: world.steps,
    hash: world.hash,
    violations: town.violations,
    marks: [...world.marks],
    figures: town.figures,
  };
};
