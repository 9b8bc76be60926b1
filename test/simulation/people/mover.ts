/**
 * A move of a tenant to another AWS account, as people do it: mostly in the right order, sometimes not, sometimes not at all.
 * @module
 */
import { type Reassignment, stageOf } from '#domain/reassignment/reassignment.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { personHashOf } from '#lambdas/edge/hashes.ts';
import { subscribers } from '../invariants/scene.ts';
import type { Town } from '../town.ts';
import { register } from './browser.ts';
import { atAws, type Customer, cancel, pause, subscribe, tokenFor } from './customer.ts';
import {
  aborts,
  approves,
  asksToCancel,
  confirms,
  links,
  reassigns,
  recordsOffer,
  verifies,
} from './reassigning.ts';

/** One move: who is asked to do what, and in which account. */
export interface Move {
  readonly town: Town;
  readonly customer: Customer;
  readonly changeId: string;
  readonly tenantId: string;
  readonly sourceAccount: string;
  readonly targetAccount: string;
}

/** The change that holds a tenant's payer. */
const openChangeOf = ({ state }: Town, tenantId: string): Reassignment | undefined => {
  const changeId = state.get('tenant', tenantId)?.changeId;
  return changeId === undefined ? undefined : state.get('reassignment', changeId);
};

/** The buyer subscribes in the target account, and lands with it. */
export const prepareTarget = async ({ town, customer, tenantId, targetAccount }: Move): Promise<void> => {
  const { chance } = town;
  const hasOne = Object.values(town.market.core.state.agreements).some(
    ({ acceptor, status }) => acceptor === targetAccount && status === 'ACTIVE',
  );
  if (!hasOne || chance.chance(0.1)) await subscribe(town, customer.email, targetAccount, chance.chance(0.8));
  if (chance.chance(0.3)) await pause(town, customer.email);
  const token = await tokenFor(town, customer.email, targetAccount);
  if (token === undefined) return;
  const wish = chance.chance(0.85) ? { tenantId } : 'any';
  await register(town, customer, token, wish);
};

const agree = async ({ town, changeId }: Move): Promise<void> => {
  const change = town.state.get('reassignment', changeId);
  if (change?.approval && !change.approval.by) {
    if (town.chance.chance(0.1)) await approves(town, 'rei', changeId);
    await approves(town, 'noa', changeId);
  }
  for (const tenantId of change?.takeover ? [change.tenantId, change.takeover.fromTenantId] : [])
    if (town.chance.chance(0.85)) await confirms(town, 'rei', changeId, tenantId);
};

/** The buyer answers the seller's wish to cancel, or lets it be. */
const answerCancellation = async ({ town, customer, changeId, sourceAccount }: Move): Promise<void> => {
  const cancellation = town.state.get('reassignment', changeId)?.cancellation;
  if (cancellation?.status !== 'PENDING_APPROVAL' || !cancellation.requestId) return;
  const { agreementId, requestId: agreementCancellationRequestId } = cancellation;
  const caller = { account: sourceAccount, region: 'us-east-1' };
  const input = { agreementId, agreementCancellationRequestId };
  const { core } = town.market;
  const answer = town.chance.next();
  if (answer < 0.3)
    await atAws(town, customer.email, 'rejects the cancellation', () =>
      core.call('RejectAgreementCancellationRequest', { ...input, rejectionReason: 'no' }, caller),
    );
  else if (answer < 0.8)
    await atAws(town, customer.email, 'accepts the cancellation', () =>
      core.call('AcceptAgreementCancellationRequest', input, caller),
    );
};

/** Now and then the buyer changes their mind, and AWS's word of it comes after the link. */
const maybeCancelTarget = async ({ town, customer, targetAccount }: Move): Promise<void> => {
  if (!town.chance.chance(0.15)) return;
  town.world.mark('move: target canceled just before the link');
  await cancel(town, customer.email, targetAccount);
};

/** What the next step asks for, done by whoever it is for. */
export const proceed = async (move: Move): Promise<void> => {
  const { town, customer, changeId, tenantId, sourceAccount } = move;
  const change = town.state.get('reassignment', changeId);
  if (!change) return;
  switch (stageOf(change)) {
    case 'REQUESTED':
    case 'AWAITING_TARGET':
      await agree(move);
      await prepareTarget(move);
      await maybeCancelTarget(move);
      break;
    case 'TARGET_READY':
      await maybeCancelTarget(move);
      await agree(move);
      await links(town, 'rei', changeId);
      break;
    case 'LINKED':
      if (change.terms.verification.by === 'operator' || town.chance.chance(0.3))
        await verifies(town, 'rei', changeId, tenantId);
      break;
    case 'VERIFIED':
    case 'CANCEL_AWAITED':
      if (change.terms.cancel.by === 'seller') await answerCancellation(move);
      else await cancel(town, customer.email, sourceAccount);
      if (town.chance.chance(0.2)) await asksToCancel(town, 'rei', changeId);
      break;
    default:
      if (town.chance.chance(0.4)) await verifies(town, 'rei', changeId, tenantId);
  }
};

/** What nobody should do now, and somebody does. */
const stray = async (move: Move): Promise<void> => {
  const { town, customer, changeId, tenantId, sourceAccount, targetAccount } = move;
  const what = town.chance.next();
  if (what < 0.3) {
    town.world.mark('move: source canceled out of order');
    await cancel(town, customer.email, sourceAccount);
  } else if (what < 0.5) {
    town.world.mark('move: target canceled');
    await cancel(town, customer.email, targetAccount);
  } else if (what < 0.65) await aborts(town, 'rei', changeId);
  else if (what < 0.75) await links(town, 'rei', changeId);
  else if (what < 0.85) await verifies(town, 'rei', changeId, tenantId);
  else if (what < 0.92) await subscribe(town, customer.email, sourceAccount, true);
  else await town.world.sleep('rei', 15 * DAY_MS);
};

const begin = async (
  town: Town,
  customer: Customer,
  tenantId: string,
  targetAccount: string,
): Promise<void> => {
  const { chance, state, world } = town;
  const [licenseId = ''] = state.get('tenant', tenantId)?.link?.subscriptionId.split('~') ?? [];
  const offerId = state.get('license', licenseId)?.subscriptions.at(-1)?.offerId;
  if (offerId !== undefined && chance.chance(0.8)) await recordsOffer(town, 'rei', offerId);
  const wanted = { tenantId, targetAccount, takeover: chance.chance(0.5) };
  const isTwice = chance.chance(0.2);
  if (isTwice) world.mark('move: two started at once');
  const other = { ...wanted, targetAccount: chance.pick(customer.accounts) };
  await Promise.all([reassigns(town, 'rei', wanted), ...(isTwice ? [reassigns(town, 'mo', other)] : [])]);
};

const WAITS_MS = [MINUTE_MS, 20 * MINUTE_MS, HOUR_MS, 5 * HOUR_MS, 2 * DAY_MS] as const;
const STEPS_MAX = 9;

/** Moves one tenant of the customer to another account, if there is one. */
export const move = async (town: Town, customer: Customer): Promise<void> => {
  const { chance, state } = town;
  const personHash = personHashOf(customer.email);
  const isTheirs = (id: string): boolean => state.get('administrator', `${id}/${personHash}`) !== undefined;
  const tenants = subscribers(state).filter(
    (tenant) => tenant.link !== undefined && (isTheirs(tenant.tenantId) || chance.chance(0.05)),
  );
  if (tenants.length === 0) return;
  const { tenantId, link: payer } = chance.pick(tenants);
  const [licenseId = ''] = payer?.subscriptionId.split('~') ?? [];
  const sourceAccount = state.get('license', licenseId)?.buyerAccount ?? '';
  const targetAccount = chance.pick(customer.accounts.filter((each) => each !== sourceAccount));
  const wanted = { town, customer, tenantId, sourceAccount, targetAccount };
  if (chance.chance(0.25)) await prepareTarget({ ...wanted, changeId: '', tenantId: 'another' });
  await begin(town, customer, tenantId, targetAccount);
  const careless = chance.pick([0, 0, 0.15, 0.4]);
  for (let steps = 0; steps < STEPS_MAX; steps += 1) {
    const change = openChangeOf(town, tenantId);
    if (!change) return;
    const one = { ...wanted, changeId: change.changeId, targetAccount: change.target.buyerAccount };
    await (chance.chance(careless) ? stray(one) : proceed(one));
    await town.world.sleep(customer.email, chance.below(chance.pick(WAITS_MS)));
  }
};
