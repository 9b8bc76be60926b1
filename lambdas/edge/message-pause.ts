/**
 * A message that failed comes back when it is useful, not when the queue's timeout is over.
 * @module
 */
import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import { SECOND_MS } from '#domain/time.ts';

/** Hides a received message of a queue for `pauseMs`, at most 12 hours. */
export type PauseMessage = (queueUrl: string, receiptHandle: string, pauseMs: number) => Promise<void>;

/** Through SQS: `sqs:ChangeMessageVisibility`. */
export const sqsPause = (client = new SQSClient({})): PauseMessage => {
  const pause = async (QueueUrl: string, ReceiptHandle: string, pauseMs: number): Promise<void> => {
    const VisibilityTimeout = Math.ceil(pauseMs / SECOND_MS);
    await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
  };
  return pause;
};
