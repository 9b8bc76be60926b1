/**
 * Two stacks in two accounts, joined: the seller's, where notifications arrive and AWS Marketplace is asked, and Concord's.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { concordApp } from '#bin/app.ts';
import { smoke } from '#bin/smoke/checks.ts';
import { deploymentOf } from '#bin/smoke/deployment.ts';
import { sandboxPlace } from '#bin/smoke/place.ts';
import { assumeRole } from '#lambdas/marketplace/assume-role.ts';
import { type Sandbox, startSandbox } from '#local/sandbox.ts';
import { Buyer } from '#local/tour/buyer.ts';
import { play } from '#local/tour/play.ts';
import { Stage } from '#local/tour/stage.ts';
import { EXTERNAL_ID, SELLER, SERVICE, twoAccounts } from '../lib/seller-account.ts';
import { ROOT } from './build.ts';

const assembly = mkdtempSync(join(tmpdir(), 'concord-accounts-'));
let sandbox: Sandbox;

beforeAll(async () => {
  process.env.CDK_VALIDATION = 'false';
  concordApp({
    stageName: 'sandbox',
    config: twoAccounts({}, { region: 'eu-central-1' }),
    codeRoot: join(ROOT, 'dist'),
    app: { outdir: assembly },
  }).app.synth();
  sandbox = await startSandbox({ assembly, seed: 1 });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(assembly, { recursive: true, force: true });
});

const PREFIX = 'concord-sandbox-for-';
const named = (part: string) => [...sandbox.cloud.roles.values()].filter(({ name }) => name.startsWith(part));
const asked = () => sandbox.calls().filter(({ service }) => service === 'aws-marketplace');
const taken = () => sandbox.calls().filter(({ operation }) => operation === 'AssumeRole');

test('the doors stand in one account, the seller sells in another', () => {
  const { cloud, marketplace } = sandbox;
  expect([cloud.account, cloud.region]).toEqual([SERVICE, 'eu-central-1']);
  expect(marketplace.core.state.sellerAccount).toBe(SELLER);
  const stacks = cloud.stacks.map(({ account, region }) => [account, region]);
  expect(stacks.sort()).toEqual([
    [SERVICE, 'eu-central-1'],
    [SERVICE, 'eu-central-1'],
    [SELLER, 'us-east-1'],
  ]);
});

describe('the seller account lets in', () => {
  afterAll(() => sandbox.cloud.calls.clear());

  const take = (caller: string, roleArn: string, externalId = EXTERNAL_ID) => {
    const role = named(caller).find(({ name }) => name === caller);
    if (!role) throw new Error(`no role ${caller}`);
    return assumeRole(
      { roleArn, externalId },
      { endpoint: sandbox.urls.endpoints, credentials: sandbox.cloud.keys.issue(role, caller) },
    );
  };

  test('each function into its own role, with the external id', async () => {
    const roles = named(PREFIX);
    expect(roles.map(({ account }) => account)).toEqual(roles.map(() => SELLER));
    expect(roles.length).toBeGreaterThan(3);
    for (const { name, arn } of roles) {
      const own = name.replace(PREFIX, 'concord-sandbox-function-');
      expect((await take(own, arn)).accessKeyId).toMatch(/^ASIA/);
      await expect(take(own, arn, `${EXTERNAL_ID}x`)).rejects.toMatchObject({ name: 'AccessDenied' });
    }
  });

  test('nobody else: no other function, and no person', async () => {
    for (const { name, arn } of named(PREFIX)) {
      const own = name.replace(PREFIX, 'concord-sandbox-function-');
      const others = [...sandbox.cloud.roles.values()].filter((role) => role.name !== own);
      for (const other of others)
        await expect(take(other.name, arn)).rejects.toMatchObject({ name: 'AccessDenied' });
    }
  });
});

test('smoke finds both doors open, the role of registration among them, and the way of a notification', async () => {
  const place = await sandboxPlace(sandbox.urls.home, 'sandbox');
  const results = await smoke({ deployment: await deploymentOf('sandbox', place), place });
  expect(results.filter(({ ok }) => !ok)).toEqual([]);
  expect(results.length).toBeGreaterThan(2);
  const refused = asked().find(({ operation }) => operation === 'ResolveCustomer');
  expect(refused).toMatchObject({ role: `${PREFIX}registration`, allowed: true });
  sandbox.cloud.calls.clear();
});

test.each(['pay-as-you-go', 'contract'])('a buyer walks through both: %s', async (story) => {
  expect(await play(sandbox.urls, [story])).toBeGreaterThan(4);
});

test('each notification arrived in the seller account and was forwarded once', () => {
  const on = (bus: string, account: string) =>
    sandbox.cloud.buses
      .seen()
      .filter(
        (each) =>
          each.bus === bus && each.account === account && each.event.source === 'aws.agreement-marketplace',
      )
      .map(({ event }) => event.id)
      .sort();
  expect(on('default', SELLER).length).toBeGreaterThan(4);
  expect(on('concord-sandbox-intake', SERVICE)).toEqual(on('default', SELLER));
  expect(on('default', SERVICE)).toEqual([]);
});

test('AWS Marketplace was asked with the roles of the seller account alone, each by its function', () => {
  expect(asked().filter(({ role }) => !role.startsWith(PREFIX))).toEqual([]);
  expect(asked().every(({ allowed, status }) => allowed && status === 200)).toBe(true);
  const calls = new Set(asked().map(({ role, operation }) => `${role} ${operation}`));
  expect([...calls]).toEqual(
    expect.arrayContaining([
      `${PREFIX}registration ResolveCustomer`,
      `${PREFIX}clock-due GetEntitlements`,
      `${PREFIX}lifecycle-repair GetEntitlements`,
      `${PREFIX}lifecycle-repair SearchAgreements`,
    ]),
  );
  const strangers = taken().filter(({ role, needs, allowed }) => {
    const own = `arn:aws:iam::${SELLER}:role/${role.replace('concord-sandbox-function-', PREFIX)}`;
    return !allowed || needs[0]?.resources[0] !== own;
  });
  expect(taken().length).toBeGreaterThan(2);
  expect(strangers).toEqual([]);
});

test('a session is kept for its hour, and taken anew after it', () => {
  const times = taken()
    .filter(({ role }) => role.endsWith('-lifecycle-repair'))
    .map(({ at }) => at);
  const searches = asked().filter(({ operation }) => operation === 'SearchAgreements');
  expect(times.length).toBeGreaterThan(1);
  expect(times.length).toBeLessThan(searches.length);
});

test('where the seller account asks for another external id, a buyer is told to try again, and nothing is asked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-accounts-'));
  cpSync(assembly, folder, { recursive: true });
  const file = join(folder, 'concord-sandbox-notifications.template.json');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(EXTERNAL_ID, 'somebody-elses'));
  const other = await startSandbox({ assembly: folder, seed: 1, report: () => undefined });
  try {
    const buyer = new Buyer(new Stage(other.urls), 'en');
    const landed = await buyer.setUp(await buyer.subscribe('aw4fgf5tyo5w2ap6fexample1'));
    expect([landed.status, landed.text]).toEqual([503, expect.stringContaining('Nothing is lost')]);
    const calls = other.calls().filter(({ service }) => ['sts', 'aws-marketplace'].includes(service));
    expect(calls.map(({ operation, status }) => [operation, status])).toEqual([['AssumeRole', 403]]);
  } finally {
    await other.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
