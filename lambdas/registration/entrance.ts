/**
 * The routes of those who are not known yet: the landing, help, and the style sheet.
 * @module
 */
import { isRefusal, REFUSALS, refuse } from '#domain/errors.ts';
import { REGISTRATION_LIFE_MS } from '#domain/limits.ts';
import { parsePageRefusal } from '#domain/messages/registration.words.ts';
import { LandingForm, TOKEN_FIELD } from '#domain/registration/forms.ts';
import { setHostCookie } from '#lambdas/edge/cookies.ts';
import { type Fields, parseForm, readFields } from '#lambdas/edge/forms.ts';
import {
  correlationIdOf,
  type PublicDoor,
  seeOther,
  showPage,
  showStyle,
  type Visit,
} from '#lambdas/edge/public-door.ts';
import { localeOfVisit, refused, settingOfVisit } from './answers.ts';
import { land } from './land.ts';
import { refusalPage } from './pages/refusal.ts';
import { startPage } from './pages/start.ts';
import { STYLE, STYLE_FILE } from './pages/style.ts';
import type { RegistrationPorts } from './ports.ts';
import { browserCookie } from './visitor.ts';

/** Lands, and sends the browser on to an address without the token. */
const arrive = async (visit: Visit, ports: RegistrationPorts, fields: Fields): Promise<Response> => {
  const locale = localeOfVisit(visit);
  const correlationId = correlationIdOf(visit);
  const read = parseForm(LandingForm, fields);
  if ('faults' in read) {
    const code = fields[TOKEN_FIELD]?.trim() ? 'TOKEN_INVALID' : 'TOKEN_MISSING';
    return refused(visit, ports, refuse(code), { locale, correlationId });
  }
  const landed = await land(ports, { ...read.form, locale }, correlationId);
  if (isRefusal(landed)) return refused(visit, ports, landed, { locale, correlationId });
  if ('signUp' in landed) return seeOther(visit, landed.signUp);
  const { reference, browserSecret } = landed;
  setHostCookie(visit, browserCookie(reference), browserSecret, REGISTRATION_LIFE_MS);
  return seeOther(visit, `${settingOfVisit(visit, ports).root}/register/r/${reference}`);
};

const start = (visit: Visit, ports: RegistrationPorts): Response | Promise<Response> =>
  showPage(visit, startPage(settingOfVisit(visit, ports)));

/** AWS posts the token as a form; one in the query is taken as well, for a person who was sent a link. */
const post = async (visit: Visit, ports: RegistrationPorts): Promise<Response> => {
  const fields = await readFields(visit.req.raw);
  if (!isRefusal(fields)) return arrive(visit, ports, { ...visit.req.query(), ...fields });
  const audience = { locale: localeOfVisit(visit), correlationId: correlationIdOf(visit) };
  return refused(visit, ports, fields, audience);
};

/** A refusal's page read once more, in another language. */
const problem = (visit: Visit, ports: RegistrationPorts): Response | Promise<Response> => {
  const code = parsePageRefusal(visit.req.param('code') ?? '') ?? 'NOT_FOUND';
  const page = refusalPage(settingOfVisit(visit, ports), code, visit.req.query());
  return showPage(visit, page, REFUSALS[code]);
};

/** Adds the routes. */
export const addEntrance = (door: PublicDoor, ports: RegistrationPorts): void => {
  door.get('/', (visit) => start(visit, ports));
  door.get('/register', (visit) =>
    visit.req.query(TOKEN_FIELD) === undefined
      ? start(visit, ports)
      : arrive(visit, ports, visit.req.query()),
  );
  door.post('/register', (visit) => post(visit, ports));
  door.get('/register/problem/:code', (visit) => problem(visit, ports));
  door.get(`/assets/${STYLE_FILE}`, (visit) => showStyle(visit, STYLE));
};
