import {
  DecryptCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateMacCommand,
  KMSClient,
  MacAlgorithmSpec,
  VerifyMacCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBench } from './bench.ts';

let bench: Awaited<ReturnType<typeof openBench>>;
let kms: KMSClient;
beforeAll(async () => {
  bench = await openBench();
  kms = new KMSClient(bench.client('all'));
});
afterAll(async () => {
  await bench.door.close();
  expect(bench.reported).toEqual([]);
});

const keyArn = (id: string) => `arn:aws:kms:us-east-1:123456789012:key/S-${id}`;
const sealing = keyArn('Sealing');
const hashing = keyArn('Hashing');
const context = { purpose: 'activation-link', tenant: 't-1' };
const Plaintext = Buffer.from('https://activation.example.com/ü');

const sealed = async (KeyId = sealing): Promise<Uint8Array> => {
  const { CiphertextBlob } = await kms.send(
    new EncryptCommand({ KeyId, Plaintext, EncryptionContext: context }),
  );
  return CiphertextBlob ?? new Uint8Array();
};
const open = (CiphertextBlob: Uint8Array, further: object = {}) =>
  kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: context, ...further }));

describe('a symmetric key', () => {
  it('seals, each time otherwise, and opens in the same context, in whatever order it is said', async () => {
    const [one, other] = [await sealed(), await sealed()];
    expect(Buffer.from(one)).not.toEqual(Buffer.from(other));
    expect(Buffer.from(one).includes(Plaintext)).toBe(false);
    const turned = { tenant: 't-1', purpose: 'activation-link' };
    const opened = await open(one, { KeyId: sealing, EncryptionContext: turned });
    expect(Buffer.from(opened.Plaintext ?? [])).toEqual(Plaintext);
    expect([opened.KeyId, opened.EncryptionAlgorithm]).toEqual([sealing, 'SYMMETRIC_DEFAULT']);
  });

  it('finds itself in the ciphertext, where nobody names it', async () => {
    const opened = await open(await sealed());
    expect([opened.KeyId, Buffer.from(opened.Plaintext ?? [])]).toEqual([sealing, Plaintext]);
  });

  it.each([
    ['another value', { purpose: 'activation-link', tenant: 't-2' }],
    ['a pair less', { purpose: 'activation-link' }],
    ['none', {}],
  ])('opens nothing in another context: %s', async (_, EncryptionContext) => {
    await expect(open(await sealed(), { EncryptionContext })).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
  });

  it('opens nothing of which one bit is another, wherever it stands', async () => {
    const blob = await sealed();
    for (const index of [0, 20, blob.length - 40, blob.length - 1]) {
      const changed = Uint8Array.from(blob, (byte, at) => (at === index ? byte ^ 1 : byte));
      await expect(open(changed, { KeyId: sealing })).rejects.toMatchObject({
        name: expect.stringMatching(/^(InvalidCiphertext|IncorrectKey)Exception$/),
      });
    }
    await expect(open(new Uint8Array([1, 2, 3]))).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
  });

  it('opens nothing that another key sealed', async () => {
    const blob = await sealed(keyArn('OtherSealing'));
    await expect(open(blob, { KeyId: sealing })).rejects.toMatchObject({ name: 'IncorrectKeyException' });
  });

  it('gives data keys', async () => {
    const given = await kms.send(
      new GenerateDataKeyCommand({ KeyId: sealing, KeySpec: 'AES_256', EncryptionContext: context }),
    );
    const opened = await open(given.CiphertextBlob ?? new Uint8Array());
    expect(opened.Plaintext).toEqual(given.Plaintext);
    expect(given.Plaintext).toHaveLength(32);
  });

  it('takes 4,096 bytes and no more', async () => {
    const encrypt = (bytes: number) =>
      kms.send(new EncryptCommand({ KeyId: sealing, Plaintext: new Uint8Array(bytes) }));
    await expect(encrypt(4096)).resolves.toMatchObject({ KeyId: sealing });
    await expect(encrypt(4097)).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('an HMAC key', () => {
  const mac = async (text: string) => {
    const { Mac } = await kms.send(
      new GenerateMacCommand({ KeyId: hashing, Message: Buffer.from(text), MacAlgorithm: 'HMAC_SHA_256' }),
    );
    return Buffer.from(Mac ?? []);
  };

  it('gives the same for the same, another for another, and knows its own', async () => {
    expect(await mac('a')).toEqual(await mac('a'));
    expect(await mac('a')).not.toEqual(await mac('b'));
    const verify = (Mac: Uint8Array) => {
      const asked = {
        KeyId: hashing,
        Message: Buffer.from('a'),
        MacAlgorithm: MacAlgorithmSpec.HMAC_SHA_256,
      };
      return kms.send(new VerifyMacCommand({ ...asked, Mac }));
    };
    await expect(verify(await mac('a'))).resolves.toMatchObject({ MacValid: true });
    await expect(verify(await mac('b'))).rejects.toMatchObject({ name: 'KMSInvalidMacException' });
  });

  it('does nothing else, nor does another its work', async () => {
    const name = 'InvalidKeyUsageException';
    await expect(sealed(hashing)).rejects.toMatchObject({ name });
    const asked = new GenerateMacCommand({
      KeyId: sealing,
      Message: Plaintext,
      MacAlgorithm: 'HMAC_SHA_256',
    });
    await expect(kms.send(asked)).rejects.toMatchObject({ name });
  });
});

it('a key that is not in the template does not exist', async () => {
  await expect(sealed(keyArn('Other'))).rejects.toMatchObject({ name: 'NotFoundException' });
});

describe('permissions', () => {
  const sealer = () => new KMSClient(bench.client('sealer'));
  const encrypt = (KeyId: string, purpose: string) =>
    sealer().send(new EncryptCommand({ KeyId, Plaintext, EncryptionContext: { purpose } }));

  it('are those of the template: the action, the key, and the purpose that a condition asks for', async () => {
    await expect(encrypt(sealing, 'activation-link')).resolves.toMatchObject({ KeyId: sealing });
    const denied = { name: expect.stringMatching(/^AccessDenied/) };
    await expect(encrypt(sealing, 'person')).rejects.toMatchObject(denied);
    await expect(encrypt(keyArn('OtherSealing'), 'activation-link')).rejects.toMatchObject(denied);
    const blob = await sealed();
    const decrypting = sealer().send(
      new DecryptCommand({ CiphertextBlob: blob, EncryptionContext: context }),
    );
    await expect(decrypting).rejects.toThrow(`kms:Decrypt on resource: ${sealing}`);
  });
});
