/**
 * AWS Marketplace's notifications, from EventBridge through SQS.
 * @module
 */
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { receive } from './receive.ts';
import { wire } from './wiring.ts';

const ports = wire();

/** Handles a batch; what fails is delivered again and goes to the DLQ in the end. */
export const handler = (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
  receive(ports, event, context);
