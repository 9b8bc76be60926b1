/**
 * Reads the SNS notifications of legacy products (facts of AWS Marketplace §4) into facts. They name the customer and the
 * product, and neither license nor account nor time: the time and id are those of the message that carries them.
 * @module
 */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { OfferId, ProductCode } from '#domain/identifiers.ts';
import { type LegacyIdentity, legacyIdentity, legacySubject } from '#domain/legacy/identity.ts';
import { FIELD_CHARACTERS_MAX } from '#domain/limits.ts';
import type { LicenseFact, Stamp } from '#domain/subscription/facts.ts';
import { type Instant, parseInstant } from '#domain/time.ts';

/** A message of a queue that subscribes to the topics, as SQS hands it out. */
export interface CarriedMessage {
  readonly body: string;
  readonly messageId: string;
  /** When SQS took it in, ms since 1970. */
  readonly sentAt: Instant;
}

/** A notification and what carries it. */
export interface LegacyEnvelope extends Stamp {
  readonly message: Readonly<Record<string, unknown>>;
}

/** What a legacy notification says to us. */
export type LegacyHeard =
  | {
      readonly kind: 'fact';
      readonly identity: LegacyIdentity;
      readonly fact: LicenseFact;
      readonly freeTrial: boolean;
    }
  /** The entitlements of a contract changed: new, upgraded, renewed or expired, AWS does not say which. */
  | { readonly kind: 'entitlements'; readonly identity: LegacyIdentity }
  /** An action that this version does not know: kept, counted and alarmed. */
  | { readonly kind: 'unknown' };

/** A JSON object in a text. */
const json = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()));
/** How SNS wraps a message for SQS, unless raw delivery is on (SNS developer guide, 2026-11). */
const Wrapped = v.object({
  Type: v.literal('Notification'),
  MessageId: v.pipe(v.string(), v.nonEmpty()),
  Timestamp: v.pipe(
    v.string(),
    v.check((text) => parseInstant(text) !== undefined, 'is no time'),
    v.transform((text) => parseInstant(text) as Instant),
  ),
  Message: json,
});

/**
 * Reads a message, wrapped or raw. A raw one lost the time and id that SNS gave it: SQS's stand in for them, so that
 * two copies count as two messages, and order is that of arrival.
 * @throws where it is neither: a poison message, for the DLQ
 */
export const readLegacyEnvelope = ({ body, messageId, sentAt }: CarriedMessage): LegacyEnvelope => {
  const read = v.parse(json, body);
  if ('action' in read) return { at: sentAt, id: messageId, message: read };
  const { MessageId, Timestamp, Message } = v.parse(Wrapped, read);
  return { at: Timestamp, id: MessageId, message: Message };
};

/** Values come with a leading space in AWS's own sample. */
const text = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(FIELD_CHARACTERS_MAX));
const Notification = v.object({
  action: text,
  'customer-identifier': text,
  'product-code': v.pipe(v.string(), v.trim(), ProductCode),
  'offer-identifier': v.nullish(v.pipe(v.string(), v.trim(), OfferId)),
  /** A JSON string, not a boolean. */
  isFreeTrialTermPresent: v.nullish(v.union([v.boolean(), text])),
});

/** The identity of a customer, hashed: `CustomerIdentifier` is data, never a key. */
export const legacyIdentityOf = (productCode: string, customerIdentifier: string): LegacyIdentity => {
  const subject = legacySubject(productCode, customerIdentifier);
  return legacyIdentity(productCode, customerIdentifier, createHash('sha256').update(subject).digest('hex'));
};

const factOf = (action: string, stamp: Stamp, offerId: string | undefined): LicenseFact | undefined => {
  switch (action) {
    case 'subscribe-success':
      return { kind: 'granted', ...stamp, ...(offerId === undefined ? {} : { offerId }) };
    case 'subscribe-fail':
      return { kind: 'failed', ...stamp };
    case 'unsubscribe-pending':
      return { kind: 'ended', cause: 'DEPROVISIONED', ...stamp };
    case 'unsubscribe-success':
      return { kind: 'closed', ...stamp };
    default:
      return undefined;
  }
};

/**
 * What a notification says.
 * @throws ValiError where it has another shape than AWS documents: a poison message, for the DLQ
 */
export const hearLegacy = ({ at, id, message }: LegacyEnvelope): LegacyHeard => {
  const read = v.parse(Notification, message);
  const identity = legacyIdentityOf(read['product-code'], read['customer-identifier']);
  if (read.action === 'entitlement-updated') return { kind: 'entitlements', identity };
  const fact = factOf(read.action, { at, id }, read['offer-identifier'] ?? undefined);
  const freeTrial = String(read.isFreeTrialTermPresent ?? false).toLowerCase() === 'true';
  return fact ? { kind: 'fact', identity, fact, freeTrial } : { kind: 'unknown' };
};
