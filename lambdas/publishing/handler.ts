/**
 * From the state table's stream to Concord's bus.
 * @module
 */
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { journalEntriesOf } from '#lambdas/edge/journal-stream.ts';
import { count, flushMetrics, log } from '#lambdas/edge/log.ts';
import { publish } from './publish.ts';
import { watchedIn } from './watched.ts';
import { wire } from './wiring.ts';

const bus = wire();

/** Publishes a batch; from the first entry that the bus refused, the stream delivers again. */
export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const entries = journalEntriesOf(event);
  const { published, failedAt } = await publish(bus, entries);
  for (const metric of watchedIn(entries)) count(metric);
  count('eventsPublished', published);
  flushMetrics();
  if (failedAt === undefined) return { batchItemFailures: [] };
  log.error('the bus refused events; they are sent again', { published, failedAt });
  return { batchItemFailures: [{ itemIdentifier: failedAt }] };
};
