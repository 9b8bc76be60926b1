/**
 * Enter the code; and what is shown while the mail with it cannot be sent.
 * @module
 */
import { CODE_DIGITS, CODE_LIFE_MS } from '#domain/limits.ts';
import { fill } from '#domain/messages/fill.ts';
import type { Applicant } from '#domain/registration/registration.ts';
import { MINUTE_MS } from '#domain/time.ts';
import { type Html, html } from '#lambdas/edge/html.ts';
import { csrfField, type Draft, problems, submit, textField } from './fields.ts';
import { addressOf, drawn, type Scene } from './scene.ts';

/** Faults of a code that takes no more tries. */
const OVER: ReadonlySet<string> = new Set(['CODE_EXPIRED', 'CODE_TRIES_EXCEEDED']);

const hidden = (name: string, value: string | undefined): Html =>
  value === undefined ? html`` : html`<input type="hidden" name="${name}" value="${value}">`;

const again = (scene: Scene, applicant: Applicant, onlyWay: boolean): Html => {
  const { code } = scene.words;
  return html`<h2>${code.resendHeading}</h2>
<p>${code.resendText}</p>
<form method="post" action="${addressOf(scene, 'code')}">${csrfField(scene.visitor.csrf)}
${hidden('email', applicant.email)}${hidden('name', applicant.name)}${hidden('company', applicant.company)}
${submit(code.resend, !onlyWay)}
</form>
<p><a href="${addressOf(scene, 'details')}">${code.otherAddress}</a></p>`;
};

/** The page that takes the code. */
export const codePage = (scene: Scene, applicant: Applicant, draft: Draft): Html => {
  const { words, visitor } = scene;
  // a code that is over takes no more tries: the way on is the next one, so its button is the one that stands out
  const over = draft.faults.some(({ message }) => OVER.has(message));
  const values = {
    digits: CODE_DIGITS,
    email: applicant.email,
    minutes: CODE_LIFE_MS / MINUTE_MS,
  };
  return drawn(
    scene,
    words.code.title,
    html`${problems(words, draft)}
<p>${fill(words.code.lead, values)}</p>
<form method="post" action="${addressOf(scene, 'proof')}">${csrfField(visitor.csrf)}
${textField(words, draft, {
  name: 'code',
  label: words.code.label,
  type: 'text',
  autocomplete: 'one-time-code',
  hint: fill(words.code.hint, values),
  numeric: true,
})}
${submit(words.code.submit, over)}
</form>
${again(scene, applicant, over)}`,
  );
};

/** The page for a mail that could not be sent. */
export const mailFailedPage = (scene: Scene, { email }: Applicant): Html => {
  const { code, pages } = scene.words;
  return drawn(
    scene,
    code.failedTitle,
    html`<p>${fill(code.failedText, { email })}</p>
<p><a class="button" href="${addressOf(scene)}">${pages.checkAgain}</a></p>
<p><a href="${addressOf(scene, 'details')}">${code.otherAddress}</a></p>`,
  );
};
