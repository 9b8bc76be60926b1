/**
 * Who are you: the first page of a registration, and its variant for those who have an account already.
 * @module
 */
import { fill } from '#domain/messages/fill.ts';
import { type Html, html } from '#lambdas/edge/html.ts';
import { bought } from './bought.ts';
import { csrfField, type Draft, problems, submit, textField } from './fields.ts';
import { addressOf, drawn, type Scene } from './scene.ts';

/** `new`: asks for name and company too. `sign-in`: the address is enough. */
export type DetailsVariant = 'new' | 'sign-in';

const asSignedIn = (scene: Scene): Html => {
  const { details } = scene.words;
  const { session, csrf } = scene.visitor;
  if (!session) return html``;
  const { email } = session;
  return html`<section class="card" aria-labelledby="continue">
<h2 id="continue">${details.continueHeading}</h2>
<p>${fill(details.continueText, { email })}</p>
<form method="post" action="${addressOf(scene, 'continue')}">${csrfField(csrf)}${submit(
    fill(details.continueSubmit, { email }),
  )}</form>
</section>`;
};

const whoFields = ({ words }: Scene, draft: Draft): Html => html`
${textField(words, draft, {
  name: 'name',
  label: words.details.name,
  type: 'text',
  autocomplete: 'name',
  optional: true,
})}
${textField(words, draft, {
  name: 'company',
  label: words.details.company,
  type: 'text',
  autocomplete: 'organization',
  optional: true,
})}`;

const otherWay = (scene: Scene, isNew: boolean): Html => {
  const { details } = scene.words;
  return isNew
    ? html`<p>${details.signInQuestion} <a href="${addressOf(scene, 'sign-in')}">${details.signInLink}</a></p>`
    : html`<p>${details.registerQuestion} <a href="${addressOf(scene, 'details')}">${details.registerLink}</a></p>`;
};

/** The page. */
export const detailsPage = (scene: Scene, variant: DetailsVariant, draft: Draft): Html => {
  const { words, visitor, subscription } = scene;
  const { details } = words;
  const isNew = variant === 'new';
  const linked = subscription.tenantId === undefined ? '' : details.alreadyLinked;
  return drawn(
    scene,
    isNew ? details.title : details.signInTitle,
    html`${problems(words, draft)}
${bought(scene)}
${linked === '' ? '' : html`<p class="notice">${linked}</p>`}
${asSignedIn(scene)}
<p>${isNew ? details.lead : details.signInLead}</p>
<form method="post" action="${addressOf(scene, 'code')}">${csrfField(visitor.csrf)}
<input type="hidden" name="variant" value="${variant}">
${textField(words, draft, {
  name: 'email',
  label: details.email,
  type: 'email',
  autocomplete: 'email',
  hint: details.emailHint,
})}
${isNew ? whoFields(scene, draft) : ''}
${submit(details.submit)}
</form>
${otherWay(scene, isNew)}`,
  );
};
