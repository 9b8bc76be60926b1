/**
 * People who activate licenses by links: through us and at the vendor, in several tenants, sometimes one link in two at once.
 * @module
 */
import { openRedemption } from '#domain/activation/activation.ts';
import { isoOf } from '#domain/time.ts';
import { observeActivations } from '#lambdas/activation/observations.ts';
import { redeemLink } from '#lambdas/activation/redeem.ts';
import { settleActivation } from '#lambdas/activation/settle.ts';
import { changeChannelOf } from '#lambdas/directory/change-channel.ts';
import { openTenantOf } from '#lambdas/directory/open-tenant.ts';
import { closeCaseOf } from '#lambdas/support/close-case.ts';
import { pause } from '../people/customer.ts';
import { send } from '../people/operator.ts';
import type { Town } from '../town.ts';
import { LINKS } from './rules.ts';
import type { KnownLink } from './service.ts';

/** Products of both families, and tenants on both sides of the exclusions. */
const PRODUCTS = ['workload-security-essential-with-xdr', 'conformity', 'file-storage-security'] as const;
const CHANNELS = ['activation-link', 'activation-link', 'activation-link', 'mspl'] as const;

/** What one who activates knows. */
export interface Licensee {
  readonly who: string;
  readonly tenants: readonly string[];
  /** What was activated at the vendor's without us, and is to be told. */
  readonly untold: (readonly [link: KnownLink, tenantId: string])[];
}

/** Opens a tenant on a channel. */
export const opensTenant = (
  town: Town,
  who: string,
  tenantId: string,
  productCode: string,
  channel: string,
) =>
  send(town, who, 'POST /v1/tenants', (process) => openTenantOf(town.ports.directory(process)), {
    verb: 'open-tenant',
    params: {},
    body: { tenantId, productCode, channel },
  });

const redeems = (town: Town, who: string, id: string, known: KnownLink) =>
  send(
    town,
    who,
    'POST /v1/tenants/{id}/activations',
    (process) => redeemLink(town.ports.licensing.activation(process)),
    { verb: 'redeem-link', params: { id }, body: { product: known.product, link: known.link } },
  );

const redeemOne = async (town: Town, { who, tenants }: Licensee): Promise<void> => {
  const { chanceOfLicenses: chance, licensing, world } = town;
  const unused = licensing.service.links.filter(({ used }) => !used);
  const isOld = unused.length > 0 && chance.chance(0.3);
  const known = isOld ? chance.pick(unused) : licensing.service.mint(chance.pick(PRODUCTS));
  const isTwice = chance.chance(0.25);
  if (isTwice) world.mark('one link in two tenants at once');
  const wanting = isTwice ? tenants : [chance.pick(tenants)];
  await Promise.all(wanting.map((tenantId) => redeems(town, who, tenantId, known)));
};

const useAtVendor = (town: Town, { tenants, untold }: Licensee): void => {
  const { chanceOfLicenses: chance, licensing, world } = town;
  const unused = licensing.service.links.filter(({ used }) => !used);
  const isOld = unused.length > 0 && chance.chance(0.5);
  const known = isOld ? chance.pick(unused) : licensing.service.mint(chance.pick(PRODUCTS));
  const tenantId = chance.pick(tenants);
  if (!licensing.service.use(known, tenantId)) return;
  world.mark('activated at the vendor');
  untold.push([known, tenantId]);
};

/** The vendor's feed tells of one activation, perhaps not for the first time: then it is no news, and leaves no entry. */
export const tells = async (
  town: Town,
  who: string,
  [{ link, product, used }, tenantId]: readonly [KnownLink, string],
): Promise<void> => {
  const observation = { tenantId, product, link, at: isoOf(used?.at ?? 0) };
  const sent = send(
    town,
    who,
    'POST /v1/activation-observations',
    (process) => observeActivations(town.ports.licensing.activation(process)),
    { verb: 'observe-activation', params: {}, body: { observations: [observation] } },
  );
  const order = town.orders.at(-1);
  await sent;
  if (order) order.done = false;
};

const changesChannel = (town: Town, { who, tenants }: Licensee) => {
  const { chanceOfLicenses: chance } = town;
  return send(
    town,
    who,
    'POST /v1/tenants/{id}/channel',
    (process) => changeChannelOf(town.ports.directory(process)),
    {
      verb: 'change-channel',
      params: { id: chance.pick(tenants) },
      body: { channel: chance.pick(CHANNELS) },
    },
  );
};

/** Settles what the vendor left unclear, by what it shows. */
export const settles = async (town: Town, who: string, tenantId: string): Promise<void> => {
  const activations = town.state.get('activations', tenantId);
  const open = activations && openRedemption(activations);
  if (!open || open.state.name === 'REQUESTED') return;
  const known = town.licensing.service.links.find(
    ({ used }) => used?.activationId === open.activationId && used.tenantId === tenantId,
  );
  town.licensing.settled.add(open.activationId);
  const link = town.state.get('activationLink', open.link.hash);
  const truth = town.licensing.service.links.find((each) => link?.ciphertext.endsWith(` ${each.link}`));
  const found = known
    ? 'here'
    : truth?.used
      ? truth.used.tenantId === tenantId
        ? 'here'
        : 'elsewhere'
      : 'unused';
  const at = truth?.used?.at;
  await send(
    town,
    who,
    'POST /v1/tenants/{id}/activations/{activationId}/settle',
    (process) => settleActivation(town.ports.licensing.activation(process)),
    {
      verb: 'settle-activation',
      params: { id: tenantId, activationId: open.activationId },
      body: { found, ...(at === undefined || found !== 'here' ? {} : { at: isoOf(at) }) },
    },
  );
};

const closesCase = async (town: Town, { who, tenants }: Licensee): Promise<void> => {
  const { chanceOfLicenses: chance, state } = town;
  const open = [...state.all('supportCase')].filter(
    (known) => tenants.includes(known.tenantId) && known.state.name !== 'CLOSED',
  );
  if (open.length === 0) return;
  await send(
    town,
    who,
    'POST /v1/support-cases/{id}/close',
    (process) => closeCaseOf(town.ports.licensing.support(process)),
    { verb: 'close-support-case', params: { id: chance.pick(open).caseId }, body: { how: 'resolved' } },
  );
};

const once = async (town: Town, licensee: Licensee): Promise<void> => {
  const { chanceOfLicenses: chance } = town;
  const { who, tenants, untold } = licensee;
  const dice = chance.next();
  if (dice < 0.5) return redeemOne(town, licensee);
  if (dice < 0.7) return useAtVendor(town, licensee);
  if (dice < 0.85) return untold.length === 0 ? undefined : tells(town, who, chance.pick(untold));
  if (dice < 0.9) return settles(town, who, chance.pick(tenants));
  if (dice < 0.95) return closesCase(town, licensee);
  if (dice < 0.97) return void (await changesChannel(town, licensee));
  return town.licensing.rules.deploy(LINKS.productCode);
};

/** Two tenants, in which licenses are activated for a while. */
export const activate = async (town: Town, licensee: Licensee, deeds: number): Promise<void> => {
  const { chanceOfLicenses: chance } = town;
  for (const tenantId of licensee.tenants)
    await opensTenant(town, licensee.who, tenantId, LINKS.productCode, chance.pick(CHANNELS));
  for (let done = 0; done < deeds; done += 1) {
    await pause(town, licensee.who);
    await Promise.all([once(town, licensee), ...(chance.chance(0.3) ? [once(town, licensee)] : [])]);
  }
};
