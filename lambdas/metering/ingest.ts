/**
 * Taking usage: each record is judged on its own; what is accepted is kept, in its hour or late, before it is answered.
 * @module
 */

import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { AWS_BATCH_GET_KEYS_MAX } from '#domain/limits.ts';
import { billableHourUntil } from '#domain/metering/deadline.ts';
import { judgeUsage, type KnownOfTenant } from '#domain/metering/judge.ts';
import type { LateTarget } from '#domain/metering/late.ts';
import { USAGE_IN_FLIGHT_MAX } from '#domain/metering/limits.ts';
import { byHour, lineOf } from '#domain/metering/pack.ts';
import { tenantIdOf } from '#domain/metering/record.ts';
import type { TenantUsage, Usage } from '#domain/metering/usage.ts';
import { meteringTermsOf } from '#domain/policy/metering-terms.ts';
import { type Instant, startOfHour } from '#domain/time.ts';
import { count } from '#lambdas/edge/log.ts';
import { eachInFlight, inPieces } from './in-flight.ts';
import { type Placed, placePacks } from './place.ts';
import { placeLate } from './place-late.ts';
import type { IngestPorts } from './ports.ts';

/** What became of a record. `late` names where it is billed, unless its hour had counted it before it was closed. */
export type Outcome =
  | { readonly usage: TenantUsage; readonly hour: Instant; readonly late?: LateTarget }
  | { readonly refusal: Refusal };

type KnownTenants = ReadonlyMap<string, KnownOfTenant>;

/** Tenants by id, with the terms of their products; ids that are nobody's are not among them. */
const knownTenants = async (
  { store, policies }: Pick<IngestPorts, 'store' | 'policies'>,
  ids: readonly string[],
): Promise<KnownTenants> => {
  const loaded = await eachInFlight(inPieces(ids, AWS_BATCH_GET_KEYS_MAX), USAGE_IN_FLIGHT_MAX, (piece) =>
    store.load(piece.map((id) => ({ kind: 'tenant' as const, id }))),
  );
  const known = new Map<string, KnownOfTenant>();
  for (const { entity: tenant } of loaded.flat()) {
    if (!tenant) continue;
    const terms = meteringTermsOf(await policies.forProduct(tenant.productCode));
    known.set(tenant.tenantId, { tenant, terms });
  }
  return known;
};

const TENANT_ID = /^t-[0-9a-z]{10,40}$/;

const judgeAll = async (ports: IngestPorts, records: readonly unknown[]) => {
  const ids = new Set(
    records.flatMap((record) => tenantIdOf(record) ?? []).filter((id) => TENANT_ID.test(id)),
  );
  const known = await knownTenants(ports, [...ids]);
  const now = ports.surroundings.now();
  const judged = records.map((record) => {
    const of = known.get(tenantIdOf(record) ?? '') ?? { tenant: undefined, terms: undefined };
    return judgeUsage(record, of, now);
  });
  return { known, judged };
};

/** A record within its request; packs hold records without their tenant. */
const placeName = (tenantId: string, usage: Usage): string => `${tenantId}\n${lineOf(usage)}`;

type LatePlaces = ReadonlyMap<string, LateTarget>;

/** Places what came late, an hour of use at a time; its frozen packs are read once. */
const placeAllLate = async (
  ports: IngestPorts,
  known: KnownTenants,
  placed: readonly Placed[],
): Promise<LatePlaces> => {
  const late = placed.filter((each) => each.stands === 'late');
  count(
    'usageLate',
    late.reduce((sum, { pack }) => sum + pack.records.length, 0),
  );
  const hours = [...Map.groupBy(late, ({ pack }) => `${pack.tenantId}/${pack.hour}`).values()];
  const places = await eachInFlight(hours, USAGE_IN_FLIGHT_MAX, async (packs) => {
    const mark = packs[0]?.mark;
    const { tenant, terms } = known.get(mark?.tenantId ?? '') ?? {};
    if (!mark || !tenant || !terms) return [];
    const records = packs.flatMap(({ pack }) => pack.records);
    const targets = await placeLate(ports, { tenant, terms, mark, records });
    return [...targets].map(([line, target]) => [`${tenant.tenantId}\n${line}`, target] as const);
  });
  return new Map(places.flat());
};

const keepAll = async (ports: IngestPorts, known: KnownTenants, accepted: readonly TenantUsage[]) => {
  const packs = byHour(accepted).flatMap((pack) => {
    const { tenant, terms } = known.get(pack.tenantId) ?? {};
    if (!tenant || !terms) throw new Error(`a record of ${pack.tenantId} was accepted of nobody`);
    return { pack, closeAfterMs: terms.closeAfterMs, until: billableHourUntil(tenant, pack.hour) };
  });
  const placed = await placePacks(ports, packs);
  const places = await placeAllLate(ports, known, placed);
  const unknown = new Set(
    placed
      .filter(({ stands }) => stands === 'unknown')
      .flatMap(({ pack }) => pack.records.map((record) => placeName(pack.tenantId, record))),
  );
  return { places, unknown };
};

/** Packs hold records without their tenant. */
const withoutTenant = ({ tenantId: _, ...usage }: TenantUsage): Usage => usage;

/**
 * Takes records.
 * @param records as they were sent: anything at all
 * @param options.dryRun judge them, and keep nothing
 * @returns what became of each, in their order; UPSTREAM_UNAVAILABLE where its hour is being closed and cannot be yet
 * @throws where a store fails: nobody was answered, the same records are sent again, and each counts once
 */
export const ingest = async (
  ports: IngestPorts,
  records: readonly unknown[],
  options: { readonly dryRun?: boolean } = {},
): Promise<Outcome[]> => {
  const { known, judged } = await judgeAll(ports, records);
  const accepted = judged.flatMap((each) => (isRefusal(each) ? [] : [each.usage]));
  const { places, unknown } = await keepAll(ports, known, options.dryRun ? [] : accepted);
  const outcomes = judged.map((each): Outcome => {
    if (isRefusal(each)) return { refusal: each };
    const { usage } = each;
    const name = placeName(usage.tenantId, withoutTenant(usage));
    if (unknown.has(name)) return { refusal: refuse('UPSTREAM_UNAVAILABLE') };
    const late = places.get(name);
    return { usage, hour: startOfHour(usage.at), ...(late ? { late } : {}) };
  });
  if (!options.dryRun) {
    const refused = outcomes.filter((each) => 'refusal' in each).length;
    count('usageRefused', refused);
    count('usageAccepted', outcomes.length - refused);
  }
  return outcomes;
};
