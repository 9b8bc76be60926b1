/**
 * P6 with metered hours: who pays for a frozen hour paid for it while it was being frozen, and no act of ours moves a marked hour
 * to somebody else (table D1-3).
 * @module
 */
import type { MeteredHour } from '#domain/metering/hour.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { HOUR_MS } from '#domain/time.ts';
import type { Town } from '../town.ts';
import { type AtEachCommit, isOurs, tenantsOf } from './scene.ts';
import { named } from './usage-scene.ts';

const payerOf = ({ tenures }: Pick<Tenant, 'tenures'>, hour: number): string | undefined =>
  tenures.find(({ from, until = Infinity }) => from <= hour && hour < until)?.subscriptionId;

/** Everybody who paid for an hour since it was marked. */
const payersSince = ({ state }: Town, { tenantId, hour, markedAt }: MeteredHour): (string | undefined)[] => {
  const now = state.get('tenant', tenantId);
  const former = state.landed
    .filter(({ at }) => at >= markedAt - 5_000)
    .flatMap((landed) =>
      tenantsOf(landed).flatMap(({ before }) => (before?.tenantId === tenantId ? [before] : [])),
    );
  return [...former, ...(now ? [now] : [])].map((tenant) => payerOf(tenant, hour));
};

const frozen: AtEachCommit = (town, { commit, before }) =>
  commit.writes.flatMap(({ key, entity }) => {
    const mark = key.kind === 'hour' ? (entity as MeteredHour | undefined) : undefined;
    if (key.kind !== 'hour' || !mark?.frozen || before('hour', key.id)?.frozen) return [];
    const { payer } = mark.frozen;
    const is = 'nobody' in payer ? undefined : payer.subscriptionId;
    return payersSince(town, mark).includes(is)
      ? []
      : [`P6|${named(mark)} is frozen with ${is}, who did not pay for it`];
  });

const moved: AtEachCommit = (town, landed) =>
  tenantsOf(landed).flatMap(({ before, after }) =>
    [...town.state.all('hour')].flatMap((mark) => {
      if (!before || mark.tenantId !== after.tenantId || !isOurs(landed)) return [];
      const [was, is] = [payerOf(before, mark.hour), payerOf(after, mark.hour)];
      return was === undefined || was === is
        ? []
        : [`P6|${named(mark)} is marked, and went from ${was} to ${is}`];
    }),
  );

/** ms · by how much a clock may be wrong. */
const SKEW_MS = 2_000;

const early: AtEachCommit = (_town, { commit, at }) =>
  commit.writes.flatMap(({ key, entity }) => {
    const mark = key.kind === 'hour' ? (entity as MeteredHour | undefined) : undefined;
    return mark && at + SKEW_MS < mark.hour + HOUR_MS ? [`P6|${named(mark)} is marked while it runs`] : [];
  });

export const p6Metered: AtEachCommit = (town, landed) =>
  [frozen, moved, early].flatMap((check) => check(town, landed));
