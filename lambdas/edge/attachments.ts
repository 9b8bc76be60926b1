/**
 * The bucket that keeps files attached to support cases. Files go there and come back by addresses that are signed here, and never
 * through a function: API Gateway takes 10 MB, and logs see no file.
 * @module
 */
import { MINUTE_MS, SECOND_MS } from '#domain/time.ts';
import { now } from './clock.ts';
import { type AddressLife, type S3Settings, signedAddress } from './signed-address.ts';

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

export interface AttachmentsBucket {
  /** An address that takes one file of exactly this type and length, once: what is there is never replaced. */
  uploadAddress(key: string, file: Measures, life: AddressLife): Promise<UploadAddress>;
  /** An address that gives the file, to be saved under its name and never shown as a page. */
  downloadAddress(key: string, name: string, life: AddressLife): Promise<string>;
  /** What S3 says of the file; `undefined` where none is there. Throws where it says nothing. */
  measure(key: string): Promise<Measures | undefined>;
}

/** RFC 8187: what a header may say of a name in any script. */
const encodedName = (name: string): string =>
  encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** ms · S3 answers a HEAD in a fraction of a second, and somebody waits. Ours. */
const MEASURE_MS = 3 * SECOND_MS;
/** A connection that broke, and a passing fault of S3. */
const ATTEMPTS = 2;

/** What S3 answers a HEAD; of one that could not be asked, why. */
const head = async (url: string): Promise<Response | Error> => {
  try {
    return await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(MEASURE_MS) });
  } catch (cause) {
    return new Error('S3 does not answer', { cause });
  }
};

const measured = async (url: string): Promise<Measures | undefined> => {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await head(url);
    if (answer instanceof Response && answer.ok) {
      const { headers } = answer;
      return { type: headers.get('content-type') ?? '', bytes: Number(headers.get('content-length')) };
    }
    if (answer instanceof Response && answer.status === 404) return undefined;
    const passes = answer instanceof Error || answer.status >= 500;
    if (attempt >= ATTEMPTS || !passes)
      throw answer instanceof Error ? answer : new Error(`S3 answers ${answer.status}`);
  }
};

/** The bucket of a name: `s3:PutObject`, `s3:GetObject`, and `s3:ListBucket`, without which S3 calls forbidden what is not there. */
export const s3Attachments = (bucket: string, settings: S3Settings): AttachmentsBucket => ({
  uploadAddress: async (key, { type, bytes }, life) => {
    const headers = { 'content-type': type, 'content-length': String(bytes), 'if-none-match': '*' };
    return { url: await signedAddress('PUT', { bucket, key, headers }, life, settings), headers };
  },
  downloadAddress: (key, name, life) => {
    const query = { 'response-content-disposition': `attachment; filename*=UTF-8''${encodedName(name)}` };
    return signedAddress('GET', { bucket, key, query }, life, settings);
  },
  measure: async (key) => {
    const life = { from: now(), lifeMs: MINUTE_MS };
    return measured(await signedAddress('HEAD', { bucket, key }, life, settings));
  },
});
