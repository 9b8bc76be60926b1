import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Clock, openClock } from '#local/clock.ts';
import { type LambdaFunction, openFunction } from '#local/cloud/lambda/function.ts';
import { openMetricSums } from '#local/cloud/lambda/metrics.ts';
import { openRuntimeApi, type RuntimeApi } from '#local/cloud/lambda/runtime-api.ts';

const HANDLER = `
let calls = 0;
console.log('loaded', Date.now(), new Date().getTime());
export const handler = async (event, context) => {
  calls += 1;
  switch (event.do) {
    case 'time': return { now: Date.now(), made: new Date().getTime(), text: String(Date()), given: new Date(0).toISOString(),
      is: new Date() instanceof Date, left: context.getRemainingTimeInMillis(), performance: performance.now() };
    case 'hang': return new Promise(() => setInterval(() => undefined, 1000));
    case 'exit': process.exit(3);
    case 'throw': throw new TypeError('broken');
    case 'wait': await new Promise((resolve) => setTimeout(resolve, event.ms)); return calls;
    case 'env': return { path: process.env.PATH ?? null, home: process.env.HOME ?? null, own: process.env.OWN, name: context.functionName };
    default: return undefined;
  }
};`;

let api: RuntimeApi;
let clock: Clock;
const opened: LambdaFunction[] = [];
const reported: unknown[] = [];

const open = (code = HANDLER, more: { timeoutMs?: number; reserved?: number; lines?: string[] } = {}) => {
  const root = mkdtempSync(join(tmpdir(), 'function-'));
  writeFileSync(join(root, 'index.mjs'), code);
  const fn = openFunction(
    'sample',
    api,
    clock,
    {
      roleArn: 'arn:aws:iam::123456789012:role/example',
      functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:sample',
      timeoutMs: more.timeoutMs ?? 10_000,
      memoryMb: 128,
      environment: {
        _HANDLER: 'index.handler',
        LAMBDA_TASK_ROOT: root,
        OWN: 'yes',
        AWS_LAMBDA_FUNCTION_NAME: 'sample',
      },
      onLine: (line) => more.lines?.push(line),
    },
    more.reserved,
  );
  opened.push(fn);
  return fn;
};

beforeAll(async () => {
  clock = openClock();
  api = await openRuntimeApi(clock, (error) => reported.push(error));
});
afterEach(() => {
  for (const fn of opened.splice(0)) fn.stop();
});
afterAll(async () => {
  await api.close();
  expect(reported).toEqual([]);
});

describe('a function in its child process', () => {
  it('answers, stays warm, and writes its log', async () => {
    const lines: string[] = [];
    const fn = open(HANDLER, { lines });
    expect(await fn.invoke({ do: 'wait', ms: 0 })).toEqual({ ok: true, result: 1 });
    expect(await fn.invoke({ do: 'wait', ms: 0 })).toEqual({ ok: true, result: 2 });
    expect(await fn.invoke({})).toEqual({ ok: true, result: null });
    expect(fn.instances()).toBe(1);
    expect(lines[0]).toMatch(/^loaded/);
    expect(lines.filter((line) => /^REPORT .*Memory Used: [1-9]\d* MB$/.test(line))).toHaveLength(3);
  });

  it('sees the shifted time: at its start, and after each move', async () => {
    const fn = open();
    const now = async () =>
      ((await fn.invoke({ do: 'time' })) as { result: Record<string, number | string | boolean> }).result;
    const before = await now();
    expect(Math.abs(Number(before.now) - clock.now())).toBeLessThan(2_000);
    clock.advance(86_400_000);
    const after = await now();
    for (const key of ['now', 'made']) expect(Math.abs(Number(after[key]) - clock.now())).toBeLessThan(2_000);
    expect(String(after.text)).toContain(new Date(clock.now()).toUTCString().slice(8, 11));
    expect(after).toMatchObject({ given: '1970-01-01T00:00:00.000Z', is: true });
    expect(Number(after.left)).toBeGreaterThan(5_000);
    expect(Number(after.left)).toBeLessThanOrEqual(10_000);
    expect(Number(after.performance)).toBeLessThan(60_000);
    const lines: string[] = [];
    await open(HANDLER, { lines }).invoke({});
    const [, loadedAt] = lines[0]?.split(' ') ?? [];
    expect(Math.abs(Number(loadedAt) - clock.now())).toBeLessThan(5_000);
  });

  it('gets its own environment and nothing of this machine’s', async () => {
    const { result } = (await open().invoke({ do: 'env' })) as { result: unknown };
    expect(result).toEqual({ path: null, home: null, own: 'yes', name: 'sample' });
  });

  it('tells its errors', async () => {
    expect(await open().invoke({ do: 'throw' })).toMatchObject({
      ok: false,
      error: { errorType: 'TypeError', errorMessage: 'broken' },
    });
  });

  it('is killed at its timeout; the next call gets a new process', async () => {
    const fn = open(HANDLER, { timeoutMs: 300 });
    const hung = await fn.invoke({ do: 'hang' });
    expect(hung).toMatchObject({
      ok: false,
      error: { errorMessage: expect.stringMatching(/timed out after 0.3 seconds/) },
    });
    expect(await fn.invoke({ do: 'wait', ms: 0 })).toEqual({ ok: true, result: 1 });
    expect(fn.instances()).toBe(1);
  });

  it('may die; the next call gets a new process', async () => {
    const fn = open();
    expect(await fn.invoke({ do: 'exit' })).toMatchObject({
      ok: false,
      error: { errorMessage: 'the process ended with exit code 3' },
    });
    expect(await fn.invoke({ do: 'wait', ms: 0 })).toEqual({ ok: true, result: 1 });
  });

  it('says when its bundle cannot be loaded', async () => {
    const broken = await open('throw new RangeError("no config")').invoke({});
    expect(broken).toMatchObject({
      ok: false,
      error: { errorType: 'RangeError', errorMessage: 'no config' },
    });
    expect(await open('export const other = 1').invoke({})).toMatchObject({
      ok: false,
      error: { errorMessage: 'index.handler is undefined or not exported' },
    });
  });

  it('runs calls side by side, no more than are reserved', async () => {
    const two = open(HANDLER, { reserved: 2 });
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => two.invoke({ do: 'wait', ms: 50 })));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(two.instances()).toBe(2);
  });
});

describe('metrics in the embedded format', () => {
  it('are summed by name, and other lines are left alone', () => {
    const sums = openMetricSums();
    const line = (value: unknown) =>
      JSON.stringify({
        _aws: { CloudWatchMetrics: [{ Namespace: 'N', Dimensions: [], Metrics: [{ Name: 'Refusals' }] }] },
        Refusals: value,
      });
    for (const each of [line(1), line([2, 3]), '{"_aws":', 'plain', '{"Refusals":9}']) sums.read(each);
    expect(sums.sums()).toEqual({ 'N/Refusals': 6 });
  });
});
