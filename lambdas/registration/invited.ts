/**
 * The routes of an invited person: the link from the letter, the code, and in.
 * @module
 */
import { isRefusal, REFUSALS, type Refusal, refuse } from '#domain/errors.ts';
import { REGISTRATION_LIFE_MS, SESSION_LIFE_MS } from '#domain/limits.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { ProofForm } from '#domain/registration/forms.ts';
import { type Invitation, openInvitation } from '#domain/registration/invitation.ts';
import { hostCookie, setHostCookie } from '#lambdas/edge/cookies.ts';
import { type Fields, parseForm, readFields } from '#lambdas/edge/forms.ts';
import { hashOf, isSameHash, sealOf } from '#lambdas/edge/hashes.ts';
import {
  correlationIdOf,
  isFromOurPage,
  type PublicDoor,
  seeOther,
  showPage,
  type Visit,
} from '#lambdas/edge/public-door.ts';
import { acceptByCode, type Following, sendInvitationCode } from './accept-invitation.ts';
import { localeOfVisit, refused } from './answers.ts';
import { productOf } from './deliver.ts';
import { type Draft, EMPTY_DRAFT } from './pages/fields.ts';
import { invitationPage, invitationPath } from './pages/invitation.ts';
import { peopleAddress } from './pages/people.ts';
import { signedInSettingOf } from './pages/signed-in-setting.ts';
import type { PagePorts } from './ports.ts';
import { chosenLocale } from './signed-in.ts';
import { browserCookie, SESSION_COOKIE, sessionOf } from './visitor.ts';

type Answer = Response | Promise<Response>;

/** bytes · randomness in the cookie that ties a code to the browser that asked for it. */
const SECRET_BYTES = 32;
const UNPROCESSABLE = 422;

/** One visit by whoever has the link. */
interface Guest extends Following {
  readonly visit: Visit;
  readonly ports: PagePorts;
  readonly reference: string;
  readonly invitation: Invitation;
  readonly locale: Locale;
  readonly csrf: string;
}

const refusedGuest = (guest: Guest, refusal: Refusal): Answer => {
  const { visit, ports, locale, correlationId, invitation } = guest;
  const product = productOf(ports, invitation.productCode);
  return refused(visit, ports, refusal, { locale, correlationId, product });
};

/** Lets in whoever has an open link; the browser gets a cookie, which its code will be tied to. */
const followed =
  (ports: PagePorts, act: (guest: Guest) => Answer) =>
  async (visit: Visit): Promise<Response> => {
    const reference = visit.req.param('reference') ?? '';
    const invitationHash = hashOf(reference);
    const correlationId = correlationIdOf(visit);
    const [stored] = await ports.store.load([{ kind: 'invitation' as const, id: invitationHash }]);
    const invitation = openInvitation(stored?.entity, ports.surroundings.now());
    if (isRefusal(invitation)) {
      return refused(visit, ports, invitation, { locale: localeOfVisit(visit), correlationId });
    }
    const name = browserCookie(reference);
    const known = hostCookie(visit, name);
    const browserSecret = known ?? ports.chance.newSecret(SECRET_BYTES);
    if (known === undefined) setHostCookie(visit, name, browserSecret, REGISTRATION_LIFE_MS);
    const locale = chosenLocale(visit, invitation.locale);
    const csrf = sealOf(browserSecret, `csrf ${invitationHash}`);
    const following = { invitationHash, browserSecret, correlationId };
    return act({ ...following, visit, ports, reference, invitation, locale, csrf });
  };

const submittedByGuest = (ports: PagePorts, act: (guest: Guest, fields: Fields) => Answer) =>
  followed(ports, async (guest) => {
    if (!isFromOurPage(guest.visit, ports.publicOrigin)) return refusedGuest(guest, refuse('CSRF'));
    const fields = await readFields(guest.visit.req.raw);
    if (isRefusal(fields)) return refusedGuest(guest, fields);
    return isSameHash(fields['csrf'] ?? '', guest.csrf)
      ? act(guest, fields)
      : refusedGuest(guest, refuse('CSRF'));
  });

const showInvitation = (guest: Guest, draft: Draft = EMPTY_DRAFT, status = 200): Answer => {
  const { visit, ports, reference, invitation, locale, csrf, browserSecret } = guest;
  const product = productOf(ports, invitation.productCode);
  const { proof } = invitation;
  const isOurs = proof !== undefined && isSameHash(proof.browserHash, hashOf(browserSecret));
  const scene = {
    ...signedInSettingOf(locale, ports.publicOrigin, [product]),
    ...{ reference, invitation, csrf },
    product: product.name,
    code: isOurs && proof.code.expiresAt > ports.surroundings.now() ? proof.code : undefined,
  };
  const mailFailed = visit.req.query('notice') === 'mail-failed';
  return showPage(visit, invitationPage(scene, { draft, mailFailed }), status);
};

const postCode = async (guest: Guest): Promise<Response> => {
  const { visit, ports, reference, locale } = guest;
  const sent = await sendInvitationCode(ports, guest, locale);
  if (isRefusal(sent)) return refusedGuest(guest, sent);
  const { root } = signedInSettingOf(locale, ports.publicOrigin, []);
  const notice = sent === 'sent' ? '' : '&notice=mail-failed';
  return seeOther(visit, `${root}${invitationPath(reference)}?lang=${locale}${notice}`);
};

const postProof = async (guest: Guest, fields: Fields): Promise<Response> => {
  const { visit, ports, locale } = guest;
  const read = parseForm(ProofForm, fields);
  if ('faults' in read) {
    return showInvitation(guest, { ...EMPTY_DRAFT, faults: read.faults }, UNPROCESSABLE);
  }
  const before = await sessionOf(ports, hostCookie(visit, SESSION_COOKIE));
  const accepted = await acceptByCode(ports, guest, read.form.code, before);
  if (isRefusal(accepted)) {
    const { refused: code, details } = accepted;
    if (!code.startsWith('CODE_')) return refusedGuest(guest, accepted);
    const draft = { values: {}, faults: [{ field: 'code', message: code }], details };
    return showInvitation(guest, draft, REFUSALS[code]);
  }
  setHostCookie(visit, SESSION_COOKIE, accepted.sessionSecret, SESSION_LIFE_MS);
  const { root } = signedInSettingOf(locale, ports.publicOrigin, []);
  return seeOther(visit, `${peopleAddress(root, accepted.tenantId)}?lang=${locale}&notice=accepted`);
};

/** Adds the routes. */
export const addInvited = (door: PublicDoor, ports: PagePorts): void => {
  const at = invitationPath(':reference');
  door.get(
    at,
    followed(ports, (guest) => showInvitation(guest)),
  );
  door.post(`${at}/code`, submittedByGuest(ports, postCode));
  door.post(`${at}/proof`, submittedByGuest(ports, postProof));
};
