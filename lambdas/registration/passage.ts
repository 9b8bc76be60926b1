/**
 * The routes of a registration: its pages, and the forms that they send.
 * @module
 */
import { isRefusal, REFUSALS, type Refusal } from '#domain/errors.ts';
import { SESSION_LIFE_MS } from '#domain/limits.ts';
import {
  ChoiceForm,
  CodeRequestForm,
  CompletionForm,
  LanguageForm,
  ProofForm,
} from '#domain/registration/forms.ts';
import { setHostCookie } from '#lambdas/edge/cookies.ts';
import { type Fields, parseForm } from '#lambdas/edge/forms.ts';
import type { PublicDoor } from '#lambdas/edge/public-door.ts';
import { complete } from './complete.ts';
import { continueAs } from './continue.ts';
import { entered, goOn, type Here, refusedHere, submitted } from './here.ts';
import { EMPTY_DRAFT } from './pages/fields.ts';
import type { PagePorts } from './ports.ts';
import { proveCode } from './prove-code.ts';
import { sendCode } from './send-code.ts';
import { type Again, show, showConfirmation, showDetails } from './show.ts';
import { switchLanguage } from './switch-language.ts';
import { provenSession, SESSION_COOKIE } from './visitor.ts';

const UNPROCESSABLE = 422;

const again = (read: { faults: Again['draft']['faults']; fields: Fields }): Again => ({
  draft: { ...EMPTY_DRAFT, values: read.fields, faults: read.faults },
  status: UNPROCESSABLE,
});

const postCode = async (here: Here, fields: Fields): Promise<Response> => {
  const read = parseForm(CodeRequestForm, fields);
  if ('faults' in read) {
    return showDetails(here, fields['variant'] === 'sign-in' ? 'sign-in' : 'new', again(read));
  }
  const { ports, visitor, correlationId } = here;
  const { applicant } = read.form;
  const refusal = await sendCode(ports, visitor.registration.referenceHash, applicant, correlationId);
  return refusal ? refusedHere(here, refusal) : goOn(here);
};

/** A wrong code is said at its field; everything else has a page of its own. */
const notProven = (here: Here, { refused, details }: Refusal): Response | Promise<Response> => {
  const atField = refused === 'CODE_WRONG' || refused === 'CODE_EXPIRED' || refused === 'CODE_TRIES_EXCEEDED';
  if (!atField) return refusedHere(here, { refused, details });
  if (here.visitor.registration.step.name !== 'CODE_SENT') return goOn(here);
  const draft = { values: {}, faults: [{ field: 'code', message: refused }], details };
  return show(here, { draft, status: REFUSALS[refused] });
};

const postProof = async (here: Here, fields: Fields): Promise<Response> => {
  const read = parseForm(ProofForm, fields);
  if ('faults' in read) return show(here, again({ faults: read.faults, fields: {} }));
  const { ports, visit, visitor, correlationId } = here;
  const { registration, session } = visitor;
  const proven = await proveCode(ports, registration, read.form.code, session, correlationId);
  if (isRefusal(proven)) return notProven(here, proven);
  setHostCookie(visit, SESSION_COOKIE, proven.sessionSecret, SESSION_LIFE_MS);
  return goOn(here);
};

const postContinue = async (here: Here): Promise<Response> => {
  const { ports, visitor, correlationId } = here;
  const { registration, session } = visitor;
  if (!session) return goOn(here);
  const done = await continueAs(ports, registration.referenceHash, session, correlationId);
  return isRefusal(done) ? refusedHere(here, done) : goOn(here);
};

const confirmationOf = (tenant: string): string => `confirm?tenant=${encodeURIComponent(tenant)}`;

const postChoice = async (here: Here, fields: Fields): Promise<Response> => {
  const read = parseForm(ChoiceForm, fields);
  return 'faults' in read ? show(here, again(read)) : goOn(here, confirmationOf(read.form.tenant));
};

const postComplete = async (here: Here, fields: Fields): Promise<Response> => {
  const session = provenSession(here.visitor);
  const read = parseForm(CompletionForm, fields);
  if (!session || 'faults' in read) return goOn(here);
  const { ports, visitor, correlationId } = here;
  const { referenceHash } = visitor.registration;
  const done = await complete(ports, session, referenceHash, read.form, correlationId);
  if (isRefusal(done)) return refusedHere(here, done);
  return done.moved ? goOn(here, `${confirmationOf(read.form.tenant)}&moved`) : goOn(here);
};

const postLanguage = async (here: Here, fields: Fields): Promise<Response> => {
  const read = parseForm(LanguageForm, fields);
  const { ports, visitor, correlationId } = here;
  if ('form' in read) {
    await switchLanguage(ports, visitor.registration.referenceHash, read.form.language, correlationId);
  }
  return goOn(here);
};

/** Adds the routes. */
export const addPassage = (door: PublicDoor, ports: PagePorts): void => {
  const at = '/register/r/:reference';
  door.get(
    at,
    entered(ports, (here) => show(here)),
  );
  door.get(
    `${at}/details`,
    entered(ports, (here) => showDetails(here, 'new')),
  );
  door.get(
    `${at}/sign-in`,
    entered(ports, (here) => showDetails(here, 'sign-in')),
  );
  door.get(`${at}/confirm`, entered(ports, showConfirmation));
  door.post(`${at}/code`, submitted(ports, postCode));
  door.post(`${at}/proof`, submitted(ports, postProof));
  door.post(`${at}/continue`, submitted(ports, postContinue));
  door.post(`${at}/choice`, submitted(ports, postChoice));
  door.post(`${at}/complete`, submitted(ports, postComplete));
  door.post(`${at}/language`, submitted(ports, postLanguage));
};
