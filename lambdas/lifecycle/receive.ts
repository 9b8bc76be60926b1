/**
 * Receives a batch of notifications: all are kept raw in one write, then each is applied on its own.
 * @module
 */
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { count, log } from '#lambdas/edge/log.ts';
import { eachRecord } from '#lambdas/edge/records.ts';
import {
  agreementIdOf,
  type Envelope,
  type Heard,
  hear,
  readEnvelope,
} from '#lambdas/marketplace/notification.ts';
import type { NotificationStore, RawNotification } from '#lambdas/stores/notifications.ts';
import { applyNotification, type LifecyclePorts } from './apply.ts';

export interface ReceivePorts extends LifecyclePorts {
  readonly notifications: NotificationStore;
}

const rawOf = (envelope: Envelope, body: string): RawNotification => {
  const agreementId = agreementIdOf(envelope);
  return {
    id: envelope.id,
    at: envelope.time,
    detailType: envelope['detail-type'],
    body,
    ...(agreementId === undefined ? {} : { agreementId }),
  };
};

/** A body that is no event cannot be kept by its key; it fails below and ends in the DLQ, whole. */
const readable = ({ body }: SQSRecord): RawNotification[] => {
  try {
    return [rawOf(readEnvelope(body), body)];
  } catch {
    return [];
  }
};

const countHeard = (heard: Heard, detailType: string): void => {
  if (heard.kind === 'unknown') {
    count('unknownDetailType');
    log.warn('a notification of an unknown type was kept', { detailType });
  }
  if (heard.kind === 'advisory' && !heard.resolved) count('advisoryIssued');
};

const receiveOne = async (ports: ReceivePorts, { body }: SQSRecord): Promise<void> => {
  const envelope = readEnvelope(body);
  const detailType = envelope['detail-type'];
  const heard = hear(envelope);
  countHeard(heard, detailType);
  const walked = await applyNotification(ports, heard, { id: envelope.id, detailType });
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
export const receive = async (
  ports: ReceivePorts,
  event: SQSEvent,
  context: Context,
): Promise<SQSBatchResponse> => {
  await ports.notifications.keep(event.Records.flatMap(readable));
  return eachRecord(event, context, (record) => receiveOne(ports, record));
};
