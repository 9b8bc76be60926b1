import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const LENGTH_BYTES = 2;

/** What stays readable in a ciphertext, and is bound to it: KMS finds the key by it, too. */
const headOf = (keyArn: string): Buffer => {
  const arn = Buffer.from(keyArn);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt16BE(arn.length);
  return Buffer.concat([length, arn]);
};

const splitHead = (blob: Buffer): { head: Buffer; keyArn: string; rest: Buffer } | undefined => {
  if (blob.length < LENGTH_BYTES) return undefined;
  const end = LENGTH_BYTES + blob.readUInt16BE(0);
  if (blob.length < end + IV_BYTES + TAG_BYTES) return undefined;
  const keyArn = blob.subarray(LENGTH_BYTES, end).toString();
  return { head: blob.subarray(0, end), keyArn, rest: blob.subarray(end) };
};

/** An encryption context in one form, whatever the order of its names. */
const boundTo = (head: Buffer, context: Readonly<Record<string, string>>): Buffer =>
  Buffer.concat([
    head,
    Buffer.from(JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1)))),
  ]);

/** ARN of the key that made a ciphertext; `undefined` for bytes that are none of ours. */
export const keyArnIn = (blob: Buffer): string | undefined => splitHead(blob)?.keyArn;

/** AES-256-GCM under `material`; the key's ARN and the context are authenticated with it. */
export const seal = (
  material: Buffer,
  keyArn: string,
  plaintext: Buffer,
  context: Readonly<Record<string, string>>,
): Buffer => {
  const head = headOf(keyArn);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', material, iv).setAAD(boundTo(head, context));
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([head, iv, cipher.getAuthTag(), sealed]);
};

/** The plaintext; `undefined` where a byte, the key or the context is another one. */
export const unseal = (
  material: Buffer,
  blob: Buffer,
  context: Readonly<Record<string, string>>,
): Buffer | undefined => {
  const parts = splitHead(blob);
  if (!parts) return undefined;
  const { head, rest } = parts;
  const tagEnd = IV_BYTES + TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', material, rest.subarray(0, IV_BYTES))
    .setAAD(boundTo(head, context))
    .setAuthTag(rest.subarray(IV_BYTES, tagEnd));
  try {
    return Buffer.concat([decipher.update(rest.subarray(tagEnd)), decipher.final()]);
  } catch {
    return undefined;
  }
};
