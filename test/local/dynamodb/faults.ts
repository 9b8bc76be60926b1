import { type Answer, serveDynamoDb } from '#local/cloud/dynamodb/door.ts';
import type { EmbeddedDynamoDb } from '#local/cloud/dynamodb/server.ts';

/**
 * What may go wrong between a caller and DynamoDB:
 * `throttle` and `conflict` are refused and not carried out; `lost reply` is carried out, and the connection breaks.
 */
export type Fault = 'throttle' | 'conflict' | 'lost reply';

/** A door whose next requests of an operation fail as told, in the order in which it was told. */
export interface FaultyDoor {
  url: string;
  /** @param operation e.g. `TransactWriteItems` */
  failNext(operation: string, fault: Fault): void;
  close(): Promise<void>;
}

const error = (type: string, message: string, more: object = {}) => ({
  status: 400,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message, ...more },
});

const conflict = (operation: string, body: unknown) => {
  const message = 'Transaction is ongoing for the item';
  if (!operation.startsWith('Transact')) return error('TransactionConflictException', message);
  const items = (body as { TransactItems: unknown[] }).TransactItems;
  const reasons = items.map((_, index) =>
    index === 0 ? { Code: 'TransactionConflict', Message: message } : { Code: 'None' },
  );
  const codes = reasons.map((reason) => reason.Code).join(', ');
  return error(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  );
};

/** Opens a door to the database through which faults can be sent. */
export const openFaultyDoor = async (db: EmbeddedDynamoDb, now: () => number): Promise<FaultyDoor> => {
  const planned: { operation: string; fault: Fault }[] = [];
  const answer: Answer = async (target, body) => {
    const operation = target.split('.')[1] ?? '';
    const next = planned.findIndex((plan) => plan.operation === operation);
    const [plan] = next === -1 ? [] : planned.splice(next, 1);
    if (plan?.fault === 'throttle') return error('ThrottlingException', 'Rate exceeded');
    if (plan?.fault === 'conflict') return conflict(operation, body);
    const reply = await db.answer(target, body);
    if (plan?.fault === 'lost reply') throw new Error('The reply was lost');
    return reply;
  };
  const door = await serveDynamoDb(answer, now);
  return { ...door, failNext: (operation, fault) => void planned.push({ operation, fault }) };
};
