import type { Clock } from '#local/clock.ts';
import { matches, type Pattern, parsePattern } from '../events/pattern.ts';
import { type EventSource, failuresOf } from '../lambda/event-source.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import type { Activity } from '../state/activity.ts';
import { md5, md5OfAttributes, type Received, systemAttributes } from './message.ts';
import type { Queue } from './queue.ts';

/** Batch sizes above 10 need a window on AWS; 10 is also the default (Lambda guide, "SQS event source mapping", 2026-11). */
const BATCH_SIZE_DEFAULT = 10;
/** A batching window is shortened to this: nobody waits for a full batch on one machine. */
const WINDOW_MS_MAX = 100;
/** How often a queue is looked at although nothing arrived: a message may have become visible. */
const LOOK_EVERY_MS = 100;
const CONCURRENCY_DEFAULT = 2;

/** Something that takes messages from a queue until it is stopped. */
export interface Consumer {
  stop(): void;
}

const recordOf = (message: Received, queue: Queue, region: string) => ({
  messageId: message.id,
  receiptHandle: message.receiptHandle,
  body: message.body,
  attributes: systemAttributes(message, queue.settings.arn.split(':')[4] ?? ''),
  messageAttributes: Object.fromEntries(
    Object.entries(message.attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      { dataType: DataType, stringValue: StringValue, binaryValue: BinaryValue },
    ]),
  ),
  md5OfBody: md5(message.body),
  md5OfMessageAttributes: md5OfAttributes(message.attributes),
  eventSource: 'aws:sqs',
  eventSourceARN: queue.settings.arn,
  awsRegion: region,
});

/** Runs `work` whenever the queue has something visible, at most `width` at a time. */
const consume = (
  label: string,
  queue: Queue,
  clock: Clock,
  activity: Activity,
  width: number,
  lingerMs: number,
  work: () => Promise<void>,
) => {
  let running = 0;
  let stopped = false;
  let lingering: NodeJS.Timeout | undefined;
  const look = () => {
    while (!stopped && running < width && queue.hasVisible()) {
      running += 1;
      void activity.during(label, work).finally(() => {
        running -= 1;
        wake();
      });
    }
  };
  const wake = () => {
    lingering ??= setTimeout(() => {
      lingering = undefined;
      look();
    }, lingerMs);
  };
  const timer = setInterval(wake, LOOK_EVERY_MS);
  const unlisten = clock.onChange(wake);
  queue.onArrival(wake);
  activity.watch(label, () => !stopped && queue.hasVisible());
  return {
    stop: () => {
      stopped = true;
      clearInterval(timer);
      clearTimeout(lingering);
      unlisten();
    },
  };
};

const filtersOf = ({ place, settings }: EventSource): Pattern[] =>
  (settings.FilterCriteria?.Filters ?? []).map(({ Pattern: text }) => parsePattern(JSON.parse(text), place));

const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** An SQS event source: batches to the function; what it does not report as failed is deleted, the rest comes back. */
export const feedFromQueue = (
  source: EventSource,
  queue: Queue,
  clock: Clock,
  activity: Activity,
): Consumer => {
  const { target, settings } = source;
  const batchSize = settings.BatchSize ?? BATCH_SIZE_DEFAULT;
  const region = queue.settings.arn.split(':')[3] ?? '';
  const filters = filtersOf(source);
  const wanted = (message: Received) =>
    filters.length === 0 ||
    filters.some((filter) => matches(filter, { ...message, body: asJson(message.body) }));
  const work = async () => {
    const received = queue.receive(batchSize);
    const batch = received.filter(wanted);
    for (const message of received) if (!batch.includes(message)) queue.remove(message.receiptHandle);
    if (batch.length === 0) return;
    const outcome = await target.invoke({
      Records: batch.map((message) => recordOf(message, queue, region)),
    });
    const failed = failuresOf(
      outcome,
      source,
      batch.map((message) => message.id),
    );
    for (const message of batch) if (!failed.has(message.id)) queue.remove(message.receiptHandle);
  };
  const width = settings.ScalingConfig?.MaximumConcurrency ?? CONCURRENCY_DEFAULT;
  const lingerMs = Math.min(settings.MaximumBatchingWindowInSeconds * 1000, WINDOW_MS_MAX);
  return consume(`queue ${queue.settings.name}`, queue, clock, activity, width, lingerMs, work);
};

/**
 * Works off the queue behind a function's asynchronous calls: one event each, tried up to `tries` times. What fails each
 * time is dropped, as on AWS without a failure destination; the function's log tells of it.
 */
export const feedAsync = (
  target: LambdaFunction,
  queue: Queue,
  tries: number,
  clock: Clock,
  activity: Activity,
): Consumer =>
  consume(`async ${target.name}`, queue, clock, activity, CONCURRENCY_DEFAULT, 0, async () => {
    for (const message of queue.receive(1)) {
      const outcome = await target.invoke(JSON.parse(message.body));
      if (outcome.ok || message.receiveCount >= tries) queue.remove(message.receiptHandle);
    }
  });
