import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { type AuthorizedCall, type Service, ServiceFault } from '../endpoints/call.ts';
import { MessageAttribute, md5, md5OfAttributes, type Received, systemAttributes } from './message.ts';
import type { Queue } from './queue.ts';
import type { Queues } from './queues.ts';

/** SQS developer guide, "Message quotas" (2026-11): entries of a batch, bytes of a message or batch, seconds of delay. */
const BATCH_ENTRIES_MAX = 10;
const MESSAGE_BYTES_MAX = 1_048_576;
const DELAY_S_MAX = 900;
const VISIBILITY_S_MAX = 43_200;
const WAIT_S_MAX = 20;
const WAIT_LOOK_MS = 20;

const seconds = (max: number) => v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max)));
const Content = {
  MessageBody: v.pipe(v.string(), v.minLength(1)),
  DelaySeconds: seconds(DELAY_S_MAX),
  MessageAttributes: v.optional(v.record(v.string(), MessageAttribute), {}),
};
const Handle = { ReceiptHandle: v.string() };
const Visibility = {
  ...Handle,
  VisibilityTimeout: v.pipe(v.number(), v.minValue(0), v.maxValue(VISIBILITY_S_MAX)),
};
const Receive = v.looseObject({
  MaxNumberOfMessages: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(BATCH_ENTRIES_MAX)), 1),
  VisibilityTimeout: seconds(VISIBILITY_S_MAX),
  WaitTimeSeconds: seconds(WAIT_S_MAX),
});

type Send = v.InferOutput<v.ObjectSchema<typeof Content, undefined>>;
type Operation = (queue: Queue, call: AuthorizedCall) => unknown;

const send = (queue: Queue, { MessageBody, DelaySeconds, MessageAttributes }: Send) => {
  if (Buffer.byteLength(MessageBody) > MESSAGE_BYTES_MAX) {
    throw new ServiceFault(
      'InvalidParameterValue',
      `One or more parameters are invalid: ${MESSAGE_BYTES_MAX} bytes at most.`,
    );
  }
  const message = queue.send(MessageBody, {
    attributes: MessageAttributes,
    ...(DelaySeconds === undefined ? {} : { delayMs: DelaySeconds * 1000 }),
  });
  return {
    MessageId: message.id,
    MD5OfMessageBody: md5(MessageBody),
    MD5OfMessageAttributes: md5OfAttributes(MessageAttributes),
  };
};

const hide = (
  queue: Queue,
  { ReceiptHandle, VisibilityTimeout }: { ReceiptHandle: string; VisibilityTimeout: number },
) => {
  if (queue.hide(ReceiptHandle, VisibilityTimeout * 1000)) return {};
  throw new ServiceFault('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
};

const one =
  <S extends v.GenericSchema>(
    schema: S,
    act: (queue: Queue, input: v.InferOutput<S>) => unknown,
  ): Operation =>
  (queue, call) =>
    act(queue, v.parse(schema, call.input));

const batch =
  <S extends v.ObjectEntries>(
    entries: S,
    act: (queue: Queue, input: v.InferOutput<v.LooseObjectSchema<S, undefined>>) => unknown,
  ): Operation =>
  (queue, call) => {
    const Entry = v.looseObject({ Id: v.string() });
    const { Entries: given } = v.parse(v.looseObject({ Entries: v.array(Entry) }), call.input);
    if (given.length === 0)
      throw new ServiceFault('EmptyBatchRequest', 'There should be at least one entry.');
    if (given.length > BATCH_ENTRIES_MAX)
      throw new ServiceFault('TooManyEntriesInBatchRequest', 'Too many entries.');
    if (new Set(given.map((entry) => entry.Id)).size < given.length) {
      throw new ServiceFault('BatchEntryIdsNotDistinct', 'Two or more entries have the same Id.');
    }
    if (call.request.body.length > MESSAGE_BYTES_MAX + 64 * 1024) {
      throw new ServiceFault(
        'BatchRequestTooLong',
        `Batch requests cannot be longer than ${MESSAGE_BYTES_MAX} bytes.`,
      );
    }
    const successful: unknown[] = [];
    const failed: unknown[] = [];
    for (const entry of given) {
      try {
        successful.push({ Id: entry.Id, ...(act(queue, v.parse(v.looseObject(entries), entry)) as object) });
      } catch (error) {
        const code = error instanceof ServiceFault ? error.code : 'InvalidParameterValue';
        failed.push({ Id: entry.Id, SenderFault: true, Code: code, Message: (error as Error).message });
      }
    }
    return { Successful: successful, Failed: failed };
  };

const shown = (message: Received, account: string) => ({
  MessageId: message.id,
  ReceiptHandle: message.receiptHandle,
  Body: message.body,
  MD5OfBody: md5(message.body),
  Attributes: systemAttributes(message, account),
  MessageAttributes: message.attributes,
  MD5OfMessageAttributes: md5OfAttributes(message.attributes),
});

const receive: Operation = async (queue, { input, principal }) => {
  const { MaxNumberOfMessages, VisibilityTimeout, WaitTimeSeconds = 0 } = v.parse(Receive, input);
  const deadline = performance.now() + WaitTimeSeconds * 1000;
  const look = () =>
    queue.receive(
      MaxNumberOfMessages,
      VisibilityTimeout === undefined ? undefined : VisibilityTimeout * 1000,
    );
  let messages = look();
  while (messages.length === 0 && performance.now() < deadline) {
    await sleep(WAIT_LOOK_MS);
    messages = look();
  }
  return { Messages: messages.map((message) => shown(message, principal.role.account)) };
};

const describe: Operation = (queue) => {
  const { visible, inFlight, delayed } = queue.counts();
  const { arn, visibilityTimeoutMs, delayMs, redrive } = queue.settings;
  return {
    Attributes: {
      QueueArn: arn,
      ApproximateNumberOfMessages: String(visible),
      ApproximateNumberOfMessagesNotVisible: String(inFlight),
      ApproximateNumberOfMessagesDelayed: String(delayed),
      VisibilityTimeout: String(visibilityTimeoutMs / 1000),
      DelaySeconds: String(delayMs / 1000),
      ...(redrive
        ? {
            RedrivePolicy: JSON.stringify({
              deadLetterTargetArn: redrive.deadLetterArn,
              maxReceiveCount: redrive.maxReceiveCount,
            }),
          }
        : {}),
    },
  };
};

const OPERATIONS: Record<string, Operation> = {
  SendMessage: one(v.looseObject(Content), send),
  SendMessageBatch: batch(Content, send),
  ReceiveMessage: receive,
  DeleteMessage: one(v.looseObject(Handle), (queue, { ReceiptHandle }) => queue.remove(ReceiptHandle)),
  DeleteMessageBatch: batch(Handle, (queue, { ReceiptHandle }) => queue.remove(ReceiptHandle)),
  ChangeMessageVisibility: one(v.looseObject(Visibility), hide),
  ChangeMessageVisibilityBatch: batch(Visibility, hide),
  GetQueueUrl: (queue) => ({ QueueUrl: queue.settings.url }),
  GetQueueAttributes: describe,
  PurgeQueue: (queue) => queue.purge(),
};

/** Amazon SQS over the template's queues. */
export const sqsService =
  (queues: Queues): Service =>
  async (call) => {
    const { QueueUrl, QueueName } = v.parse(
      v.looseObject({ QueueUrl: v.optional(v.string()), QueueName: v.optional(v.string()) }),
      call.input,
    );
    const queue = queues.byName(QueueName ?? QueueUrl?.split('/').at(-1) ?? '');
    if (!queue) {
      throw new ServiceFault('com.amazonaws.sqs#QueueDoesNotExist', 'The specified queue does not exist.');
    }
    return { status: 200, body: (await OPERATIONS[call.operation]?.(queue, call)) ?? {} };
  };
