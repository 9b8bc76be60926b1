/**
 * A visit to an account's own pages by one of its administrators, signed in in this browser.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { LOCALES, type Locale } from '#domain/messages/locale.ts';
import { parseTenantId } from '#domain/registration/forms.ts';
import { type Administrator, administratorId, type Session } from '#domain/registration/registration.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { hostCookie } from '#lambdas/edge/cookies.ts';
import { type Fields, readFields } from '#lambdas/edge/forms.ts';
import { isSameHash, sealOf } from '#lambdas/edge/hashes.ts';
import { correlationIdOf, isFromOurPage, type Visit } from '#lambdas/edge/public-door.ts';
import { localeOfVisit, refused } from './answers.ts';
import { productOf } from './deliver.ts';
import type { PagePorts } from './ports.ts';
import { SESSION_COOKIE, sessionOf } from './visitor.ts';

type Answer = Response | Promise<Response>;

/** One visit by an administrator of the tenant. */
export interface SignedIn {
  readonly visit: Visit;
  readonly ports: PagePorts;
  readonly session: Session;
  readonly administrator: Administrator;
  readonly tenant: Tenant;
  /** What every form of these pages carries: only this session's pages can know it. */
  readonly csrf: string;
  readonly locale: Locale;
  readonly correlationId: string;
}

/** The language that a link or form names, else the one that is remembered. */
export const chosenLocale = (visit: Visit, remembered: Locale): Locale =>
  LOCALES.find((locale) => locale === visit.req.query('lang')) ?? remembered;

/** Says a refusal in the language of the page. */
export const refusedSignedIn = (here: SignedIn, refusal: Refusal): Answer => {
  const { visit, ports, locale, correlationId, tenant } = here;
  return refused(visit, ports, refusal, {
    locale,
    correlationId,
    product: productOf(ports, tenant.productCode),
  });
};

const enter = async (ports: PagePorts, visit: Visit): Promise<SignedIn | Refusal> => {
  const secret = hostCookie(visit, SESSION_COOKIE);
  const session = await sessionOf(ports, secret);
  if (!session || secret === undefined) return refuse('UNAUTHENTICATED');
  const tenantId = parseTenantId(visit.req.param('tenant'));
  if (tenantId === undefined) return refuse('NOT_FOUND');
  const id = administratorId(tenantId, session.personHash);
  const [[administered], [stored]] = await Promise.all([
    ports.store.load([{ kind: 'administrator' as const, id }]),
    ports.store.load([{ kind: 'tenant' as const, id: tenantId }]),
  ]);
  const administrator = administered?.entity;
  const tenant = stored?.entity;
  if (!administrator || !tenant) return refuse('NOT_ADMINISTRATOR', { tenantId });
  return {
    ...{ visit, ports, session, administrator, tenant },
    csrf: sealOf(secret, `csrf people ${tenant.tenantId}`),
    locale: chosenLocale(visit, administrator.locale),
    correlationId: correlationIdOf(visit),
  };
};

/** Lets in an administrator of the tenant that the address names, and nobody else. */
export const signedIn =
  (ports: PagePorts, act: (here: SignedIn) => Answer) =>
  async (visit: Visit): Promise<Response> => {
    const here = await enter(ports, visit);
    return isRefusal(here)
      ? refused(visit, ports, here, { locale: localeOfVisit(visit), correlationId: correlationIdOf(visit) })
      : act(here);
  };

/** Takes a form from these very pages: origin and token are checked before anything is read of it. */
export const signedForm = (ports: PagePorts, act: (here: SignedIn, fields: Fields) => Answer) =>
  signedIn(ports, async (here) => {
    if (!isFromOurPage(here.visit, ports.publicOrigin)) return refusedSignedIn(here, refuse('CSRF'));
    const fields = await readFields(here.visit.req.raw);
    if (isRefusal(fields)) return refusedSignedIn(here, fields);
    return isSameHash(fields['csrf'] ?? '', here.csrf)
      ? act(here, fields)
      : refusedSignedIn(here, refuse('CSRF'));
  });
