/**
 * A seller with customers: AWS Marketplace as the simulator has it, tenants that their licenses pay for, and the functions of
 * metering over stores in memory.
 */
import '#test/directory/quiet.ts';
import { licenseIdOf } from '#domain/identifiers.ts';
import { METERING_CALLS_PER_SECOND_DEFAULT, USAGE_SHARDS } from '#domain/limits.ts';
import { type Policy, parsePolicy } from '#domain/policy/policy.ts';
import { hearFact, type License } from '#domain/subscription/license.ts';
import { followSubscriptions, newTenant } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '#domain/time.ts';
import { meterUsage } from '#lambdas/marketplace/meter.ts';
import { newNoted } from '#lambdas/metering/noted.ts';
import type { ClosePorts, IngestPorts } from '#lambdas/metering/ports.ts';
import type { SubmitPorts } from '#lambdas/metering/submit-ports.ts';
import { type MemoryUsageStore, memoryUsageStore } from '#lambdas/stores/usage-memory.ts';
import { createMarketplaceCore, type MarketplaceCore } from '#local/marketplace/core.ts';
import { open } from '#local/marketplace/opening.ts';
import { meteringClientOver } from '../../marketplace/core-meter.ts';
import { type CountedState, countedState } from './counted-state.ts';
import { type SimulatedTime, simulatedTime } from './time.ts';

/** ms · a call of DynamoDB, and one of BatchMeterUsage with its 25 records: assumed, for the time that things take. */
export const STORE_CALL_MS = 5;
export const AWS_CALL_MS = 100;

/** 10:00 UTC in the middle of a month: the first hour with usage. */
export const FIRST_HOUR = Date.UTC(2026, 10, 16, 10);

const SELLER_ACCOUNT = '999988887777';

export interface Plan {
  readonly customers: number;
  readonly dimensions: number;
  readonly products: number;
  /** ms that AWS takes for a call; absent: `AWS_CALL_MS` */
  readonly awsCallMs?: number;
}

export interface Customer {
  readonly tenantId: string;
  readonly productCode: string;
  readonly licenseArn: string;
}

export interface Seller {
  readonly time: SimulatedTime;
  readonly core: MarketplaceCore;
  readonly state: CountedState;
  readonly usage: MemoryUsageStore;
  readonly dimensions: readonly string[];
  readonly customers: readonly Customer[];
  readonly ingest: IngestPorts;
  readonly close: ClosePorts;
  readonly submit: SubmitPorts;
}

const policyWith = (dimensions: readonly string[]): Policy => {
  const parsed = parsePolicy({
    ...{ vendor: 'bench', product: 'usage', version: 1 },
    lifecycle: { grace: 'P7D', provisioning: 'P30D', retention: 'P30D' },
    desks: { orphanAfter: 'PT24H' },
    metering: { dimensions: Object.fromEntries(dimensions.map((key) => [key, { title: key }])) },
  });
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.policy;
};

const productCodeOf = (index: number): string => `bench${index}`;

const productOf = (index: number) => ({
  productCode: productCodeOf(index),
  productId: `prod-bench${index}`,
  policy: 'bench/usage',
  name: 'Bench',
  supportEmail: 'support@example.com',
  supportUrl: 'https://example.com',
});

/** A license that was granted and bound, and the tenant that it pays for from the first hour on. */
const boundTo = (
  { licenseArn, productCode, tenantId }: Customer,
  { buyerAccount, policy, at }: { buyerAccount: string; policy: Policy; at: Instant },
): { readonly license: License; readonly tenant: Tenant } => {
  const licenseId = licenseIdOf(licenseArn);
  if (!licenseId) throw new Error(`no license has the ARN ${licenseArn}`);
  const details = { licenseId, licenseArn, productCode, buyerAccount };
  const facts = [
    { kind: 'registered' as const, at, id: 'a' },
    { kind: 'granted' as const, at, id: 'b' },
    { kind: 'bound' as const, tenantId, at, id: 'c' },
  ];
  const license = facts.reduce<License | undefined>(
    (known, fact) => hearFact(known, details, fact, at),
    undefined,
  );
  if (!license) throw new Error('no fact was heard');
  return {
    license,
    tenant: followSubscriptions(newTenant(tenantId, productCode, policy, at), license, policy, at),
  };
};

/** Customers a time that subscribe at one moment. */
const AT_ONCE = 500;

const subscribeAll = async (
  { customers, products }: Plan,
  { time, core, state, policy }: Pick<Seller, 'time' | 'core' | 'state'> & { policy: Policy },
): Promise<Customer[]> => {
  const all: Customer[] = [];
  for (let index = 0; index < customers; index += 1) {
    const buyerAccount = String(100_000_000_000 + index);
    const productCode = productCodeOf(index % products);
    const { licenseArn } = core.act('subscribe', { accountId: buyerAccount, productCode });
    const tenantId = `t-${index.toString(36).padStart(20, '0')}`;
    const customer = { tenantId, productCode, licenseArn };
    const { license, tenant } = boundTo(customer, { buyerAccount, policy, at: time.now() });
    const became = await state.commit({
      writes: [
        { key: { kind: 'license', id: license.licenseId }, entity: license, expectedVersion: 0 },
        { key: { kind: 'tenant', id: tenantId }, entity: tenant, expectedVersion: 0 },
      ],
      guards: [],
    });
    if (became !== 'committed') throw new Error(`${tenantId} was there already`);
    all.push(customer);
    if (index % AT_ONCE === AT_ONCE - 1) await time.run(time.pause(2 * MINUTE_MS));
    core.advance();
  }
  return all;
};

/** A port whose calls take their time. */
const delayed = <Port extends object>(port: Port, pause: SimulatedTime['pause']): Port =>
  Object.fromEntries(
    Object.entries(port).map(([name, call]) => [
      name,
      async (...given: unknown[]) => {
        await pause(STORE_CALL_MS);
        return call(...given);
      },
    ]),
  ) as Port;

const delayedAll = (usage: MemoryUsageStore, pause: SimulatedTime['pause']) => ({
  packs: delayed(usage.packs, pause),
  late: delayed(usage.late, pause),
  manifests: delayed(usage.manifests, pause),
  closings: delayed(usage.closings, pause),
  ledger: delayed(usage.ledger, pause),
  work: delayed(usage.work, pause),
  leases: delayed(usage.leases, pause),
});

const portsOf = (
  plan: Plan,
  {
    time,
    core,
    state,
    usage,
    policy,
  }: Pick<Seller, 'time' | 'core' | 'state' | 'usage'> & { policy: Policy },
): Pick<Seller, 'ingest' | 'close' | 'submit'> => {
  let ids = 0;
  const surroundings = { now: time.now, newId: () => `id-${++ids}` };
  const known = {
    surroundings,
    policies: { forProduct: async () => policy },
    products: Array.from({ length: plan.products }, (_, index) => productOf(index)),
    shards: USAGE_SHARDS,
  };
  const slowly = { store: delayed({ load: state.load, commit: state.commit }, time.pause) as CountedState };
  const tell = meterUsage(meteringClientOver(core, SELLER_ACCOUNT));
  return {
    ingest: { ...known, store: state, usage, noted: newNoted() },
    close: { ...known, ...slowly, usage: delayedAll(usage, time.pause), noted: newNoted() },
    submit: {
      ...{ ...slowly, surroundings, shards: USAGE_SHARDS, pause: time.pause },
      usage: delayedAll(usage, time.pause),
      meterUsage: async (batch) => {
        await time.pause(plan.awsCallMs ?? AWS_CALL_MS);
        return tell(batch);
      },
      callsPerSecond: METERING_CALLS_PER_SECOND_DEFAULT,
      count: () => undefined,
      figures: () => undefined,
    },
  };
};

/** Opens the seller; the clock stands at the first hour, from which on all customers are paid for. */
export const openSeller = async (plan: Plan): Promise<Seller> => {
  const days = 1 + Math.ceil(plan.customers / AT_ONCE / 600);
  const time = simulatedTime(FIRST_HOUR - days * 24 * HOUR_MS);
  const dimensions = Array.from({ length: plan.dimensions }, (_, index) => `dimension_${index}`);
  const products = Array.from({ length: plan.products }, (_, index) => ({
    code: productCodeOf(index),
    title: `Bench ${index}`,
    dimensions: dimensions.map((key) => ({ key, price: '0.01' })),
  }));
  const policy = policyWith(dimensions);
  const core = createMarketplaceCore({
    state: open({ sellerAccount: SELLER_ACCOUNT, products }, time.now()),
    now: time.now,
  });
  const usage = memoryUsageStore();
  const state = countedState(usage);
  const parts = { time, core, state, usage };
  const customers = await subscribeAll(plan, { ...parts, policy });
  await time.run(time.pause(FIRST_HOUR - time.now()));
  core.advance();
  return { ...parts, dimensions, customers, ...portsOf(plan, { ...parts, policy }) };
};
