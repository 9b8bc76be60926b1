import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Grants } from '../identity/grants.ts';
import type { Queue } from '../queues/queue.ts';
import type { Queues } from '../queues/queues.ts';
import { TemplateFault } from '../template/functions.ts';
import { propertiesOf, type Resource } from '../template/resources.ts';

/**
 * Topics of SNS, the template's own and others', as far as queues of the template subscribe to them. E-mail goes to
 * people who watch alarms, which nobody needs here.
 * @module
 */

/** What tells one message of a topic from the next, and when it was published (epoch ms). */
export interface Published {
  id?: string;
  at?: number;
}

/** Who hears of a topic. */
export interface Topics {
  /**
   * Publishes a text: every queue that subscribes to the topic has it when this returns.
   * @param published absent parts are made up: a new id, now
   */
  publish(topicArn: string, message: string, published?: Published): void;
}

/** `AWS::SNS::Subscription` (CloudFormation reference, 2026-11); filters are not on the list. */
const Subscription = v.looseObject({
  Protocol: v.string(),
  TopicArn: v.string(),
  Endpoint: v.string(),
  RawMessageDelivery: v.optional(v.boolean(), false),
  FilterPolicy: v.optional(v.undefined_()),
});

interface Subscriber {
  topicArn: string;
  queue: Queue;
  raw: boolean;
}

const subscriberOf = (resource: Resource, queues: Queues, grants: Grants): Subscriber[] => {
  const { Protocol, TopicArn: topicArn, Endpoint, RawMessageDelivery } = propertiesOf(resource, Subscription);
  if (Protocol === 'email') return [];
  const fault = (text: string) => new TemplateFault(resource.place, text);
  if (Protocol !== 'sqs') throw fault(`subscriptions by ${Protocol} do not run here`);
  const queue = queues.byArn(Endpoint);
  if (!queue) throw fault(`its queue ${Endpoint} is not there`);
  // In a Region that is switched on by hand the service goes by another name (SNS developer guide, cross-Region delivery).
  const names = ['sns.amazonaws.com', `sns.${resource.region}.amazonaws.com`];
  if (!names.some((service) => grants.maySend(Endpoint, service, topicArn)))
    throw fault(`${Endpoint} does not let the topic in`);
  return [{ topicArn, queue, raw: RawMessageDelivery }];
};

/** As SNS wraps a message for a queue (SNS developer guide, 2026-11), without its signature, which no queue checks. */
const wrapped = (TopicArn: string, Message: string, { id, at }: Required<Published>): string =>
  JSON.stringify({
    Type: 'Notification',
    MessageId: id,
    TopicArn,
    Message,
    Timestamp: new Date(at).toISOString(),
  });

/** Reads the subscriptions of the template; one that would not deliver stops the start. */
export const openTopics = (
  resources: readonly Resource[],
  { queues, grants }: { queues: Queues; grants: Grants },
  now: () => number,
): Topics => {
  const subscribers = resources
    .filter(({ type }) => type === 'AWS::SNS::Subscription')
    .flatMap((resource) => subscriberOf(resource, queues, grants));
  return {
    publish: (topicArn, message, { id = randomUUID(), at = now() } = {}) => {
      for (const subscriber of subscribers.filter((each) => each.topicArn === topicArn)) {
        subscriber.queue.send(subscriber.raw ? message : wrapped(topicArn, message, { id, at }));
      }
    },
  };
};
