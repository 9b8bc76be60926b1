/** One tenant that pays as it goes, both stores in memory, and a clock: what the tests of hours begin with. */
import type { LedgerItem } from '#domain/metering/ledger.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '#domain/time.ts';
import type { Product } from '#lambdas/edge/products.ts';
import { ingest } from '#lambdas/metering/ingest.ts';
import { newNoted } from '#lambdas/metering/noted.ts';
import type { FlushPorts, QueuePorts } from '#lambdas/metering/ports.ts';
import { type RunPorts, runClosing } from '#lambdas/metering/run-closing.ts';
import type { Entities, EntityKind } from '#lambdas/stores/entities.ts';
import { memoryStateStore } from '#lambdas/stores/memory.ts';
import { memoryUsageStore } from '#lambdas/stores/usage-memory.ts';
import { plainPolicy } from '../stores/examples.ts';

export const at = (text: string): Instant => Date.parse(`${text}Z`);
/** 10:00 to 11:00 of a day in the middle of a month. */
export const TEN = at('2026-11-21T10:00');
export const TENANT = 't-mz3kq7w2hx5n6c4vtp2e';
const SHARDS = 2;
const GRANTED = at('2026-11-01T00:00');

export const tenantWith = (more: Partial<Tenant> = {}): Tenant => ({
  tenantId: TENANT,
  productCode: 'prod1',
  createdAt: GRANTED,
  policy: 'example/plain@1',
  retentionMs: 0,
  bindings: [{ subscriptionId: 'l-1~1', boundAt: GRANTED, grantedAt: GRANTED }],
  acts: [],
  state: { name: 'ACTIVE', since: GRANTED },
  link: { subscriptionId: 'l-1~1', since: GRANTED },
  tenures: [{ subscriptionId: 'l-1~1', from: GRANTED }],
  retirementOffered: false,
  ...more,
});

const LICENSE: Entities['license'] = {
  licenseId: 'l-1',
  licenseArn: 'arn:aws:license-manager::294406891311:license:l-1',
  productCode: 'prod1',
  buyerAccount: '111122223333',
  firstSeenAt: GRANTED,
  facts: [{ kind: 'granted', at: GRANTED, id: 'e-1', agreementId: 'agmt-1' }],
  asOf: GRANTED,
  subscriptions: [
    {
      id: 'l-1~1',
      generation: 1,
      state: { name: 'ACTIVE', since: GRANTED },
      grantedAt: GRANTED,
      agreementId: 'agmt-1',
      tenantId: TENANT,
    },
  ],
};

/** A record as a producer sends it, some minutes into an hour. */
export const sent = (id: string, quantity: number, more: Record<string, unknown> = {}) => ({
  tenantId: TENANT,
  dimension: 'scans',
  id,
  quantity,
  time: new Date(TEN + 5 * MINUTE_MS).toISOString(),
  ...more,
});
/** A running total as of a minute of the hour from ten. */
export const total = (id: string, quantity: number, minute: number) =>
  sent(id, quantity, { form: 'total', time: new Date(TEN + minute * MINUTE_MS).toISOString() });

/** Of every function that takes or closes hours. */
export type HoursPorts = RunPorts & QueuePorts & FlushPorts;

export interface OfficeOptions {
  readonly metering?: Partial<NonNullable<Policy['metering']>>;
  readonly type?: Product['type'];
  readonly tenant?: Tenant;
  readonly license?: Partial<Entities['license']>;
}

/** The office. `ports` may be wrapped, to fail; `crashed` says what is lost then: the memory of a process. */
export const office = async ({ metering, type, tenant = tenantWith(), license }: OfficeOptions = {}) => {
  const usage = memoryUsageStore({ shards: SHARDS });
  const store = memoryStateStore(usage);
  const clock = { now: TEN + 6 * MINUTE_MS };
  let ids = 0;
  const policy: Policy = {
    ...plainPolicy,
    metering: { dimensions: { scans: {}, bytes: {} }, ...metering },
  };
  const product: Product = {
    productCode: 'prod1',
    productId: 'prod-1',
    policy: 'example/plain',
    name: 'One',
    supportEmail: 'help@vendor.example',
    supportUrl: 'https://vendor.example',
    ...(type ? { type } : {}),
  };
  const ports: HoursPorts = {
    store,
    usage,
    policies: { forProduct: async () => policy },
    products: [product],
    surroundings: { now: () => clock.now, newId: () => `id-${++ids}` },
    noted: newNoted(),
    shards: SHARDS,
  };
  const seed = async <Kind extends EntityKind>(kind: Kind, id: string, entity: Entities[Kind]) => {
    const [known] = await store.load([{ kind, id }]);
    await store.commit({
      writes: [{ key: { kind, id }, entity, expectedVersion: known?.version ?? 0 }],
      guards: [],
    });
  };
  await seed('tenant', tenant.tenantId, tenant);
  await seed('license', 'l-1', { ...LICENSE, ...license });
  await seed('agreement', 'agmt-1', {
    agreementId: 'agmt-1',
    recorded: { at: GRANTED, id: 'e-1', status: 'ACTIVE', terms: { startsAt: GRANTED } },
    licenseIds: ['l-1'],
    firstSeenAt: GRANTED,
  });
  const ledger = async (): Promise<LedgerItem[]> => [
    ...(await usage.ledger.between(TENANT, at('2026-01-01T00:00'), at('2027-06-01T00:00'), 1_000)).items,
  ];
  return {
    ports,
    store,
    usage,
    clock,
    seed,
    ledger,
    report: (records: readonly unknown[], through: RunPorts = ports) => ingest(through, records),
    /** A run of closing at a time, or now. */
    close: (now = clock.now, through: RunPorts = ports) => {
      clock.now = now;
      return runClosing(through, [0, SHARDS]);
    },
    /** What the ledger says was used, by hour and dimension. */
    used: async () =>
      Object.fromEntries(
        (await ledger()).map(({ hour, dimension, used }) => [`${(hour - TEN) / HOUR_MS} ${dimension}`, used]),
      ),
    /** Everything that is to be told to AWS. */
    work: async () => {
      const shards = Array.from({ length: SHARDS }, (_, shard) =>
        usage.work.first('us-east-1', shard, 1_000),
      );
      return (await Promise.all(shards)).flatMap(({ items }) => items);
    },
    /** Closing times that are left. */
    closings: async () => {
      const shards = Array.from({ length: SHARDS }, (_, shard) =>
        usage.closings.due(shard, at('2027-06-01T00:00'), 100),
      );
      return (await Promise.all(shards)).flatMap(({ items }) => items);
    },
    cases: () => store.all('meteringCase'),
  };
};
export type Office = Awaited<ReturnType<typeof office>>;

/** The process is gone: nobody is answered. */
export class Crash extends Error {}

type AnyCall = (...given: unknown[]) => Promise<unknown>;

/**
 * The same ports, which crash once: in the n-th call to a store, before it is made or after it was.
 * @returns the ports, without what a process remembers, and whether it came to the crash
 */
export const crashing = (ports: RunPorts, call: number, when: 'before' | 'after') => {
  const state = { calls: 0, hasCrashed: false };
  const guarded = <Calls extends object>(calls: Calls): Calls =>
    new Proxy(calls, {
      get: (target, name) => {
        const own = Reflect.get(target, name) as unknown;
        if (typeof own === 'object' && own !== null) return guarded(own);
        if (typeof own !== 'function') return own;
        return async (...given: unknown[]) => {
          state.calls += 1;
          const isHere = state.calls === call;
          if (isHere) state.hasCrashed = true;
          if (isHere && when === 'before') throw new Crash();
          const answer = await (own as AnyCall).apply(target, given);
          if (isHere) throw new Crash();
          return answer;
        };
      },
    });
  return {
    state,
    ports: { ...ports, store: guarded(ports.store), usage: guarded(ports.usage), noted: newNoted() },
  };
};
