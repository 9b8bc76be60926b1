/**
 * A move of a tenant to another AWS account, as people do it: mostly in the right order, sometimes not, sometimes not at all.
 * @module
 */
import { isRefusal, type Refusal } from '#domain/errors.ts';
import {
  abort,
  approve,
  askToCancel,
  confirmTakeover,
  hearVerification,
  link,
} from '#domain/reassignment/commands.ts';
import { isOpen, type Party, type Reassignment, stageOf } from '#domain/reassignment/reassignment.ts';
import type { Circumstances, Scene } from '#domain/reassignment/scene.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { command, type Start, start } from '../seller/changes.ts';
import type { Order, Town } from '../town.ts';
import type { Process } from '../world/world.ts';
import { register } from './browser.ts';
import { atAws, type Customer, cancel, pause, subscribe, tokenFor } from './customer.ts';
import { call } from './door.ts';

type Ports = ReturnType<Town['ports']['worker']>;
type Asking = { person: string; key: string; verb: string };

/** Sends one write of an operator, again under its key where the answer was lost. */
const ask = async (
  town: Town,
  person: string,
  verb: string,
  body: (ports: Ports, asking: Asking) => Promise<Reassignment | Refusal>,
): Promise<Reassignment | Refusal | undefined> => {
  const order: Order = { key: `key-${town.orders.length}`, verb, done: false, mayDoNothing: true };
  town.orders.push(order);
  const answer = await call(town.world, person, 'reassignment', (process: Process) =>
    body(town.ports.worker(process), { person, key: order.key, verb }),
  );
  if (answer !== undefined && isRefusal(answer)) town.world.mark(`${verb}: ${answer.refused}`);
  order.done = answer !== undefined && !isRefusal(answer);
  return answer;
};

export const act = (
  town: Town,
  person: string,
  verb: string,
  changeId: string,
  decide: (scene: Scene, at: Circumstances, by: Party) => Scene | Refusal,
) => ask(town, person, verb, (ports, asking) => command(ports, asking, changeId, decide));

export const changeOf = ({ state }: Town, changeId: string): Reassignment | undefined =>
  state.get('reassignment', changeId);

/** One move: who is asked to do what, and in which account. */
export interface Move {
  readonly town: Town;
  readonly customer: Customer;
  readonly changeId: string;
  readonly tenantId: string;
  readonly sourceAccount: string;
  readonly targetAccount: string;
}

const goesOn = ({ town, changeId }: Move): boolean => {
  const change = changeOf(town, changeId);
  return change !== undefined && isOpen(change);
};

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

const agree = async (move: Move): Promise<void> => {
  const { town, changeId } = move;
  const change = changeOf(town, changeId);
  if (change?.approval && !change.approval.by) {
    if (town.chance.chance(0.1))
      await act(town, 'rei', 'approve', changeId, (scene, at, by) => approve(scene, by, at));
    await act(town, 'noa', 'approve', changeId, (scene, at, by) => approve(scene, by, at));
  }
  for (const id of change?.takeover ? [change.tenantId, change.takeover.fromTenantId] : []) {
    if (town.chance.chance(0.15)) continue;
    await act(town, 'rei', 'takeover', changeId, (scene, at, by) => confirmTakeover(scene, id, by, at));
  }
};

/** An operator looks at the seller's system and says what stands there. */
export const verifyByHand = ({ town, changeId, tenantId }: Move) =>
  act(town, 'rei', 'verify', changeId, (scene, at, by) =>
    hearVerification(scene, { ...town.vendor.seen(tenantId), at: at.now }, by, at),
  );

/** The buyer answers the seller's wish to cancel, or lets it be. */
const answerCancellation = async ({ town, customer, changeId, sourceAccount }: Move): Promise<void> => {
  const cancellation = changeOf(town, changeId)?.cancellation;
  if (cancellation?.status !== 'PENDING_APPROVAL' || !cancellation.requestId) return;
  const { agreementId, requestId: agreementCancellationRequestId } = cancellation;
  const caller = { account: sourceAccount, region: 'us-east-1' };
  const input = { agreementId, agreementCancellationRequestId };
  const { core } = town.market;
  if (town.chance.chance(0.3))
    await atAws(town, customer.email, 'rejects the cancellation', () =>
      core.call('RejectAgreementCancellationRequest', { ...input, rejectionReason: 'no' }, caller),
    );
  else if (town.chance.chance(0.7))
    await atAws(town, customer.email, 'accepts the cancellation', () =>
      core.call('AcceptAgreementCancellationRequest', input, caller),
    );
};

const WAITS_MS = [MINUTE_MS, 20 * MINUTE_MS, HOUR_MS, 5 * HOUR_MS, 2 * DAY_MS] as const;

/** What the next step asks for, done by whoever it is for. */
export const proceed = async (move: Move): Promise<void> => {
  const { town, customer, changeId, sourceAccount } = move;
  const change = changeOf(town, changeId);
  if (!change) return;
  switch (stageOf(change)) {
    case 'REQUESTED':
    case 'AWAITING_TARGET':
      await agree(move);
      await prepareTarget(move);
      break;
    case 'TARGET_READY':
      await agree(move);
      await act(town, 'rei', 'link', changeId, link);
      break;
    case 'LINKED':
      if (change.terms.verification.by === 'operator' || town.chance.chance(0.3)) await verifyByHand(move);
      break;
    case 'VERIFIED':
    case 'CANCEL_AWAITED':
      if (change.terms.cancel.by === 'seller') await answerCancellation(move);
      else await cancel(town, customer.email, sourceAccount);
      if (town.chance.chance(0.2)) await act(town, 'rei', 'request-cancellation', changeId, askToCancel);
      break;
    default:
      if (town.chance.chance(0.4)) await verifyByHand(move);
  }
};

/** What nobody should do now, and somebody does. */
const stray = async (move: Move): Promise<void> => {
  const { town, customer, changeId, sourceAccount, targetAccount } = move;
  const what = town.chance.next();
  if (what < 0.3) {
    town.world.mark('move: source canceled out of order');
    await cancel(town, customer.email, sourceAccount);
  } else if (what < 0.5) {
    town.world.mark('move: target canceled');
    await cancel(town, customer.email, targetAccount);
  } else if (what < 0.65) await act(town, 'rei', 'abort', changeId, abort);
  else if (what < 0.75) await act(town, 'rei', 'link', changeId, link);
  else if (what < 0.85) await verifyByHand(move);
  else if (what < 0.92) await subscribe(town, customer.email, sourceAccount, true);
  else await town.world.sleep('rei', 15 * DAY_MS);
};

const begin = async (town: Town, customer: Customer, wanted: Start): Promise<string | undefined> => {
  const begun = (person: string, one: Start) =>
    ask(town, person, 'start', (ports, asking) => start(ports, asking, one));
  const isTwice = town.chance.chance(0.2);
  const other = {
    ...wanted,
    changeId: `${wanted.changeId}b`,
    targetAccount: town.chance.pick(customer.accounts),
  };
  const answers = await Promise.all([begun('rei', wanted), ...(isTwice ? [begun('mo', other)] : [])]);
  if (isTwice) town.world.mark('move: two started at once');
  const won = answers.find((answer) => answer !== undefined && !isRefusal(answer));
  return won && !isRefusal(won) ? won.changeId : undefined;
};

/** Moves one tenant of the customer to another account, if there is one. */
export const move = async (town: Town, customer: Customer, number: number): Promise<void> => {
  const { chance, state } = town;
  const tenants = [...state.all('tenant')].filter(({ link: payer }) => payer !== undefined);
  if (tenants.length === 0) return;
  const tenant = chance.pick(tenants);
  const [licenseId = ''] = tenant.link?.subscriptionId.split('~') ?? [];
  const sourceAccount = state.get('license', licenseId)?.buyerAccount ?? '';
  const targetAccount = chance.pick(customer.accounts.filter((each) => each !== sourceAccount));
  if (chance.chance(0.25))
    await prepareTarget({ town, customer, changeId: '', tenantId: 'none', sourceAccount, targetAccount });
  const wanted = {
    changeId: `change-${number}`,
    tenantId: tenant.tenantId,
    targetAccount,
    takeover: chance.chance(0.5),
  };
  const changeId = await begin(town, customer, wanted);
  if (changeId === undefined) return;
  const target = changeOf(town, changeId)?.target.buyerAccount ?? targetAccount;
  const one: Move = {
    town,
    customer,
    changeId,
    tenantId: tenant.tenantId,
    sourceAccount,
    targetAccount: target,
  };
  const careless = chance.pick([0, 0, 0.15, 0.4]);
  for (let steps = 0; steps < 9 && goesOn(one); steps += 1) {
    await (chance.chance(careless) ? stray(one) : proceed(one));
    await town.world.sleep(customer.email, chance.below(chance.pick(WAITS_MS)));
  }
};
