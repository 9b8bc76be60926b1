import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { type Service, ServiceFault } from '../endpoints/call.ts';
import { openRing } from '../state/ring.ts';

/** A letter that a function sent. */
export interface Letter {
  id: string;
  /** Epoch ms by the sandbox's clock. */
  sentAt: number;
  /** Name of the function that sent it. */
  sender: string;
  from: string;
  to: string[];
  subject: string;
  text?: string;
  html?: string;
}

/** Every e-mail that was sent: nothing leaves this machine. */
export interface Outbox {
  add(letter: Omit<Letter, 'id' | 'sentAt'>): Letter;
  /** The newest first. */
  letters(): Letter[];
}

const LETTERS_KEPT = 1_000;

/** Opens the outbox kept in `file` (absent: in memory). */
export const openOutbox = (now: () => number, file?: string): Outbox => {
  const ring = openRing<Letter>(LETTERS_KEPT, file);
  return {
    add: (letter) => {
      const added = { id: randomUUID(), sentAt: now(), ...letter };
      ring.push(added);
      return added;
    },
    letters: ring.newest,
  };
};

const Content = v.looseObject({ Data: v.string() });
const SendEmail = v.looseObject({
  FromEmailAddress: v.string(),
  Destination: v.looseObject({
    ToAddresses: v.optional(v.array(v.string()), []),
    CcAddresses: v.optional(v.array(v.string()), []),
    BccAddresses: v.optional(v.array(v.string()), []),
  }),
  Content: v.looseObject({
    Simple: v.looseObject({
      Subject: Content,
      Body: v.looseObject({ Text: v.optional(Content), Html: v.optional(Content) }),
    }),
  }),
});

/** SES quotas (2026-11): recipients of one letter. */
const RECIPIENTS_MAX = 50;

/** Amazon SES, API v2: `SendEmail` with simple content goes to the outbox. Raw and templated letters are not read here. */
export const sesService =
  (outbox: Outbox): Service =>
  async ({ input, principal }) => {
    const { FromEmailAddress: from, Destination, Content: content } = v.parse(SendEmail, input);
    const to = [...Destination.ToAddresses, ...Destination.CcAddresses, ...Destination.BccAddresses];
    if (to.length === 0 || to.length > RECIPIENTS_MAX) {
      throw new ServiceFault('BadRequestException', `A letter has 1 to ${RECIPIENTS_MAX} recipients.`);
    }
    const { Subject, Body } = content.Simple;
    const letter = outbox.add({
      sender: principal.session,
      from,
      to,
      subject: Subject.Data,
      ...(Body.Text ? { text: Body.Text.Data } : {}),
      ...(Body.Html ? { html: Body.Html.Data } : {}),
    });
    return { status: 200, body: { MessageId: letter.id } };
  };
