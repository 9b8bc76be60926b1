/**
 * Packs on their way in: written, their closing time noted, and then held against the marks on their hours. This order is what
 * makes each pack either part of its hour, or known to be late (`docs/metering.md`, In).
 * @module
 */
import { AWS_BATCH_GET_KEYS_MAX } from '#domain/limits.ts';
import { closingTimeFrom } from '#domain/metering/deadline.ts';
import { type MeteredHour, meteredHourId } from '#domain/metering/hour.ts';
import { USAGE_IN_FLIGHT_MAX } from '#domain/metering/limits.ts';
import { type FrozenMeteredHour, isFrozen } from '#domain/metering/marks.ts';
import { packText } from '#domain/metering/pack.ts';
import type { NamedPack, Pack } from '#domain/metering/usage.ts';
import type { Instant } from '#domain/time.ts';
import { textHashOf } from '#lambdas/edge/hashes.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import { freeze, hashesOf, PayerUnknown } from './freeze.ts';
import { eachInFlight, inPieces } from './in-flight.ts';
import type { HourPorts } from './ports.ts';

/** A pack with the lag after which its hour is closed, and until when AWS takes it. */
export interface PackToPlace {
  readonly pack: Pack;
  readonly closeAfterMs: number;
  readonly until: Instant;
}

/**
 * Where a pack stands: its hour is `open`, or it is `among` those that its hour was frozen with; `late`: its hour was frozen
 * without it; `unknown`: its hour is marked, and cannot be frozen yet.
 */
export type Placed = { readonly pack: NamedPack } & (
  | { readonly stands: 'open' | 'unknown' }
  | { readonly stands: 'among'; readonly mark: FrozenMeteredHour }
  | { readonly stands: 'late'; readonly mark: FrozenMeteredHour }
);

const named = (pack: Pack): NamedPack => ({ ...pack, hash: textHashOf(packText(pack.records)) });

/** Notes when an hour is to be closed, unless this process did. */
export const noteClosing = async (
  { usage, noted }: Pick<HourPorts, 'usage' | 'noted'>,
  time: { readonly tenantId: string; readonly hour: Instant; readonly closeAt: Instant },
  now: Instant,
): Promise<void> => {
  const { tenantId, hour, closeAt } = time;
  if (noted.has(tenantId, hour, closeAt, now)) return;
  await usage.closings.note(time);
  noted.add(tenantId, hour, closeAt);
};

const keep = async (ports: HourPorts, { pack, ...terms }: PackToPlace): Promise<NamedPack> => {
  const now = ports.surroundings.now();
  const kept = named(pack);
  const { tenantId, hour } = pack;
  await ports.usage.packs.keep(kept, now);
  await noteClosing(ports, { tenantId, hour, closeAt: closingTimeFrom(hour, terms, now) }, now);
  return kept;
};

/** The marks on hours, by `meteredHourId`; an open hour has none. */
export const marksOn = async (
  { store }: { readonly store: Pick<StateStore, 'load'> },
  hours: readonly { readonly tenantId: string; readonly hour: Instant }[],
): Promise<ReadonlyMap<string, MeteredHour>> => {
  const ids = [...new Set(hours.map(({ tenantId, hour }) => meteredHourId(tenantId, hour)))];
  const loaded = await eachInFlight(inPieces(ids, AWS_BATCH_GET_KEYS_MAX), USAGE_IN_FLIGHT_MAX, (piece) =>
    store.load(piece.map((id) => ({ kind: 'hour' as const, id }))),
  );
  return new Map(loaded.flat().flatMap(({ key, entity }) => (entity ? [[key.id, entity] as const] : [])));
};

/** What a marked hour was frozen with; `undefined` where it cannot be frozen yet. */
const frozenWith = async (
  ports: HourPorts,
  marked: MeteredHour,
): Promise<{ mark: FrozenMeteredHour; hashes: ReadonlySet<string> } | undefined> => {
  try {
    const mark = isFrozen(marked) ? marked : (await freeze(ports, marked)).mark;
    return { mark, hashes: await hashesOf(ports, mark) };
  } catch (error) {
    if (error instanceof PayerUnknown) return undefined;
    throw error;
  }
};

/**
 * Places packs. Every mark is read after every pack was written.
 * @returns where each stands, in the order of the packs; `late` ones are still to be placed elsewhere
 * @throws where a store fails: whoever sent them sends them again, and the same packs are written
 */
export const placePacks = async (ports: HourPorts, packs: readonly PackToPlace[]): Promise<Placed[]> => {
  const kept = await eachInFlight(packs, USAGE_IN_FLIGHT_MAX, (pack) => keep(ports, pack));
  const marks = [...(await marksOn(ports, kept))];
  const frozen = new Map(
    await eachInFlight(
      marks,
      USAGE_IN_FLIGHT_MAX,
      async ([id, marked]) => [id, await frozenWith(ports, marked)] as const,
    ),
  );
  return kept.map((pack): Placed => {
    const id = meteredHourId(pack.tenantId, pack.hour);
    if (!frozen.has(id)) return { pack, stands: 'open' };
    const hour = frozen.get(id);
    if (!hour) return { pack, stands: 'unknown' };
    return { pack, stands: hour.hashes.has(pack.hash) ? 'among' : 'late', mark: hour.mark };
  });
};
