/**
 * The bucket that keeps files attached to support cases. Files go there and come back by addresses that are signed here, and never
 * through a function: API Gateway takes 10 MB, and logs see no file.
 * @module
 */
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { type Instant, SECOND_MS } from '#domain/time.ts';

/** What a file is, as it was announced or as S3 measures it. */
export interface Measures {
  readonly type: string;
  readonly bytes: number;
}

/** Where one file is to be sent, with the very headers that the address is signed for. */
export interface UploadAddress {
  readonly url: string;
  readonly headers: Readonly<Record<'content-type' | 'content-length' | 'if-none-match', string>>;
}

/** For how long an address is good. */
export interface AddressLife {
  readonly from: Instant;
  /** ms. */
  readonly lifeMs: number;
}

export interface AttachmentsBucket {
  /** An address that takes one file of exactly this type and length, once: what is there is never replaced. */
  uploadAddress(key: string, file: Measures, life: AddressLife): Promise<UploadAddress>;
  /** An address that gives the file, to be saved under its name and never shown as a page. */
  downloadAddress(key: string, name: string, life: AddressLife): Promise<string>;
  /** What S3 says of the file; `undefined` where none is there. */
  measure(key: string): Promise<Measures | undefined>;
}

/** RFC 8187: what a header may say of a name in any script. */
const encodedName = (name: string): string =>
  encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** What S3 answers a HEAD where there is no such key (API reference, HeadObject, 2026-11). */
const isAbsent = (error: unknown): boolean => (error as Error).name === 'NotFound';

/** Nothing is signed of a body that nobody has here. */
const newClient = (): S3Client => new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });

const settings = ({ from, lifeMs }: AddressLife) => ({
  expiresIn: lifeMs / SECOND_MS,
  signingDate: new Date(from),
});

/**
 * The bucket of a name: `s3:PutObject`, `s3:GetObject`, and `s3:ListBucket`, without which S3 calls forbidden what is not there.
 * @param client one that signs no checksum of a body
 */
export const s3Attachments = (bucket: string, client = newClient()): AttachmentsBucket => ({
  uploadAddress: async (key, { type, bytes }, life) => {
    const command = new PutObjectCommand({
      ...{ Bucket: bucket, Key: key, ContentType: type, ContentLength: bytes, IfNoneMatch: '*' },
    });
    const url = await getSignedUrl(client, command, {
      ...settings(life),
      signableHeaders: new Set(['content-type']),
    });
    const headers = { 'content-type': type, 'content-length': String(bytes), 'if-none-match': '*' };
    return { url, headers };
  },
  downloadAddress: (key, name, life) => {
    const ResponseContentDisposition = `attachment; filename*=UTF-8''${encodedName(name)}`;
    const command = new GetObjectCommand({ Bucket: bucket, Key: key, ResponseContentDisposition });
    return getSignedUrl(client, command, settings(life));
  },
  measure: async (key) => {
    try {
      const { ContentType = '', ContentLength = 0 } = await client.send(
        new HeadObjectCommand({ Bucket: bucket, Key: key }),
      );
      return { type: ContentType, bytes: ContentLength };
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  },
});
