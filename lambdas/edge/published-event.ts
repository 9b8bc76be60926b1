/**
 * Concord's own events, as its bus hands them to a queue.
 * @module
 */
import * as v from 'valibot';
import { type DomainEvent, EVENT_SCHEMAS, type EventType } from '#domain/events/schemas.ts';
import { type Instant, parseInstant } from '#domain/time.ts';

const Envelope = v.object({ detail: v.record(v.string(), v.unknown()) });
const Published = v.looseObject({
  id: v.pipe(v.string(), v.minLength(1)),
  at: v.pipe(
    v.string(),
    v.transform((text) => parseInstant(text) ?? Number.NaN),
    v.number(),
  ),
  type: v.string(),
});

/** An event, and what publishing put around it. */
export interface ReadEvent {
  /** The same each time that it is published. */
  readonly id: string;
  readonly at: Instant;
  /** Whether it was published before, and is sent again on an operator's wish. */
  readonly replayed: boolean;
  /** The event; absent where its type is newer than this code. */
  readonly event: DomainEvent | undefined;
  /** The event as receivers get it: JSON. */
  readonly json: string;
}

const isEventType = (type: string): type is EventType => Object.hasOwn(EVENT_SCHEMAS, type);

/**
 * Reads a message.
 * @param body an EventBridge event, as JSON text
 * @throws where it is none of ours: a poison message, for the DLQ
 */
export const readPublishedEvent = (body: string): ReadEvent => {
  const { detail } = v.parse(Envelope, JSON.parse(body));
  const { id, at, replayed, ...event } = v.parse(Published, detail);
  return {
    id,
    at,
    replayed: replayed === true,
    event: isEventType(event.type) ? (v.parse(EVENT_SCHEMAS[event.type], event) as DomainEvent) : undefined,
    json: JSON.stringify(detail),
  };
};
