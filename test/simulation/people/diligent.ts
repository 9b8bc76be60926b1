/**
 * When faults have stopped, people do what each open reassignment asks of them, one step after the other; what still cannot be
 * completed they stop. What is past that point waits for somebody who is named.
 * @module
 */
import { parseSubscriptionId } from '#domain/identifiers.ts';
import { isOpen, type Reassignment, stageOf } from '#domain/reassignment/reassignment.ts';
import { nextStepOf } from '#domain/reassignment/standing.ts';
import type { License } from '#domain/subscription/license.ts';
import { HOUR_MS } from '#domain/time.ts';
import type { Town } from '../town.ts';
import { atAws, type Customer } from './customer.ts';
import { type Move, prepareTarget, proceed } from './mover.ts';
import { aborts, verifies } from './reassigning.ts';

/** rounds, ms · how long people keep at it, and how often they look. */
const ROUNDS_MAX = 16;
const LOOK_EVERY_MS = 3 * HOUR_MS;

const openChanges = ({ state }: Town): Reassignment[] => [...state.all('reassignment')].filter(isOpen);

const nextOf = ({ state }: Town, change: Reassignment) => {
  const tenant = state.get('tenant', change.tenantId);
  if (!tenant) throw new Error(`${change.changeId} has no tenant`);
  const licenses = new Map<string, License>();
  for (const license of state.all('license')) licenses.set(license.licenseId, license);
  return nextStepOf({ reassignment: change, tenant, licenses });
};

/** Each open reassignment says whose step is next. */
const checkNext = (town: Town): void => {
  for (const change of openChanges(town)) {
    const { who, code } = nextOf(town, change);
    town.world.mark(`waits for ${who} to ${code}`);
    if (who !== 'nobody') continue;
    town.count(
      'reassignments that end neither completed, rolled back, aborted nor waiting for a named person',
    );
    town.breach(`P16|${change.changeId} is ${change.state.name}, and nobody has to do anything`);
  }
};

/** The buyer cancels the very agreement that the change moves away from. */
const cancelSource = ({ town, customer }: Move, { source }: Reassignment) => {
  const license = town.state.get('license', parseSubscriptionId(source.subscriptionId)?.licenseId ?? '');
  const agreementId =
    license?.subscriptions.find(({ id }) => id === source.subscriptionId)?.agreementId ?? '';
  return atAws(town, customer.email, 'cancels the source', () =>
    town.market.core.act('cancel', { agreementId }),
  );
};

const settle = async (town: Town, customer: Customer, change: Reassignment): Promise<void> => {
  const { changeId, tenantId, state, overdueAt } = change;
  const move: Move = {
    ...{ town, customer, changeId, tenantId },
    sourceAccount: change.source.buyerAccount,
    targetAccount: change.target.buyerAccount,
  };
  // what the seller asked for and AWS takes too long to do, the buyer does
  if (state.name === 'CANCEL_AWAITED' || overdueAt !== undefined) await cancelSource(move, change);
  else if (state.name !== 'NEEDS_ATTENTION') await proceed(move);
  else if (state.reason === 'TARGET_LOST') await prepareTarget(move);
  else if (state.reason === 'CANCELLATION_REJECTED') await cancelSource(move, change);
  else if (state.reason === 'TARGET_FAILED') await aborts(town, 'rei', changeId);
  if (stageOf(change) !== 'VERIFIED') await verifies(town, 'rei', changeId, tenantId);
};

/** Does what is asked until nothing is. */
export const settleAll = async (town: Town, customer: Customer): Promise<void> => {
  checkNext(town);
  for (let round = 0; round < ROUNDS_MAX && openChanges(town).length > 0; round += 1) {
    for (const change of openChanges(town)) await settle(town, customer, change);
    await town.world.sleep(customer.email, LOOK_EVERY_MS);
  }
  for (const { changeId } of openChanges(town)) {
    town.world.mark('people did all they were asked, and it was of no use');
    await aborts(town, 'rei', changeId);
  }
  checkNext(town);
};
