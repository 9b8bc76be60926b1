/**
 * Usage from producers that wait for no answer, through SQS.
 * @module
 */
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { eachRecord } from '#lambdas/edge/records.ts';
import { takeMessage } from './queue.ts';
import { wire } from './queue.wiring.ts';

const ports = wire();

/** Takes each message on its own; what fails is delivered again and goes to the DLQ in the end. */
export const handler = (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
  eachRecord(event, context, ({ body, attributes }) =>
    takeMessage(ports, body, Number(attributes.SentTimestamp)),
  );
