/**
 * A contract as people read it: the vendor's words for its states, what is awaited and until when, and what may be asked of it.
 * @module
 */
import type { Refusal } from '../errors.ts';
import { CONTRACT_OPERATIONS, type ContractOperation } from '../policy/orders-schema.ts';
import type { OrdersTerms } from '../policy/orders-terms.ts';
import type { Words } from '../policy/parts.ts';
import { type ContractLine, isOpenOrder, type LicenseContract, type LicenseOrder } from './contract.ts';
import { whyNotTaken } from './locks.ts';

/** One line, with what is under way of it. */
export interface LineReading {
  readonly line: ContractLine;
  /** As the vendor writes it; a line that was given up has no word of the vendor's. */
  readonly label?: Words;
  readonly type: Words | undefined;
  readonly use: Words | undefined;
  readonly open: readonly LicenseOrder[];
}

/** A contract, whole. */
export interface ContractReading {
  readonly lines: readonly LineReading[];
  /** Licenses that the vendor charges for: virtual servers that were added are none. */
  readonly charged: number;
  /** Of each operation: why it is not taken now; absent where it is. */
  readonly refused: Readonly<Partial<Record<ContractOperation, Refusal>>>;
}

const labelOf = ({ state }: ContractLine, { labels }: OrdersTerms): Words | undefined =>
  ({
    IN_PREPARATION: labels.inPreparation,
    IN_SERVICE: labels.inService,
    ABOLISHED: labels.abolished,
    WITHDRAWN: undefined,
  })[state.name];

const wordsOf = (
  list: readonly { readonly id: string; readonly words: Words }[],
  id: string,
): Words | undefined => list.find((each) => each.id === id)?.words;

/** How a contract stands, in the words of the policy in force. */
export const readContract = (contract: LicenseContract, terms: OrdersTerms): ContractReading => ({
  lines: contract.lines.map((line) => {
    const label = labelOf(line, terms);
    return {
      line,
      ...(label ? { label } : {}),
      type: wordsOf(terms.types, line.type),
      use: wordsOf(terms.uses, line.use),
      open: contract.orders.filter((order) => order.lineId === line.lineId && isOpenOrder(order)),
    };
  }),
  charged: contract.lines
    .filter(({ state }) => state.name === 'IN_SERVICE')
    .reduce((sum, { keys, servers }) => {
      const live = keys.filter(({ state }) => state.name === 'LIVE').length;
      return sum + Math.max(0, live - servers);
    }, 0),
  refused: Object.fromEntries(
    CONTRACT_OPERATIONS.flatMap((operation) => {
      const refusal = whyNotTaken(contract, operation);
      return refusal ? [[operation, refusal]] : [];
    }),
  ),
});
