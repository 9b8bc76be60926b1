/**
 * The signed call of the README, as it stands there, in a shell.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '#local/sandbox.ts';
import { builtSandbox } from './built-sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await builtSandbox();
});
afterAll(() => sandbox.close());

const command = /^curl --aws-sigv4 (?:.*\\\n)*.*$/m.exec(readFileSync('README.md', 'utf8'))?.[0] ?? 'false';

const callAs = async (role: string, secret?: string) => {
  const answer = await fetch(`${sandbox.urls.home}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ role: `concord-sandbox-${role}`, name: 'anna' }),
  });
  const keys = (await answer.json()) as Record<string, string>;
  const { stdout } = await promisify(execFile)(
    'bash',
    ['-c', `${command} --silent --write-out '\n%{http_code}'`],
    {
      env: {
        ...process.env,
        AWS_REGION: keys['region'],
        AWS_ACCESS_KEY_ID: keys['accessKeyId'],
        AWS_SECRET_ACCESS_KEY: secret ?? keys['secretAccessKey'],
        AWS_SESSION_TOKEN: keys['sessionToken'],
        CONCORD_API: keys['operatorDoor'],
      },
    },
  );
  const [body = '', status] = stdout.split(/\n(?=\d+$)/);
  return { status: Number(status), body: JSON.parse(body) as unknown };
};

test.each(['viewer', 'pipeline'])('a %s gets a page of tenants', async (role) => {
  expect(await callAs(role)).toMatchObject({ status: 200, body: { items: [] } });
});

test('a producer is given the line that reports usage, and it works by a clock that was moved', async () => {
  await fetch(`${sandbox.urls.home}/clock`, { method: 'POST', body: new URLSearchParams({ ms: '7200000' }) });
  const body = new URLSearchParams({ role: 'concord-sandbox-producer', name: 'anna' });
  const page = await (await fetch(`${sandbox.urls.home}/sign-in`, { method: 'POST', body })).text();
  const lines = /<pre class="card">([^<]*)/.exec(page)?.[1] ?? 'false';
  const shown = lines
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replace(/aws sqs.*/s, '');
  const { stdout } = await promisify(execFile)('bash', ['-c', shown]);
  expect(JSON.parse(stdout)).toMatchObject({ results: [{ status: 'refused', code: 'TENANT_UNKNOWN' }] });
});

test('a producer may not, and nobody with a wrong secret', async () => {
  expect(await callAs('producer')).toMatchObject({ status: 403 });
  expect(await callAs('viewer', 'not-the-secret')).toMatchObject({ status: 403 });
});
