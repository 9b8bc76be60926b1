import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { type Service, ServiceFault } from '../endpoints/call.ts';
import { keyArnIn, seal, unseal } from '../kms/ciphertext.ts';
import { type FindKey, KEY_BYTES, type KeyUsage, type KmsKey, openKeys } from '../kms/keys.ts';
import type { Resource } from '../template/resources.ts';

const MAC_ALGORITHM = 'HMAC_SHA_256';
/** Bytes that Encrypt takes, and a message of GenerateMac (KMS API reference, 2026-11). */
const BYTES_MAX = 4096;

const base64 = v.pipe(
  v.string(),
  v.transform((text) => Buffer.from(text, 'base64')),
);
const short = v.pipe(
  base64,
  v.check(({ length }) => length >= 1 && length <= BYTES_MAX, `must have 1 to ${BYTES_MAX} bytes`),
);
const Context = v.optional(v.record(v.string(), v.string()), {});
const Macced = { KeyId: v.string(), Message: short, MacAlgorithm: v.literal(MAC_ALGORITHM) };

const Encrypt = v.looseObject({ KeyId: v.string(), Plaintext: short, EncryptionContext: Context });
const Decrypt = v.looseObject({
  KeyId: v.optional(v.string()),
  CiphertextBlob: base64,
  EncryptionContext: Context,
});
const GenerateDataKey = v.looseObject({ KeyId: v.string(), EncryptionContext: Context });
const GenerateMac = v.looseObject(Macced);
const VerifyMac = v.looseObject({ ...Macced, Mac: base64 });

/** The key, if it is for this. @throws ServiceFault in KMS's words */
const keyFor = (find: FindKey, id: string, usage: KeyUsage): KmsKey => {
  const key = find(id);
  if (key.usage === usage) return key;
  const message = `${key.arn} key usage is ${key.usage} which is not valid for this operation.`;
  throw new ServiceFault('InvalidKeyUsageException', message);
};

const encrypted = (key: KmsKey, plaintext: Buffer, context: Record<string, string>) => ({
  KeyId: key.arn,
  CiphertextBlob: seal(key.material, key.arn, plaintext, context).toString('base64'),
});

const decrypt = (find: FindKey, input: unknown) => {
  const { KeyId, CiphertextBlob, EncryptionContext } = v.parse(Decrypt, input);
  const invalid = () => new ServiceFault('InvalidCiphertextException', 'The ciphertext is not valid.');
  const madeBy = keyArnIn(CiphertextBlob);
  if (madeBy === undefined) throw invalid();
  const key = keyFor(find, KeyId ?? madeBy, 'ENCRYPT_DECRYPT');
  if (key.arn !== madeBy) {
    const message = 'The key ID in the request does not identify a CMK that can perform this operation.';
    throw new ServiceFault('IncorrectKeyException', message);
  }
  const plaintext = unseal(key.material, CiphertextBlob, EncryptionContext);
  if (!plaintext) throw invalid();
  return {
    KeyId: key.arn,
    Plaintext: plaintext.toString('base64'),
    EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
  };
};

const macOf = ({ material }: KmsKey, message: Buffer): Buffer =>
  createHmac('sha256', material).update(message).digest();

const verifyMac = (find: FindKey, input: unknown) => {
  const { KeyId, Message, Mac } = v.parse(VerifyMac, input);
  const key = keyFor(find, KeyId, 'GENERATE_VERIFY_MAC');
  const expected = macOf(key, Message);
  if (Mac.length !== expected.length || !timingSafeEqual(Mac, expected))
    throw new ServiceFault('KMSInvalidMacException', 'The HMAC is not valid.');
  return { KeyId: key.arn, MacValid: true, MacAlgorithm: MAC_ALGORITHM };
};

const OPERATIONS: Record<string, (find: FindKey, input: unknown) => Record<string, unknown>> = {
  Encrypt: (find, input) => {
    const { KeyId, Plaintext, EncryptionContext } = v.parse(Encrypt, input);
    const key = keyFor(find, KeyId, 'ENCRYPT_DECRYPT');
    return { ...encrypted(key, Plaintext, EncryptionContext), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
  },
  Decrypt: decrypt,
  GenerateDataKey: (find, input) => {
    const { KeyId, EncryptionContext } = v.parse(GenerateDataKey, input);
    const plaintext = randomBytes(KEY_BYTES);
    const sealed = encrypted(keyFor(find, KeyId, 'ENCRYPT_DECRYPT'), plaintext, EncryptionContext);
    return { ...sealed, Plaintext: plaintext.toString('base64') };
  },
  GenerateMac: (find, input) => {
    const { KeyId, Message } = v.parse(GenerateMac, input);
    const key = keyFor(find, KeyId, 'GENERATE_VERIFY_MAC');
    return { KeyId: key.arn, Mac: macOf(key, Message).toString('base64'), MacAlgorithm: MAC_ALGORITHM };
  },
  VerifyMac: verifyMac,
};

/** AWS KMS over the template's keys, symmetric and HMAC ones; their material is kept in `file` (absent: in memory). */
export const kmsService = (resources: readonly Resource[], file?: string): Service => {
  const find = openKeys(resources, file);
  return async ({ operation, input }) => {
    const run = OPERATIONS[operation];
    if (!run) throw new ServiceFault('UnknownOperationException', `${operation} is not implemented here.`);
    return { status: 200, body: run(find, input) };
  };
};
