/**
 * A visit to a registration by the browser that began it; and a form that came from one of its pages.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { hostCookie } from '#lambdas/edge/cookies.ts';
import { type Fields, readFields } from '#lambdas/edge/forms.ts';
import { isSameHash } from '#lambdas/edge/hashes.ts';
import { correlationIdOf, isFromOurPage, seeOther, type Visit } from '#lambdas/edge/public-door.ts';
import { localeOfVisit, refused } from './answers.ts';
import { productOf } from './deliver.ts';
import { addressOf } from './pages/scene.ts';
import { settingOf } from './pages/setting.ts';
import type { PagePorts } from './ports.ts';
import { browserCookie, SESSION_COOKIE, type Visitor, visitorOf } from './visitor.ts';

/** One visit, let in. */
export interface Here {
  readonly visit: Visit;
  readonly ports: PagePorts;
  readonly visitor: Visitor;
  readonly correlationId: string;
}

type Answer = Response | Promise<Response>;

/** Says a refusal in the language of the registration. */
export const refusedHere = ({ visit, ports, visitor, correlationId }: Here, refusal: Refusal): Answer => {
  const { locale, productCode } = visitor.registration;
  return refused(visit, ports, refusal, { locale, correlationId, product: productOf(ports, productCode) });
};

/** Sends the browser to the registration's page, or to a step below it. */
export const goOn = ({ visit, ports, visitor }: Here, step?: string): Response => {
  const { root } = settingOf(visitor.registration.locale, ports.publicOrigin, []);
  return seeOther(visit, addressOf({ root, visitor }, step));
};

/** Lets in the browser that began the registration, and nobody else. */
export const entered =
  (ports: PagePorts, act: (here: Here) => Answer) =>
  async (visit: Visit): Promise<Response> => {
    const reference = visit.req.param('reference') ?? '';
    const correlationId = correlationIdOf(visit);
    const visitor = await visitorOf(ports, {
      reference,
      browserSecret: hostCookie(visit, browserCookie(reference)),
      sessionSecret: hostCookie(visit, SESSION_COOKIE),
    });
    return isRefusal(visitor)
      ? refused(visit, ports, visitor, { locale: localeOfVisit(visit), correlationId })
      : act({ visit, ports, visitor, correlationId });
  };

/** Takes a form from one of the registration's own pages: origin and token are checked before anything is read of it. */
export const submitted = (ports: PagePorts, act: (here: Here, fields: Fields) => Answer) =>
  entered(ports, async (here) => {
    if (!isFromOurPage(here.visit, ports.publicOrigin)) return refusedHere(here, refuse('CSRF'));
    const fields = await readFields(here.visit.req.raw);
    if (isRefusal(fields)) return refusedHere(here, fields);
    return isSameHash(fields['csrf'] ?? '', here.visitor.csrf)
      ? act(here, fields)
      : refusedHere(here, refuse('CSRF'));
  });
