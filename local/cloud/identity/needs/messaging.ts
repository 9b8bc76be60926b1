import * as v from 'valibot';
import type { NeedsOf, Site } from '../need.ts';

const Queue = v.looseObject({ QueueUrl: v.optional(v.string()), QueueName: v.optional(v.string()) });
const Entries = v.looseObject({
  Entries: v.array(
    v.looseObject({ EventBusName: v.optional(v.string()), Source: v.optional(v.string(), '') }),
  ),
});
const Email = v.looseObject({ FromEmailAddress: v.optional(v.string()) });

const onQueue =
  (action: string): NeedsOf =>
  (input, { region, account }) => {
    const { QueueUrl, QueueName } = v.parse(Queue, input);
    const name = QueueName ?? QueueUrl?.split('/').at(-1) ?? '';
    return [{ action: `sqs:${action}`, resources: [`arn:aws:sqs:${region}:${account}:${name}`] }];
  };

/** ARN of an event bus, from its name or ARN as a call gives it; absent is the default bus. */
export const busArn = (bus: string | undefined, { region, account }: Site): string =>
  bus?.startsWith('arn:') ? bus : `arn:aws:events:${region}:${account}:event-bus/${bus ?? 'default'}`;

/** The address in `Concord <mail@example.com>` or `mail@example.com`. */
export const bareAddress = (mailbox: string): string => /<([^>]+)>/.exec(mailbox)?.[1] ?? mailbox.trim();

/** Amazon SQS; a batch needs the plain action. */
export const SQS: Record<string, NeedsOf> = {
  SendMessage: onQueue('SendMessage'),
  SendMessageBatch: onQueue('SendMessage'),
  ReceiveMessage: onQueue('ReceiveMessage'),
  DeleteMessage: onQueue('DeleteMessage'),
  DeleteMessageBatch: onQueue('DeleteMessage'),
  ChangeMessageVisibility: onQueue('ChangeMessageVisibility'),
  ChangeMessageVisibilityBatch: onQueue('ChangeMessageVisibility'),
  GetQueueUrl: onQueue('GetQueueUrl'),
  GetQueueAttributes: onQueue('GetQueueAttributes'),
  PurgeQueue: onQueue('PurgeQueue'),
};

/** Amazon EventBridge. */
export const EVENTS: Record<string, NeedsOf> = {
  PutEvents: (input, site) => {
    const asked = v
      .parse(Entries, input)
      .Entries.map(({ EventBusName, Source }) => [busArn(EventBusName, site), Source] as const);
    return [...new Map(asked.map((pair) => [pair.join(' '), pair])).values()].map(([arn, source]) => ({
      action: 'events:PutEvents',
      resources: [arn],
      context: { 'events:source': source },
    }));
  },
};

/** Amazon SES, API v2: the identity is the address, else its domain. */
export const SES: Record<string, NeedsOf> = {
  SendEmail: (input, { region, account }) => {
    const from = bareAddress(v.parse(Email, input).FromEmailAddress ?? '');
    const domain = from.split('@').at(-1) ?? '';
    const identity = `arn:aws:ses:${region}:${account}:identity`;
    const resources = [`${identity}/${from}`, `${identity}/${domain}`];
    return [{ action: 'ses:SendEmail', resources, context: { 'ses:fromaddress': from } }];
  },
};
