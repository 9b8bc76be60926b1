/**
 * AWS Marketplace's notifications of legacy products, from SNS through SQS.
 * @module
 */
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { receiveLegacy } from './legacy-receive.ts';
import { wireLegacy } from './legacy-wiring.ts';

const ports = wireLegacy();

/** Handles a batch; what fails is delivered again and goes to the DLQ in the end. */
export const handler = (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
  receiveLegacy(ports, event, context);
