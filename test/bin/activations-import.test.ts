import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runActivationsImport } from '#bin/activations/import.ts';
import { isoOf, MINUTE_MS } from '#domain/time.ts';
import { A, B, lettersOf, openWorld, T1, T2, type World } from '#test/activation/world.ts';

const env = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'secret' };
const folder = mkdtempSync(join(tmpdir(), 'concord-activations-'));

let world: World;
let seen: string[];
/** The door over HTTP, without its authorization. */
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const target = request.url ?? '';
  seen.push(target);
  const answer = await world.send(request.method ?? '', target, {
    role: 'producer',
    rawBody: Buffer.concat(chunks).toString('utf8'),
  });
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
});

let api: string;
beforeEach(async () => {
  world = openWorld();
  seen = [];
  await world.openTenant(T1);
  await world.openTenant(T2);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const fileWith = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const run = async (path: string, ...more: string[]) => {
  const said: string[] = [];
  const report = await runActivationsImport(
    [path, '--api', api, ...more],
    env,
    (line) => void said.push(line),
  );
  return { report, said };
};

test('a vendor’s list: dry first, then in earnest, and again without harm', async () => {
  await world.redeemed(T1, B);
  world.clock.now += MINUTE_MS;
  const link = world.linkFor(A);
  const at = isoOf(world.clock.now);
  const path = fileWith(
    'list.csv',
    `\uFEFFProduct,TENANT,note,at,link,by\n${A},${T1},x,${at},${link},\n\n${B},${T2},,,,otherwise\nno-such,${T2},,,,\n`,
  );
  const dry = await run(path, '--dry-run');
  expect(dry.report).toEqual({
    observations: 3,
    news: 2,
    known: 0,
    refused: { PRODUCT_UNKNOWN: 1 },
    conflicts: [T1],
  });
  expect(dry.said.at(-2)).toBe('Nothing was kept: that was a dry run.');
  expect([seen, await lettersOf(world, T1)]).toEqual([['/v1/activation-observations?dryRun=true'], 'B']);

  const { report, said } = await run(path);
  expect(report).toEqual(dry.report);
  expect(said).toContain(`  in conflict: ${T1}, see GET /v1/tenants/${T1}/activations`);
  expect([await lettersOf(world, T1), await lettersOf(world, T2)]).toEqual(['BA!', 'B']);
  const outcomes = readFileSync(`${path}.outcomes.jsonl`, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(outcomes).toMatchObject([
    { line: 2, status: 'accepted', news: true, state: 'CONFLICT' },
    { line: 4, status: 'accepted', state: 'ACTIVE' },
    { line: 5, status: 'refused', code: 'PRODUCT_UNKNOWN' },
  ]);
  expect((await run(path)).report).toMatchObject({ news: 0, known: 2 });
});

test('a long list goes in requests of a hundred; one without a column not at all', async () => {
  const lines = Array.from({ length: 101 }, (_, n) => `${T1},${A},${isoOf(world.clock.now - n * MINUTE_MS)}`);
  const { report } = await run(fileWith('long.csv', ['tenant,product,at', ...lines].join('\n')));
  expect([report.news, seen.length]).toEqual([101, 2]);
  await expect(run(fileWith('none.csv', `product\n${A}\n`))).rejects.toThrow('the file has no column tenant');
});
