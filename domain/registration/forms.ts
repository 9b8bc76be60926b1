/**
 * What the registration pages send, by schema. Field names are those of the forms.
 * @module
 */
import * as v from 'valibot';
import {
  BuyerAccount,
  LicenseArn,
  type LicenseId,
  licenseIdOf,
  ProductCode,
  TenantId,
} from '../identifiers.ts';
import { CODE_DIGITS, FIELD_CHARACTERS_MAX } from '../limits.ts';
import { LOCALES } from '../messages/locale.ts';
import type { ResolvedCustomer } from './landing.ts';

/** Names of the two documented fields of AWS's redirect (facts §2.1). */
export const TOKEN_FIELD = 'x-amzn-marketplace-token';
export const OFFER_TYPE_FIELD = 'x-amzn-marketplace-offer-type';

/** characters · longest registration token that is passed on to AWS; theirs are far shorter. */
const TOKEN_CHARACTERS_MAX = 4096;

/**
 * The landing. A `+` that was sent unescaped arrives as a space; tokens have none, so it is put back.
 * @returns `{ token, freeTrial }`
 */
export const LandingForm = v.pipe(
  v.object({
    [TOKEN_FIELD]: v.pipe(
      v.string(),
      v.trim(),
      v.minLength(1),
      v.maxLength(TOKEN_CHARACTERS_MAX),
      v.transform((token) => token.replaceAll(' ', '+')),
    ),
    [OFFER_TYPE_FIELD]: v.optional(v.string()),
  }),
  v.transform((form) => ({
    token: form[TOKEN_FIELD],
    freeTrial: form[OFFER_TYPE_FIELD]?.trim().toLowerCase() === 'free-trial',
  })),
);

const CONTROL = /[\u0000-\u001f\u007f]/;
const line = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(FIELD_CHARACTERS_MAX, 'too-long'),
  v.check((text) => !CONTROL.test(text), 'too-long'),
);
const optionalLine = v.optional(
  v.pipe(
    line,
    v.transform((text) => (text === '' ? undefined : text)),
  ),
);
const csrf = v.optional(v.string(), '');

/** Asks for a code: e-mail, and who that is if they care to say. */
export const CodeRequestForm = v.pipe(
  v.object({
    csrf,
    email: v.pipe(line, v.email('email')),
    name: optionalLine,
    company: optionalLine,
  }),
  v.transform(({ csrf: token, email, name, company }) => ({
    csrf: token,
    applicant: { email, ...(name ? { name } : {}), ...(company ? { company } : {}) },
  })),
);

/** Enters a code; spaces and full-width digits are what a phone's keyboard may add. */
export const ProofForm = v.object({
  csrf,
  code: v.pipe(
    v.string(),
    v.transform((text) => text.normalize('NFKC').replace(/[\s-]/g, '')),
    v.regex(new RegExp(`^\\d{${CODE_DIGITS}}$`), 'code'),
  ),
});

/** Word for the tenant that does not exist yet. */
export const NEW_TENANT = 'new';
const tenant = v.union([v.literal(NEW_TENANT), TenantId], 'tenant');

/** Chooses a tenant. */
export const ChoiceForm = v.object({ csrf, tenant });

/** Confirms the tenant, and who was shown to pay for it. */
export const CompletionForm = v.object({ csrf, tenant, payer: v.optional(v.string(), '') });

/** The tenant in an address; `undefined` where it is none. */
export const parseTenantId = (text: string | undefined): string | undefined => {
  const parsed = v.safeParse(TenantId, text);
  return parsed.success ? parsed.output : undefined;
};

/** Invites an administrator. */
export const InvitationForm = v.object({ csrf, email: v.pipe(line, v.email('email')) });

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Takes an administrator off, by the hash of their address; withdraws an invitation, by its own. */
export const RemovalForm = v.object({ csrf, person: hash });
export const WithdrawalForm = v.object({ csrf, invitation: hash });

/** Switches the language. */
export const LanguageForm = v.object({ csrf, language: v.picklist(LOCALES) });

const ResolveCustomerOutput = v.object({
  CustomerAWSAccountId: BuyerAccount,
  ProductCode,
  LicenseArn,
  CustomerIdentifier: v.nullish(v.string()),
});

/**
 * Reads the output of `ResolveCustomer` (facts §2.2). `CustomerIdentifier` is absent for every new product.
 * @returns `undefined` where the account, the product or the license is missing
 */
export const parseResolved = (output: unknown): ResolvedCustomer | undefined => {
  const parsed = v.safeParse(ResolveCustomerOutput, output);
  if (!parsed.success) return undefined;
  const { CustomerAWSAccountId, ProductCode: productCode, LicenseArn: licenseArn } = parsed.output;
  const { CustomerIdentifier } = parsed.output;
  return {
    licenseId: licenseIdOf(licenseArn) as LicenseId,
    licenseArn,
    productCode,
    buyerAccount: CustomerAWSAccountId,
    ...(CustomerIdentifier ? { customerIdentifier: CustomerIdentifier } : {}),
  };
};
