/**
 * A tenant that an account pays for, and people who move it: what the tests of moving begin with.
 * @module
 */
import { awaitedIdOf, withOffer } from '#domain/reassignment/awaited.ts';
import { abort, hearVerification } from '#domain/reassignment/commands.ts';
import { openReassignment } from '#domain/reassignment/open.ts';
import type { Reassignment } from '#domain/reassignment/reassignment.ts';
import { reconcile } from '#domain/reassignment/reconcile.ts';
import type { Circumstances, Scene } from '#domain/reassignment/scene.ts';
import { hearFact, type License, licenseAt } from '#domain/subscription/license.ts';
import { following } from '#lambdas/stores/follow.ts';
import { circumstancesOf, licensesNow, putScene, readScene, sceneEvents } from '#lambdas/stores/scenes.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import type { Browser } from './browser.ts';
import { ACCOUNT_M, ACCOUNT_N, customerOf, OBSERVABILITY, type Town, tokenFor } from './town.ts';

export const EMAIL = 'Buyer@Example.com';

export const prove = async (town: Town, browser: Browser, email = EMAIL): Promise<void> => {
  await browser.submit('code', { email });
  await browser.submit('proof', { code: town.latestCode() });
};

/** Registers license `number` for a new tenant, in a browser of its own. */
export const register = async (town: Town, number: number, account = ACCOUNT_M): Promise<string> => {
  const browser = town.browser();
  await browser.land(tokenFor(town, number, account));
  await prove(town, browser);
  if (browser.page.body.includes('/choice"')) await browser.submit('choice', { tenant: 'new' });
  await browser.submit('complete');
  return town.store.all('tenant').at(-1)?.tenantId ?? 'no tenant';
};

/** Lands with license `number` from an account, proves the address, and looks at what choosing the tenant would mean. */
export const choose = async (
  town: Town,
  number: number,
  tenantId: string,
  account = ACCOUNT_N,
  language = 'en',
  email = EMAIL,
): Promise<Browser> => {
  const browser = town.browser(language);
  await browser.land(tokenFor(town, number, account));
  await prove(town, browser, email);
  if (browser.page.body.includes('/choice"')) await browser.submit('choice', { tenant: tenantId });
  return browser;
};

const cause = { door: 'test', verb: 'test', actor: { kind: 'clock' as const }, correlationId: 'test' };

const inOneCommit = (town: Town, act: (work: UnitOfWork) => Promise<void>): Promise<unknown> =>
  walk(town.store, town.ports.surroundings, cause, act);

/** AWS Marketplace says something about a license, and everything follows, as in production. */
export const hear = (town: Town, number: number, change: (license: License) => License): Promise<unknown> =>
  inOneCommit(town, async (work) => {
    const { licenseId } = customerOf(number);
    const license = await work.read('license', licenseId);
    if (!license) throw new Error(`license ${number} is not known`);
    const changes = following(work, town.ports.policies.forProduct);
    await changes.license(license, change(license));
    work.announce(await changes.settle());
  });

/** The subscription ends now; said again later, its final hour is over. */
export const endNow = (town: Town, number: number): Promise<unknown> =>
  hear(town, number, (license) => {
    const { now } = town.clock;
    const fact = { kind: 'ended' as const, at: now, id: `ended-${number}`, cause: 'DEPROVISIONED' as const };
    return licenseAt(hearFact(license, license, fact, now), now);
  });

/** Something is done to the reassignment that holds the tenant, as at the operators' door. */
export const actOn = (
  town: Town,
  tenantId: string,
  act: (scene: Scene, at: Circumstances) => Scene,
): Promise<unknown> =>
  inOneCommit(town, async (work) => {
    const change = changeOf(town, tenantId);
    const scene = await readScene(work, change.changeId);
    if ('refused' in scene) throw new Error(scene.refused);
    const policy = await town.ports.policies.forProduct(OBSERVABILITY.productCode);
    const after = act(scene, await circumstancesOf(work, policy, scene));
    await putScene(work, scene, after);
    work.announce(sceneEvents(scene, after));
  });

const scened = (outcome: ReturnType<typeof abort>): Scene => {
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome;
};

/** An operator looked: the type and the services are as the policy wants them. */
export const verify = (town: Town, tenantId: string): Promise<unknown> =>
  actOn(town, tenantId, (scene, at) => {
    const said = { type: 'AWS Marketplace', services: [], at: at.now };
    return scened(hearVerification(scene, said, { kind: 'operator', principal: 'ann' }, at));
  });

export const stop = (town: Town, tenantId: string): Promise<unknown> =>
  actOn(town, tenantId, (scene, at) => scened(abort(scene, at)));

/** An operator asks for the tenant to be moved. */
export const ask = (
  town: Town,
  tenantId: string,
  { targetAccount = ACCOUNT_N, offerId }: { targetAccount?: string; offerId?: string } = {},
): Promise<unknown> =>
  inOneCommit(town, async (work) => {
    const tenant = await work.read('tenant', tenantId);
    if (!tenant) throw new Error('no tenant');
    const ids = tenant.bindings.map(({ subscriptionId }) => subscriptionId.split('~')[0] ?? '');
    const licenses = await licensesNow(work, ids);
    const policy = await town.ports.policies.forProduct(OBSERVABILITY.productCode);
    const at = await circumstancesOf(work, policy, { tenant, licenses });
    const opened = openReassignment(
      { tenant, licenses, isSourceSppo: false },
      {
        changeId: `c-${work.commitId}`,
        kind: 'account-change',
        targetAccount,
        takeover: false,
        requestedBy: { kind: 'operator', principal: 'ann' },
        consents: false,
        ...(offerId === undefined ? {} : { offerId }),
      },
      at,
    );
    if ('refused' in opened) throw new Error(opened.refused);
    await putScene(work, undefined, reconcile(opened, at));
  });

/** An operator linked an offer to the tenant ahead of time. */
export const expectOffer = (town: Town, tenantId: string, offerId = 'offer-1'): Promise<unknown> =>
  inOneCommit(town, async (work) => {
    const id = awaitedIdOf(OBSERVABILITY.productCode, ACCOUNT_N);
    work.put('awaited', id, withOffer(await work.read('awaited', id), id, { offerId, tenantId }));
  });

/** The latest reassignment of a tenant. */
export const changeOf = (town: Town, tenantId: string): Reassignment => {
  const found = town.store.all('reassignment').findLast((change) => change.tenantId === tenantId);
  if (!found) throw new Error('no reassignment');
  return found;
};

/** The types of events that were announced, in order. */
export const announced = (town: Town): string[] =>
  town.store.journal.flatMap(({ events }) => events.map(({ type }) => type));
