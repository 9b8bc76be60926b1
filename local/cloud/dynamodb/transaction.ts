import * as v from 'valibot';
import { itemId, type TableShape } from './tables.ts';
import { errorMessage, errorName, type Item, Refused, type Reply, refused } from './wire.ts';

/** Why one item of a transaction stood in its way. */
export interface Reason {
  Code: 'None' | 'ConditionalCheckFailed' | 'ValidationError' | 'TransactionConflict';
  Message?: string;
  Item?: Item;
}

const NO_REASON: Reason = { Code: 'None' };
const CONFLICT: Reason = { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' };

/** Items of one transaction (API reference of TransactWriteItems and TransactGetItems, 2026-11-21). */
const TRANSACTION_ITEMS_MAX = 100;

/** The list of a transaction's items, within AWS's bounds. */
export const transactItems = <S extends v.GenericSchema>(item: S) =>
  v.pipe(
    v.array(item),
    v.minLength(1, 'Member must have length greater than or equal to 1'),
    v.maxLength(
      TRANSACTION_ITEMS_MAX,
      `Member must have length less than or equal to ${TRANSACTION_ITEMS_MAX}`,
    ),
  );

/**
 * Faults that show only against the stored item or the indexes are an item's reason; any other fault of a request
 * fails the whole call. The list is TransactionCanceledException's in the API reference (2026-11-21), in the
 * engine's wording.
 */
const ITEM_FAULTS = [
  'Type mismatch for Index Key',
  'This attribute is part of the key',
  'secondary index key',
  'An operand in the update expression has an incorrect data type',
  'Item size to update has exceeded the maximum allowed size',
  'Type mismatch for attribute to update',
  'The document path provided in the update expression is invalid for update',
  'The provided expression refers to an attribute that does not exist in the item',
];

/**
 * The reason that an engine's reply gives.
 * @param shown the item to show where its condition failed
 * @throws {Refused} with the engine's error, where that fails the whole call
 */
export const reasonFor = (reply: Reply, shown: Item | undefined): Reason => {
  const name = errorName(reply);
  if (name === undefined) return NO_REASON;
  const message = errorMessage(reply);
  if (name === 'ConditionalCheckFailedException') {
    return { Code: 'ConditionalCheckFailed', Message: message, ...(shown && { Item: shown }) };
  }
  if (name === 'ValidationException' && ITEM_FAULTS.some((fault) => message.includes(fault))) {
    return { Code: 'ValidationError', Message: message };
  }
  throw new Refused(reply);
};

/** The error of a transaction that did not take place, with a reason for each of its items, in their order. */
export const canceled = (reasons: readonly Reason[]): Refused => {
  const codes = reasons.map((reason) => reason.Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return refused('TransactionCanceledException', message, { CancellationReasons: reasons });
};

/** One text per item. @throws {Refused} where the transaction names an item twice */
export const distinctItems = (planned: readonly { shape: TableShape; key: Item }[]): string[] => {
  const items = planned.map(({ shape, key }) => itemId(shape, key));
  if (new Set(items).size === items.length) return items;
  throw refused('ValidationException', 'Transaction request cannot include multiple operations on one item');
};

/** @throws {Refused} where another request is writing one of the items */
export const refuseConflicts = (conflicts: readonly boolean[]): void => {
  if (conflicts.includes(true))
    throw canceled(conflicts.map((conflict) => (conflict ? CONFLICT : NO_REASON)));
};
