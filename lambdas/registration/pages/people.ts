/**
 * Who administers an account: the list, and the form that invites.
 * @module
 */
import { fill } from '#domain/messages/fill.ts';
import type { SignedInWords } from '#domain/messages/registration.people.words.ts';
import { timeIn } from '#domain/messages/time-in.ts';
import type { Invitation } from '#domain/registration/invitation.ts';
import type { Administrator } from '#domain/registration/registration.ts';
import { type Html, html } from '#lambdas/edge/html.ts';
import type { People } from '../people.ts';
import { csrfField, type Draft, problems, submit, textField } from './fields.ts';
import { framed, languageLinks } from './frame.ts';
import type { SignedInSetting } from './signed-in-setting.ts';

/** What happened just now. */
export type PeopleNotice = keyof SignedInWords['people']['notices'];

/** What the page is drawn from. */
export interface PeopleScene extends SignedInSetting {
  readonly tenantId: string;
  /** Who looks at it. */
  readonly administrator: Administrator;
  readonly csrf: string;
}

/** Address of the page. */
export const peopleAddress = (root: string, tenantId: string): string =>
  `${root}/register/tenants/${tenantId}/administrators`;

/** Address that a form is sent to, in the language of the page. */
const formAddress = ({ root, tenantId, locale }: PeopleScene, act: string): string =>
  `${peopleAddress(root, tenantId)}/${act}?lang=${locale}`;

const act = (
  scene: PeopleScene,
  action: string,
  field: { name: string; value: string },
  label: string,
): Html => html`<form method="post" action="${formAddress(scene, action)}">${csrfField(scene.csrf)}
<input type="hidden" name="${field.name}" value="${field.value}">${submit(label, true)}</form>`;

const administratorRow = (scene: PeopleScene, { personHash, email, since }: Administrator): Html => {
  const { people } = scene.words;
  const you = personHash === scene.administrator.personHash ? ` (${people.you})` : '';
  return html`<li>${email}${you}<br><span class="hint">${fill(people.since, { since: timeIn(scene.locale, since) })}</span>
${act(scene, 'remove', { name: 'person', value: personHash }, fill(people.remove, { email }))}</li>`;
};

const invitationRow = (scene: PeopleScene, { invitationHash, email, expiresAt }: Invitation): Html => {
  const { people } = scene.words;
  return html`<li>${email}<br><span class="hint">${fill(people.until, { until: timeIn(scene.locale, expiresAt) })}</span>
${act(scene, 'withdraw', { name: 'invitation', value: invitationHash }, fill(people.withdraw, { email }))}</li>`;
};

const inviteForm = (scene: PeopleScene, draft: Draft): Html => {
  const { words } = scene;
  const { people } = words;
  return html`<h2>${people.inviteHeading}</h2>
<p>${people.inviteLead}</p>
<form method="post" action="${formAddress(scene, 'invite')}">${csrfField(scene.csrf)}
${textField(words, draft, {
  name: 'email',
  label: people.email,
  type: 'email',
  autocomplete: 'off',
  hint: people.emailHint,
})}
<p class="hint">${people.language}</p>
${submit(people.invite)}
</form>`;
};

/** The page. */
export const peoplePage = (
  scene: PeopleScene,
  { administrators, invitations }: People,
  shown: { readonly draft: Draft; readonly notice?: PeopleNotice },
): Html => {
  const { words, root, tenantId } = scene;
  const { people } = words;
  const notice = shown.notice && people.notices[shown.notice];
  const invited = html`<h2>${people.invitedHeading}</h2>
<ul class="people">${invitations.map((each) => invitationRow(scene, each))}</ul>`;
  return framed(scene, {
    title: people.title,
    languages: languageLinks(scene, (lang) => `${peopleAddress(root, tenantId)}?lang=${lang}`),
    body: html`${problems(words, shown.draft)}
${notice === undefined ? '' : html`<p class="notice" role="status">${notice}</p>`}
<p>${fill(people.lead, { tenantId })}</p>
<h2>${people.listHeading}</h2>
<ul class="people">${administrators.map((each) => administratorRow(scene, each))}</ul>
${invitations.length === 0 ? '' : invited}
${inviteForm(scene, shown.draft)}`,
  });
};
