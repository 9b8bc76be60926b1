/**
 * Letters out, through Amazon SES.
 * @module
 */
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Letter } from '#domain/registration/letters.ts';
import { SECOND_MS } from '#domain/time.ts';
import { count, log } from './log.ts';

/** Hands a letter over; never throws, since a letter that fails is a state and not an accident. */
export type SendLetter = (letter: Letter) => Promise<'sent' | 'failed'>;

/** ms · a person waits for the page: give up well before the function does. */
const REQUEST_TIMEOUT_MS = 4 * SECOND_MS;

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' });

/**
 * Sends through SES.
 * @param from an address of a verified identity
 * @param client default: one for the function's Region and credentials
 */
export const sesMail = (
  from: string,
  client = new SESv2Client({ maxAttempts: 2, requestHandler: { requestTimeout: REQUEST_TIMEOUT_MS } }),
): SendLetter => {
  const send = async ({ to, subject, text, html }: Letter): Promise<'sent' | 'failed'> => {
    const Simple = { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } };
    try {
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [to] },
          Content: { Simple },
        }),
      );
      return 'sent';
    } catch (error) {
      count('mailFailed');
      // the message of an SES error may hold the address: the name says enough
      log.error('a letter could not be sent', { reason: (error as Error).name });
      return 'failed';
    }
  };
  return send;
};
