/**
 * From Concord's bus to people: letters.
 * @module
 */
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { readPublishedEvent } from '#lambdas/edge/published-event.ts';
import { eachRecord } from '#lambdas/edge/records.ts';
import { wire } from './letters.wiring.ts';
import { tell } from './tell.ts';

const ports = wire();

/** Tells of each event on its own; what fails is delivered again. */
export const handler = (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
  eachRecord(event, context, ({ body, messageId }) => tell(ports, readPublishedEvent(body), messageId));
