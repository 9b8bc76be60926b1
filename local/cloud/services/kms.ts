import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { type Service, ServiceFault } from '../endpoints/call.ts';
import { openKept } from '../state/kept.ts';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

const base64 = v.pipe(
  v.string(),
  v.transform((text) => Buffer.from(text, 'base64')),
);
const Input = v.looseObject({
  KeyId: v.optional(v.string(), ''),
  Plaintext: v.optional(base64),
  CiphertextBlob: v.optional(base64),
  Message: v.optional(base64),
  Mac: v.optional(base64),
  EncryptionContext: v.optional(v.record(v.string(), v.string()), {}),
});
type Input = v.InferOutput<typeof Input>;

const required = (value: Buffer | undefined, name: string): Buffer => {
  if (value) return value;
  throw new ServiceFault('ValidationException', `${name} is required.`);
};

const bound = (context: Record<string, string>) =>
  Buffer.from(JSON.stringify(Object.entries(context).sort()));

const encrypt = (key: Buffer, plaintext: Buffer, context: Record<string, string>): string => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound(context));
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
};

const decrypt = (key: Buffer, blob: Buffer, context: Record<string, string>): string => {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, blob.subarray(0, IV_BYTES)).setAAD(bound(context));
    decipher.setAuthTag(blob.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(blob.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString(
      'base64',
    );
  } catch {
    throw new ServiceFault('InvalidCiphertextException', 'The ciphertext is not valid.');
  }
};

const mac = (key: Buffer, { Message }: Input) =>
  createHmac('sha256', key).update(required(Message, 'Message')).digest();

const OPERATIONS: Record<string, (key: Buffer, input: Input) => Record<string, unknown>> = {
  Encrypt: (key, input) => ({
    CiphertextBlob: encrypt(key, required(input.Plaintext, 'Plaintext'), input.EncryptionContext),
  }),
  Decrypt: (key, input) => ({
    Plaintext: decrypt(key, required(input.CiphertextBlob, 'CiphertextBlob'), input.EncryptionContext),
  }),
  GenerateDataKey: (key, input) => {
    const plaintext = randomBytes(KEY_BYTES);
    const CiphertextBlob = encrypt(key, plaintext, input.EncryptionContext);
    return { Plaintext: plaintext.toString('base64'), CiphertextBlob };
  },
  GenerateMac: (key, input) => ({ Mac: mac(key, input).toString('base64'), MacAlgorithm: 'HMAC_SHA_256' }),
  VerifyMac: (key, input) => {
    const given = required(input.Mac, 'Mac');
    const expected = mac(key, input);
    if (given.length === expected.length && timingSafeEqual(given, expected)) {
      return { MacValid: true, MacAlgorithm: 'HMAC_SHA_256' };
    }
    throw new ServiceFault('KMSInvalidMacException', 'The HMAC is not valid.');
  },
};

/** AWS KMS: symmetric keys, made when first used and kept in `file` (absent: in memory). `Decrypt` needs the `KeyId`. */
export const kmsService = (file?: string): Service => {
  const keys = openKept<string>(file);
  return async ({ operation, input: raw }) => {
    const input = v.parse(Input, raw);
    const id = input.KeyId.split('/').at(-1) ?? '';
    const key = keys.get(id) ?? randomBytes(KEY_BYTES).toString('base64');
    keys.put(id, key);
    const run = OPERATIONS[operation];
    if (!run || id === '') throw new ServiceFault('NotFoundException', 'The key does not exist.');
    return { status: 200, body: { KeyId: input.KeyId, ...run(Buffer.from(key, 'base64'), input) } };
  };
};
