/**
 * Opens a town: AWS Marketplace, the seller's functions over an empty state, and the invariants that watch each commit.
 * @module
 */
import '#test/directory/quiet.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { reassignmentTermsOf } from '#domain/policy/reassignment-terms.ts';
import { applyNotification } from '#lambdas/lifecycle/apply.ts';
import { type Market, openMarket } from './aws/market.ts';
import { openMeter } from './aws/meter.ts';
import { AT_EACH_COMMIT, AT_EACH_RECORD, AT_EACH_USAGE } from './invariants/all.ts';
import { p2Accepted } from './invariants/p2-conserved.ts';
import { openLicensing } from './licensing/ports.ts';
import { isExpected } from './people/door.ts';
import { clockOf, messagesOf } from './seller/clock.ts';
import { meter } from './seller/metering.ts';
import { portsOf } from './seller/seller.ts';
import { openState } from './seller/state.ts';
import { openUsage } from './seller/usage.ts';
import { openVendor } from './seller/vendor.ts';
import { type Town, townOf, type Uses } from './town.ts';
import type { World } from './world/world.ts';

/** 2026-11-21T10:15:00Z. */
export const START = Date.UTC(2026, 10, 21, 10, 15);

/** Accounts of the reseller's customers: one moves between the first three. */
export const HOME = ['111111111111', '222222222222', '333333333333'] as const;
export const AWAY = ['444444444444', '555555555555'] as const;

/** The invariants look at everything that happens. */
const watch = (town: Town): void => {
  const tell = (breaches: readonly string[]): void => {
    for (const says of breaches) town.breach(says);
  };
  town.state.watch((landed) => {
    for (const check of AT_EACH_COMMIT) tell(check(town, landed));
  });
  town.usage.watch((call, given) => {
    for (const check of AT_EACH_USAGE) tell(check(town, call, given));
  });
  town.meter.watch((sent) => {
    for (const check of AT_EACH_RECORD) tell(check(town, sent));
  });
  town.accepted.watch((accepted) => tell(p2Accepted(town, accepted)));
};

/** Opens the town of a world, under the rules of a policy. */
export const openTown = (
  world: World,
  policy: Policy,
  uses: Uses = { isMetered: false, isLicensed: false },
): Town => {
  const usage = openUsage(world);
  const state = openState(world, usage);
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
  const premises = {
    world,
    state,
    usage,
    market,
    meter: openMeter(world, market.core),
    policy,
    vendor,
    licensing: openLicensing(world),
    letters: [],
  };
  const town = townOf(premises, portsOf(premises), uses);
  taking.town = town;
  world.addSource(clockOf(town));
  if (uses.isLicensed) world.addSource(messagesOf(town));
  watch(town);
  meter(town);
  return town;
};
