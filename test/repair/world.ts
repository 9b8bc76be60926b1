/**
 * A marketplace on the real wire, asked by the real client, with a lifecycle that hears what it delivers, but for
 * what a test plants as lost.
 */
import { MarketplaceAgreementClient } from '@aws-sdk/client-marketplace-agreement';
import { MarketplaceEntitlementServiceClient } from '@aws-sdk/client-marketplace-entitlement-service';
import { agreementStatus } from '#domain/agreement/agreement.ts';
import { type LicenseId, licenseIdOf } from '#domain/identifiers.ts';
import type { RepairReport } from '#domain/repair/findings.ts';
import { currentSubscription } from '#domain/subscription/license.ts';
import type { Subscription } from '#domain/subscription/subscription.ts';
import { readEntitlements } from '#lambdas/clock/read-entitlements.ts';
import { applyNotification } from '#lambdas/lifecycle/apply.ts';
import type { RepairPorts } from '#lambdas/lifecycle/repair.ts';
import type { RepairOnePorts } from '#lambdas/lifecycle/repair-one.ts';
import { runEntitlementRepair, runRepair } from '#lambdas/lifecycle/repair-run.ts';
import { agreementSource, chainFinder } from '#lambdas/marketplace/agreements.ts';
import { getEntitlements } from '#lambdas/marketplace/entitlements.ts';
import { hear, readEnvelope } from '#lambdas/marketplace/notification.ts';
import { productEntitlements } from '#lambdas/marketplace/product-entitlements.ts';
import { memoryStateStore } from '#lambdas/stores/memory.ts';
import type { EventBridgeEnvelope } from '#local/marketplace/notices/message.ts';
import type { MarketplaceOptions } from '#local/marketplace/server.ts';
import { running } from '../marketplace/running.ts';
import { BUYER, MINUTE, PRODUCTS, START } from '../marketplace/setting.ts';
import { plainPolicy } from '../stores/examples.ts';

/** Longer than a notification may take before it counts as lost. */
export const SETTLED = 20 * MINUTE;

const products: RepairPorts['products'] = PRODUCTS.map(({ code, id, title, model }) => ({
  productCode: code,
  productId: id ?? code,
  type: model === undefined || model === 'subscription' ? 'saas-subscription' : `saas-${model}`,
  policy: 'example/plain',
  name: title ?? code,
  supportEmail: 'help@example.com',
  supportUrl: 'https://example.com/help',
}));

/** Which notifications never arrive; by default all do. */
type Loss = (event: EventBridgeEnvelope) => boolean;

export const world = async (options: Partial<MarketplaceOptions> = {}) => {
  let time = START;
  let lost: Loss = () => false;
  let commits = 0;
  const store = memoryStateStore();
  const surroundings = { now: () => time, newId: () => `commit-${(commits += 1)}` };
  const policies = { forProduct: async () => plainPolicy };
  const lifecycle = { store, policies, surroundings, products };
  const deliver = async (event: EventBridgeEnvelope): Promise<void> => {
    const envelope = readEnvelope(JSON.stringify(event));
    const detailType = envelope['detail-type'];
    await applyNotification(lifecycle, hear(envelope), { id: envelope.id, detailType });
  };
  const market = await running({
    now: () => time,
    ...options,
    deliver: async (event) => {
      if (!lost(event)) await deliver(event);
    },
  });
  const seller = {
    endpoint: market.url,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIASELLER', secretAccessKey: 'unchecked' },
  };
  const agreementClient = new MarketplaceAgreementClient(seller);
  const ports: RepairPorts & RepairOnePorts = {
    ...lifecycle,
    agreements: agreementSource(agreementClient),
    chainOf: chainFinder(agreementClient),
    entitlements: productEntitlements(new MarketplaceEntitlementServiceClient(seller)),
  };
  const wait = async (ms: number): Promise<void> => {
    time += ms;
    await market.tick();
  };
  return {
    market,
    store,
    ports,
    wait,
    deliver,
    now: () => time,
    /** What happens in `act`, and in the quarter of an hour after it, is told but for what is lost. */
    losing: async <Result>(loss: Loss, act: () => Result | Promise<Result>): Promise<Result> => {
      lost = loss;
      const result = await act();
      await wait(SETTLED);
      lost = () => false;
      return result;
    },
    /** A buyer subscribes, and everything of it arrives. */
    subscribe: async (productCode = 'payg-code', accountId = BUYER) => {
      const made = market.core.act('subscribe', { accountId, productCode });
      await wait(SETTLED);
      return made;
    },
    repair: (): Promise<RepairReport> => runRepair(ports),
    repairEntitlements: (): Promise<RepairReport> => runEntitlementRepair(ports),
    /** What the clock does a minute after a license event. */
    readEntitlements: async (arn: string): Promise<void> => {
      time += MINUTE;
      const getOne = getEntitlements(new MarketplaceEntitlementServiceClient(seller));
      await readEntitlements({ ...lifecycle, getEntitlements: getOne }, licenseIdOf(arn) ?? '', 'clock');
    },
    entitlements: (arn: string): Record<string, unknown> => {
      const set = store.all('entitlements').find(({ licenseId }) => licenseId === licenseIdOf(arn));
      return Object.fromEntries((set?.entitlements ?? []).map(({ dimension, value }) => [dimension, value]));
    },
    subscription: (arn: string): Subscription | undefined => {
      const license = store.all('license').find(({ licenseId }) => licenseId === licenseIdOf(arn));
      return license && currentSubscription(license);
    },
    agreement: (id: string) => {
      const agreement = store.all('agreement').find(({ agreementId }) => agreementId === id);
      return agreement && { status: agreementStatus(agreement), agreement };
    },
    /** The buyer lands: a registration token is resolved. */
    land: (licenseArn: string) =>
      applyNotification(
        lifecycle,
        {
          kind: 'license',
          details: {
            licenseId: licenseIdOf(licenseArn) as LicenseId,
            licenseArn,
            productCode: 'payg-code',
            buyerAccount: BUYER,
          },
          fact: { kind: 'registered', at: time, id: `landing ${licenseArn}` },
        },
        { id: 'landing', detailType: 'landing' },
      ),
  };
};

export type World = Awaited<ReturnType<typeof world>>;

/** Loses every notification whose type begins with one of these. */
export const types =
  (...names: string[]): Loss =>
  (event) =>
    names.some((name) => event['detail-type'].startsWith(name));
