/**
 * Takes an order back, where the vendor lets one.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import type { Instant } from '../time.ts';
import { type Answered, type KnownOrder, withoutOrder } from './answer.ts';
import { whyWaits } from './locks.ts';

/**
 * Takes an order back that is being prepared.
 * @returns refusals: IN_PREPARATION where the policy denies it meanwhile; ORDER_SETTLED, NOT_FOUND
 */
export const withdrawOrder = (known: KnownOrder, now: Instant): Answered | Refusal => {
  const { contract, orderId } = known;
  const order = contract.orders.find((each) => each.orderId === orderId);
  if (!order) return refuse('NOT_FOUND', { id: orderId });
  if (order.state.name !== 'OPEN' || order.kind === 'abolish') {
    return refuse('ORDER_SETTLED', { orderId, state: order.state.name });
  }
  return whyWaits(contract, 'withdraw') ?? withoutOrder(known, order, now);
};
