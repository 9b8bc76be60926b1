/**
 * SQS records in, partial-batch responses out: what fails is delivered again, the rest is done.
 * @module
 */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { flushMetrics, log } from './log.ts';

/**
 * Handles each record of a batch on its own.
 * @param handle throws where the record must be delivered again, in the end to the DLQ
 */
export const eachRecord = async (
  event: SQSEvent,
  context: Context,
  handle: (record: SQSRecord) => Promise<void>,
): Promise<SQSBatchResponse> => {
  const processor = new BatchProcessor(EventType.SQS);
  const guarded = async (record: SQSRecord): Promise<void> => {
    try {
      await handle(record);
    } catch (error) {
      // name and message only: the parser's error carries the whole input along
      const { name, message } = error as Error;
      log.error('a record failed and will be delivered again', {
        messageId: record.messageId,
        name,
        reason: message,
      });
      throw error;
    }
  };
  const response = await processPartialResponse(event, guarded, processor, {
    context,
    // one after the other: messages of one license in a batch would only conflict
    processInParallel: false,
    throwOnFullBatchFailure: false,
  });
  flushMetrics();
  return response;
};
