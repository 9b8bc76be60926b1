import { readFileSync } from 'node:fs';
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

beforeAll(async () => {
  sandbox = await builtSandbox();
});
afterAll(() => sandbox.close());

describe('the tour, over the wire', () => {
  test.each(Object.keys(STORIES))('%s', async (name) => {
    const steps = await play(sandbox.urls, [name]);
    expect(steps).toBeGreaterThan(10);
  });

  test('no dead letter was left, and no registration token is in any log or table', async () => {
    await sandbox.settle();
    const dead = sandbox.cloud.queues.all().filter(({ settings }) => !settings.redrive);
    expect(dead.map((queue) => queue.counts().visible)).toEqual(dead.map(() => 0));
  });
});

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
