import { join } from 'node:path';
import * as v from 'valibot';
import { openKept } from '../state/kept.ts';
import { propertiesOf, type Resource } from '../template/resources.ts';
import type { Message } from './message.ts';
import { openQueue, type Queue, type QueueSettings } from './queue.ts';

const seconds = (fallback: number) =>
  v.pipe(
    v.optional(v.number(), fallback),
    v.transform((value) => value * 1000),
  );

/** Defaults of `AWS::SQS::Queue` (CloudFormation reference, 2026-11). FIFO queues are not on the list. */
const QueueProperties = v.looseObject({
  FifoQueue: v.optional(v.literal(false)),
  VisibilityTimeout: seconds(30),
  DelaySeconds: seconds(0),
  MessageRetentionPeriod: seconds(345_600),
  RedrivePolicy: v.optional(v.looseObject({ deadLetterTargetArn: v.string(), maxReceiveCount: v.number() })),
});

/** The queues of the template. */
export interface Queues {
  all(): Queue[];
  byArn(arn: string): Queue | undefined;
  byName(name: string): Queue | undefined;
  /** Opens a queue that the template does not name, such as the one behind asynchronous calls of a function. */
  open(settings: QueueSettings): Queue;
}

/** Queues that hold what AWS holds for a service are not shown among the template's own. */
const settingsOf = (resource: Resource): QueueSettings => {
  const properties = propertiesOf(resource, QueueProperties);
  const { RedrivePolicy: redrive } = properties;
  return {
    name: resource.name,
    arn: resource.arn,
    url: resource.ref,
    visibilityTimeoutMs: properties.VisibilityTimeout,
    delayMs: properties.DelaySeconds,
    retentionMs: properties.MessageRetentionPeriod,
    ...(redrive
      ? { redrive: { deadLetterArn: redrive.deadLetterTargetArn, maxReceiveCount: redrive.maxReceiveCount } }
      : {}),
  };
};

/** Opens every queue of the template, their messages kept in `directory` (absent: in memory). */
export const openQueues = (resources: readonly Resource[], now: () => number, directory?: string): Queues => {
  const queues = new Map<string, Queue>();
  const find = (arn: string) => queues.get(arn);
  const make = (settings: QueueSettings) => {
    const file = directory && join(directory, `${settings.name}.jsonl`);
    return openQueue(settings, openKept<Message>(file), now, find);
  };
  for (const resource of resources) {
    if (resource.type === 'AWS::SQS::Queue') queues.set(resource.arn, make(settingsOf(resource)));
  }
  return {
    all: () => [...queues.values()],
    byArn: find,
    byName: (name) => [...queues.values()].find((queue) => queue.settings.name === name),
    open: make,
  };
};
