/**
 * Reads all that a number of the ledger came of, as it is kept.
 * @module
 */
import { type Refusal, refuse } from '#domain/errors.ts';
import { billableHourUntil, closingTime, closingTimeFrom } from '#domain/metering/deadline.ts';
import type { HourKnown } from '#domain/metering/explain.ts';
import { type MeteredHour, meteredHourId } from '#domain/metering/hour.ts';
import { isFrozen } from '#domain/metering/marks.ts';
import { meteringTermsOf } from '#domain/policy/metering-terms.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { Instant } from '#domain/time.ts';
import type { ExplainPorts } from './desk-ports.ts';
import { strayOrigins } from './strays.ts';

type ReceivedPack = Awaited<ReturnType<ExplainPorts['usage']['packs']['ofHour']>>[number];

const NONE: ReadonlySet<Instant> = new Set();

/** What was read of one dimension in one hour. */
export interface HourRead extends HourKnown {
  readonly tenant: Tenant;
  readonly packs: readonly ReceivedPack[];
}

const hashesOf = async (usage: ExplainPorts['usage'], { tenantId, hour, frozen }: MeteredHour) => {
  if (!frozen?.manifest) return frozen?.packs ?? [];
  const { id, parts } = frozen.manifest;
  return usage.manifests.read(tenantId, hour, id, parts);
};

/** Those that the hour was frozen with; until then all that came. What came later is told as late. */
const packsOf = async (
  { usage }: ExplainPorts,
  tenantId: string,
  hour: Instant,
  mark: MeteredHour | undefined,
): Promise<ReceivedPack[]> => {
  const packs = await usage.packs.ofHour(tenantId, hour);
  if (!isFrozen(mark)) return packs;
  const hashes = new Set(await hashesOf(usage, mark));
  return packs.filter(({ hash }) => hashes.has(hash));
};

/** What came first says when: of an old hour its producer may send all. */
const closeAtOf = async (
  { policies }: ExplainPorts,
  tenant: Tenant,
  hour: Instant,
  packs: readonly ReceivedPack[],
): Promise<Instant> => {
  const terms = meteringTermsOf(await policies.forProduct(tenant.productCode));
  const lag = { closeAfterMs: terms?.closeAfterMs ?? 0, until: billableHourUntil(tenant, hour) };
  const times = packs.map(({ receivedAt }) => closingTimeFrom(hour, lag, receivedAt));
  return times.length === 0 ? closingTime(hour, lag.closeAfterMs) : Math.min(...times);
};

/**
 * Reads an hour; the mark first, since it says which packs are meant.
 * @returns a refusal NOT_FOUND where there is no such tenant
 */
export const readHour = async (
  ports: ExplainPorts,
  tenantId: string,
  hour: Instant,
  dimension: string,
): Promise<HourRead | Refusal> => {
  const { store, usage } = ports;
  const [tenants, marks] = await Promise.all([
    store.load([{ kind: 'tenant' as const, id: tenantId }]),
    store.load([{ kind: 'hour' as const, id: meteredHourId(tenantId, hour) }]),
  ]);
  const [tenant, mark] = [tenants[0]?.entity, marks[0]?.entity];
  if (!tenant) return refuse('NOT_FOUND', { id: tenantId });
  const [packs, late, item] = await Promise.all([
    packsOf(ports, tenantId, hour, mark),
    usage.late.ofHour(tenantId, hour),
    usage.ledger.read({ tenantId, hour, dimension }),
  ]);
  const strayed = isFrozen(mark) ? new Set((await strayOrigins(ports, { mark, packs })).keys()) : NONE;
  const closeAt = await closeAtOf(ports, tenant, hour, packs);
  const now = ports.surroundings.now();
  return { tenant, hour, dimension, mark, packs, strayed, late, item, closeAt, now };
};
