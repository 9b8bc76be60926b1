import { parse } from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { licenseIdOf } from '#domain/identifiers.ts';
import { Envelope } from '#local/cloud/events/envelope.ts';
import type { Sandbox } from '#local/sandbox.ts';
import { Stage } from '#local/tour/stage.ts';
import * as samples from '../lifecycle/samples.ts';
import { builtSandbox } from './built-sandbox.ts';

let sandbox: Sandbox;
let stage: Stage;

beforeAll(async () => {
  sandbox = await builtSandbox();
  stage = new Stage(sandbox.urls);
});
afterAll(() => sandbox.close());

/** Puts notifications on the default bus, where the template's own rule finds them. */
const arrive = async (...notifications: samples.Notification[]): Promise<void> => {
  for (const each of notifications) await sandbox.cloud.buses.put('default', parse(Envelope, each));
  await sandbox.settle();
};

const stateOf = async (licenseArn: string): Promise<string> => {
  const { status, body } = await stage.operator('GET', `/v1/subscriptions/${licenseIdOf(licenseArn)}~1`);
  return (body.state as { name?: string } | undefined)?.name ?? String(status);
};

describe('documented and captured notifications, from the bus to the state', () => {
  test('Created alone makes no subscription', async () => {
    await arrive(samples.capturedCreated(), samples.partnerCreated('agmt-partner'));
    expect(await stateOf(samples.REAL_ARN)).toBe('404');
  });

  test.each([samples.REAL_ARN, samples.SAMPLE_ARN])('License Updated grants: %s', async (arn) => {
    const agreement = arn === samples.REAL_ARN ? samples.AGREEMENT : 'agmt-partner';
    await arrive(samples.licenseUpdated(arn, '2026-08-20T14:24:23Z', agreement));
    expect(await stateOf(arn)).toBe('ACTIVE_UNREGISTERED');
  });

  test('Ended as RENEWED, amendments, advisories and types of tomorrow cut nobody off', async () => {
    await arrive(
      samples.capturedEnded('RENEWED', 'agmt-partner'),
      samples.renewalCreated('agmt-renewal', 'agmt-partner', '2026-08-20T14:30:00Z'),
      samples.amended(),
      samples.advisory('Issued'),
      samples.advisory('Resolved', '2026-08-20T17:00:00Z'),
      ...samples.informational(),
      samples.unheardOf(),
    );
    expect(await stateOf(samples.REAL_ARN)).toBe('ACTIVE_UNREGISTERED');
    expect(await stateOf(samples.SAMPLE_ARN)).toBe('ACTIVE_UNREGISTERED');
  });

  test('the captured Ended, without an offer, ends the license under its agreement alone', async () => {
    await arrive(
      samples.capturedEnded(),
      samples.licenseDeprovisioned(samples.REAL_ARN, '2026-08-20T14:25:28Z'),
    );
    expect(await stateOf(samples.REAL_ARN)).toBe('ENDED');
    expect(await stateOf(samples.SAMPLE_ARN)).toBe('ACTIVE_UNREGISTERED');
  });

  test('nothing ended in a dead-letter queue', async () => {
    expect(await stage.deadLetters()).toBe(0);
  });
});
