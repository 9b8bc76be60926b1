/**
 * Works off activations that are due, from their queue.
 * @module
 */
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { readDue } from '#lambdas/edge/due-queue.ts';
import { eachRecord } from '#lambdas/edge/records.ts';
import { workOff } from './work-off.ts';
import { wireWorker } from './worker.wiring.ts';

const ports = wireWorker();

/** Works off each on its own; what fails is delivered again. */
export const handler = (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
  eachRecord(event, context, ({ body, messageId }) => workOff(ports, readDue(body).id, messageId));
