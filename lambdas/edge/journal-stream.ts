/**
 * Journal items as the table's stream delivers them.
 * @module
 */
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import type { DomainEvent } from '#domain/events/schemas.ts';

/** A journal entry's events, and the stream record they came in. */
export interface StreamedEntry {
  readonly sequenceNumber: string;
  readonly commitId: string;
  readonly at: number;
  readonly events: readonly DomainEvent[];
}

/** The journal entries of a stream batch; anything else is passed over (the event source filters already). */
export const journalEntriesOf = (event: DynamoDBStreamEvent): StreamedEntry[] =>
  event.Records.flatMap(({ dynamodb, eventName }) => {
    const image = dynamodb?.NewImage;
    if (eventName !== 'INSERT' || image?.kind?.S !== 'journal') return [];
    const entry = unmarshall(image as Parameters<typeof unmarshall>[0]) as Omit<
      StreamedEntry,
      'sequenceNumber'
    >;
    return [{ ...entry, sequenceNumber: dynamodb?.SequenceNumber ?? '' }];
  });
