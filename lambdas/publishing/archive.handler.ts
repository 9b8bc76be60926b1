/**
 * From the state table's stream to the archive of the journal.
 * @module
 */
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { journalEntriesOf } from '#lambdas/edge/journal-stream.ts';
import { log } from '#lambdas/edge/log.ts';
import { archive } from './archive.ts';
import { wireArchive } from './archive.wiring.ts';

const ports = wireArchive();

/** Archives a batch; a batch that fails comes again, in halves. */
export const handler = async (event: DynamoDBStreamEvent): Promise<void> => {
  const entries = journalEntriesOf(event);
  await archive(ports, entries);
  log.info('archived', { entries: entries.length });
};
