import { setTimeout as delay } from 'node:timers/promises';
import { PutItemCommand, type TransactWriteItem, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { type Attributes, all, item, key, newTable, stored } from '../fixtures.ts';
import type { Target } from '../targets.ts';

/** Losers step back further each time, whatever the machine's speed, or two hundred mostly hinder one another. */
const BACKOFF_MS = 10;
const BACKOFF_MS_MAX = 3000;
const stepBack = (attempt: number): Promise<void> =>
  delay(Math.random() * Math.min(BACKOFF_MS_MAX, BACKOFF_MS * 2 ** attempt));

/** DynamoDB Local answers with an InternalServerError where it waited too long for its own lock. */
const AGAIN = new Set(['TransactionCanceledException', 'InternalServerError']);

export const contentionCases = (target: () => Target): void => {
  describe('two hundred concurrent transactions on ten items', () => {
    it('have a serial outcome: nothing is lost, nothing made', { timeout: 110_000 }, async () => {
      const { client } = target();
      const table = await newTable(client);
      const accounts = Array.from({ length: 10 }, (_, number) => `account${number}`);
      for (const name of accounts) {
        await client.send(
          new PutItemCommand({ TableName: table, Item: item(name, { amount: 100, moves: 0 }) }),
        );
      }
      await Promise.all(
        Array.from({ length: 200 }, (_, number) => {
          const from = accounts[number % 10] as string;
          const to = accounts[(number * 7 + 3) % 10] as string;
          return move(client, table, from === to ? 'account9' : from, to === 'account9' ? 'account1' : to);
        }),
      );
      const after = await all(client, table);
      const sum = (attribute: string) => after.reduce((total, one) => total + Number(one[attribute]?.N), 0);
      expect(sum('amount')).toBe(1000);
      expect(sum('moves')).toBe(400);
    });
  });
};

/** Reads both, decides, and writes both under the condition that nothing changed; again until it stands. */
const move = async (client: Target['client'], table: string, from: string, to: string): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    const [source, sink] = await Promise.all([stored(client, table, from), stored(client, table, to)]);
    const change = (name: string, old: Attributes | undefined, amount: number): TransactWriteItem => ({
      Update: {
        TableName: table,
        Key: key(name),
        UpdateExpression: 'SET amount = :amount, moves = :moves',
        ConditionExpression: 'moves = :seen',
        ExpressionAttributeValues: {
          ':amount': { N: `${Number(old?.['amount']?.N) + amount}` },
          ':moves': { N: `${Number(old?.['moves']?.N) + 1}` },
          ':seen': { N: `${old?.['moves']?.N}` },
        },
      },
    });
    try {
      const items = [change(from, source, -1), change(to, sink, 1)];
      await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
      return;
    } catch (error) {
      if (!(error instanceof Error && AGAIN.has(error.name))) throw error;
      await stepBack(attempt);
    }
  }
};
