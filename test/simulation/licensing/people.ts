/**
 * Who deals with vendors in a history; and what they do when faults have stopped.
 * @module
 */
import type { Town } from '../town.ts';
import { license, UPSTREAMS } from './accounts.ts';
import { activate, type Licensee, settles, tells } from './links.ts';

const yukiOf = ({ licensing }: Town): Licensee => ({
  who: 'yuki',
  tenants: ['t-yuki0000000000000001', 't-yuki0000000000000002'],
  untold: licensing.untold,
});
const CUSTOMER = 't-noah0000000000000001';

/** Lives with vendors for a while. @returns what each of them does */
export const dealWithVendors = (town: Town): readonly Promise<void>[] => {
  const { chanceOfLicenses: chance } = town;
  return [
    activate(town, yukiOf(town), chance.between(3, 9)),
    license(town, 'noah', CUSTOMER, chance.between(3, 9)),
  ];
};

/** rounds · people look so often whether something waits for them. */
const ROUNDS_MAX = 6;
const LOOK_EVERY_MS = 40 * 60_000;

/** Everything is up, everything is told, and what is unclear is settled. */
export const settleWithVendors = async (town: Town): Promise<void> => {
  const yuki = yukiOf(town);
  for (const upstreamId of UPSTREAMS) town.licensing.portal.turn(upstreamId, 'UP');
  town.licensing.portal.mend();
  // what a person settled too early, the vendor's list puts right
  const { service, settled, untold } = town.licensing;
  for (const known of service.links)
    if (known.used && settled.has(known.used.activationId ?? '')) untold.push([known, known.used.tenantId]);
  for (const told of yuki.untold) await tells(town, yuki.who, told);
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    for (const tenantId of yuki.tenants) {
      const state = town.state.get('activations', tenantId)?.redemptions.at(-1)?.state.name;
      if (state === 'UNCLEAR') await settles(town, yuki.who, tenantId);
    }
    await town.world.sleep(yuki.who, LOOK_EVERY_MS);
  }
};
