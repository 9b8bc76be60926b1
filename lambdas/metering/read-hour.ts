/**
 * Reads all that a number of the ledger came of, as it is kept.
 * @module
 */
import { type Refusal, refuse } from '#domain/errors.ts';
import { closingTime } from '#domain/metering/deadline.ts';
import type { HourKnown } from '#domain/metering/explain.ts';
import { type MeteredHour, meteredHourId } from '#domain/metering/hour.ts';
import { isFrozen } from '#domain/metering/marks.ts';
import { meteringTermsOf } from '#domain/policy/metering-terms.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { Instant } from '#domain/time.ts';
import type { ExplainPorts } from './desk-ports.ts';

type ReceivedPack = Awaited<ReturnType<ExplainPorts['usage']['packs']['ofHour']>>[number];

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

const closeAtOf = async ({ policies }: ExplainPorts, tenant: Tenant, hour: Instant): Promise<Instant> => {
  const terms = meteringTermsOf(await policies.forProduct(tenant.productCode));
  return closingTime(hour, terms?.closeAfterMs ?? 0);
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
  const [packs, late, item, closeAt] = await Promise.all([
    packsOf(ports, tenantId, hour, mark),
    usage.late.ofHour(tenantId, hour),
    usage.ledger.read({ tenantId, hour, dimension }),
    closeAtOf(ports, tenant, hour),
  ]);
  return { tenant, hour, dimension, mark, packs, late, item, closeAt };
};
