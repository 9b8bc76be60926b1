/**
 * Reads kept notifications again, for a rebuild.
 * @module
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { REBUILD_NOTIFICATIONS_MAX } from '#domain/limits.ts';
import { documents } from './documents.ts';
import { bodyOf } from './notifications.ts';

export interface NotificationReads {
  /** The envelopes kept for an agreement, as JSON texts, oldest first; at most REBUILD_NOTIFICATIONS_MAX. */
  ofAgreement(agreementId: string): Promise<string[]>;
}

/** Over the usage table: `dynamodb:Query`. */
export const dynamoNotificationReads = (options: {
  client: DynamoDBClient;
  tableName: string;
}): NotificationReads => {
  const client = documents(options.client);
  return {
    ofAgreement: async (agreementId) => {
      const bodies: string[] = [];
      let start: Record<string, unknown> | undefined;
      do {
        const answer = await client.send(
          new QueryCommand({
            TableName: options.tableName,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': `NOTIFICATION#${agreementId}` },
            Limit: REBUILD_NOTIFICATIONS_MAX - bodies.length,
            ...(start ? { ExclusiveStartKey: start } : {}),
          }),
        );
        bodies.push(...(answer.Items ?? []).map(bodyOf));
        start = answer.LastEvaluatedKey;
      } while (start && bodies.length < REBUILD_NOTIFICATIONS_MAX);
      return bodies;
    },
  };
};
