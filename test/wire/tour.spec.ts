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

/** What each function called, over all stories: the sandbox itself forgets the oldest calls. */
const seen = new Map<string, { name: FunctionName; action: string; allowed: boolean }>();
/** Every token that was issued: AWS forgets them after a day. */
const issued = new Set<string>();

const witness = (): void => {
  for (const token of Object.keys(sandbox.marketplace.core.state.tokens)) issued.add(token);
  const template = resources();
  const ids = FUNCTIONS.map((name) => ({ name, id: functionNamed(template, name).id }));
  for (const { service, session, needs, allowed } of sandbox.calls()) {
    const name = service === 'lambda' ? undefined : ids.find(({ id }) => session.includes(id))?.name;
    if (name === undefined) continue;
    for (const { action } of needs) seen.set(`${name} ${action} ${allowed}`, { name, action, allowed });
  }
};

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
    expect(steps).toBeGreaterThan(4);
    witness();
  });

  test('no dead letter was left', async () => {
    await sandbox.settle();
    const dead = sandbox.cloud.queues.all().filter(({ settings }) => !settings.redrive);
    expect(dead.map((queue) => queue.counts().visible)).toEqual(dead.map(() => 0));
  });

  test('no registration token is in a log, a table, an event, a letter or an address of a call', async () => {
    const tokens = [...issued];
    expect(tokens.length).toBeGreaterThan(Object.keys(STORIES).length / 2);
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
  test('is granted, call by call', () => {
    const template = resources();
    const granted = new Map(
      FUNCTIONS.map((name) => [name, new Set(Object.values(grantedTo(template, name)).flat())]),
    );
    expect(seen.size).toBeGreaterThan(30);
    const beyond = [...seen.values()].filter(
      ({ name, action, allowed }) => !allowed || !granted.get(name)?.has(action),
    );
    expect(beyond).toEqual([]);
  });

  test('every function that calls AWS was called', () => {
    const called = new Set([...seen.values()].map(({ name }) => name));
    const template = resources();
    const calls = FUNCTIONS.filter((name) =>
      Object.values(grantedTo(template, name))
        .flat()
        .some((action) => !action.startsWith('logs:')),
    );
    expect(calls.length).toBeGreaterThan(FUNCTIONS.length - 2);
    expect(calls.filter((name) => !called.has(name))).toEqual([]);
  });
});
