/**
 * Puts the events of journal entries on the bus, in order, ten at a time. An event has the same id each time it is sent,
 * so that a reader can tell a repetition.
 * @module
 */

import type { EventType, PublishedEvent } from '#domain/events/schemas.ts';
import type { JournalEntry } from '#domain/journal.ts';
import { AWS_PUT_EVENTS_ENTRIES_MAX, PUBLISH_ROUNDS_MAX } from '#domain/limits.ts';
import { isoOf } from '#domain/time.ts';
import type { BusEntry, EventBus } from '#lambdas/edge/event-bus.ts';

/** What publishing needs of a journal entry, and which stream record it came in. */
export interface Recorded extends Pick<JournalEntry, 'commitId' | 'at' | 'events'> {
  readonly sequenceNumber: string;
}

/** What of the entries is sent, and how; everything, for the first time, unless told. */
export interface PublishOptions {
  readonly isWanted?: (event: { readonly type: EventType }) => boolean;
  readonly replayed?: true;
}

interface Waiting extends BusEntry {
  readonly sequenceNumber: string;
}

const waitingOf = (
  { commitId, at, events, sequenceNumber }: Recorded,
  { isWanted = () => true, replayed }: PublishOptions,
): Waiting[] =>
  events.flatMap((event, index) => {
    if (!isWanted(event)) return [];
    const stamp = { id: `${commitId}#${index}`, at: isoOf(at) };
    const published: PublishedEvent = { ...event, ...stamp, ...(replayed ? { replayed } : {}) };
    return { detailType: event.type, detail: JSON.stringify(published), time: new Date(at), sequenceNumber };
  });

const putAll = async (bus: EventBus, chunk: readonly Waiting[]): Promise<Waiting | undefined> => {
  let waiting = chunk;
  for (let round = 0; round < PUBLISH_ROUNDS_MAX && waiting.length > 0; round += 1) {
    const taken = await bus.put(waiting);
    waiting = waiting.filter((_, index) => !taken[index]);
  }
  return waiting[0];
};

/**
 * Publishes the events of journal entries.
 * @returns how many were published, and the stream record to begin again with where the bus kept refusing
 */
export const publish = async (
  bus: EventBus,
  entries: readonly Recorded[],
  options: PublishOptions = {},
): Promise<{ published: number; failedAt?: string }> => {
  const waiting = entries.flatMap((entry) => waitingOf(entry, options));
  for (let from = 0; from < waiting.length; from += AWS_PUT_EVENTS_ENTRIES_MAX) {
    const refused = await putAll(bus, waiting.slice(from, from + AWS_PUT_EVENTS_ENTRIES_MAX));
    if (refused) return { published: from, failedAt: refused.sequenceNumber };
  }
  return { published: waiting.length };
};
