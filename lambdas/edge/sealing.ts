/**
 * Seals what must not be read where it is kept, by AWS KMS: found again by a keyed hash, opened by whoever the key's policy lets.
 * The plain text is never logged and stands in no error.
 * @module
 */
import { DecryptCommand, EncryptCommand, GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms';
import type { Sealed } from '#domain/sealed.ts';

/** What is sealed for what: a ciphertext opens for the purpose that it was made for, and for no other. */
export const PURPOSES = ['activation-link', 'email', 'vendor-details'] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface Sealing {
  /**
   * Seals a text: `kms:Encrypt` and `kms:GenerateMac`.
   * @param masked how it is shown
   */
  seal(plain: string, masked: string, purpose: Purpose): Promise<Sealed>;
  /** The plain text: `kms:Decrypt`. Throws where it was sealed for another purpose or by another key. */
  open(sealed: Pick<Sealed, 'ciphertext'>, purpose: Purpose): Promise<string>;
  /** The hash by which a text is found, hexadecimal: `kms:GenerateMac`. */
  hash(plain: string, purpose: Purpose): Promise<string>;
}

/** The keys, by their ARNs. */
export interface SealingKeys {
  readonly sealingKey: string;
  readonly hashingKey: string;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Opening alone, by the symmetric key: whoever only opens needs no other. */
export const kmsOpening = (
  sealingKey: string,
  client: Pick<KMSClient, 'send'> = new KMSClient({}),
): Pick<Sealing, 'open'> => ({
  open: async ({ ciphertext }, purpose) => {
    const { Plaintext } = await client.send(
      new DecryptCommand({
        KeyId: sealingKey,
        EncryptionContext: { purpose },
        CiphertextBlob: Buffer.from(ciphertext, 'base64'),
      }),
    );
    if (!Plaintext) throw new Error('AWS KMS gave no plain text');
    return new TextDecoder().decode(Plaintext);
  },
});

/** Hashing alone, by the key of HMAC_256: whoever only finds again what is sealed needs no other. */
export const kmsHashing = (
  hashingKey: string,
  client: Pick<KMSClient, 'send'> = new KMSClient({}),
): Pick<Sealing, 'hash'> => ({
  hash: async (plain, purpose) => {
    const { Mac } = await client.send(
      new GenerateMacCommand({
        KeyId: hashingKey,
        MacAlgorithm: 'HMAC_SHA_256',
        Message: bytesOf(`${purpose}\n${plain}`),
      }),
    );
    if (!Mac) throw new Error('AWS KMS gave no hash');
    return Buffer.from(Mac).toString('hex');
  },
});

/** Sealing by two keys of AWS KMS: a symmetric one, and one of HMAC_256. Whoever seals need not be able to open. */
export const kmsSealing = (
  { sealingKey, hashingKey }: SealingKeys,
  client: Pick<KMSClient, 'send'> = new KMSClient({}),
): Pick<Sealing, 'seal' | 'hash'> => {
  const { hash } = kmsHashing(hashingKey, client);
  const encrypt = async (plain: string, purpose: Purpose): Promise<string> => {
    const { CiphertextBlob } = await client.send(
      new EncryptCommand({
        KeyId: sealingKey,
        EncryptionContext: { purpose },
        Plaintext: bytesOf(plain),
      }),
    );
    if (!CiphertextBlob) throw new Error('AWS KMS gave no ciphertext');
    return Buffer.from(CiphertextBlob).toString('base64');
  };
  return {
    hash,
    seal: async (plain, masked, purpose) => {
      const [ciphertext, hashed] = await Promise.all([encrypt(plain, purpose), hash(plain, purpose)]);
      return { hash: hashed, ciphertext, masked };
    },
  };
};
