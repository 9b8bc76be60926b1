/**
 * Late usage: what its hour froze without is placed in an open hour, or on the desk, before its sender is answered. Each record
 * has an item that says where it goes, written before it goes there; whoever comes again goes on from that item.
 * @module
 */

import { billableHourUntil } from '#domain/metering/deadline.ts';
import { countingKey, traceHour } from '#domain/metering/fold.ts';
import type { LatePart, LateTarget, LateUsage } from '#domain/metering/late.ts';
import { countedIn, movedOn, partRecord, settleLate, withPart } from '#domain/metering/lateness.ts';
import { LATE_ATTEMPTS_MAX, USAGE_IN_FLIGHT_MAX } from '#domain/metering/limits.ts';
import type { FrozenMeteredHour } from '#domain/metering/marks.ts';
import { lineOf, packsOf } from '#domain/metering/pack.ts';
import { isStray } from '#domain/metering/stray.ts';
import type { Usage } from '#domain/metering/usage.ts';
import type { Instant } from '#domain/time.ts';
import { packsOfFrozen } from './freeze.ts';
import { eachInFlight } from './in-flight.ts';
import { coverByCase, type LateScene, lateTarget } from './late-target.ts';
import { placePacks } from './place.ts';
import type { IngestPorts } from './ports.ts';

/** Late records of one tenant and hour of use. */
export interface LateRecords extends Omit<LateScene, 'origin'> {
  /** The hour of use, frozen. */
  readonly mark: FrozenMeteredHour;
  readonly records: readonly Usage[];
}

/** A part of an item that is to be where its target says. */
interface Sent {
  readonly late: LateUsage;
  readonly index: number;
  readonly part: LatePart;
  /** The record that stands for it there. */
  readonly record: Usage;
}

/** Reads and writes the item of a record until no other one was faster; the item as it stands, if it has one. */
const settle = async (
  ports: IngestPorts,
  scene: LateScene,
  counted: ReadonlyMap<string, Usage>,
  record: Usage,
): Promise<LateUsage | undefined> => {
  const { dimension, id } = record;
  const { origin } = scene;
  const { tenantId } = scene.tenant;
  for (let attempt = 0; attempt < LATE_ATTEMPTS_MAX; attempt += 1) {
    const known = await ports.usage.late.read({ tenantId, origin, dimension, id });
    const settled = settleLate(known, counted.get(countingKey(record)), record);
    if ('nothing' in settled) return known;
    const part = { ...record, quantity: settled.rise, origin, part: known?.parts.length ?? 0 };
    const target = await lateTarget(ports, scene, part);
    const after = withPart(known, { tenantId, origin, record }, settled.rise, target);
    if (await ports.usage.late.write(after)) return { ...after, version: after.version + 1 };
  }
  throw new Error(`late usage of ${tenantId} is written by too many at once`);
};

/** Items of late usage by the record that they are of, one record of an id after the other. */
const settleAll = async (
  ports: IngestPorts,
  scene: LateScene,
  counted: ReadonlyMap<string, Usage>,
  records: readonly Usage[],
): Promise<ReadonlyMap<string, LateUsage>> => {
  const items = new Map<string, LateUsage>();
  const byId = [...Map.groupBy(records, itemOf).entries()];
  await eachInFlight(byId, USAGE_IN_FLIGHT_MAX, async ([key, group]) => {
    for (const record of group) {
      const item = await settle(ports, scene, counted, record);
      if (item) items.set(key, item);
    }
  });
  return items;
};

const sentOf = (late: LateUsage): Sent[] =>
  late.parts.map((part, index) => ({ late, index, part, record: partRecord(late, part, index) }));

/** Where late usage is placed from: the scene with the hour of use, frozen. */
interface Leaving extends LateScene {
  readonly mark: FrozenMeteredHour;
}

/** Those that an hour does not count although they were sent there: it froze before they came, or went to another payer. */
const missedBy = async (
  ports: IngestPorts,
  scene: Leaving,
  hour: Instant,
  sent: readonly Sent[],
): Promise<Sent[]> => {
  const packs = packsOf(
    scene.tenant.tenantId,
    hour,
    sent.map(({ record }) => record),
  );
  const { closeAfterMs } = scene.terms;
  const until = billableHourUntil(scene.tenant, hour);
  const placed = await placePacks(
    ports,
    packs.map((pack) => ({ pack, closeAfterMs, until })),
  );
  if (placed.some(({ stands }) => stands === 'unknown')) throw new Error('an open hour cannot be frozen yet');
  const frozen = placed.find((each) => each.stands === 'late' || each.stands === 'among');
  if (!frozen || !('mark' in frozen)) return [];
  if (isStray(frozen.mark, scene.mark)) return [...sent];
  // it may have come before, in a pack of other records
  const counted = countedIn(traceHour((await packsOfFrozen(ports, frozen.mark)).packs));
  return sent.filter(({ record }) => !counted.has(countingKey(record)));
};

const uncovered = async (
  ports: IngestPorts,
  scene: LateScene,
  caseId: string,
  sent: readonly Sent[],
): Promise<Sent[]> => {
  const missed: Sent[] = [];
  for (const each of sent) {
    if (!(await coverByCase(ports, scene, caseId, each.record))) missed.push(each);
  }
  return missed;
};

const nameOf = (target: LateTarget): string => ('hour' in target ? `${target.hour}` : target.caseId);

/** Under what the item of a record stands within its tenant and hour of use. */
const itemOf = ({ dimension, id }: Pick<Usage, 'dimension' | 'id'>): string => `${dimension}\n${id}`;

/** Brings parts to their targets. @returns those that are not there */
const deliver = async (ports: IngestPorts, scene: Leaving, sent: readonly Sent[]): Promise<Sent[]> => {
  const groups = [...Map.groupBy(sent, ({ part }) => nameOf(part.target)).values()];
  const missed = await eachInFlight(groups, USAGE_IN_FLIGHT_MAX, async (group) => {
    const target = group[0]?.part.target;
    if (!target) return [];
    return 'hour' in target
      ? missedBy(ports, scene, target.hour, group)
      : uncovered(ports, scene, target.caseId, group);
  });
  return missed.flat();
};

/** Sends a part elsewhere, by version: where another one did so, its word counts. @returns the item as it stands */
const sendOn = async (
  ports: IngestPorts,
  scene: LateScene,
  item: LateUsage,
  { index, part, record }: Sent,
): Promise<LateUsage> => {
  const now = item.parts[index];
  if (!now || nameOf(now.target) !== nameOf(part.target)) return item;
  const moved = movedOn(item, index, await lateTarget(ports, scene, record, part.target));
  if (await ports.usage.late.write(moved)) return { ...moved, version: moved.version + 1 };
  const stands = await ports.usage.late.read(item);
  if (!stands) throw new Error(`an item of late usage of ${item.tenantId} is gone`);
  return stands;
};

/** Sends what was missed elsewhere. @returns the items that have changed */
const sendAllOn = (ports: IngestPorts, scene: LateScene, missed: readonly Sent[]): Promise<LateUsage[]> =>
  eachInFlight(
    [...Map.groupBy(missed, ({ late }) => late).entries()],
    USAGE_IN_FLIGHT_MAX,
    async ([late, parts]) => {
      let item = late;
      for (const each of parts) item = await sendOn(ports, scene, item, each);
      return item;
    },
  );

/**
 * Brings the parts of items to their targets, and on to others where these do not take them.
 * @param items by `itemOf`; those that changed are put in their place
 */
const bring = async (ports: IngestPorts, scene: Leaving, items: Map<string, LateUsage>): Promise<void> => {
  let moving = [...items.values()];
  for (let attempt = 0; moving.length > 0; attempt += 1) {
    if (attempt === LATE_ATTEMPTS_MAX)
      throw new Error(`late usage of ${scene.tenant.tenantId} finds no place`);
    const missed = await deliver(ports, scene, moving.flatMap(sentOf));
    moving = await sendAllOn(ports, scene, missed);
    for (const item of moving) items.set(itemOf(item), item);
  }
};

/**
 * Places late usage again that an hour does not count, since it went to another payer. Repeated, it changes nothing.
 * @param records as they stand in that hour, with the origin that `mark` is of
 */
export const placeStrays = async (
  ports: IngestPorts,
  { tenant, terms, mark, records }: LateRecords,
): Promise<void> => {
  const origin = mark.hour;
  const { tenantId } = tenant;
  const ids = [...Map.groupBy(records, itemOf).entries()].flatMap(([key, [first]]) =>
    first ? [[key, first] as const] : [],
  );
  const items = await eachInFlight(ids, USAGE_IN_FLIGHT_MAX, async ([key, { dimension, id }]) => {
    const item = await ports.usage.late.read({ tenantId, origin, dimension, id });
    return item ? [[key, item] as const] : [];
  });
  await bring(ports, { tenant, terms, origin, mark }, new Map(items.flat()));
};

/**
 * Places late records. Repeated, it changes nothing.
 * @returns where each record's latest part is, by the record's line; none for a record that adds nothing
 * @throws where others keep writing the same, or an hour cannot be frozen yet: their sender sends them again
 */
export const placeLate = async (
  ports: IngestPorts,
  { tenant, terms, mark, records }: LateRecords,
): Promise<ReadonlyMap<string, LateTarget>> => {
  const scene = { tenant, terms, origin: mark.hour, mark };
  const counted = countedIn(traceHour((await packsOfFrozen(ports, mark)).packs));
  const items = new Map(await settleAll(ports, scene, counted, records));
  await bring(ports, scene, items);
  return new Map(
    records.flatMap((record) => {
      const target = items.get(itemOf(record))?.parts.at(-1)?.target;
      return target ? [[lineOf(record), target] as const] : [];
    }),
  );
};
