/**
 * Many plain puts at once: `dynamodb:BatchWriteItem`.
 * @module
 */
import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { AWS_BATCH_WRITE_ITEMS_MAX } from '#domain/limits.ts';

/** How often DynamoDB is asked again for puts that it left unprocessed. */
const UNPROCESSED_ROUNDS_MAX = 8;

/**
 * Puts them all, or throws. A batch that names one key twice is refused as a whole: each key once.
 * @param items with their keys
 */
export const batchPut = async (
  { client, tableName }: { readonly client: DynamoDBDocumentClient; readonly tableName: string },
  items: readonly Record<string, unknown>[],
): Promise<void> => {
  for (let from = 0; from < items.length; from += AWS_BATCH_WRITE_ITEMS_MAX) {
    let puts = items
      .slice(from, from + AWS_BATCH_WRITE_ITEMS_MAX)
      .map((Item) => ({ PutRequest: { Item: Item as Record<string, unknown> } }));
    for (let round = 0; puts.length > 0; round += 1) {
      if (round === UNPROCESSED_ROUNDS_MAX) throw new Error('DynamoDB left puts unprocessed too often');
      const answer = await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: puts } }));
      puts = (answer.UnprocessedItems?.[tableName] ?? []) as typeof puts;
    }
  }
};
