/**
 * Opens a town: AWS Marketplace, the seller's functions over an empty state, and the invariants that watch each commit.
 * @module
 */
import '#test/directory/quiet.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { reassignmentTermsOf } from '#domain/policy/reassignment-terms.ts';
import { applyNotification } from '#lambdas/lifecycle/apply.ts';
import { type Market, openMarket } from './aws/market.ts';
import { AT_EACH_COMMIT } from './invariants/all.ts';
import { isExpected } from './people/door.ts';
import { clockOf } from './seller/clock.ts';
import { portsOf } from './seller/seller.ts';
import { openState } from './seller/state.ts';
import { openVendor } from './seller/vendor.ts';
import { type Town, townOf } from './town.ts';
import type { World } from './world/world.ts';

/** 2026-11-21T10:15:00Z. */
export const START = Date.UTC(2026, 10, 21, 10, 15);

/** Accounts of the reseller's customers: one moves between the first three. */
export const HOME = ['111111111111', '222222222222', '333333333333'] as const;
export const AWAY = ['444444444444', '555555555555'] as const;

/** Opens the town of a world, under the rules of a policy. */
export const openTown = (world: World, policy: Policy): Town => {
  const state = openState(world);
  const taking = { town: undefined as Town | undefined };
  const market: Market = openMarket(world, [...HOME, ...AWAY], async (event, heard) => {
    const ending = await world.invoke('lifecycle', (process) => {
      if (!taking.town) throw new Error('the town is not open yet');
      const ports = taking.town.ports.lifecycle(process);
      return applyNotification(ports, heard, { id: event.id, detailType: event['detail-type'] });
    });
    if (ending.ended === 'threw' && !isExpected(ending.error))
      taking.town?.breach(`threw|${ending.error.stack}`);
    return ending.ended === 'returned' && ending.value.outcome !== 'refused';
  });
  const vendor = openVendor(world, state, reassignmentTermsOf(policy).verification.services);
  const premises = { world, state, market, policy, vendor, letters: [] };
  const town = townOf(premises, portsOf(premises));
  taking.town = town;
  world.addSource(clockOf(town));
  state.watch((landed) => {
    for (const check of AT_EACH_COMMIT) for (const says of check(town, landed)) town.breach(says);
  });
  return town;
};
