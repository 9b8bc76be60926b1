/**
 * Freezing an hour: what it has and who pays is written once, by whoever comes first. `docs/metering.md` says why nothing that
 * was accepted can be missed.
 * @module
 */

import type { Cause } from '#domain/journal.ts';
import { type MeteredHour, meteredHourId } from '#domain/metering/hour.ts';
import { type FrozenMeteredHour, fitsMark, freezeHour, isFrozen, markHour } from '#domain/metering/marks.ts';
import type { NamedPack } from '#domain/metering/usage.ts';
import type { Instant } from '#domain/time.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { payerOfTenantHour } from './payer-of-hour.ts';
import type { HourPorts } from './ports.ts';

/** A frozen hour with exactly the packs that it was frozen with. */
export interface HourFrozen {
  readonly mark: FrozenMeteredHour;
  readonly packs: readonly NamedPack[];
}

/** An hour cannot be frozen yet, since something of its payer is not known: who asks comes again. */
export class PayerUnknown extends Error {
  constructor(mark: Pick<MeteredHour, 'tenantId' | 'hour'>, missing: string) {
    super(`the payer of ${meteredHourId(mark.tenantId, mark.hour)} is not known: ${missing}`);
    this.name = 'PayerUnknown';
  }
}

/** Whose doing it is; marks leave no journal entry, they are what the ledger rests on. */
export const clockCause = (verb: string, correlationId: string): Cause => ({
  door: 'metering',
  verb,
  actor: { kind: 'clock' },
  correlationId,
});

/** Decides about a mark in one quiet commit, again where another one was faster. */
const onMark = async <Mark extends MeteredHour>(
  { store, surroundings }: Pick<HourPorts, 'store' | 'surroundings'>,
  verb: string,
  { tenantId, hour }: { readonly tenantId: string; readonly hour: Instant },
  decide: (known: MeteredHour | undefined, work: UnitOfWork) => Mark,
): Promise<Mark> => {
  const id = meteredHourId(tenantId, hour);
  const walked = await walk(
    store,
    surroundings,
    clockCause(verb, id),
    async (work) => {
      const mark = decide(await work.read('hour', id), work);
      work.put('hour', id, mark);
      return mark;
    },
    { quiet: true },
  );
  if (walked.outcome === 'refused') throw new Error(`${verb} ${id}: ${walked.refusal.refused}`);
  return walked.result;
};

/** Marks an hour: from now on no pack that comes is part of it. @returns the mark that stands */
export const mark = (
  ports: Pick<HourPorts, 'store' | 'surroundings'>,
  subject: Pick<MeteredHour, 'tenantId' | 'hour' | 'productCode'>,
): Promise<MeteredHour> =>
  onMark(ports, 'mark-hour', subject, (known, { now }) => markHour(known, { ...subject, now }));

/** The hashes that an hour was frozen with. */
export const hashesOf = async (
  { usage }: Pick<HourPorts, 'usage'>,
  { tenantId, hour, frozen }: FrozenMeteredHour,
): Promise<ReadonlySet<string>> => {
  const { packs, manifest } = frozen;
  if (!manifest) return new Set(packs ?? []);
  return new Set(await usage.manifests.read(tenantId, hour, manifest.id, manifest.parts));
};

/**
 * A frozen hour with its packs, read strongly; those that came too late are in the table, too.
 * @param read packs that were read already, where they may be all of them
 */
export const packsOfFrozen = async (
  ports: HourPorts,
  frozen: FrozenMeteredHour,
  read?: readonly NamedPack[],
): Promise<HourFrozen> => {
  const hashes = await hashesOf(ports, frozen);
  const found = read ?? (await ports.usage.packs.ofHour(frozen.tenantId, frozen.hour));
  const packs = found.filter(({ hash }) => hashes.has(hash));
  if (packs.length === hashes.size) return { mark: frozen, packs };
  if (read) return packsOfFrozen(ports, frozen);
  throw new Error(`${meteredHourId(frozen.tenantId, frozen.hour)} lacks packs that it was frozen with`);
};

const payerNow = async (ports: HourPorts, marked: MeteredHour) => {
  const { tenantId, hour } = marked;
  const [stored] = await ports.store.load([{ kind: 'tenant', id: tenantId }]);
  if (!stored?.entity) throw new PayerUnknown(marked, 'tenant');
  const { payer } = await payerOfTenantHour(ports, stored.entity, hour);
  if ('missing' in payer) throw new PayerUnknown(marked, payer.missing);
  return payer;
};

const namedBy = async (ports: HourPorts, { tenantId, hour }: MeteredHour, hashes: readonly string[]) => {
  if (fitsMark(hashes)) return { hashes };
  const id = ports.surroundings.newId();
  return { manifest: { id, parts: await ports.usage.manifests.keep(tenantId, hour, id, hashes) } };
};

/**
 * Freezes a marked hour with what it has now; a frozen one stays as it is. Packs and payer are read after the mark.
 * @throws PayerUnknown where the payer cannot be named yet
 */
export const freeze = async (ports: HourPorts, marked: MeteredHour): Promise<HourFrozen> => {
  if (isFrozen(marked)) return packsOfFrozen(ports, marked);
  const read = await ports.usage.packs.ofHour(marked.tenantId, marked.hour);
  const payer = await payerNow(ports, marked);
  const hashes = read.map(({ hash }) => hash);
  const packs = await namedBy(ports, marked, hashes);
  const frozen = await onMark(ports, 'freeze-hour', marked, (known, { now }) =>
    freezeHour(known ?? marked, { packs, payer, now }),
  );
  return packsOfFrozen(ports, frozen, read);
};
