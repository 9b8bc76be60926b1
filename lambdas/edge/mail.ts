/**
 * Letters out, through Amazon SES: `SendEmail`, as one signed request. The client of SES is 37 KB of a bundle for this one
 * call; the signer is in it already.
 * @module
 */
import { SignatureV4 } from '@smithy/signature-v4';
import type { Letter } from '#domain/registration/letters.ts';
import { SECOND_MS } from '#domain/time.ts';
import { count, log } from './log.ts';
import { Sha256 } from './sha256.ts';

/** Hands a letter over; never throws, since a letter that fails is a state and not an accident. */
export type SendLetter = (letter: Letter) => Promise<'sent' | 'failed'>;

/** Reads a variable of the environment, `undefined` where there is none. */
export type Environment = (name: string) => string | undefined;

/** Where and as whom SES is asked. */
interface MailSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/** ms · a person waits for the page: give up well before the function does. */
const REQUEST_TIMEOUT_MS = 4 * SECOND_MS;

/** Whoever asked tries again later; this is for a connection that broke, and for a moment of too many requests. */
const ATTEMPTS = 2;
const TOO_MANY = 429;

/** `SendEmail` of SES's API v2. */
const PATH = '/v2/email/outbound-emails';

/** The function's own Region and credentials, as every AWS SDK reads them. */
const settingsIn = (environment: Environment): MailSettings => {
  const region = environment('AWS_REGION') ?? 'us-east-1';
  const sessionToken = environment('AWS_SESSION_TOKEN');
  return {
    region,
    endpoint:
      environment('AWS_ENDPOINT_URL_SESV2') ??
      environment('AWS_ENDPOINT_URL') ??
      `https://email.${region}.amazonaws.com`,
    credentials: {
      accessKeyId: environment('AWS_ACCESS_KEY_ID') ?? '',
      secretAccessKey: environment('AWS_SECRET_ACCESS_KEY') ?? '',
      ...(sessionToken === undefined ? {} : { sessionToken }),
    },
  };
};

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' });

const bodyOf = (from: string, { to, subject, text, html }: Letter): string =>
  JSON.stringify({
    FromEmailAddress: from,
    Destination: { ToAddresses: [to] },
    Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } } },
  });

const signed = async ({ endpoint, region, credentials }: MailSettings, body: string) => {
  const { protocol, hostname, host, port } = new URL(endpoint);
  const signer = new SignatureV4({ service: 'ses', region, credentials, sha256: Sha256 });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol,
    hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    path: PATH,
    query: {},
    headers: { host, 'content-type': 'application/json' },
    body,
  });
  // fetch names the host by itself
  const { host: _, ...sent } = headers;
  return { headers: sent, body };
};

/** `undefined` where SES took it; else a name of what went wrong, without the message, which may hold the address. */
const ask = async (
  settings: MailSettings,
  body: string,
): Promise<undefined | { reason: string; passes: boolean }> => {
  try {
    const answer = await fetch(new URL(PATH, settings.endpoint), {
      method: 'POST',
      ...(await signed(settings, body)),
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    await answer.arrayBuffer();
    if (answer.ok) return undefined;
    const type = answer.headers.get('x-amzn-errortype')?.split(':')[0];
    return {
      reason: type ?? `HTTP ${answer.status}`,
      passes: answer.status >= 500 || answer.status === TOO_MANY,
    };
  } catch (error) {
    return { reason: (error as Error).name, passes: true };
  }
};

/**
 * Sends through SES.
 * @param from an address of a verified identity
 * @param environment of the function: its Region, its credentials
 */
export const sesMail =
  (from: string, environment: Environment): SendLetter =>
  async (letter) => {
    const body = bodyOf(from, letter);
    for (let attempt = 1; ; attempt += 1) {
      const failed = await ask(settingsIn(environment), body);
      if (!failed) return 'sent';
      if (attempt < ATTEMPTS && failed.passes) continue;
      count('mailFailed');
      log.error('a letter could not be sent', { reason: failed.reason });
      return 'failed';
    }
  };
