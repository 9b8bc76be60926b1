import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { bundleAll } from '#bin/bundle.ts';
import { sdkCommandsOf } from '#bin/sdk-commands.ts';
import { ENTRIES, FUNCTIONS } from '#domain/names.ts';

const plain = readFileSync('policies/example/plain.json', 'utf8');
const root = mkdtempSync(join(tmpdir(), 'concord-bundle-'));
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeAll(() => {
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
  cpSync('package-lock.json', join(root, 'package-lock.json'));
  write('shared.ts', `export const shared = (): string => 'one';\n`);
  for (const name of FUNCTIONS) {
    const entry = ENTRIES[name];
    const up = '../'.repeat(entry.split('/').length - 1);
    write(entry, `import { shared } from '${up}shared.ts';\nexport const handler = async () => shared();\n`);
  }
  write(ENTRIES.publishing, `export const handler = async (event: unknown) => event;\n`);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const bundled = async (): Promise<string[]> => {
  const said: string[] = [];
  await bundleAll({ root, say: (line) => said.push(line) });
  return said.map((line) => /^bundled ([a-z-]+):/.exec(line)?.[1] ?? line).sort();
};

describe('bundling', () => {
  test('bundles everything once, then what changed', async () => {
    expect(await bundled()).toEqual([...FUNCTIONS].sort());
    const before = statSync(join(root, 'dist/publishing/index.mjs')).mtimeMs;
    expect(await bundled()).toEqual([]);
    write('shared.ts', `export const shared = (): string => 'two';\n`);
    expect(await bundled()).toEqual(FUNCTIONS.filter((name) => name !== 'publishing').sort());
    expect(statSync(join(root, 'dist/publishing/index.mjs')).mtimeMs).toBe(before);
    rmSync(join(root, 'dist/publishing'), { recursive: true });
    expect(await bundled()).toEqual(['publishing']);
  });

  test('puts the policies beside the code that reads them, and follows their changes', async () => {
    write('lambdas/edge/policies.ts', `export const reader = 'reads ./policies/';\n`);
    write('policies/vendor/product.json', plain);
    write(ENTRIES.lifecycle, `export { reader as handler } from '../edge/policies.ts';\n`);
    expect(await bundled()).toEqual(['lifecycle']);
    expect(readdirSync(join(root, 'dist/lifecycle/policies/vendor'))).toEqual(['product.json']);
    expect(readdirSync(join(root, 'dist/registration'))).toEqual(['index.mjs']);
    write('policies/vendor/another.json', plain);
    expect(await bundled()).toEqual(['lifecycle']);
    expect(readdirSync(join(root, 'dist/lifecycle/policies/vendor'))).toEqual([
      'another.json',
      'product.json',
    ]);
  });

  test('refuses a policy that is none, with every fault and its file', async () => {
    write('policies/vendor/broken.json', JSON.stringify({ ...JSON.parse(plain), grace: 'P7D', version: 0 }));
    await expect(bundled()).rejects.toThrow(/policies\/vendor\/broken\.json: (?=.*version)(?=.*grace)/);
    rmSync(join(root, 'policies/vendor/broken.json'));
    await bundled();
  });

  test('gives a module that runs, and its weight', async () => {
    const bundles = await bundleAll({ root });
    const path = join(root, 'dist/registration/index.mjs');
    const { handler } = (await import(path)) as { handler: () => Promise<string> };
    expect(await handler()).toBe('two');
    expect(bundles.registration.bytes).toBe(readFileSync(path).length);
    expect(bundles.registration.gzipBytes).toBeGreaterThan(0);
    expect(bundles.registration.sources).toEqual(['lambdas/registration/handler.ts', 'shared.ts']);
    expect(JSON.parse(readFileSync(join(root, 'dist/bundles.json'), 'utf8'))).toEqual(bundles);
  });

  test('carries no way to credentials but the environment', async () => {
    write(
      ENTRIES.publishing,
      `import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
       export const handler = () => new SQSClient({ region: 'us-east-1' }).config.credentials();
       export const list = ListQueuesCommand;\n`,
    );
    await bundleAll({ root });
    const path = join(root, 'dist/publishing/index.mjs');
    const { handler } = (await import(path)) as { handler: () => Promise<{ accessKeyId: string }> };
    vi.stubEnv('AWS_ACCESS_KEY_ID', '');
    await expect(handler()).rejects.toThrow(/is left out of the bundle/);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    expect((await handler()).accessKeyId).toBe('AKIAEXAMPLE');
    vi.unstubAllEnvs();
  });

  test('says on the wire what the SDK says by itself', async () => {
    write(
      ENTRIES['clock-due'],
      `import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
       export const handler = (endpoint: string) =>
         new SESv2Client({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 's' } }).send(
           new SendEmailCommand({
             FromEmailAddress: 'us@example.com',
             Destination: { ToAddresses: ['日本@example.jp'] },
             Content: { Simple: { Subject: { Data: 'ようこそ' }, Body: { Text: { Data: '123456' } } } },
           }),
         );\n`,
    );
    await bundleAll({ root });
    const heard: string[] = [];
    const server = createServer(async (request, response) => {
      heard.push(`${request.method} ${request.url} ${await text(request)}`);
      response.setHeader('content-type', 'application/json').end('{"MessageId":"m-1"}');
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    for (const path of [join(root, 'dist/clock-due/index.mjs'), join(root, ENTRIES['clock-due'])]) {
      const { handler } = (await import(path)) as { handler: (at: string) => Promise<{ MessageId: string }> };
      expect((await handler(endpoint)).MessageId).toBe('m-1');
    }
    await new Promise((closed) => server.close(closed));
    expect(heard).toHaveLength(2);
    expect(heard[0]).toMatch(/^POST \/v2\/email\/outbound-emails \{/);
    expect(heard[0]).toContain('ようこそ');
    expect(heard[0]).toBe(heard[1]);
  });

  test('names every entry that is missing', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'concord-empty-'));
    await expect(bundleAll({ root: empty })).rejects.toThrow(
      /lambdas\/registration\/handler\.ts .*lambdas\/publishing/,
    );
  });
});

describe('the commands of a function', () => {
  test('are those it can reach, not those its modules import', async () => {
    write(
      'store.ts',
      `import { DynamoDBDocumentClient, GetCommand, PutCommand as Put, paginateQuery } from '@aws-sdk/lib-dynamodb';
       export const get = (c: DynamoDBDocumentClient) => c.send(new GetCommand({ TableName: 't', Key: {} }));
       export const put = (c: DynamoDBDocumentClient) => c.send(new Put({ TableName: 't', Item: {} }));
       export const all = (c: DynamoDBDocumentClient) => paginateQuery({ client: c }, { TableName: 't' });\n`,
    );
    write('reads.ts', `import { get, all } from './store.ts';\nexport const handler = [get, all];\n`);
    write('writes.ts', `import { put } from './store.ts';\nexport const handler = put;\n`);
    expect(await sdkCommandsOf('reads.ts', root)).toEqual({
      '@aws-sdk/lib-dynamodb': ['GetCommand', 'QueryCommand'],
    });
    expect(await sdkCommandsOf('writes.ts', root)).toEqual({ '@aws-sdk/lib-dynamodb': ['PutCommand'] });
  });

  test.each([
    ['a namespace', `import * as sqs from '@aws-sdk/client-sqs';\nexport const handler = () => sqs;\n`],
    [
      'an aggregated client',
      `import { SQS } from '@aws-sdk/client-sqs';\nexport const handler = new SQS({});\n`,
    ],
  ])('cannot be told from %s, which is refused', async (_what, code) => {
    write('unclear.ts', code);
    await expect(sdkCommandsOf('unclear.ts', root)).rejects.toThrow(/unclear\.ts/);
  });
});
