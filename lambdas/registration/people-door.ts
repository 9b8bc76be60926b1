/**
 * The routes of an account's administrators: who they are, inviting, removing.
 * @module
 */
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { signedInWords } from '#domain/messages/registration.people.words.ts';
import { InvitationForm, RemovalForm, WithdrawalForm } from '#domain/registration/forms.ts';
import { type Fields, parseForm } from '#lambdas/edge/forms.ts';
import { type PublicDoor, seeOther, showPage } from '#lambdas/edge/public-door.ts';
import { productOf } from './deliver.ts';
import { inviteAdministrator, withdrawInvitation } from './invite-administrator.ts';
import { type Draft, EMPTY_DRAFT } from './pages/fields.ts';
import { type PeopleNotice, peopleAddress, peoplePage } from './pages/people.ts';
import { signedInSettingOf } from './pages/signed-in-setting.ts';
import { peopleOf } from './people.ts';
import type { PagePorts } from './ports.ts';
import { removeAdministrator } from './remove-administrator.ts';
import { refusedSignedIn, type SignedIn, signedForm, signedIn } from './signed-in.ts';

const UNPROCESSABLE = 422;

const noticeOf = (here: SignedIn): { notice?: PeopleNotice } => {
  const word = here.visit.req.query('notice') ?? '';
  const { notices } = signedInWords(here.locale).people;
  return Object.hasOwn(notices, word) ? { notice: word as PeopleNotice } : {};
};

const showPeople = async (here: SignedIn, draft: Draft = EMPTY_DRAFT): Promise<Response> => {
  const { ports, visit, tenant, administrator, csrf, locale } = here;
  const people = await peopleOf(ports.store, tenant.tenantId, ports.surroundings.now());
  const setting = signedInSettingOf(locale, ports.publicOrigin, [productOf(ports, tenant.productCode)]);
  const scene = { ...setting, tenantId: tenant.tenantId, administrator, csrf };
  const status = draft.faults.length === 0 ? 200 : UNPROCESSABLE;
  return showPage(visit, peoplePage(scene, people, { draft, ...noticeOf(here) }), status);
};

/** Back to the page, which says what was done. */
const done = ({ visit, ports, tenant, locale }: SignedIn, notice: PeopleNotice): Response => {
  const { root } = signedInSettingOf(locale, ports.publicOrigin, []);
  return seeOther(visit, `${peopleAddress(root, tenant.tenantId)}?lang=${locale}&notice=${notice}`);
};

const doneOr = (here: SignedIn, refusal: Refusal | undefined, notice: PeopleNotice) =>
  refusal ? refusedSignedIn(here, refusal) : done(here, notice);

const postInvite = async (here: SignedIn, fields: Fields): Promise<Response> => {
  const read = parseForm(InvitationForm, fields);
  if ('faults' in read) return showPeople(here, { ...EMPTY_DRAFT, values: fields, faults: read.faults });
  const sent = await inviteAdministrator(here.ports, here, read.form.email, here.correlationId);
  if (isRefusal(sent)) return refusedSignedIn(here, sent);
  if (sent === 'already') {
    const faults = [{ field: 'email', message: 'ALREADY_ADMINISTRATOR' }];
    return showPeople(here, { ...EMPTY_DRAFT, values: fields, faults });
  }
  return done(here, sent === 'sent' ? 'invited' : 'mail-failed');
};

const postRemove = async (here: SignedIn, fields: Fields): Promise<Response> => {
  const read = parseForm(RemovalForm, fields);
  if ('faults' in read) return showPeople(here);
  const { ports, administrator, correlationId } = here;
  return doneOr(
    here,
    await removeAdministrator(ports, administrator, read.form.person, correlationId),
    'removed',
  );
};

const postWithdraw = async (here: SignedIn, fields: Fields): Promise<Response> => {
  const read = parseForm(WithdrawalForm, fields);
  if ('faults' in read) return showPeople(here);
  const { ports, administrator, correlationId } = here;
  const refusal = await withdrawInvitation(ports, administrator, read.form.invitation, correlationId);
  return doneOr(here, refusal, 'withdrawn');
};

/** Adds the routes. */
export const addPeople = (door: PublicDoor, ports: PagePorts): void => {
  const at = peopleAddress('', ':tenant');
  door.get(
    at,
    signedIn(ports, (here) => showPeople(here)),
  );
  door.post(`${at}/invite`, signedForm(ports, postInvite));
  door.post(`${at}/remove`, signedForm(ports, postRemove));
  door.post(`${at}/withdraw`, signedForm(ports, postWithdraw));
};
