/**
 * Receives a batch of legacy notifications: all are kept raw in one write, then each is applied on its own.
 * @module
 */
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { count, log } from '#lambdas/edge/log.ts';
import { eachRecord } from '#lambdas/edge/records.ts';
import {
  hearLegacy,
  type LegacyEnvelope,
  readLegacyEnvelope,
} from '#lambdas/marketplace/legacy-notification.ts';
import type { NotificationStore, RawNotification } from '#lambdas/stores/notifications.ts';
import { applyLegacy, type LegacyPorts } from './legacy-apply.ts';

export interface LegacyReceivePorts extends LegacyPorts {
  readonly notifications: NotificationStore;
}

const envelopeOf = ({ body, messageId, attributes }: SQSRecord): LegacyEnvelope =>
  readLegacyEnvelope({ body, messageId, sentAt: Number(attributes.SentTimestamp) });

/** The action in words of a log, however strange. */
const detailTypeOf = ({ message }: LegacyEnvelope): string => `SNS ${String(message.action).trim()}`;

/** A body that is no notification cannot be kept by its key; it fails below and ends in the DLQ, whole. */
const readable = (record: SQSRecord): RawNotification[] => {
  try {
    const envelope = envelopeOf(record);
    const { id, at } = envelope;
    return [{ id, at, detailType: detailTypeOf(envelope), body: record.body }];
  } catch {
    return [];
  }
};

const receiveOne = async (ports: LegacyReceivePorts, record: SQSRecord): Promise<void> => {
  const envelope = envelopeOf(record);
  const detailType = detailTypeOf(envelope);
  const heard = hearLegacy(envelope);
  if (heard.kind === 'unknown') {
    count('unknownDetailType');
    log.warn('a notification of an unknown type was kept', { detailType });
  }
  const walked = await applyLegacy(ports, heard, { id: envelope.id, detailType });
  if (walked.outcome === 'refused')
    throw new Error(`${detailType} ${envelope.id}: ${walked.refusal.refused}`);
  if (walked.result === 'unexpected') count('unexpectedFact');
  log.info('notification applied', {
    detailType,
    notificationId: envelope.id,
    outcome: walked.outcome,
    note: walked.result,
  });
};

/**
 * Receives a batch.
 * @throws where the raw notifications cannot be kept: the whole batch is delivered again
 */
export const receiveLegacy = async (
  ports: LegacyReceivePorts,
  event: SQSEvent,
  context: Context,
): Promise<SQSBatchResponse> => {
  await ports.notifications.keep(event.Records.flatMap(readable));
  return eachRecord(event, context, (record) => receiveOne(ports, record));
};
