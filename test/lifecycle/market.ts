/**
 * A marketplace on the real wire whose notifications are applied, and whose entitlements are read by the real client when
 * the clock sweeps; what a tenant pays for is followed in a store in memory.
 */
import { MarketplaceCatalogClient } from '@aws-sdk/client-marketplace-catalog';
import { MarketplaceEntitlementServiceClient } from '@aws-sdk/client-marketplace-entitlement-service';
import { type LicenseId, licenseIdOf } from '#domain/identifiers.ts';
import { hearLicenseFact } from '#domain/lifecycle/hear.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { License } from '#domain/subscription/license.ts';
import { followSubscriptions, newTenant, tenantAt } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { readEntitlements } from '#lambdas/clock/read-entitlements.ts';
import { sweep } from '#lambdas/clock/sweep.ts';
import { wake } from '#lambdas/clock/wake.ts';
import { wakeOffer } from '#lambdas/clock/wake-offer.ts';
import type { Due } from '#lambdas/edge/due-queue.ts';
import type { Product } from '#lambdas/edge/products.ts';
import { applyNotification } from '#lambdas/lifecycle/apply.ts';
import { offerReader } from '#lambdas/marketplace/catalog.ts';
import { getEntitlements } from '#lambdas/marketplace/entitlements.ts';
import { hear, readEnvelope } from '#lambdas/marketplace/notification.ts';
import type { Entities, EntityKind } from '#lambdas/stores/entities.ts';
import { memoryStateStore } from '#lambdas/stores/memory.ts';
import type { MarketplaceOptions } from '#local/marketplace/server.ts';
import { running } from '../marketplace/running.ts';
import { BUYER, MINUTE, PRODUCTS, START } from '../marketplace/setting.ts';
import { plainPolicy } from '../stores/examples.ts';

const products: Product[] = PRODUCTS.map(({ code, id, title, model }) => ({
  productCode: code,
  productId: id ?? code,
  type: model === undefined || model === 'subscription' ? 'saas-subscription' : `saas-${model}`,
  policy: 'example/plain',
  name: title ?? code,
  supportEmail: 'help@example.com',
  supportUrl: 'https://example.com/help',
}));

/** Opens one. @param rules of the policy that differ from the plain one */
export const market = async (options: Partial<MarketplaceOptions> = {}, rules: Partial<Policy> = {}) => {
  let time = START;
  let commits = 0;
  const store = memoryStateStore();
  const policy: Policy = { ...plainPolicy, ...rules };
  const policies = { forProduct: async () => policy };
  const surroundings = { now: () => time, newId: () => `commit-${(commits += 1)}` };
  const lifecycle = { store, policies, surroundings, products };
  const aws = await running({
    now: () => time,
    ...options,
    deliver: async (event) => {
      const envelope = readEnvelope(JSON.stringify(event));
      await applyNotification(lifecycle, hear(envelope), {
        id: envelope.id,
        detailType: envelope['detail-type'],
      });
    },
  });
  const seller = {
    endpoint: aws.url,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIASELLER', secretAccessKey: 'unchecked' },
  };
  const client = new MarketplaceEntitlementServiceClient(seller);
  const reading = { store, surroundings, policies, getEntitlements: getEntitlements(client) };
  const readOffer = offerReader(new MarketplaceCatalogClient(seller));
  const offers = { store, surroundings, policies, products, readOffer };
  const clock = {
    store,
    surroundings,
    resendLetter: async () => {},
    policyOf: async () => policy,
    readEntitlements: (id: string, correlationId: string) => readEntitlements(reading, id, correlationId),
    wakeOffer: (id: string, correlationId: string) => wakeOffer(offers, id, correlationId),
  };
  const swept = async (): Promise<Due[]> => {
    const due: Due[] = [];
    const queue = { send: async (more: readonly Due[]) => void due.push(...more) };
    const none = { send: async () => {} };
    await sweep({ store, now: () => time, queueOf: (kind) => (kind === 'reassignment' ? none : queue) });
    for (const each of due) await wake(clock, each, 'sweep');
    return due;
  };
  const place = async <Kind extends EntityKind>(kind: Kind, id: string, entity: Entities[Kind]) => {
    const [stored] = await store.load([{ kind, id }]);
    await store.commit({
      writes: [{ key: { kind, id }, entity, expectedVersion: stored?.version ?? 0 }],
      guards: [],
    });
  };
  const licenseOf = (arn: string): License | undefined =>
    store.all('license').find(({ licenseId }) => licenseId === licenseIdOf(arn));
  return {
    aws,
    store,
    licenseOf,
    /** Time passes; notifications come, and the clock sweeps once. */
    wait: async (ms: number): Promise<Due[]> => {
      time += ms;
      await aws.tick();
      return swept();
    },
    subscribe: async (productCode: string, input: object = {}) => {
      const made = aws.core.act('subscribe', { accountId: BUYER, productCode, ...input });
      time += 2 * MINUTE;
      await aws.tick();
      return made;
    },
    /** A proven buyer ties the license to a tenant, as the doors do. */
    bind: async (arn: string, tenantId: string): Promise<void> => {
      const license = licenseOf(arn) as License;
      const fact = { kind: 'bound', tenantId, at: time, id: `bound ${arn}` } as const;
      const after = hearLicenseFact({ license, agreement: undefined }, license, fact, time).license;
      const known = store.all('tenant').find((tenant) => tenant.tenantId === tenantId);
      const tenant = known ?? newTenant(tenantId, license.productCode ?? '', policy, time);
      await place('license', after.licenseId, after);
      await place('tenant', tenantId, followSubscriptions(tenant, after, policy, time));
    },
    tenant: (tenantId: string): Tenant =>
      tenantAt(store.all('tenant').find((tenant) => tenant.tenantId === tenantId) as Tenant, time),
    entitlements: (arn: string) =>
      store.all('entitlements').find(({ licenseId }) => licenseId === (licenseIdOf(arn) as LicenseId)),
    eventTypes: () => store.journal.flatMap(({ events }) => events.map(({ type }) => type)),
    events: () => store.journal.flatMap(({ events }) => events),
    close: () => aws.close(),
  };
};

export type Market = Awaited<ReturnType<typeof market>>;
