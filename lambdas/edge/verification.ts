/**
 * Asks the seller's own system whether it shows a tenant as registered; `docs/verification.md` is the same for its developer.
 * @module
 */
import * as v from 'valibot';
import { BuyerAccount } from '#domain/identifiers.ts';
import { VERIFICATION_SERVICES_MAX, VERIFICATION_TEXT_CHARACTERS_MAX } from '#domain/limits.ts';
import type { SaidRegistration } from '#domain/reassignment/verification.ts';
import { type Instant, parseInstant } from '#domain/time.ts';
import { proofOf, signedText, type Unanswered } from './asking.ts';
import type { Get } from './outbound.ts';
import type { SigningKeys } from './signing-keys.ts';

const EndpointSchema = v.object({
  productCode: v.string(),
  /** Address of a tenant's registration, with `{tenantId}` in it. */
  url: v.pipe(v.string(), v.includes('{tenantId}')),
  /** ARN of the secret with the key that signs. */
  secret: v.string(),
});
/** Who is asked for the tenants of a product. */
export type VerificationEndpoint = v.InferOutput<typeof EndpointSchema>;

/** Reads ENV.verifications; throws at start where the configuration is broken. */
export const parseVerifications = (json: string): readonly VerificationEndpoint[] =>
  v.parse(v.array(EndpointSchema), JSON.parse(json));

/** Of whom is asked. */
export interface RegistrationAsked {
  readonly productCode: string;
  readonly tenantId: string;
  /** The account that pays now, 12 digits. */
  readonly buyerAccount: string;
}

/** Asks once; never throws. */
export type AskRegistration = (
  asked: RegistrationAsked,
) => Promise<
  { readonly said: SaidRegistration } | { readonly unanswered: Unanswered; readonly status?: number }
>;

const text = v.pipe(v.string(), v.maxLength(VERIFICATION_TEXT_CHARACTERS_MAX));
const AnswerSchema = v.object({
  type: text,
  buyerAccount: v.optional(BuyerAccount),
  services: v.pipe(v.array(v.object({ id: text, status: text })), v.maxLength(VERIFICATION_SERVICES_MAX)),
  at: v.optional(
    v.pipe(
      text,
      v.check((at) => parseInstant(at) !== undefined, 'is no time'),
      v.transform((at) => parseInstant(at) as Instant),
    ),
  ),
});

/** @param now what is said without a time of its own is said of the moment in which it was asked */
const readAnswer = (body: string, now: Instant): SaidRegistration | undefined => {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), AnswerSchema), body);
  if (!read.success) return undefined;
  const { type, buyerAccount, services, at = now } = read.output;
  return { type, services, at, ...(buyerAccount === undefined ? {} : { buyerAccount }) };
};

const addressOf = ({ url }: VerificationEndpoint, { tenantId, buyerAccount }: RegistrationAsked): URL => {
  const address = new URL(url.replaceAll('{tenantId}', encodeURIComponent(tenantId)));
  address.searchParams.set('buyerAccount', buyerAccount);
  return address;
};

export interface VerificationPorts {
  readonly endpoints: readonly VerificationEndpoint[];
  readonly get: Get;
  readonly signingKeys: SigningKeys;
  readonly now: () => Instant;
}

/** Asks over HTTPS, signed as webhooks are: over `GET <path and query>` in the place of a body. */
export const registrationOverHttps =
  (ports: VerificationPorts): AskRegistration =>
  async (asked) => {
    const endpoint = ports.endpoints.find(({ productCode }) => productCode === asked.productCode);
    if (!endpoint) return { unanswered: 'no-endpoint' };
    const url = addressOf(endpoint, asked);
    const proof = await proofOf(ports, endpoint.secret, signedText('GET', url));
    if (!proof) return { unanswered: 'no-key' };
    const now = ports.now();
    const answer = await ports.get(url, {
      accept: 'application/json',
      'user-agent': 'Concord-Verification/1',
      ...proof,
    });
    if ('failed' in answer) return { unanswered: answer.failed };
    if (answer.status !== 200) return { unanswered: 'status', status: answer.status };
    const said = readAnswer(answer.body, now);
    return said ? { said } : { unanswered: 'not-understood' };
  };
