/**
 * Stacks of two Regions, joined: notifications arrive in one Region, Concord runs in another.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { concordApp } from '#bin/app.ts';
import { config } from '#bin/concord.config.ts';
import { licenseIdOf } from '#domain/identifiers.ts';
import { arrivalIn } from '#local/arrival.ts';
import { Envelope } from '#local/cloud/events/envelope.ts';
import { type Sandbox, startSandbox } from '#local/sandbox.ts';
import { play } from '#local/tour/play.ts';
import { Stage } from '#local/tour/stage.ts';
import * as samples from '../lifecycle/samples.ts';
import { ROOT } from './build.ts';

const assembly = mkdtempSync(join(tmpdir(), 'concord-regions-'));
let sandbox: Sandbox;

beforeAll(async () => {
  process.env.CDK_VALIDATION = 'false';
  const { sandbox: stage } = config.stages;
  const elsewhere = {
    ...config,
    stages: { ...config.stages, sandbox: { ...stage, region: 'eu-central-1' } },
  };
  concordApp({
    stageName: 'sandbox',
    config: elsewhere,
    codeRoot: join(ROOT, 'dist'),
    app: { outdir: assembly },
  }).app.synth();
  sandbox = await startSandbox({ assembly, seed: 1 });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(assembly, { recursive: true, force: true });
});

test('the doors stand in the second Region', () => {
  expect(sandbox.cloud.region).toBe('eu-central-1');
  expect(sandbox.cloud.stacks.map(({ region }) => region).sort()).toEqual([
    'eu-central-1',
    'eu-central-1',
    'us-east-1',
  ]);
});

test('a notification that arrives in the first Region grants in the second', async () => {
  const arrived = [
    samples.capturedCreated(),
    samples.licenseUpdated(samples.REAL_ARN, '2026-08-20T14:24:23Z'),
  ];
  for (const each of arrived)
    await sandbox.cloud.buses.put(arrivalIn(sandbox.cloud).busArn, parse(Envelope, each));
  await sandbox.settle();
  const stage = new Stage(sandbox.urls);
  const { body } = await stage.operator('GET', `/v1/subscriptions/${licenseIdOf(samples.REAL_ARN)}~1`);
  expect(body).toMatchObject({ state: { name: 'ACTIVE_UNREGISTERED' } });
  const on = (bus: string) =>
    sandbox.cloud.buses
      .seen()
      .filter((each) => each.bus === bus && each.event.source === 'aws.agreement-marketplace')
      .map(({ event }) => event.id)
      .sort();
  expect(on('default')).toHaveLength(arrived.length);
  expect(on('concord-sandbox-intake')).toEqual(on('default'));
});

test('what SNS says in the first Region is heard in the second', async () => {
  expect(await play(sandbox.urls, ['legacy'])).toBeGreaterThan(4);
});
