/**
 * What is not taken for a contract now: its lines' states, and what its open orders deny (the lock matrix is the policy's).
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import type { ContractOperation } from '../policy/orders-schema.ts';
import { isoOf } from '../time.ts';
import { type LicenseContract, openOrders } from './contract.ts';

/**
 * Whether something of the same contract is being prepared that it must wait for.
 * @returns IN_PREPARATION with the order that it waits for, and until when
 */
export const whyWaits = (contract: LicenseContract, operation: ContractOperation): Refusal | undefined => {
  const blocking = openOrders(contract)
    .filter(({ denies }) => denies.includes(operation))
    .sort((left, right) => right.expectedAt - left.expectedAt)[0];
  return (
    blocking &&
    refuse('IN_PREPARATION', {
      contractId: contract.contractId,
      orderId: blocking.orderId,
      kind: blocking.kind,
      operation,
      expectedBy: isoOf(blocking.expectedAt),
    })
  );
};

/** Whether nothing of it is left: after that nothing is asked of it but looks. */
const isOver = ({ lines }: LicenseContract): boolean =>
  lines.every(({ state }) => state.name === 'ABOLISHED' || state.name === 'WITHDRAWN');

/**
 * Whether an operation is taken for a contract at all.
 * @returns ABOLISHED where nothing of it is left, else IN_PREPARATION
 */
export const whyNotTaken = (contract: LicenseContract, operation: ContractOperation): Refusal | undefined =>
  isOver(contract) ? refuse('ABOLISHED', { contractId: contract.contractId }) : whyWaits(contract, operation);
