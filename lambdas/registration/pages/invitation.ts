/**
 * An invited person proves that the invited address is theirs. The address is masked: whoever has the link need not know it.
 * @module
 */
import { CODE_DIGITS, CODE_LIFE_MS } from '#domain/limits.ts';
import { fill } from '#domain/messages/fill.ts';
import type { Invitation } from '#domain/registration/invitation.ts';
import { masked } from '#domain/registration/masked.ts';
import type { MailedCode } from '#domain/registration/registration.ts';
import { MINUTE_MS } from '#domain/time.ts';
import { type Html, html } from '#lambdas/edge/html.ts';
import { csrfField, type Draft, problems, submit, textField } from './fields.ts';
import { framed, languageLinks } from './frame.ts';
import type { SignedInSetting } from './signed-in-setting.ts';

/** What the page is drawn from. */
export interface InvitationScene extends SignedInSetting {
  readonly reference: string;
  readonly invitation: Invitation;
  readonly product: string;
  readonly csrf: string;
  /** The code that this browser asked for and that is still valid. */
  readonly code: MailedCode | undefined;
}

/** Path of an invitation's page below the root. */
export const invitationPath = (reference: string): string => `/register/i/${reference}`;

const formAddress = ({ root, reference, locale }: InvitationScene, act: string): string =>
  `${root}${invitationPath(reference)}/${act}?lang=${locale}`;

const askForm = (scene: InvitationScene, label: string, quiet: boolean): Html =>
  html`<form method="post" action="${formAddress(scene, 'code')}">${csrfField(scene.csrf)}${submit(label, quiet)}</form>`;

const codeForm = (scene: InvitationScene, email: string, draft: Draft): Html => {
  const { words, csrf } = scene;
  const values = { digits: CODE_DIGITS, email, minutes: CODE_LIFE_MS / MINUTE_MS };
  return html`<p>${fill(words.invitation.sent, values)}</p>
<form method="post" action="${formAddress(scene, 'proof')}">${csrfField(csrf)}
${textField(words, draft, {
  name: 'code',
  label: words.code.label,
  type: 'text',
  autocomplete: 'one-time-code',
  hint: fill(words.code.hint, values),
  numeric: true,
})}
${submit(words.invitation.confirm)}
</form>
<h2>${words.code.resendHeading}</h2>
<p>${words.code.resendText}</p>
${askForm(scene, words.invitation.again, true)}`;
};

/** The page. */
export const invitationPage = (
  scene: InvitationScene,
  shown: { readonly draft: Draft; readonly mailFailed: boolean },
): Html => {
  const { words, root, reference, invitation, product, code } = scene;
  const email = masked(invitation.email);
  const values = { tenantId: invitation.tenantId, product, email };
  return framed(scene, {
    title: words.invitation.title,
    languages: languageLinks(scene, (lang) => `${root}${invitationPath(reference)}?lang=${lang}`),
    body: html`${problems(words, shown.draft)}
${shown.mailFailed ? html`<p class="problems" role="alert">${words.invitation.mailFailed}</p>` : ''}
<p>${fill(words.invitation.lead, values)}</p>
${code ? codeForm(scene, email, shown.draft) : askForm(scene, words.invitation.send, false)}`,
  });
};
