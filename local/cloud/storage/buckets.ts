import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Kept, openKept } from '../state/kept.ts';
import type { Resource } from '../template/resources.ts';

/** An object in a bucket. */
export interface StoredObject {
  key: string;
  /** Base64. */
  body: string;
  contentType: string;
  /** Hexadecimal MD5. */
  etag: string;
  /** Epoch ms by the sandbox's clock. */
  storedAt: number;
}

/** A bucket of the template. There are no versions and no lifecycle here: nothing expires. */
export interface Bucket {
  name: string;
  put(key: string, body: Uint8Array, contentType: string): StoredObject;
  get(key: string): StoredObject | undefined;
  remove(key: string): void;
  /** Objects whose key begins with `prefix`, by key. */
  list(prefix: string): StoredObject[];
}

const openBucket = (name: string, kept: Kept<StoredObject>, now: () => number): Bucket => ({
  name,
  put: (key, body, contentType) => {
    const etag = createHash('md5').update(body).digest('hex');
    const stored = { key, body: Buffer.from(body).toString('base64'), contentType, etag, storedAt: now() };
    kept.put(key, stored);
    return stored;
  },
  get: (key) => kept.get(key),
  remove: (key) => kept.remove(key),
  list: (prefix) =>
    [...kept.values()].filter(({ key }) => key.startsWith(prefix)).sort((a, b) => (a.key < b.key ? -1 : 1)),
});

/** Opens every bucket of the template by name, its objects kept in `directory` (absent: in memory). */
export const openBuckets = (
  resources: readonly Resource[],
  now: () => number,
  directory?: string,
): Map<string, Bucket> =>
  new Map(
    resources
      .filter(({ type }) => type === 'AWS::S3::Bucket')
      .map(({ name }) => [
        name,
        openBucket(name, openKept(directory && join(directory, `${name}.jsonl`)), now),
      ]),
  );
