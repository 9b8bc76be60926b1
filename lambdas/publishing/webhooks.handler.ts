/**
 * From Concord's bus to systems: webhooks.
 * @module
 */
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { eachRecord } from '#lambdas/edge/records.ts';
import { deliver } from './deliver.ts';
import { wire } from './webhooks.wiring.ts';

const ports = wire();

const deliveryOf = ({ body, messageId, eventSourceARN, receiptHandle, attributes }: SQSRecord) => ({
  body,
  messageId,
  queueArn: eventSourceARN,
  receiptHandle,
  attempt: Number(attributes.ApproximateReceiveCount),
});

/** Delivers each event on its own; what fails comes back after its pause. */
export const handler = (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
  eachRecord(event, context, (record) => deliver(ports, deliveryOf(record)));
