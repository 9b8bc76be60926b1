import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { ServiceFault } from '../endpoints/call.ts';
import { openKept } from '../state/kept.ts';
import { propertiesOf, type Resource } from '../template/resources.ts';

/** Bytes of key material, of AES-256 and of HMAC-SHA-256 alike. */
export const KEY_BYTES = 32;

/** What a key is for; AWS lets each do nothing else. */
const USAGES = ['ENCRYPT_DECRYPT', 'GENERATE_VERIFY_MAC'] as const;
export type KeyUsage = (typeof USAGES)[number];

/** Defaults and names from CloudFormation's reference of AWS::KMS::Key (2026-11). */
const KeyProperties = v.looseObject({
  KeySpec: v.optional(v.picklist(['SYMMETRIC_DEFAULT', 'HMAC_256']), 'SYMMETRIC_DEFAULT'),
  KeyUsage: v.optional(v.picklist(USAGES), 'ENCRYPT_DECRYPT'),
});

/** A key of the template. */
export interface KmsKey {
  arn: string;
  usage: KeyUsage;
  material: Buffer;
}

/** Finds a key by its id or ARN. @throws ServiceFault NotFoundException */
export type FindKey = (id: string) => KmsKey;

/** The template's keys: their material is made when they are first used, and kept in `file` (absent: in memory). */
export const openKeys = (resources: readonly Resource[], file?: string): FindKey => {
  const kept = openKept<string>(file);
  const keys = resources.filter(({ type }) => type === 'AWS::KMS::Key');
  const materialOf = (name: string): Buffer => {
    const material = kept.get(name) ?? randomBytes(KEY_BYTES).toString('base64');
    kept.put(name, material);
    return Buffer.from(material, 'base64');
  };
  return (id) => {
    const key = keys.find(({ arn, name }) => id === arn || id === name);
    if (!key) throw new ServiceFault('NotFoundException', `Key '${id}' does not exist`);
    const { KeyUsage } = propertiesOf(key, KeyProperties);
    return { arn: key.arn, usage: KeyUsage, material: materialOf(key.name) };
  };
};
