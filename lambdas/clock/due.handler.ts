/**
 * Works through entities whose time has come, from the due queue.
 * @module
 */
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { readDue } from '#lambdas/edge/due-queue.ts';
import { eachRecord } from '#lambdas/edge/records.ts';
import { wake } from './wake.ts';
import { wireDue } from './wiring.ts';

const ports = wireDue();

/** Wakes each entity on its own; what fails is delivered again. */
export const handler = (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
  eachRecord(event, context, ({ body, messageId }) => wake(ports, readDue(body), messageId));
