import { randomUUID } from 'node:crypto';
import type { Kept } from '../state/kept.ts';
import type { Message, MessageAttributes, Received } from './message.ts';

/** How a queue behaves; durations in milliseconds. */
export interface QueueSettings {
  name: string;
  arn: string;
  url: string;
  visibilityTimeoutMs: number;
  delayMs: number;
  retentionMs: number;
  /** Where a message goes that was received more than `maxReceiveCount` times. */
  redrive?: { deadLetterArn: string; maxReceiveCount: number };
}

/** What may come with a message. */
export interface SendOptions {
  attributes?: MessageAttributes;
  delayMs?: number;
}

/** A standard SQS queue: at least once, in roughly the order sent. */
export interface Queue {
  settings: QueueSettings;
  send(body: string, options?: SendOptions): Message;
  /** Takes in a message that another queue gave up: its id and the instant it was sent stay. */
  adopt(message: Message, sourceArn: string): void;
  /** Up to `max` visible messages, now hidden for `visibilityMs` (absent: the queue's own timeout). */
  receive(max: number, visibilityMs?: number): Received[];
  /** Removes a received message; an outdated handle does nothing, as on AWS. */
  remove(receiptHandle: string): void;
  /** Hides a received message for `visibilityMs` from now; false if the handle is outdated. */
  hide(receiptHandle: string, visibilityMs: number): boolean;
  purge(): void;
  counts(): { visible: number; inFlight: number; delayed: number };
  hasVisible(): boolean;
  /** Every message, the oldest first, to look at. */
  all(): Message[];
  onArrival(listener: () => void): void;
}

type FindQueue = (arn: string) => Queue | undefined;

const handleOf = (message: Message) =>
  Buffer.from(`${message.id}#${message.receiveCount}`).toString('base64url');

/** Opens a queue over its kept messages. `find` gives the DLQ its redrive policy names. */
export const openQueue = (
  settings: QueueSettings,
  kept: Kept<Message>,
  now: () => number,
  find: FindQueue,
): Queue => {
  const listeners = new Set<() => void>();
  const arrive = (message: Message) => {
    kept.put(message.id, message);
    for (const listener of listeners) listener();
  };
  const held = (receiptHandle: string): Message | undefined => {
    const [id = '', count] = Buffer.from(receiptHandle, 'base64url').toString('utf8').split('#');
    const message = kept.get(id);
    return message?.receiveCount === Number(count) ? message : undefined;
  };
  const expired = (message: Message) => now() - message.sentAt > settings.retentionMs;
  const exhausted = (message: Message) => {
    const { redrive } = settings;
    const deadLetters = redrive && find(redrive.deadLetterArn);
    if (!deadLetters || message.receiveCount < redrive.maxReceiveCount) return false;
    deadLetters.adopt(message, settings.arn);
    return true;
  };
  const take = (message: Message, visibilityMs: number): Received => {
    const at = now();
    const taken = {
      ...message,
      receiveCount: message.receiveCount + 1,
      firstReceivedAt: message.firstReceivedAt ?? at,
      visibleAt: at + visibilityMs,
    };
    kept.put(taken.id, taken);
    return { ...taken, receiptHandle: handleOf(taken) };
  };
  return {
    settings,
    send: (body, { attributes = {}, delayMs = settings.delayMs } = {}) => {
      const sentAt = now();
      const message = {
        id: randomUUID(),
        body,
        attributes,
        sentAt,
        visibleAt: sentAt + delayMs,
        receiveCount: 0,
      };
      arrive(message);
      return message;
    },
    adopt: ({ firstReceivedAt: _, ...message }, sourceArn) =>
      arrive({ ...message, sourceArn, receiveCount: 0, visibleAt: now() }),
    receive: (max, visibilityMs = settings.visibilityTimeoutMs) => {
      const received: Received[] = [];
      for (const message of [...kept.values()]) {
        if (received.length === max) break;
        if (message.visibleAt > now()) continue;
        if (expired(message) || exhausted(message)) kept.remove(message.id);
        else received.push(take(message, visibilityMs));
      }
      return received;
    },
    remove: (receiptHandle) => {
      const message = held(receiptHandle);
      if (message) kept.remove(message.id);
    },
    hide: (receiptHandle, visibilityMs) => {
      const message = held(receiptHandle);
      if (message) arrive({ ...message, visibleAt: now() + visibilityMs });
      return message !== undefined;
    },
    purge: () => kept.clear(),
    counts: () => {
      const messages = [...kept.values()];
      const hidden = messages.filter((message) => message.visibleAt > now());
      const delayed = hidden.filter((message) => message.receiveCount === 0).length;
      return { visible: messages.length - hidden.length, inFlight: hidden.length - delayed, delayed };
    },
    hasVisible: () => {
      for (const message of kept.values()) if (message.visibleAt <= now()) return true;
      return false;
    },
    all: () => [...kept.values()],
    onArrival: (listener) => void listeners.add(listener),
  };
};
