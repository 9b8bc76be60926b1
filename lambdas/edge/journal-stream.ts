/**
 * Journal items as the table's stream delivers them.
 * @module
 */
import type { DynamoDBStreamEvent, AttributeValue as StreamValue } from 'aws-lambda';
import type { DomainEvent } from '#domain/events/schemas.ts';

/** A journal entry's events, and the stream record they came in. */
export interface StreamedEntry {
  readonly sequenceNumber: string;
  readonly commitId: string;
  readonly at: number;
  readonly events: readonly DomainEvent[];
}

/** DynamoDB's typed values to plain ones; our journal has no binaries and no sets. */
const plain = (value: StreamValue): unknown => {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.L !== undefined) return value.L.map(plain);
  if (value.M !== undefined) {
    return Object.fromEntries(Object.entries(value.M).map(([key, each]) => [key, plain(each)]));
  }
  return null;
};

/** The journal entries of a stream batch; anything else is passed over (the event source filters already). */
export const journalEntriesOf = (event: DynamoDBStreamEvent): StreamedEntry[] =>
  event.Records.flatMap(({ dynamodb, eventName }) => {
    const image = dynamodb?.NewImage;
    if (eventName !== 'INSERT' || image?.kind?.S !== 'journal') return [];
    const entry = plain({ M: image }) as Omit<StreamedEntry, 'sequenceNumber'>;
    return [{ ...entry, sequenceNumber: dynamodb?.SequenceNumber ?? '' }];
  });
