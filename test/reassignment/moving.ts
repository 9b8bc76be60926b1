/**
 * Tenants that are moved, whole: AWS Marketplace on its real wire, its notifications applied, the seller's product hearing
 * webhooks and answering questions, and a clock that sweeps every minute; only the store is in memory.
 */
import { readFileSync } from 'node:fs';
import { MarketplaceAgreementClient } from '@aws-sdk/client-marketplace-agreement';
import { isRefusal } from '#domain/errors.ts';
import { type LicenseId, licenseIdOf } from '#domain/identifiers.ts';
import { hearLicenseFact } from '#domain/lifecycle/hear.ts';
import { type Policy, parsePolicy } from '#domain/policy/policy.ts';
import type { CancellationStatus } from '#domain/reassignment/cancellation.ts';
import { abort, approve, askToCancel, link } from '#domain/reassignment/commands.ts';
import type { Reassignment } from '#domain/reassignment/reassignment.ts';
import type { LicenseFact } from '#domain/subscription/facts.ts';
import { newTenant } from '#domain/tenant/decide.ts';
import { isoOf } from '#domain/time.ts';
import { sweep } from '#lambdas/clock/sweep.ts';
import { wake } from '#lambdas/clock/wake.ts';
import type { Due } from '#lambdas/edge/due-queue.ts';
import { signed } from '#lambdas/edge/signature.ts';
import { registrationOverHttps } from '#lambdas/edge/verification.ts';
import { applyNotification } from '#lambdas/lifecycle/apply.ts';
import { cancellations } from '#lambdas/marketplace/cancellation.ts';
import { hear, readEnvelope } from '#lambdas/marketplace/notification.ts';
import { workOff } from '#lambdas/reassignment/work-off.ts';
import type { WorkerPorts } from '#lambdas/reassignment/worker-ports.ts';
import { following } from '#lambdas/stores/follow.ts';
import { memoryStateStore } from '#lambdas/stores/memory.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import type { EventBridgeEnvelope } from '#local/marketplace/notices/message.ts';
import { productApp } from '#local/vendors/registration/app.ts';
import { type Behavior, openRegistrations } from '#local/vendors/registration/registrations.ts';
import { running } from '../marketplace/running.ts';
import { MINUTE, START } from '../marketplace/setting.ts';
import { command, start } from './changes.ts';

export const PRODUCT = 'payg-code';
const VENDOR = 'http://127.0.0.1:4060';
const HOST = { host: '127.0.0.1:4060' };
export const SOURCE = '111111111111';
export const TARGET = '222222222222';
export const TENANT = 't-000000000001';

const cloudOne = (): Policy => {
  const read = parsePolicy(JSON.parse(readFileSync('policies/cloud-one/cloud-one.json', 'utf8')));
  if (!('policy' in read)) throw new Error('the policy is broken');
  return read.policy;
};

/**
 * @param rules of the policy's `reassignment` that differ
 * @param isLost which notifications never come
 * @param store of everything that stands
 */
export const moving = async (
  rules: NonNullable<Policy['reassignment']> = {},
  isLost: (event: EventBridgeEnvelope) => boolean = () => false,
  store = memoryStateStore(),
) => {
  let time = START;
  let commits = 0;
  const policy = { ...cloudOne(), reassignment: { ...cloudOne().reassignment, ...rules } };
  const surroundings = { now: () => time, newId: () => `commit-${(commits += 1)}` };
  const policies = { forProduct: async () => policy };
  const lifecycle = { store, policies, surroundings, products: [] };
  const aws = await running({
    now: () => time,
    deliver: async (event) => {
      const envelope = readEnvelope(JSON.stringify(event));
      const notification = { id: envelope.id, detailType: envelope['detail-type'] };
      if (!isLost(event)) await applyNotification(lifecycle, hear(envelope), notification);
    },
  });
  const registrations = openRegistrations();
  const product = productApp({
    registrations,
    now: () => time,
    webhookKeys: () => ['w'],
    verificationKeys: () => ['v'],
    wait: async () => undefined,
  });
  const ports: WorkerPorts = {
    store,
    lists: store,
    policies,
    surroundings,
    cancellations: cancellations(
      new MarketplaceAgreementClient({
        endpoint: aws.url,
        region: 'us-east-1',
        maxAttempts: 1,
        credentials: { accessKeyId: 'AKIASELLER', secretAccessKey: 'unchecked' },
      }),
    ),
    askRegistration: registrationOverHttps({
      endpoints: [{ productCode: PRODUCT, url: `${VENDOR}/tenants/{tenantId}/registration`, secret: 's' }],
      signingKeys: async () => ['v'],
      now: () => time,
      get: async (url, headers) => {
        const answer = await product.request(url.href, { headers: { ...HOST, ...headers } });
        return { status: answer.status, body: await answer.text() };
      },
    }),
  };
  const clock = {
    store,
    surroundings,
    policyOf: policies.forProduct,
    resendLetter: async () => {},
    readEntitlements: async () => {},
    wakeOffer: async () => {},
  };

  let told = 0;
  /** The product hears of what was committed, as its webhook would tell it. */
  const tellProduct = async (): Promise<void> => {
    for (; told < store.journal.length; told += 1) {
      const entry = store.journal[told];
      for (const event of entry?.events ?? []) {
        const body = JSON.stringify({ ...event, at: isoOf(entry?.at ?? 0) });
        const headers = { ...HOST, ...signed(['w'], body, time) };
        await product.request(`${VENDOR}/hooks/concord`, { method: 'POST', headers, body });
      }
    }
  };
  const swept = async (): Promise<Due[]> => {
    const due: Due[] = [];
    const queue = { send: async (more: readonly Due[]) => void due.push(...more) };
    await sweep({ store, now: () => time, queueOf: () => queue });
    return due;
  };
  const work = async ({ kind, id }: Due): Promise<void> => {
    if (kind === 'reassignment') return workOff(ports, id, 'sweep');
    await wake(clock, { kind, id }, 'sweep');
  };
  /** Time passes minute by minute. */
  const wait = async (ms: number, step = MINUTE): Promise<void> => {
    for (const until = time + ms; time < until; ) {
      time = Math.min(time + step, until);
      await aws.tick();
      await tellProduct();
      for (const due of await swept()) await work(due);
      await tellProduct();
    }
  };
  const subscribe = async (accountId: string, offerId?: string) => {
    const offer = offerId === undefined ? {} : { offerId };
    const made = aws.core.act('subscribe', { accountId, productCode: PRODUCT, ...offer });
    await wait(2 * MINUTE);
    return made;
  };
  const hearFacts = (
    licenseArn: string,
    facts: readonly LicenseFact[],
    { tenantId, account }: { tenantId?: string | undefined; account?: string } = {},
  ) => {
    const cause = { door: 'test', verb: 'land', actor: { kind: 'clock' as const }, correlationId: 'test' };
    return walk(store, surroundings, cause, async (unit) => {
      const changes = following(unit, policies.forProduct);
      const licenseId = licenseIdOf(licenseArn);
      const known = await unit.read('license', licenseId ?? '');
      const unheard = account &&
        licenseId && { licenseId, licenseArn, productCode: PRODUCT, buyerAccount: account };
      const details = known ?? unheard;
      if (!details) throw new Error(`no license ${licenseArn}`);
      if (tenantId !== undefined && !(await unit.read('tenant', tenantId))) {
        changes.tenant(undefined, tenantId);
        unit.put('tenant', tenantId, newTenant(tenantId, PRODUCT, policy, time));
      }
      const after = facts.reduce(
        (license, fact) =>
          hearLicenseFact({ license, agreement: undefined }, license ?? details, fact, time).license,
        known,
      );
      if (!after) return;
      await changes.license(known, after);
      unit.announce(await changes.settle());
    });
  };
  const asking = (verb: string, person = 'asks') => ({ person, key: `${verb} ${time}`, verb });
  const of = (changeId = 'chg-1'): Reassignment => {
    const change = store.all('reassignment').find((each) => each.changeId === changeId);
    if (!change) throw new Error(`no ${changeId}`);
    return change;
  };
  const done = async (result: Promise<unknown>): Promise<void> => {
    const refusal = await result;
    if (isRefusal(refusal)) throw new Error(refusal.refused);
  };
  return {
    aws,
    store,
    ports,
    wait,
    /** Time passes, and nothing is done meanwhile. */
    pass: (ms: number) => {
      time += ms;
    },
    work,
    swept,
    subscribe,
    of,
    /** A buyer sets up the account, and ties it to a tenant if one is named. */
    land: (licenseArn: string, tenantId?: string) => {
      const at = time;
      const registered: LicenseFact = { kind: 'registered', at, id: `landed ${licenseArn}` };
      const bound: LicenseFact[] =
        tenantId === undefined ? [] : [{ kind: 'bound', tenantId, at, id: `bound ${licenseArn}` }];
      return hearFacts(licenseArn, [registered, ...bound], { tenantId });
    },
    /** AWS says that nothing comes of what an account has bought. */
    fail: (licenseArn: string, account: string) =>
      hearFacts(licenseArn, [{ kind: 'failed', at: time, id: `failed ${licenseArn}` }], { account }),
    begin: (changeId = 'chg-1') =>
      done(
        start(ports, asking('start'), {
          changeId,
          tenantId: TENANT,
          targetAccount: TARGET,
          takeover: false,
        }),
      ),
    approve: () =>
      done(command(ports, asking('approve', 'approves'), 'chg-1', (scene, at, by) => approve(scene, by, at))),
    link: () => done(command(ports, asking('link'), 'chg-1', (scene, at) => link(scene, at))),
    abort: () => done(command(ports, asking('abort'), 'chg-1', (scene, at) => abort(scene, at))),
    askToCancel: () => done(command(ports, asking('cancel'), 'chg-1', (scene, at) => askToCancel(scene, at))),
    /** A notification about a request to cancel comes, perhaps once more. */
    hearRequest: (agreementId: string, requestId: string, status: CancellationStatus, at = time) =>
      applyNotification(
        lifecycle,
        { kind: 'cancellation', agreementId, requestId, status, stamp: { at, id: `again ${at}` } },
        { id: `again ${at}`, detailType: 'Agreement Cancellation Request' },
      ),
    behave: (behavior: Partial<Behavior>) =>
      registrations.behave({ ...registrations.behavior(), ...behavior }),
    eventTypes: () => store.journal.flatMap(({ events }) => events.map(({ type }) => type)),
    requests: () => Object.values(aws.core.state.cancellationRequests),
    licenseIds: () => store.all('license').map(({ licenseId }) => licenseId as LicenseId),
    payer: () => store.all('tenant').find(({ tenantId }) => tenantId === TENANT)?.link?.subscriptionId,
    close: () => aws.close(),
  };
};

export type Moving = Awaited<ReturnType<typeof moving>>;

/** A tenant that is paid for by the source, with the target subscribed and set up, approved and linked. */
export const linked = async (...options: Parameters<typeof moving>) => {
  const world = await moving(...options);
  const source = await world.subscribe(SOURCE);
  await world.land(source.licenseArn, TENANT);
  await world.begin();
  await world.approve();
  const target = await world.subscribe(TARGET);
  await world.land(target.licenseArn);
  await world.link();
  return { world, source, target };
};
