/**
 * The journal's copy, and the command line, over what would deploy.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runRebuild } from '#bin/audit/rebuild.ts';
import { runReplay } from '#bin/audit/replay.ts';
import type { JournalEntry } from '#domain/journal.ts';
import { HOUR_MS, isoOf } from '#domain/time.ts';
import type { Sandbox } from '#local/sandbox.ts';
import { play } from '#local/tour/play.ts';
import { Stage } from '#local/tour/stage.ts';
import { builtSandbox } from './built-sandbox.ts';

let sandbox: Sandbox;
let stage: Stage;
beforeAll(async () => {
  sandbox = await builtSandbox();
  stage = new Stage(sandbox.urls);
  await play(sandbox.urls, ['landing-first']);
  await sandbox.settle();
});
afterAll(() => sandbox.close());

const local = () => ['--local', '--home', sandbox.urls.home];

test('every commit stands in the locked copy, whole and once', async () => {
  const bucket = [...sandbox.cloud.buckets.values()].find(({ name }) => name.includes('auditjournal'));
  const objects = bucket?.list('journal/') ?? [];
  const copied = objects.flatMap(({ body }) =>
    Buffer.from(body, 'base64')
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as JournalEntry),
  );
  const { body } = await stage.operator('GET', '/v1/audit?limit=100');
  const ids = (body.items as { commitId: string }[]).map(({ commitId }) => commitId);
  expect(ids.length).toBeGreaterThan(4);
  expect(copied.map(({ commitId }) => commitId).sort()).toEqual(ids.toSorted());
  expect(copied.every(({ cause, written }) => cause.correlationId !== '' && written.length > 0)).toBe(true);
});

describe('the command line', () => {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);

  test('rebuilds a tenant and its subscription', async () => {
    const { body } = await stage.operator('GET', '/v1/tenants');
    const [tenant] = body.items as { tenantId: string; link: { subscriptionId: string } }[];
    const ids = [tenant?.tenantId ?? '', tenant?.link.subscriptionId ?? ''];
    expect(await runRebuild([...ids, ...local()], {}, say)).toBe(0);
    expect(said.filter((line) => line.includes(': equal'))).toHaveLength(2);
    await expect(runRebuild(['t-00000000000000000000', ...local()], {}, say)).rejects.toThrow('404');
  });

  test('counts and sends events again; begun again, it sends nothing twice', async () => {
    const now = await stage.now();
    const range = ['--from', isoOf(now - 24 * HOUR_MS), '--to', isoOf(now), '--reason', 'a lost day'];
    const onBus = async () => {
      const answer = await fetch(`${sandbox.urls.home}/events`, { headers: { accept: 'application/json' } });
      const { events } = (await answer.json()) as { events: { event: { detail: { replayed?: true } } }[] };
      return events.filter(({ event }) => event.detail.replayed).length;
    };
    const counted = await runReplay([...range, '--dry-run', ...local()], {}, say);
    expect([counted > 2, await onBus()]).toEqual([true, 0]);
    expect(await runReplay([...range, ...local()], {}, say)).toBe(counted);
    expect(await runReplay([...range, ...local()], {}, say)).toBe(counted);
    await sandbox.settle();
    expect(await onBus()).toBe(counted);
  });
});
