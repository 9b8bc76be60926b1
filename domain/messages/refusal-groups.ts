/**
 * The words of refusals, in groups: a function carries those that it may answer with, and no others.
 * @module
 */
import type { Locale } from './locale.ts';
import type { RefusalTexts } from './refusal-words.ts';
import { ACTIVATION_REFUSALS_EN } from './refusals.activation.en.ts';
import { ACTIVATION_REFUSALS_FR } from './refusals.activation.fr.ts';
import { ACTIVATION_REFUSALS_JA } from './refusals.activation.ja.ts';
import { CAPABILITIES_REFUSALS_EN } from './refusals.capabilities.en.ts';
import { CAPABILITIES_REFUSALS_FR } from './refusals.capabilities.fr.ts';
import { CAPABILITIES_REFUSALS_JA } from './refusals.capabilities.ja.ts';
import { ENROLMENT_REFUSALS_EN } from './refusals.enrolment.en.ts';
import { ENROLMENT_REFUSALS_FR } from './refusals.enrolment.fr.ts';
import { ENROLMENT_REFUSALS_JA } from './refusals.enrolment.ja.ts';
import { METERING_REFUSALS_EN } from './refusals.metering.en.ts';
import { METERING_REFUSALS_FR } from './refusals.metering.fr.ts';
import { METERING_REFUSALS_JA } from './refusals.metering.ja.ts';
import { OFFER_REFUSALS_EN } from './refusals.offers.en.ts';
import { OFFER_REFUSALS_FR } from './refusals.offers.fr.ts';
import { OFFER_REFUSALS_JA } from './refusals.offers.ja.ts';
import { ORDER_REFUSALS_EN } from './refusals.orders.en.ts';
import { ORDER_REFUSALS_FR } from './refusals.orders.fr.ts';
import { ORDER_REFUSALS_JA } from './refusals.orders.ja.ts';
import { REASSIGNMENT_REFUSALS_EN } from './refusals.reassignment.en.ts';
import { REASSIGNMENT_REFUSALS_FR } from './refusals.reassignment.fr.ts';
import { REASSIGNMENT_REFUSALS_JA } from './refusals.reassignment.ja.ts';
import { REGISTRATION_REFUSALS_EN } from './refusals.registration.en.ts';
import { REGISTRATION_REFUSALS_FR } from './refusals.registration.fr.ts';
import { REGISTRATION_REFUSALS_JA } from './refusals.registration.ja.ts';
import { REQUEST_REFUSALS_EN } from './refusals.request.en.ts';
import { REQUEST_REFUSALS_FR } from './refusals.request.fr.ts';
import { REQUEST_REFUSALS_JA } from './refusals.request.ja.ts';
import { TENANT_REFUSALS_EN } from './refusals.tenant.en.ts';
import { TENANT_REFUSALS_FR } from './refusals.tenant.fr.ts';
import { TENANT_REFUSALS_JA } from './refusals.tenant.ja.ts';
import { USAGE_REFUSALS_EN } from './refusals.usage.en.ts';
import { USAGE_REFUSALS_FR } from './refusals.usage.fr.ts';
import { USAGE_REFUSALS_JA } from './refusals.usage.ja.ts';

/** Words of some codes, by language. */
export type RefusalGroup = Readonly<Record<Locale, Partial<RefusalTexts>>>;

/** Of a request itself; every route of `/v1` has them. */
export const REQUEST_WORDS = {
  en: REQUEST_REFUSALS_EN,
  ja: REQUEST_REFUSALS_JA,
  fr: REQUEST_REFUSALS_FR,
} satisfies RefusalGroup;

/** About tenants and their subscriptions. */
export const TENANT_WORDS = {
  en: TENANT_REFUSALS_EN,
  ja: TENANT_REFUSALS_JA,
  fr: TENANT_REFUSALS_FR,
} satisfies RefusalGroup;

/** Of registrations, codes and invitations. */
export const REGISTRATION_WORDS = {
  en: REGISTRATION_REFUSALS_EN,
  ja: REGISTRATION_REFUSALS_JA,
  fr: REGISTRATION_REFUSALS_FR,
} satisfies RefusalGroup;

/** Of a change of payer. */
export const REASSIGNMENT_WORDS = {
  en: REASSIGNMENT_REFUSALS_EN,
  ja: REASSIGNMENT_REFUSALS_JA,
  fr: REASSIGNMENT_REFUSALS_FR,
} satisfies RefusalGroup;

/** Of offers. */
export const OFFER_WORDS = {
  en: OFFER_REFUSALS_EN,
  ja: OFFER_REFUSALS_JA,
  fr: OFFER_REFUSALS_FR,
} satisfies RefusalGroup;

/** Of usage records. */
export const USAGE_WORDS = {
  en: USAGE_REFUSALS_EN,
  ja: USAGE_REFUSALS_JA,
  fr: USAGE_REFUSALS_FR,
} satisfies RefusalGroup;

/** Of the desk of metering. */
export const METERING_WORDS = {
  en: METERING_REFUSALS_EN,
  ja: METERING_REFUSALS_JA,
  fr: METERING_REFUSALS_FR,
} satisfies RefusalGroup;

/** Of what an account of the vendor can do, and of what its systems answer. */
export const CAPABILITIES_WORDS = {
  en: CAPABILITIES_REFUSALS_EN,
  ja: CAPABILITIES_REFUSALS_JA,
  fr: CAPABILITIES_REFUSALS_FR,
} satisfies RefusalGroup;

/** Of activation links, and of support cases. */
export const ACTIVATION_WORDS = {
  en: ACTIVATION_REFUSALS_EN,
  ja: ACTIVATION_REFUSALS_JA,
  fr: ACTIVATION_REFUSALS_FR,
} satisfies RefusalGroup;

/** Several groups as one. */
export const wordsTogether = (groups: readonly RefusalGroup[]): RefusalGroup => {
  const inOne = (locale: Locale): Partial<RefusalTexts> =>
    Object.assign({}, ...groups.map((group) => group[locale]));
  return { en: inOne('en'), ja: inOne('ja'), fr: inOne('fr') };
};

/** Of license orders and keys. */
export const ORDER_WORDS = {
  en: ORDER_REFUSALS_EN,
  ja: ORDER_REFUSALS_JA,
  fr: ORDER_REFUSALS_FR,
} satisfies RefusalGroup;

/** Of enrolments and seats. */
export const ENROLMENT_WORDS = {
  en: ENROLMENT_REFUSALS_EN,
  ja: ENROLMENT_REFUSALS_JA,
  fr: ENROLMENT_REFUSALS_FR,
} satisfies RefusalGroup;
