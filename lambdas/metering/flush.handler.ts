/**
 * Subscriptions that end, from Concord's own bus through SQS.
 * @module
 */
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { readPublishedEvent } from '#lambdas/edge/published-event.ts';
import { eachRecord } from '#lambdas/edge/records.ts';
import { flush } from './flush.ts';
import { wire } from './flush.wiring.ts';

const ports = wire();

/** Flushes for each event on its own; what fails is delivered again. */
export const handler = (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
  eachRecord(event, context, async ({ body }) => {
    const { event: told } = readPublishedEvent(body);
    if (told) await flush(ports, told);
  });
