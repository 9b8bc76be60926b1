import { createHash } from 'node:crypto';
import * as v from 'valibot';

/** A message attribute as the SQS wire carries it. */
export const MessageAttribute = v.looseObject({
  DataType: v.string(),
  StringValue: v.optional(v.string()),
  /** Base64. */
  BinaryValue: v.optional(v.string()),
});
/** Attribute name → attribute. */
export type MessageAttributes = Readonly<Record<string, v.InferOutput<typeof MessageAttribute>>>;

/** A message as a queue keeps it. Instants are epoch ms by the sandbox's clock. */
export interface Message {
  id: string;
  body: string;
  attributes: MessageAttributes;
  sentAt: number;
  visibleAt: number;
  receiveCount: number;
  firstReceivedAt?: number;
  /** ARN of the queue that gave the message up, once it lies in a DLQ. */
  sourceArn?: string;
}

/** A message in a consumer's hands; the handle is good until the message is received again. */
export interface Received extends Message {
  receiptHandle: string;
}

/** Hexadecimal MD5, as `MD5OfMessageBody` carries it. */
export const md5 = (text: string | Uint8Array): string => createHash('md5').update(text).digest('hex');

const STRING_TRANSPORT = 1;
const BINARY_TRANSPORT = 2;

const withLength = (bytes: Uint8Array): Uint8Array[] => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return [length, bytes];
};

/** `MD5OfMessageAttributes` (SQS developer guide, "Calculating the MD5 message digest for message attributes", 2026-11). */
export const md5OfAttributes = (attributes: MessageAttributes): string | undefined => {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const parts = names.flatMap((name) => {
    const { DataType = '', StringValue, BinaryValue } = attributes[name] ?? {};
    const binary = DataType.startsWith('Binary');
    const value = binary ? Buffer.from(BinaryValue ?? '', 'base64') : Buffer.from(StringValue ?? '');
    const transport = Buffer.from([binary ? BINARY_TRANSPORT : STRING_TRANSPORT]);
    return [
      ...withLength(Buffer.from(name)),
      ...withLength(Buffer.from(DataType)),
      transport,
      ...withLength(value),
    ];
  });
  return md5(Buffer.concat(parts));
};

/** A message's system attributes, as SQS hands them out: names → decimal texts. */
export const systemAttributes = (message: Message, account: string): Record<string, string> => ({
  ApproximateReceiveCount: String(message.receiveCount),
  SentTimestamp: String(message.sentAt),
  SenderId: account,
  ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
  ...(message.sourceArn ? { DeadLetterQueueSourceArn: message.sourceArn } : {}),
});
