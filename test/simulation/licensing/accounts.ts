/**
 * People who license by accounts at a vendor: they change what a customer has, of which the vendor shows something later; systems
 * go down and come back, and now and then somebody changes something there by hand.
 * @module
 */
import type { ActKind } from '#domain/capabilities/acts.ts';
import { HOUR_MS, isoOf, MINUTE_MS } from '#domain/time.ts';
import { actOn } from '#lambdas/capabilities/act-on-account.ts';
import { ROUTE_OF } from '#lambdas/capabilities/acts.ts';
import { changeAccountType, createAccount } from '#lambdas/capabilities/change-account.ts';
import { sayUpstream } from '#lambdas/capabilities/upstreams.ts';
import { pause } from '../people/customer.ts';
import { send } from '../people/operator.ts';
import type { Town } from '../town.ts';
import { opensTenant } from './links.ts';
import { ACCOUNTS } from './rules.ts';

const PRODUCTS = ['cloud-edge', 'hosted-email-security', 'wfbs-services'] as const;
const PLUG_INS = ['autotask', 'kaseya-vsa'] as const;
const TYPES = ['lmp', 'clp'] as const;
export const UPSTREAMS = [
  'licensing-management-platform',
  'customer-licensing-portal',
  'wfbs-services',
] as const;

interface Wish {
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** What each kind of act is asked with, whether the account can do it or not. */
const wishesOf = (town: Town): Readonly<Record<Exclude<ActKind, 'template.assign-to-existing'>, Wish>> => {
  const { chanceOfLicenses: chance, world } = town;
  const product = chance.pick(PRODUCTS);
  const plan = chance.chance(0.5);
  return {
    'customer.delete': { body: { confirm: 'delete' } },
    'product.enlist': {
      params: { product },
      body: plan ? { plan: 'gold' } : { authorizationKey: `KEY-${chance.below(1_000)}-AAAA-BBBB` },
    },
    'product.delete': { params: { product }, body: { confirm: product } },
    'product.describe': { params: { product }, body: { description: `text ${chance.below(4)}` } },
    'plug-in.connect': {
      params: { plugIn: chance.pick(PLUG_INS) },
      body: { connected: chance.chance(0.7) },
    },
    'profile.change': { body: { profile: { company: `Company ${chance.below(4)}` } } },
    'account.merge': { body: { from: `old-${chance.below(3)}`, confirm: `old-${chance.below(3)}` } },
    'long-beta.change': { body: { joined: chance.chance(0.5) } },
    'license.renew': {
      params: { product },
      body: { until: isoOf(world.now() + chance.between(1, 400) * 24 * HOUR_MS) },
    },
    'seats.assign': { params: { product }, body: { seats: chance.between(0, 40) } },
    'counter.reset': { params: { product } },
  };
};

const acts = async (town: Town, who: string, id: string): Promise<void> => {
  const wishes = wishesOf(town);
  const kinds = Object.keys(wishes) as (keyof typeof wishes)[];
  // a customer that is deleted can do nothing more
  const kind = town.chanceOfLicenses.chance(0.4)
    ? 'product.enlist'
    : town.chanceOfLicenses.pick(kinds.filter((each) => each !== 'customer.delete'));
  const { params = {}, body = {} } = wishes[kind];
  await send(
    town,
    who,
    ROUTE_OF[kind],
    (process) => actOn(town.ports.licensing.acts(process), kind) as never,
    { verb: kind.replace('.', '-'), params: { id, ...params }, body },
  );
};

const deletes = async (town: Town, who: string, id: string): Promise<void> => {
  const kind = 'customer.delete';
  await send(town, who, ROUTE_OF[kind], (process) => actOn(town.ports.licensing.acts(process), kind), {
    verb: 'customer-delete',
    params: { id },
    body: { confirm: id },
  });
};

/** Becomes a customer at the vendor. */
const creates = (town: Town, who: string, id: string, accountType: string) =>
  send(
    town,
    who,
    'POST /v1/tenants/{id}/vendor-account',
    (process) => createAccount(town.ports.licensing.acts(process)),
    { verb: 'customer-create', params: { id }, body: { accountType } },
  );

const migrates = (town: Town, who: string, id: string, accountType: string) =>
  send(
    town,
    who,
    'POST /v1/tenants/{id}/vendor-account/account-type',
    (process) => changeAccountType(town.ports.licensing.acts(process)),
    { verb: 'change-account-type', params: { id }, body: { accountType } },
  );

/** An operator hears that a system is down, or up again, and says so. */
const says = (town: Town, who: string, upstreamId: string, condition: string) =>
  send(
    town,
    who,
    'PUT /v1/products/{code}/upstreams/{upstreamId}',
    (process) => sayUpstream(town.ports.licensing.propagations(process)),
    {
      verb: 'say-upstream',
      params: { code: ACCOUNTS.productCode, upstreamId },
      body: { condition },
    },
  );

const maintenance = async (town: Town, who: string): Promise<void> => {
  const { chanceOfLicenses: chance, licensing, world } = town;
  const upstreamId = chance.pick(UPSTREAMS);
  world.mark('a system of the vendor goes down');
  licensing.portal.turn(upstreamId, chance.pick(['MAINTENANCE', 'FAULT'] as const));
  if (chance.chance(0.5)) await says(town, who, upstreamId, 'MAINTENANCE');
  await world.sleep(who, chance.between(5, 300) * MINUTE_MS);
  licensing.portal.turn(upstreamId, 'UP');
  if (chance.chance(0.5)) await says(town, who, upstreamId, 'UP');
};

const once = async (town: Town, who: string, id: string): Promise<void> => {
  const { chanceOfLicenses: chance, licensing } = town;
  const dice = chance.next();
  if (dice < 0.72) return acts(town, who, id);
  if (dice < 0.8) return void (await creates(town, who, id, chance.pick(TYPES)));
  if (dice < 0.86) return maintenance(town, who);
  if (dice < 0.91) return licensing.portal.meddle(chance.pick(['by hand', null]));
  if (dice < 0.95) return void (await migrates(town, who, id, chance.pick(TYPES)));
  if (dice < 0.97) return deletes(town, who, id);
  return licensing.rules.deploy(ACCOUNTS.productCode);
};

/** A customer at the vendor, of whom something is changed now and then, sometimes by two at once. */
export const license = async (town: Town, who: string, tenantId: string, deeds: number): Promise<void> => {
  const { chanceOfLicenses: chance } = town;
  await opensTenant(town, who, tenantId, ACCOUNTS.productCode, 'annual');
  await creates(town, who, tenantId, chance.pick(TYPES));
  for (let done = 0; done < deeds; done += 1) {
    await pause(town, who);
    const isWithColleague = chance.chance(0.3);
    await Promise.all([
      once(town, who, tenantId),
      ...(isWithColleague ? [once(town, `${who}-2`, tenantId)] : []),
    ]);
  }
};
