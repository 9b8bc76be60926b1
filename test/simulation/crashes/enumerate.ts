/**
 * A crash before and after each I/O of each use case: whoever asked asks again, queues deliver again, the clock comes round,
 * and all must end as it does without a crash.
 * @module
 */
import { MINUTE_MS } from '#domain/time.ts';
import { openTown, START } from '../opening.ts';
import { policyOf } from '../seller/seller.ts';
import type { Town } from '../town.ts';
import { noFaults } from '../world/faults.ts';
import { World } from '../world/world.ts';
import { CASES } from './cases.ts';
import { type ArmedFate, armedFate, type Crash } from './fate.ts';
import { type Case, Stage } from './stage.ts';

const SEED = 7;
/** ms · what is left after the act comes to rest within it. */
const SETTLING_MS = 12 * MINUTE_MS;

/** Names in the order in which they appear: a call that was made again has made up new ones. */
const renamed = (text: string): string => {
  const names = new Map<string, string>();
  return text.replaceAll(/t-\d{20}|c-commit-\d+|commit-\d+[.\d]*|key-\d+/g, (name) => {
    const known = names.get(name) ?? `#${names.size + 1}`;
    names.set(name, known);
    return known;
  });
};

/** What the end of a case is: all that matters, without the milliseconds. */
const endOf = ({ state, orders, letters, usage, market }: Town): string =>
  renamed(
    JSON.stringify({
      tenants: [...state.all('tenant')].map(
        ({ tenantId, state: { name }, link, tenures, changeId, acts }) => ({
          ...{ tenantId, name, link: link?.subscriptionId, tenures, changeId },
          acts: acts.map(({ kind }) => kind),
        }),
      ),
      licenses: [...state.all('license')].map(({ subscriptions }) =>
        subscriptions.map(({ id, state: { name }, tenantId }) => [id, name, tenantId]),
      ),
      changes: [...state.all('reassignment')].map(
        ({ state: { name }, source, target, linked, verified, cancellation, approval, reminders }) => ({
          ...{ name, source, target, fromHour: linked?.fromHour, rescue: linked?.rescue },
          ...{ isVerified: verified?.result.outcome === 'complete', canceled: cancellation?.status },
          ...{ approvedBy: approval?.by, reminders },
        }),
      ),
      done: orders.map(({ verb, done }) => [verb, done]),
      audited: state.landed.filter(({ commit }) => commit.journal?.cause.actor.kind === 'operator').length,
      registered: [...new Set([...state.all('registration')].map(({ step }) => step.name))].filter(
        (name) => name === 'COMPLETED' || name === 'BINDING_REFUSED',
      ),
      written: letters.length > 0,
      usage: usage
        .standing()
        .ledger.map(({ hour, dimension, used, quantity, verdict: { name } }) =>
          JSON.stringify({ hour, dimension, used, quantity, name }),
        )
        .sort(),
      billed: market.core.bill().map(({ total }) => total),
      owed: usage.standing().work.length + usage.standing().closings.length,
      cases: [...state.all('meteringCase')].map(({ caseId, quantity, state: { name } }) => [
        caseId,
        quantity,
        name,
      ]),
      corrections: [...state.all('correction')].map(({ quantity, state: { name } }) => [quantity, name]),
    }),
  );

interface Played {
  readonly end: string;
  readonly fate: ArmedFate;
  readonly violations: readonly string[];
}

const playCase = async (one: Case, crash?: Crash): Promise<Played> => {
  const { before, act, rules = {}, metering, settlingMs = SETTLING_MS } = one;
  const fate = armedFate(crash);
  const world = new World({ seed: SEED, start: START, faults: noFaults, fate });
  const town = openTown(world, policyOf({ reassignment: rules, ...(metering ? { metering } : {}) }), {
    isMetered: metering !== undefined,
    isLicensed: false,
  });
  const stage = new Stage(town);
  const story = { done: false };
  const tell = async (): Promise<void> => {
    await before(stage);
    fate.arm();
    await act(stage);
    fate.disarm();
    await stage.wait(settlingMs);
  };
  tell().then(
    () => {
      story.done = true;
    },
    (error: Error) => {
      story.done = true;
      town.breach(`threw|${error.stack}`);
    },
  );
  await world.run(() => story.done);
  return { end: endOf(town), fate, violations: town.violations.map(({ says }) => says) };
};

/** What became of a case. */
export interface Enumerated {
  readonly name: string;
  readonly ios: number;
  readonly runs: number;
  readonly faults: readonly string[];
}

const enumerateCase = async (one: Case): Promise<Enumerated> => {
  const undisturbed = await playCase(one);
  const ios = undisturbed.fate.labels.length;
  const faults: string[] = [];
  if (!undisturbed.end.replaceAll('\\', '').includes(`"name":"${one.ends}"`))
    faults.push(`ends otherwise: ${undisturbed.end}`);
  let runs = 0;
  for (let at = 1; at <= ios; at += 1)
    for (const side of ['before', 'after'] as const) {
      const { end, fate, violations } = await playCase(one, { at, side });
      runs += 1;
      const where = `${side} I/O ${at}, ${fate.labels[at - 1]}`;
      if (end !== undisturbed.end) faults.push(`${where}: ${end}\n     not ${undisturbed.end}`);
      for (const says of violations) faults.push(`${where}: ${says}`);
    }
  return { name: one.name, ios, runs, faults };
};

/** Every case, one after the other. @param only the names of those that are wanted; all where it is left out */
export const enumerateCrashes = async function* (only?: readonly string[]): AsyncGenerator<Enumerated> {
  for (const one of CASES) if (only?.includes(one.name) ?? true) yield await enumerateCase(one);
};

/** Prints each case, and how many crashes there were in all. */
export const showCrashes = async (): Promise<boolean> => {
  let runs = 0;
  let wrong = 0;
  for await (const { name, ios, runs: played, faults } of enumerateCrashes()) {
    runs += played;
    wrong += faults.length;
    console.log(
      `${name.padEnd(40)} ${String(ios).padStart(4)} I/Os ${String(played).padStart(5)} crashes  ${faults.length} wrong`,
    );
    for (const fault of faults.slice(0, 3)) console.log(`  ${fault}`);
  }
  console.log(`\n${runs} crashes in ${CASES.length} use cases, ${wrong} ended otherwise`);
  return wrong === 0;
};
