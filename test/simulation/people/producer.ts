/**
 * A producer: a part of the seller's product that reports what tenants use, as events and as running totals; some reports come
 * twice, put together otherwise, by another door, or hours late. It sends again until it is told what became of them.
 * @module
 */
import { isRefusal } from '#domain/errors.ts';
import { HOUR_MS, type Instant, isoOf, MINUTE_MS, SECOND_MS } from '#domain/time.ts';
import { ingest } from '#lambdas/metering/ingest.ts';
import { takeMessage } from '#lambdas/metering/queue.ts';
import type { RefusedUsage } from '#lambdas/stores/usage-store.ts';
import type { Report } from '../accepted.ts';
import type { Town } from '../town.ts';
import type { Ending, Process } from '../world/world.ts';
import { isPassing } from './door.ts';

/** The dimensions of the simulated product. */
export const DIMENSIONS = ['requests', 'seats'] as const;

const LATE_MS = [0, 0, 0, 5 * MINUTE_MS, 40 * MINUTE_MS, 2 * HOUR_MS, 9 * HOUR_MS, 23 * HOUR_MS] as const;
/** ms · what failed is sent again after so long, doubled each time. */
const AGAIN_MS = 2 * SECOND_MS;
const AGAIN_MAX_MS = 10 * MINUTE_MS;

/** What was answered to the records of one message: those that are refused, by place. */
type Answer = ReadonlySet<number>;

const byRequest = async (town: Town, process: Process, reports: readonly Report[]): Promise<Answer> => {
  const outcomes = await ingest(town.ports.metering.ingest(process), reports);
  const places = outcomes.flatMap((outcome, place) => {
    if (!('refusal' in outcome)) return [];
    if (outcome.refusal.refused === 'UPSTREAM_UNAVAILABLE') throw new Error('an hour is being closed');
    return [place];
  });
  return new Set(places);
};

const byQueue = async (
  town: Town,
  process: Process,
  reports: readonly Report[],
  sentAt: Instant,
): Promise<Answer> => {
  const ports = town.ports.metering.ingest(process);
  const kept: RefusedUsage[] = [];
  const refused = {
    keep: async (given: readonly RefusedUsage[]) => {
      kept.push(...given);
      await ports.usage.refused.keep(given);
    },
  };
  await takeMessage({ ...ports, usage: { ...ports.usage, refused } }, JSON.stringify(reports), sentAt);
  const isKept = (report: Report): boolean =>
    kept.some(({ record }) => JSON.stringify(record) === JSON.stringify(report));
  return new Set(reports.flatMap((report, place) => (isKept(report) ? [place] : [])));
};

/** Sends until there is an answer, and writes down what is accepted. */
export const report = async (
  town: Town,
  reports: readonly Report[],
  isQueued = town.chanceOfUsage.chance(0.5),
): Promise<void> => {
  const { world, accepted } = town;
  const sentAt = world.now();
  for (const each of reports) accepted.attempt(each);
  for (let wait = AGAIN_MS; ; wait = Math.min(AGAIN_MAX_MS, wait * 2)) {
    const ending: Ending<Answer> = await world.invoke(isQueued ? 'queue' : 'ingest', (process) =>
      isQueued ? byQueue(town, process, reports, sentAt) : byRequest(town, process, reports),
    );
    if (ending.ended === 'returned') {
      for (const [place, each] of reports.entries()) {
        if (ending.value.has(place)) world.mark('usage refused');
        else accepted.accept(each);
      }
      return;
    }
    if (ending.ended === 'threw' && (isRefusal(ending.error) || !isPassing(ending.error)))
      town.breach(`threw|${ending.error.stack}`);
    await world.sleep('producer', wait);
  }
};

/** One producer's memory: what it has sent, and how far its counters are. */
export class Producer {
  readonly #town: Town;
  readonly #sent: Report[] = [];
  readonly #counters = new Map<string, { readonly time: Instant; readonly quantity: number }>();
  #ids = 0;

  constructor(town: Town) {
    this.#town = town;
  }

  #event(tenantId: string, at: Instant): Report {
    const { chanceOfUsage: chance } = this.#town;
    this.#ids += 1;
    const isHuge = chance.chance(0.05);
    return {
      ...{ tenantId, id: `e-${this.#ids}`, dimension: chance.pick(DIMENSIONS), form: 'event' },
      quantity: isHuge ? chance.between(20_000, 90_000) : chance.between(0, 30),
      time: isoOf(at),
      ...(chance.chance(0.15) ? { tags: { team: chance.pick(['red', 'blue']) } } : {}),
    };
  }

  /** A counter of an hour only grows; reports of it may overtake each other. */
  #total(tenantId: string, at: Instant): Report {
    const { chanceOfUsage: chance } = this.#town;
    const dimension = chance.pick(DIMENSIONS);
    const hour = Math.floor(at / HOUR_MS);
    const name = `${tenantId} ${dimension} ${hour}`;
    const known = this.#counters.get(name) ?? { time: 0, quantity: 0 };
    const time = Math.max(at, known.time + 1);
    if (Math.floor(time / HOUR_MS) !== hour) return this.#event(tenantId, at);
    const quantity = known.quantity + chance.between(0, 9);
    this.#counters.set(name, { time, quantity });
    return { tenantId, id: 'meter', dimension, form: 'total', quantity, time: isoOf(time) };
  }

  #next(tenantId: string): Report {
    const { world, state, chanceOfUsage: chance } = this.#town;
    const again = chance.chance(0.25) && this.#sent.length > 0;
    if (again) return chance.pick(this.#sent);
    // what was used before anybody paid is refused or waived, and seldom of interest
    const age = world.now() - (state.get('tenant', tenantId)?.createdAt ?? 0);
    const late = Math.min(chance.chance(0.1) ? Infinity : age, chance.below(chance.pick(LATE_MS) + 1));
    if (late > HOUR_MS) world.mark('usage reported late');
    const at = world.now() - late;
    return chance.chance(0.35) ? this.#total(tenantId, at) : this.#event(tenantId, at);
  }

  /** Usage of an hour that is about to be closed, reported at the last moment. */
  async #lastMoment(tenantId: string): Promise<void> {
    const { world, usage, chanceOfUsage: chance } = this.#town;
    const next = usage
      .standing()
      .closings.find((each) => each.tenantId === tenantId && each.closeAt > world.now());
    if (!next) return;
    await world.sleep(
      'producer',
      Math.max(0, next.closeAt - world.now() - 2 * SECOND_MS + chance.below(5 * SECOND_MS)),
    );
    world.mark('usage reported as its hour is closed');
    const at = next.hour + chance.below(HOUR_MS);
    const events = Array.from({ length: chance.between(1, 3) }, () =>
      this.#event(tenantId, Math.min(at, world.now())),
    );
    await Promise.all(events.map((event) => report(this.#town, [event])));
  }

  /** One message; duplicates of it go their own way. */
  async #message(tenantId: string): Promise<void> {
    const { world, chanceOfUsage: chance } = this.#town;
    const reports = Array.from({ length: chance.pick([1, 1, 2, 3, 5]) }, () => {
      const next = this.#next(tenantId);
      this.#sent.push(next);
      return next;
    });
    const copies = 1 + Number(world.faults.strikes('duplicate'));
    await Promise.all(Array.from({ length: copies }, () => report(this.#town, reports)));
  }

  /** Reports for so many hours, a few times in each. */
  async work(tenantId: string, hours: number): Promise<void> {
    const { world, chanceOfUsage: chance } = this.#town;
    for (let hour = 0; hour < hours; hour += 1) {
      const ends = Math.floor(world.now() / HOUR_MS) * HOUR_MS + HOUR_MS;
      for (let left = chance.pick([1, 2, 2, 3]); left > 0; left -= 1) {
        const beside = chance.chance(0.3) ? [this.#message(tenantId)] : [];
        await Promise.all([this.#message(tenantId), ...beside]);
        await world.sleep('producer', chance.below(25 * MINUTE_MS));
      }
      if (chance.chance(0.4)) void this.#lastMoment(tenantId);
      await world.sleep('producer', Math.max(0, ends - world.now()) + chance.below(15 * MINUTE_MS));
    }
  }
}

/** bursts · of usage in one history, and hours of each. */
const BURSTS_MAX = 4;
const HOURS_MAX = 3;

/** Reports now and then while people live, above all when who pays for a tenant has just changed. */
export const produceOn = (town: Town): void => {
  const { world, state, chanceOfUsage: chance } = town;
  const producer = new Producer(town);
  let bursts = chance.between(1, BURSTS_MAX);
  const burst = async (tenantId: string): Promise<void> => {
    if (bursts === 0) return;
    bursts -= 1;
    world.mark('usage reported');
    if (chance.chance(0.5)) await world.sleep('producer', chance.below(2 * HOUR_MS));
    await producer.work(tenantId, chance.between(1, HOURS_MAX));
  };
  state.watch(({ commit, before }) => {
    for (const { key } of commit.writes) {
      if (key.kind !== 'tenant' || bursts === 0) continue;
      const [was, is] = [before('tenant', key.id), state.get('tenant', key.id)];
      const isNews = is?.link !== undefined && JSON.stringify(was?.tenures) !== JSON.stringify(is.tenures);
      if (isNews && chance.chance(0.5))
        void burst(key.id).catch((error: Error) => town.breach(`threw|${error.stack}`));
    }
  });
};
