/**
 * Raw notifications, kept as they came: facts, not state, so one plain write each and no journal.
 * Any subscription can be rebuilt from them.
 * @module
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { AWS_BATCH_WRITE_ITEMS_MAX, NOTIFICATION_LIFE_MS } from '#domain/limits.ts';
import { USAGE_TABLE } from '#domain/names.ts';
import { type Instant, isoOf, SECOND_MS } from '#domain/time.ts';
import { batchPut } from './batch-put.ts';

/** One notification as it arrived. */
export interface RawNotification {
  readonly id: string;
  /** Time at its source. */
  readonly at: Instant;
  /** The agreement it speaks of; absent where that could not be read. */
  readonly agreementId?: string;
  readonly detailType: string;
  /** The whole envelope as JSON text. */
  readonly body: string;
}

export interface NotificationStore {
  /** Keeps them all, or throws; the same notification twice is one item. At most 25. */
  keep(notifications: readonly RawNotification[]): Promise<void>;
}

/** The body of a kept notification. */
export const bodyOf = (item: Record<string, unknown>): string =>
  inflateRawSync(item.deflatedBody as Uint8Array).toString('utf8');

/** Key and content of the item of a notification; its body deflated, so that it takes one write unit. */
export const notificationItem = (notification: RawNotification): Record<string, unknown> => {
  const { agreementId, at, id, detailType, body } = notification;
  const time = isoOf(at);
  return {
    pk: `NOTIFICATION#${agreementId ?? time.slice(0, 10)}`,
    sk: `${time}#${id}`,
    [USAGE_TABLE.ttl]: Math.ceil((at + NOTIFICATION_LIFE_MS) / SECOND_MS),
    detailType,
    deflatedBody: deflateRawSync(body),
  };
};

/** The store over the usage table. */
export const dynamoNotificationStore = (options: {
  client: DynamoDBClient;
  tableName: string;
}): NotificationStore => {
  const client = DynamoDBDocumentClient.from(options.client);
  const { tableName } = options;
  return {
    keep: async (notifications) => {
      if (notifications.length > AWS_BATCH_WRITE_ITEMS_MAX)
        throw new RangeError('too many notifications at once');
      const items = new Map(notifications.map((each) => [`${each.at}#${each.id}`, notificationItem(each)]));
      await batchPut({ client, tableName }, [...items.values()]);
    },
  };
};
