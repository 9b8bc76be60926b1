/**
 * A page for each refusal: what happened, and what to do.
 * @module
 */
import type { RefusalDetails } from '#domain/errors.ts';
import { fill } from '#domain/messages/fill.ts';
import type { PageRefusal } from '#domain/messages/registration.words.ts';
import { timeIn } from '#domain/messages/time-in.ts';
import { AWS_SUBSCRIPTIONS_URL } from '#domain/registration/letters.ts';
import { parseInstant } from '#domain/time.ts';
import { type Html, html } from '#lambdas/edge/html.ts';
import { framed, languageLinks } from './frame.ts';
import type { Setting } from './setting.ts';

/** Details that are shown, and may stand in the address of a page that is read in another language: times and a number. */
const SHOWN = ['until', 'since', 'newerSince', 'codes'] as const;

/** The details of a refusal that a buyer reads; anything else is left out. */
export const shownDetails = (details: RefusalDetails): Record<string, string> =>
  Object.fromEntries(
    SHOWN.flatMap((name) => {
      const value = String(details[name] ?? '');
      const isShown = name === 'codes' ? /^\d{1,3}$/.test(value) : parseInstant(value) !== undefined;
      return isShown ? [[name, value]] : [];
    }),
  );

const readable = ({ locale }: Setting, details: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      name === 'codes' ? value : timeIn(locale, parseInstant(value) ?? 0),
    ]),
  );

/** Refusals after which the way goes on in our own pages, not in AWS Marketplace. */
const STAYS: ReadonlySet<PageRefusal> = new Set([
  'SUBSCRIPTION_LINKED_ELSEWHERE',
  'CSRF',
  'NOT_ADMINISTRATOR',
  'LAST_ADMINISTRATOR',
  'INVITATION_EXPIRED',
  'INVITATIONS_EXCEEDED',
  'TENANT_RETIRED',
  'TENANT_OF_ANOTHER_PRODUCT',
  'HISTORY_FULL',
  'COMMIT_CONFLICT',
  'INTERNAL',
]);

/** The page of a refusal. */
export const refusalPage = (setting: Setting, code: PageRefusal, details: RefusalDetails): Html => {
  const { title, text, next } = setting.words.refusals[code];
  const shown = shownDetails(details);
  const values = readable(setting, shown);
  const { newerSince } = values;
  const newer =
    newerSince === undefined
      ? ''
      : html`<p class="notice">${fill(setting.words.newer, { since: newerSince })}</p>`;
  const addressIn = (lang: string) =>
    `${setting.root}/register/problem/${code}?${new URLSearchParams({ ...shown, lang })}`;
  return framed(setting, {
    title,
    languages: languageLinks(setting, addressIn),
    body: html`<p>${fill(text, values)}</p>
${newer}
<p>${next}</p>
${STAYS.has(code) ? '' : html`<p><a class="button" href="${AWS_SUBSCRIPTIONS_URL}" rel="noreferrer">${setting.words.pages.console}</a></p>`}`,
  });
};
