/**
 * Journal items as the table's stream delivers them.
 * @module
 */
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import type { JournalEntry } from '#domain/journal.ts';
import { STATE_TABLE } from '#domain/names.ts';

/** A journal entry, and the stream record it came in. */
export interface StreamedEntry extends JournalEntry {
  readonly sequenceNumber: string;
}

/** The journal entries of a stream batch; anything else is passed over (the event source filters already). */
export const journalEntriesOf = (event: DynamoDBStreamEvent): StreamedEntry[] =>
  event.Records.flatMap(({ dynamodb, eventName }) => {
    const image = dynamodb?.NewImage;
    if (eventName !== 'INSERT' || image?.kind?.S !== 'journal') return [];
    const item = unmarshall(image as Parameters<typeof unmarshall>[0]);
    const { pk: _pk, sk: _sk, [STATE_TABLE.ttl]: _ttl, kind: _kind, ...entry } = item;
    return [{ ...(entry as unknown as JournalEntry), sequenceNumber: dynamodb?.SequenceNumber ?? '' }];
  });
