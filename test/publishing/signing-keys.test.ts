import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MINUTE_MS } from '#domain/time.ts';
import { secretKeys } from '#lambdas/edge/signing-keys.ts';
import { openBench } from '../local/cloud/bench.ts';

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.door.close());

const open = () => {
  const clock = { now: 0 };
  const client = new SecretsManagerClient({
    endpoint: bench.door.url,
    region: 'us-east-1',
    credentials: bench.credentialsOf('all'),
    maxAttempts: 1,
  });
  const put = (SecretString: string) =>
    client.send(new PutSecretValueCommand({ SecretId: 'pepper', SecretString }));
  return { clock, put, keys: secretKeys(() => clock.now, client) };
};

test('a key that is rotated is valid beside the new one, within a minute, until it is rotated again', async () => {
  const { clock, put, keys } = open();
  const [first = '', ...others] = await keys('pepper');
  expect([first.length > 20, others]).toEqual([true, []]);
  await put('second');
  expect(await keys('pepper')).toEqual([first]);
  clock.now += MINUTE_MS;
  expect(await keys('pepper')).toEqual(['second', first]);
  await put('third');
  clock.now += MINUTE_MS;
  expect(await keys('pepper')).toEqual(['third', 'second']);
});

test('a secret that is not there is an error, and nothing is sent unsigned', async () => {
  await expect(open().keys('nowhere')).rejects.toThrow(/find the specified secret/);
});
