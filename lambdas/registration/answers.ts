/**
 * Answers that every route may give.
 * @module
 */
import { REFUSALS, type Refusal, refuse } from '#domain/errors.ts';
import { LOCALES, type Locale, localeOf } from '#domain/messages/locale.ts';
import { pageRefusalOf } from '#domain/messages/registration.words.ts';
import { count, log } from '#lambdas/edge/log.ts';
import type { Product } from '#lambdas/edge/products.ts';
import {
  correlationIdOf,
  type PublicDoor,
  publicDoor,
  showPage,
  type Visit,
} from '#lambdas/edge/public-door.ts';
import { refusalPage } from './pages/refusal.ts';
import { type Setting, settingOf } from './pages/setting.ts';
import type { PagePorts } from './ports.ts';

/** The language of a page that belongs to nobody yet: chosen by a link, else what the browser prefers. */
export const localeOfVisit = (visit: Visit): Locale =>
  LOCALES.find((locale) => locale === visit.req.query('lang')) ??
  localeOf(visit.req.header('accept-language'));

/** The setting of a page that belongs to nobody yet. */
export const settingOfVisit = (visit: Visit, ports: PagePorts): Setting =>
  settingOf(localeOfVisit(visit), ports.publicOrigin, ports.products);

/** Whom a refusal is said to. */
export interface Audience {
  readonly locale: Locale;
  /** The product they registered for; absent where that is not known. */
  readonly product?: Product;
  readonly correlationId: string;
}

/** Says a refusal by its page, and counts it. */
export const refused = (
  visit: Visit,
  ports: PagePorts,
  { refused: code, details }: Refusal,
  { locale, product, correlationId }: Audience,
): Response | Promise<Response> => {
  count('refusals');
  log.info('a buyer was refused', { code, reason: details.reason, correlationId });
  const setting = settingOf(locale, ports.publicOrigin, product ? [product] : ports.products);
  return showPage(visit, refusalPage(setting, pageRefusalOf(code), details), REFUSALS[code]);
};

/** A door of the public pages without routes: what is not there, and what goes wrong, is said on a page. */
export const emptyDoor = (ports: PagePorts): PublicDoor =>
  publicDoor((visit, problem) =>
    refused(visit, ports, refuse(problem), {
      locale: localeOfVisit(visit),
      correlationId: correlationIdOf(visit),
    }),
  );
