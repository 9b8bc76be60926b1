/**
 * What wakes the functions of metering, each in a process of its own: whoever is due runs within a minute, sometimes twice at once;
 * what gets nowhere is tried again less and less often.
 * @module
 */
import type { DomainEvent } from '#domain/events/schemas.ts';
import { type Instant, MINUTE_MS, SECOND_MS } from '#domain/time.ts';
import { log } from '#lambdas/edge/log.ts';
import { flush } from '#lambdas/metering/flush.ts';
import { runClosing } from '#lambdas/metering/run-closing.ts';
import { submitDue } from '#lambdas/metering/submit.ts';
import { p4Flushed } from '../invariants/p4-flushed.ts';
import { isPassing } from '../people/door.ts';
import type { Town } from '../town.ts';
import type { Ending, Source } from '../world/world.ts';
import { SHARDS } from './usage.ts';

const REGION = 'us-east-1';
/** ms · shorter than deployed, so that a history does not consist of retries alone. */
const RUN_MS = 3 * SECOND_MS;

const hearOf = (town: Town, ending: Ending<unknown>): void => {
  if (ending.ended === 'threw' && !isPassing(ending.error)) town.breach(`threw|${ending.error.stack}`);
};

/** What a function logs as an error is looked at, too: it goes on, and nothing else would tell. */
const listen = (town: Town): void => {
  log.error = (_message, ...extra) => {
    const [first] = extra;
    const error = first instanceof Error ? first : (first as { readonly error?: unknown } | undefined)?.error;
    if (error instanceof Error) hearOf(town, { ended: 'threw', error });
  };
};

const EVERY_MS = MINUTE_MS;
const SELDOM_MS = 32 * MINUTE_MS;

/** Runs a function whenever something is due. @param run whether anything came of it */
const wakened = (town: Town, name: string, dueAt: () => Instant, run: () => Promise<boolean>): Source => {
  const { world, usage, state } = town;
  const chance = world.stream(`runs of ${name}`);
  const known = { writes: -1, commits: -1, due: Infinity };
  const ran = { at: -Infinity, pause: EVERY_MS, isOn: false };
  const due = (): Instant => {
    const [writes, commits] = [usage.writes, state.landed.length];
    if (writes !== known.writes || commits !== known.commits)
      Object.assign(known, { writes, commits, due: dueAt() });
    return known.due;
  };
  const go = async (): Promise<void> => {
    const isTwice = chance.chance(0.2);
    if (isTwice) world.mark(`${name} twice at once`);
    const came = await Promise.all([run(), ...(isTwice ? [run()] : [])]);
    ran.pause = came.includes(true) ? EVERY_MS : Math.min(SELDOM_MS, ran.pause * 2);
    ran.at = world.now();
    ran.isOn = false;
  };
  usage.watch((call) => {
    if (call === 'put' || call === 'note') ran.pause = EVERY_MS;
  });
  return {
    nextAt: () => (ran.isOn ? undefined : Math.max(due(), ran.at + ran.pause)),
    fire: () => {
      ran.isOn = true;
      void go();
    },
  };
};

const closerOf = (town: Town): Source => {
  const { world, usage, state, ports } = town;
  const dueAt = (): Instant => {
    for (const correction of state.all('correction')) if (correction.state.name === 'APPROVED') return 0;
    return Math.min(Infinity, ...usage.standing().closings.map(({ closeAt }) => closeAt));
  };
  return wakened(town, 'closing', dueAt, async () => {
    const ending = await world.invoke('close', (process) =>
      runClosing(ports.metering.closing(process), [0, SHARDS]),
    );
    hearOf(town, ending);
    return ending.ended === 'returned' && ending.value.closed > 0;
  });
};

const submitterOf = (town: Town): Source => {
  const { world, usage, state, ports } = town;
  const dueAt = (): Instant => {
    let due = Infinity;
    for (const { cases = {}, notBefore = 0, deadline } of usage.standing().work) {
      const isDecided = Object.values(cases).some(
        (id) => state.get('meteringCase', id)?.state.name === 'SETTLED',
      );
      due = Math.min(due, deadline, isDecided ? 0 : notBefore);
    }
    return due;
  };
  return wakened(town, 'submitting', dueAt, async () => {
    const ending = await world.invoke('submit', (process) => {
      const stopAt = process.now() + RUN_MS;
      return submitDue(ports.metering.submit(process), { region: REGION, stopAt });
    });
    hearOf(town, ending);
    return ending.ended === 'returned' && ending.value.billed + ending.value.lost > 0;
  });
};

const ENDS = new Set<string>(['subscription.ending', 'subscription.ended']);
/** ms · the bus and its queue are late by no more. */
const BUS_LATE_MAX_MS = 5 * MINUTE_MS;
const AGAIN_MS = 30 * SECOND_MS;

/** Ends of subscriptions from the bus, each once or twice, until they are taken. */
const flushOn = (town: Town): void => {
  const { world, state, ports, flushes } = town;
  const deliver = async (event: DomainEvent): Promise<void> => {
    flushes.underway += 1;
    await world.sleep('bus', Math.min(BUS_LATE_MAX_MS, world.faults.lateness()));
    for (;;) {
      const ending = await world.invoke('flush', (process) => flush(ports.metering.flush(process), event));
      hearOf(town, ending);
      if (ending.ended === 'returned') {
        for (const says of p4Flushed(town, event)) town.breach(says);
        break;
      }
      await world.sleep('bus', AGAIN_MS);
    }
    flushes.underway -= 1;
  };
  state.watch(({ commit }) => {
    for (const event of commit.journal?.events ?? []) {
      if (!ENDS.has(event.type) || usageIsNone(town)) continue;
      void deliver(event);
      if (world.faults.strikes('duplicate')) void deliver(event);
    }
  });
};

/** Where nobody ever used anything there is nothing to flush. */
const usageIsNone = ({ usage, isMetered }: Town): boolean => !isMetered && usage.writes === 0;

/** Puts the functions of metering to work. */
export const meter = (town: Town): void => {
  listen(town);
  town.world.addSource(closerOf(town));
  town.world.addSource(submitterOf(town));
  flushOn(town);
};
