/**
 * The bucket that keeps a copy of the journal, where nobody can change or delete it before its time.
 * @module
 */
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

export interface ArchiveBucket {
  /** Keeps an object; one that is there already stays as it is. */
  keep(key: string, body: string): Promise<void>;
}

/** What S3 answers where the key is taken (API reference, PutObject, 2026-11). */
const isThere = (error: unknown): boolean => (error as Error).name === 'PreconditionFailed';

/** The bucket of a name: `s3:PutObject`. Its own settings lock what is put into it. */
export const s3Archive = (bucket: string, client = new S3Client({})): ArchiveBucket => ({
  keep: async (key, body) => {
    const input = { Bucket: bucket, Key: key, Body: body, ContentType: 'application/x-ndjson' };
    try {
      await client.send(new PutObjectCommand({ ...input, IfNoneMatch: '*' }));
    } catch (error) {
      if (!isThere(error)) throw error;
    }
  },
});
