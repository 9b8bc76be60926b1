import { crc32 } from 'node:zlib';
import * as v from 'valibot';
import { type AuthorizedCall, type Reply, type Service, ServiceFault } from '../endpoints/call.ts';
import { escapeXml } from '../endpoints/wire.ts';
import type { Bucket, StoredObject } from './buckets.ts';

const Input = v.looseObject({
  Bucket: v.string(),
  Key: v.optional(v.string(), ''),
  prefix: v.optional(v.string(), ''),
  'response-content-disposition': v.optional(v.string()),
  'response-content-type': v.optional(v.string()),
  'x-amz-checksum-crc32': v.optional(v.string()),
});
type Input = v.InferOutput<typeof Input>;

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
const wholeBody = ({ request }: AuthorizedCall, input: Input): Uint8Array => {
  if (request.headers['content-encoding']?.includes('aws-chunked')) {
    throw new ServiceFault('NotImplemented', 'Chunked uploads are not implemented here.', 501);
  }
  // A checksum that was put into a presigned address before there was a body is one of no body.
  const claimed = request.headers[CHECKSUM] ?? input[CHECKSUM];
  if (claimed !== undefined && claimed !== checksumOf(request.body)) {
    throw new ServiceFault('BadDigest', 'The CRC32 you specified did not match the calculated checksum.');
  }
  return request.body;
};

const CHECKSUM = 'x-amz-checksum-crc32';

const checksumOf = (body: Uint8Array): string => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes.toString('base64');
};

const describe = ({ etag, contentType, storedAt, body }: StoredObject): Record<string, string> => ({
  etag: `"${etag}"`,
  'content-type': contentType,
  'content-length': String(Buffer.from(body, 'base64').length),
  'last-modified': new Date(storedAt).toUTCString(),
});

/** What the address asks to be said of the object instead. */
const overridden = (input: Input): Record<string, string> => {
  const type = input['response-content-type'];
  const disposition = input['response-content-disposition'];
  return {
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(disposition === undefined ? {} : { 'content-disposition': disposition }),
  };
};

const OPERATIONS: Record<string, (bucket: Bucket, input: Input, call: AuthorizedCall) => Reply> = {
  PutObject: (bucket, input, call) => {
    if (call.request.headers['if-none-match'] === '*' && bucket.get(input.Key)) {
      const message = 'At least one of the pre-conditions you specified did not hold';
      throw new ServiceFault('PreconditionFailed', message, 412);
    }
    const type = call.request.headers['content-type'] ?? 'application/octet-stream';
    const { etag } = bucket.put(input.Key, wholeBody(call, input), type);
    return { status: 200, headers: { etag: `"${etag}"` }, body: '' };
  },
  GetObject: (bucket, input) => {
    const stored = find(bucket, input.Key);
    const headers = { ...describe(stored), ...overridden(input) };
    return { status: 200, headers, body: Buffer.from(stored.body, 'base64') };
  },
  HeadObject: (bucket, { Key }) => ({ status: 200, headers: describe(find(bucket, Key)), body: '' }),
  DeleteObject: (bucket, { Key }) => {
    bucket.remove(Key);
    return { status: 204, body: '' };
  },
  ListObjectsV2: (bucket, { prefix }) => ({ status: 200, body: list(bucket, prefix) }),
};

/** Amazon S3, path style, over the template's buckets. */
export const s3Service =
  (buckets: ReadonlyMap<string, Bucket>): Service =>
  async (call) => {
    const input = v.parse(Input, call.input);
    const bucket = buckets.get(input.Bucket);
    const operation = OPERATIONS[call.operation];
    if (!bucket || !operation)
      throw new ServiceFault('NoSuchBucket', 'The specified bucket does not exist.', 404);
    return operation(bucket, input, call);
  };
