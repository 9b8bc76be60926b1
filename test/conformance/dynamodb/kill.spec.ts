import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PutItemCommand, type TransactWriteItem, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, it } from 'vitest';
import { streamed } from './cases/streams.ts';
import { type Attributes, all, item, key, newTable } from './fixtures.ts';
import { clientsFor, type Target } from './targets.ts';

const KILLS = 12;
/** So many kills must meet a group under way, else they proved nothing; more kills follow until they have. */
const IN_THE_MIDDLE = 3;
const KILLS_MAX = 40;
const WORKERS = 8;
const ACCOUNTS = 24;

interface Victim {
  child: ChildProcess;
  clients: Pick<Target, 'client' | 'streams'>;
}

let alive: ChildProcess | undefined;
afterEach(() => alive?.kill('SIGKILL'));

const startVictim = async (directory: string): Promise<Victim> => {
  const script = fileURLToPath(new URL('victim.ts', import.meta.url));
  const child = spawn(process.execPath, [script, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  alive = child;
  const started = once(child.stdout as NodeJS.ReadableStream, 'data') as Promise<[Buffer]>;
  const failed = once(child, 'exit').then(() => {
    throw new Error('The victim ended before it was killed');
  });
  const [line] = await Promise.race([started, failed]);
  failed.catch(() => {});
  return { child, clients: clientsFor(line.toString().trim()) };
};

const kill = async ({ child, clients }: Victim): Promise<void> => {
  child.kill('SIGKILL');
  await once(child, 'exit');
  clients.client.destroy();
  clients.streams.destroy();
};

/** Whether the last whole line of the journal is a group that has no end. */
const wasInTheMiddle = (directory: string): boolean => {
  const lines = readFileSync(join(directory, 'journal.ndjson'), 'utf8').split('\n').slice(0, -1);
  return (JSON.parse(lines.at(-1) ?? '{}') as { kind?: string }).kind === 'intent';
};

const add = (table: string, account: number, amount: number): TransactWriteItem => ({
  Update: {
    TableName: table,
    Key: key(`account${account}`),
    UpdateExpression: 'ADD amount :amount, moves :one SET g = :g',
    ExpressionAttributeValues: {
      ':amount': { N: `${amount}` },
      ':one': { N: '1' },
      ':g': { S: `${amount}` },
    },
  },
});

/** A pair of items that belong together, and a move between two accounts. */
const transaction = (table: string, number: number): TransactWriteItemsCommand =>
  new TransactWriteItemsCommand({
    ClientRequestToken: `job${number}`,
    TransactItems: [
      { Put: { TableName: table, Item: item(`left${number}`, { g: 'pair', h: 'left' }) } },
      { Put: { TableName: table, Item: item(`right${number}`, { g: 'pair' }) } },
      add(table, number % ACCOUNTS, -number),
      add(table, (number + 1) % ACCOUNTS, number),
    ],
  });

/** Jobs and their outcomes, as a caller sees them over all the kills. */
class Ledger {
  next = 0;
  readonly acknowledged = new Set<number>();
  /** Asked for, and the answer lost: to be asked again under the same token. */
  readonly unknown: number[] = [];
}

/** Works until the connection breaks; also rewrites a few items plainly, so that their index entries move. */
const work = async ({ client }: Victim['clients'], table: string, ledger: Ledger): Promise<void> => {
  for (;;) {
    const number = ledger.unknown.shift() ?? ledger.next++;
    try {
      await client.send(transaction(table, number));
      ledger.acknowledged.add(number);
      const moved = item(`moving${number % 5}`, { g: `g${number}`, h: `h${number}` });
      await client.send(new PutItemCommand({ TableName: table, Item: moved }));
    } catch (error) {
      if (!ledger.acknowledged.has(number)) ledger.unknown.push(number);
      const name = error instanceof Error ? error.name : '';
      if (name !== 'TransactionCanceledException' && name !== 'TransactionConflictException') return;
    }
  }
};

const sum = (items: Attributes[], attribute: string): number =>
  items.reduce((total, one) => total + Number(one[attribute]?.N ?? 0), 0);

const names = (items: Attributes[], prefix: string): string[] =>
  items.flatMap(({ pk }) => (pk?.S?.startsWith(prefix) ? [pk.S.slice(prefix.length)] : [])).sort();

const verify = async (clients: Victim['clients'], table: string, ledger: Ledger): Promise<void> => {
  const items = await all(clients.client, table);
  const left = names(items, 'left');
  expect(names(items, 'right')).toEqual(left);
  expect(left).toEqual(expect.arrayContaining([...ledger.acknowledged].map(String)));
  expect(sum(items, 'amount')).toBe(0);
  expect(sum(items, 'moves')).toBe(2 * left.length);

  const entries = items.flatMap(({ pk, sk, g }) => (g ? [{ pk, sk, g }] : []));
  expect(await all(clients.client, table, 'byG')).toEqual(entries);
  const whole = items.filter(({ h }) => h !== undefined);
  expect(await all(clients.client, table, 'byH')).toEqual(whole);

  const replayed = new Map<string, Attributes>();
  for (const { dynamodb } of await streamed({ ...clients, close: async () => {} }, table, 1000)) {
    const name = `${dynamodb?.Keys?.['pk']?.S}`;
    expect(dynamodb?.OldImage).toEqual(replayed.get(name));
    if (dynamodb?.NewImage) replayed.set(name, dynamodb.NewImage);
    else replayed.delete(name);
  }
  expect([...replayed.values()].sort((a, b) => (a['pk']?.S ?? '').localeCompare(b['pk']?.S ?? ''))).toEqual(
    items,
  );
};

it(`${KILLS} kills under load: nothing acknowledged is lost, nothing is half done`, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'dynamodb-kill-'));
  const ledger = new Ledger();
  let kills = 0;
  let inTheMiddle = 0;
  let victim = await startVictim(directory);
  const table = await newTable(victim.clients.client, 'NEW_AND_OLD_IMAGES');
  for (; kills < KILLS || (inTheMiddle < IN_THE_MIDDLE && kills < KILLS_MAX); kills += 1) {
    const workers = Array.from({ length: WORKERS }, () => work(victim.clients, table, ledger));
    await delay(100 + Math.random() * 300);
    await kill(victim);
    await Promise.all(workers);
    if (wasInTheMiddle(directory)) inTheMiddle += 1;
    victim = await startVictim(directory);
    await verify(victim.clients, table, ledger);
  }
  await kill(victim);
  rmSync(directory, { recursive: true, force: true });
  expect(inTheMiddle).toBeGreaterThanOrEqual(IN_THE_MIDDLE);
  expect(ledger.acknowledged.size).toBeGreaterThan(KILLS);
  console.info(
    `${KILLS} kills, ${inTheMiddle} in the middle of a group; ${ledger.acknowledged.size} acknowledged`,
  );
});
