import type { Queue } from '../queues/queue.ts';
import type { Queues } from '../queues/queues.ts';

/** Who delivers: a rule or a schedule, and where it puts what cannot be delivered. */
export interface Origin {
  arn: string;
  deadLetterArn?: string;
}

/** Hands a text to the target with this ARN. It is kept on disk when this returns; a target that is gone goes to the DLQ. */
export type Deliver = (targetArn: string, text: string, origin: Origin) => void;

const attribute = (value: string) => ({ DataType: 'String', StringValue: value });

/**
 * Delivery to the queues of the template, and to its functions through the queues behind their asynchronous calls
 * (function ARN → queue).
 */
export const openDeliver =
  (queues: Queues, asynchronous: ReadonlyMap<string, Queue>, report: (error: unknown) => void): Deliver =>
  (targetArn, text, { arn, deadLetterArn }) => {
    const target = queues.byArn(targetArn) ?? asynchronous.get(targetArn);
    if (target) {
      target.send(text);
      return;
    }
    report(new Error(`${arn}: its target ${targetArn} is not there`));
    queues.byArn(deadLetterArn ?? '')?.send(text, {
      attributes: {
        RULE_ARN: attribute(arn),
        TARGET_ARN: attribute(targetArn),
        ERROR_CODE: attribute('NO_RESOURCE'),
        ERROR_MESSAGE: attribute('The target does not exist.'),
      },
    });
  };
