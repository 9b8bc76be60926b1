import { KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kmsOpening, kmsSealing, type Sealing } from '#lambdas/edge/sealing.ts';
import { openBench } from '../local/cloud/bench.ts';
import { memorySealing } from './memory-sealing.ts';

const LINK = 'https://activation.example.com/a/リンク/0123456789';
const MASKED = 'https://activation.example.com/…6789';
const keyArn = (id: string) => `arn:aws:kms:us-east-1:123456789012:key/S-${id}`;

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.door.close());

const byKms = (sealingKey = 'Sealing', caller = 'all'): Sealing => {
  const keys = { sealingKey: keyArn(sealingKey), hashingKey: keyArn('Hashing') };
  const client = new KMSClient(bench.client(caller));
  return { ...kmsSealing(keys, client), ...kmsOpening(keys.sealingKey, client) };
};

describe.each([
  ['AWS KMS', byKms],
  ['the tests’ own', memorySealing],
])('sealing by %s', (_, open) => {
  test('hides a text, opens it again, and finds it by its hash', async () => {
    const sealing = open();
    const sealed = await sealing.seal(LINK, MASKED, 'activation-link');
    expect(sealed.masked).toBe(MASKED);
    expect(sealed.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(sealed.hash).toBe(await sealing.hash(LINK, 'activation-link'));
    expect(Buffer.from(sealed.ciphertext, 'base64').includes('activation.example.com')).toBe(false);
    expect(await sealing.open(sealed, 'activation-link')).toBe(LINK);
  });

  test('the same text twice has one hash and two ciphertexts', async () => {
    const sealing = open();
    const [one, other] = [
      await sealing.seal(LINK, MASKED, 'activation-link'),
      await sealing.seal(LINK, MASKED, 'activation-link'),
    ];
    expect(one.hash).toBe(other.hash);
    expect(one.ciphertext).not.toBe(other.ciphertext);
    expect(await sealing.hash(`${LINK}0`, 'activation-link')).not.toBe(one.hash);
  });

  test('what is sealed for one purpose neither opens for another nor has its hash', async () => {
    const sealing = open();
    const sealed = await sealing.seal('a@example.com', 'a•••@example.com', 'email');
    await expect(sealing.open(sealed, 'activation-link')).rejects.toThrow();
    expect(await sealing.hash('a@example.com', 'activation-link')).not.toBe(sealed.hash);
  });
});

test('another key opens nothing, nor does who may not; and no error says what was sealed', async () => {
  const sealed = await byKms().seal(LINK, MASKED, 'activation-link');
  const refusals = [
    byKms('OtherSealing').open(sealed, 'activation-link'),
    byKms('Sealing', 'none').open(sealed, 'activation-link'),
    byKms('Sealing', 'none').seal(LINK, MASKED, 'activation-link'),
  ];
  const names: string[] = [];
  for (const refusal of refusals) {
    const error = await refusal.then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    names.push(error?.name ?? 'none');
    expect(JSON.stringify([error?.message, error])).not.toContain('0123456789');
  }
  expect(names).toEqual(['IncorrectKeyException', 'AccessDeniedException', 'AccessDeniedException']);
});
