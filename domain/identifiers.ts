/**
 * The identifiers of AWS Marketplace and ours, and how they are read.
 * @module
 */
import * as v from 'valibot';
import { FIELD_CHARACTERS_MAX } from './limits.ts';

/** The `l-…` tail of a license ARN: what both printed ARN formats have in common (facts §1.3). */
export type LicenseId = `l-${string}`;
/** A license id and the generation of our record under it, e.g. `l-9d01…~1`. */
export type SubscriptionId = `${LicenseId}~${number}`;

const LICENSE_TAIL = /(?:^|[:/])(l-[0-9a-f]{1,64})$/;

/**
 * The license id in a license ARN, whichever of the formats in circulation it has.
 * `arn:aws:license-manager::294406891311:license:l-9d01…` and `aws:license-manager:us-east-1:123456789012:l-e52c…`
 * both occur (facts §1.3); the ARN itself goes back to AWS unchanged.
 */
export const licenseIdOf = (licenseArn: string): LicenseId | undefined =>
  LICENSE_TAIL.exec(licenseArn)?.[1] as LicenseId | undefined;

/** The id of one generation of a license, counted from 1. */
/** The id of one generation of a license, counted from 1. */
export const subscriptionIdOf = (licenseId: LicenseId, generation: number): SubscriptionId =>
  `${licenseId}~${generation}`;

const SUBSCRIPTION = /^(l-[0-9a-f]{1,64})~([1-9]\d{0,5})$/;

/** The parts of a subscription id; `undefined` where the text is none. */
export const parseSubscriptionId = (
  text: string,
): { licenseId: LicenseId; generation: number } | undefined => {
  const parts = SUBSCRIPTION.exec(text);
  return parts ? { licenseId: parts[1] as LicenseId, generation: Number(parts[2]) } : undefined;
};

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(FIELD_CHARACTERS_MAX));

/** A license ARN whose `l-…` tail can be read. */
export const LicenseArn = v.pipe(
  text,
  v.check((arn) => licenseIdOf(arn) !== undefined, 'ends in no license id (l-…)'),
);
/** An AWS account: 12 digits, kept as text since it may begin with 0. */
export const BuyerAccount = v.pipe(v.string(), v.trim(), v.regex(/^\d{12}$/, 'is not 12 digits'));
export const AgreementId = v.pipe(text, v.regex(/^agmt-[A-Za-z0-9-]+$/, 'is no agreement id (agmt-…)'));
export const OfferId = v.pipe(text, v.regex(/^offer-[A-Za-z0-9-]+$/, 'is no offer id (offer-…)'));
export const ProductCode = v.pipe(text, v.regex(/^[A-Za-z0-9]+$/, 'is no product code'));
export const TenantId = v.pipe(v.string(), v.regex(/^t-[0-9a-z]{10,40}$/, 'is no tenant id (t-…)'));
export const SubscriptionIdText = v.pipe(v.string(), v.regex(SUBSCRIPTION, 'is no subscription id (l-…~1)'));

export type TenantId = string;
export type AgreementId = string;
/** A redemption of an activation link. */
export const ActivationId = v.pipe(
  v.string(),
  v.regex(/^ac-[0-9A-Za-z-]{1,64}$/, 'is no activation id (ac-…)'),
);
/** A reassignment. */
export const ChangeId = v.pipe(v.string(), v.regex(/^c-[0-9A-Za-z-]{1,64}$/, 'is no reassignment id (c-…)'));
/** A change that the vendor shows later. */
export const PropagationId = v.pipe(
  v.string(),
  v.regex(/^p-[0-9A-Za-z-]{1,64}$/, 'is no propagation id (p-…)'),
);
