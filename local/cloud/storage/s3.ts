import * as v from 'valibot';
import { type AuthorizedCall, type Reply, type Service, ServiceFault } from '../endpoints/call.ts';
import { escapeXml } from '../endpoints/wire.ts';
import type { Bucket } from './buckets.ts';

const Input = v.looseObject({
  Bucket: v.string(),
  Key: v.optional(v.string(), ''),
  prefix: v.optional(v.string(), ''),
});

/** Keys of one ListObjectsV2 reply (S3 API reference, 2026-11). A longer list is refused here rather than paged. */
const KEYS_MAX = 1_000;

const find = (bucket: Bucket, key: string) => {
  const stored = bucket.get(key);
  if (!stored) throw new ServiceFault('NoSuchKey', 'The specified key does not exist.', 404);
  return stored;
};

const list = (bucket: Bucket, prefix: string): string => {
  const objects = bucket.list(prefix);
  if (objects.length > KEYS_MAX)
    throw new ServiceFault('InvalidRequest', `more than ${KEYS_MAX} keys: narrow the prefix`);
  const contents = objects.map(({ key, etag, body, storedAt }) => {
    const size = Buffer.from(body, 'base64').length;
    const modified = new Date(storedAt).toISOString();
    return `<Contents><Key>${escapeXml(key)}</Key><ETag>"${etag}"</ETag><Size>${size}</Size><LastModified>${modified}</LastModified></Contents>`;
  });
  const head = `<Name>${bucket.name}</Name><Prefix>${escapeXml(prefix)}</Prefix><IsTruncated>false</IsTruncated>`;
  return `<?xml version="1.0"?><ListBucketResult>${head}<KeyCount>${objects.length}</KeyCount>${contents.join('')}</ListBucketResult>`;
};

/** The SDKs send a body in signed or unsigned chunks only when asked to stream; whole bodies are all that is read here. */
const wholeBody = ({ request }: AuthorizedCall): Uint8Array => {
  if (request.headers['content-encoding']?.includes('aws-chunked')) {
    throw new ServiceFault('NotImplemented', 'Chunked uploads are not implemented here.', 501);
  }
  return request.body;
};

const OPERATIONS: Record<
  string,
  (bucket: Bucket, key: string, call: AuthorizedCall, prefix: string) => Reply
> = {
  PutObject: (bucket, key, call) => {
    if (call.request.headers['if-none-match'] === '*' && bucket.get(key)) {
      const message = 'At least one of the pre-conditions you specified did not hold';
      throw new ServiceFault('PreconditionFailed', message, 412);
    }
    const type = call.request.headers['content-type'] ?? 'application/octet-stream';
    return { status: 200, headers: { etag: `"${bucket.put(key, wholeBody(call), type).etag}"` }, body: '' };
  },
  GetObject: (bucket, key) => {
    const { body, etag, contentType, storedAt } = find(bucket, key);
    const modified = new Date(storedAt).toUTCString();
    const headers = { etag: `"${etag}"`, 'content-type': contentType, 'last-modified': modified };
    return { status: 200, headers, body: Buffer.from(body, 'base64') };
  },
  HeadObject: (bucket, key) => {
    const { etag, contentType } = find(bucket, key);
    return { status: 200, headers: { etag: `"${etag}"`, 'content-type': contentType }, body: '' };
  },
  DeleteObject: (bucket, key) => {
    bucket.remove(key);
    return { status: 204, body: '' };
  },
  ListObjectsV2: (bucket, _, __, prefix) => ({ status: 200, body: list(bucket, prefix) }),
};

/** Amazon S3, path style, over the template's buckets. */
export const s3Service =
  (buckets: ReadonlyMap<string, Bucket>): Service =>
  async (call) => {
    const { Bucket: name, Key: key, prefix } = v.parse(Input, call.input);
    const bucket = buckets.get(name);
    const operation = OPERATIONS[call.operation];
    if (!bucket || !operation)
      throw new ServiceFault('NoSuchBucket', 'The specified bucket does not exist.', 404);
    return operation(bucket, key, call, prefix);
  };
