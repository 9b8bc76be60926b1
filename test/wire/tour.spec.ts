import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FUNCTIONS, type FunctionName } from '#domain/names.ts';
import type { Sandbox } from '#local/sandbox.ts';
import { play } from '#local/tour/play.ts';
import { STORIES } from '#local/tour/stories/index.ts';
import { grantedTo } from '../lib/permissions.ts';
import { functionNamed, type Resources } from '../lib/synthesis.ts';
import { builtSandbox } from './built-sandbox.ts';

let sandbox: Sandbox;
const resources = (): Resources =>
  JSON.parse(readFileSync('cdk.out/concord-sandbox.template.json', 'utf8')).Resources;

const directory = mkdtempSync(join(tmpdir(), 'concord-tour-'));
beforeAll(async () => {
  sandbox = await builtSandbox(directory);
});
afterAll(async () => {
  await sandbox.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('the tour, over the wire', () => {
  test.each(Object.keys(STORIES))('%s', async (name) => {
    const steps = await play(sandbox.urls, [name]);
    expect(steps).toBeGreaterThan(10);
  });

  test('no dead letter was left', async () => {
    await sandbox.settle();
    const dead = sandbox.cloud.queues.all().filter(({ settings }) => !settings.redrive);
    expect(dead.map((queue) => queue.counts().visible)).toEqual(dead.map(() => 0));
  });

  test('no registration token is in a log, a table, an event, a letter or an address of a call', async () => {
    const tokens = Object.keys(sandbox.marketplace.core.state.tokens);
    expect(tokens.length).toBeGreaterThan(2);
    const kept = [
      ...(await everyItem()),
      ...everyLog(),
      ...sandbox.cloud.buses.seen(),
      ...sandbox.cloud.outbox.letters(),
    ];
    const text = JSON.stringify([kept, sandbox.calls()]);
    expect(text.length).toBeGreaterThan(100_000);
    expect(
      tokens.filter((token) => text.includes(token) || text.includes(encodeURIComponent(token))),
    ).toEqual([]);
  });
});

const everyLog = (): string[] => {
  const logs = join(directory, 'logs');
  return readdirSync(logs).map((file) => readFileSync(join(logs, file), 'utf8'));
};

const everyItem = async (): Promise<unknown[]> => {
  const ask = async (operation: string, input: object): Promise<unknown> =>
    (await sandbox.cloud.dynamoDb.answer(`DynamoDB_20120810.${operation}`, input)).body;
  const { TableNames } = (await ask('ListTables', {})) as { TableNames: string[] };
  return Promise.all(TableNames.map((TableName) => ask('Scan', { TableName })));
};

describe('what was called on the tour', () => {
  const functionOf = (session: string): FunctionName | undefined =>
    FUNCTIONS.find((name) => session.includes(functionNamed(resources(), name).id));

  test('is granted, call by call', () => {
    const calls = sandbox
      .calls()
      .filter(({ service, session }) => service !== 'lambda' && functionOf(session));
    expect(calls.length).toBeGreaterThan(300);
    const granted = new Map(
      FUNCTIONS.map((name) => [name, new Set(Object.values(grantedTo(resources(), name)).flat())]),
    );
    const beyond = calls.flatMap(({ session, needs, allowed, operation }) => {
      const name = functionOf(session) as FunctionName;
      const missing = needs.filter(({ action }) => !granted.get(name)?.has(action));
      return missing.length > 0 || !allowed ? [`${name} ${operation}`] : [];
    });
    expect([...new Set(beyond)]).toEqual([]);
  });

  test('every function was called', () => {
    const seen = new Set(sandbox.calls().map(({ session }) => functionOf(session)));
    expect(FUNCTIONS.filter((name) => !seen.has(name))).toEqual([]);
  });
});
