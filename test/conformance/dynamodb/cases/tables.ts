import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ListTablesCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { failure, newTable } from '../fixtures.ts';
import type { Target } from '../targets.ts';

export const tableCases = (target: () => Target): void => {
  describe('a table', () => {
    it('tells of its keys, indexes and stream, is made once, and goes', async () => {
      const { client } = target();
      const table = await newTable(client, 'NEW_IMAGE');
      const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
      expect(Table).toMatchObject({
        TableStatus: 'ACTIVE',
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
        LatestStreamArn: `${Table?.TableArn}/stream/${Table?.LatestStreamLabel}`,
      });
      expect(Table?.GlobalSecondaryIndexes?.map((index) => index.IndexName).sort()).toEqual([
        'byG',
        'byH',
        'byI',
      ]);
      const again = new CreateTableCommand({
        TableName: table,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      });
      expect(await failure(client.send(again))).toMatchObject({ name: 'ResourceInUseException' });
      expect((await client.send(new ListTablesCommand({}))).TableNames).toContain(table);
      await client.send(new DeleteTableCommand({ TableName: table }));
      const gone = client.send(new DescribeTableCommand({ TableName: table }));
      expect(await failure(gone)).toMatchObject({ name: 'ResourceNotFoundException' });
    });

    it('starts and ends its stream later', async () => {
      const { client } = target();
      const table = await newTable(client);
      const update = async (StreamEnabled: boolean) => {
        const view = StreamEnabled && ({ StreamViewType: 'KEYS_ONLY' } as const);
        const command = { TableName: table, StreamSpecification: { StreamEnabled, ...view } };
        await client.send(new UpdateTableCommand(command));
        return (await client.send(new DescribeTableCommand({ TableName: table }))).Table?.StreamSpecification;
      };
      expect(await update(true)).toEqual({ StreamEnabled: true, StreamViewType: 'KEYS_ONLY' });
      expect((await update(false))?.StreamEnabled ?? false).toBe(false);
    });

    it('has a time to live that is switched, and not twice', async () => {
      const { client } = target();
      const table = await newTable(client);
      const switchTo = (Enabled: boolean) =>
        client.send(
          new UpdateTimeToLiveCommand({
            TableName: table,
            TimeToLiveSpecification: { Enabled, AttributeName: 'expiresAt' },
          }),
        );
      const status = async () =>
        (await client.send(new DescribeTimeToLiveCommand({ TableName: table }))).TimeToLiveDescription;
      expect(await status()).toEqual({ TimeToLiveStatus: 'DISABLED' });
      await switchTo(true);
      expect(await failure(switchTo(true))).toMatchObject({ message: 'TimeToLive is already enabled' });
      expect(await status()).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' });
      await switchTo(false);
      expect(await failure(switchTo(false))).toMatchObject({ message: 'TimeToLive is already disabled' });
      expect(await status()).toEqual({ TimeToLiveStatus: 'DISABLED' });
    });
  });
};
