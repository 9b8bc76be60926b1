/**
 * What an enrolment lets people do with seats, and what its banner says.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import { fill } from '../messages/fill.ts';
import type { Locale } from '../messages/locale.ts';
import type { SeatsTerms } from '../policy/enrolment-terms.ts';
import { type Enrolment, isWaiting } from './enrolment.ts';

/**
 * Whether seats of a tenant can be assigned and revoked.
 * @param enrolments of the tenant, by feature
 * @returns LM_NOT_ACTIVE where the policy's feature is not on
 */
export const whyNotSeated = (
  enrolments: ReadonlyMap<string, Enrolment>,
  tenantId: string,
  { feature }: Pick<SeatsTerms, 'feature'>,
): Refusal | undefined =>
  feature === undefined || enrolments.get(feature)?.state.name === 'ACTIVE'
    ? undefined
    : refuse('LM_NOT_ACTIVE', { tenantId, feature });

/** What is shown to a tenant's people until the feature is on: the text, its two actions, and what happens by itself. */
export interface Banner {
  readonly text: string;
  readonly start: string;
  readonly more: string;
  readonly href?: string;
  readonly nothingDone: string;
  readonly noContact: string;
}

const dateIn = (locale: Locale, day: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  );

/** The banner in a language; none where nothing is awaited. */
export const bannerOf = (enrolment: Enrolment, locale: Locale): Banner | undefined => {
  const { terms, dueDay } = enrolment;
  if (!terms || dueDay === undefined || !isWaiting(enrolment)) return undefined;
  const { banner, nothingDone, noContact } = terms;
  return {
    text: fill(banner.text[locale], { date: dateIn(locale, dueDay) }),
    start: banner.start[locale],
    more: banner.more[locale],
    ...(banner.href === undefined ? {} : { href: banner.href }),
    nothingDone: nothingDone[locale],
    noContact: noContact[locale],
  };
};
