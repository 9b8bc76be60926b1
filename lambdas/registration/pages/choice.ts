/**
 * Which tenant the subscription shall pay for, and what that changes.
 * @module
 */
import { fill } from '#domain/messages/fill.ts';
import { timeIn } from '#domain/messages/time-in.ts';
import { type PayerChange, payerMark } from '#domain/registration/binding.ts';
import { NEW_TENANT } from '#domain/registration/forms.ts';
import type { Session } from '#domain/registration/registration.ts';
import { type Html, html } from '#lambdas/edge/html.ts';
import type { Choice, Preview } from '../choices.ts';
import { bought } from './bought.ts';
import { csrfField, type Draft, describedBy, fieldError, problems, submit } from './fields.ts';
import { addressOf, drawn, type Scene } from './scene.ts';

const option = (value: string, label: string, hint: string): Html => html`<div class="option">
<input type="radio" name="tenant" id="tenant-${value}" value="${value}" aria-describedby="tenant-${value}-hint" required>
<div><label for="tenant-${value}">${label}</label><p class="hint" id="tenant-${value}-hint">${hint}</p></div>
</div>`;

const existing = ({ words, locale }: Scene, { tenant, administrator }: Choice): Html => {
  const { tenantId, state, createdAt } = tenant;
  const hint = [administrator.company, words.done.states[state.name], timeIn(locale, createdAt)];
  return option(
    tenantId,
    fill(words.choice.existing, { tenantId }),
    hint.filter((part) => part !== undefined).join(' · '),
  );
};

/** Lets the person choose. */
export const choicePage = (scene: Scene, choices: readonly Choice[], draft: Draft): Html => {
  const { words, visitor } = scene;
  const { choice } = words;
  return drawn(
    scene,
    choice.title,
    html`${problems(words, draft)}
${bought(scene)}
<form method="post" action="${addressOf(scene, 'choice')}">${csrfField(visitor.csrf)}
<fieldset id="tenant" aria-describedby="${describedBy(draft, 'tenant', false)}"><legend>${choice.lead}</legend>
${fieldError(words, draft, 'tenant')}
${option(NEW_TENANT, choice.newTenant, choice.newHint)}
${choices.map((each) => existing(scene, each))}
</fieldset>
${submit(choice.submit)}
</form>`,
  );
};

const payers = ({ words, locale }: Scene, change: PayerChange): Html => {
  const { fromAccount: from, toAccount: to, fromHour } = change;
  const text =
    fromHour === undefined
      ? fill(words.choice.payerChangesLater, { from, to })
      : fill(words.choice.payerChanges, { from, to, hour: timeIn(locale, fromHour) });
  return html`<p class="notice"><strong>${text}</strong></p>`;
};

/** Shows what will be bound, and who pays for it from when. */
export const confirmPage = (
  scene: Scene,
  session: Session,
  preview: Preview | undefined,
  shown: { readonly moved: boolean; readonly mayChoose: boolean },
): Html => {
  const { words, visitor } = scene;
  const { choice } = words;
  const tenantId = preview?.choice.tenant.tenantId ?? NEW_TENANT;
  const values = { email: session.email, account: visitor.registration.buyerAccount, tenantId };
  return drawn(
    scene,
    choice.confirmTitle,
    html`${shown.moved ? html`<p class="problems" role="alert">${choice.moved}</p>` : ''}
<p>${fill(preview ? choice.confirmExisting : choice.confirmNew, values)}</p>
${preview?.change ? payers(scene, preview.change) : ''}
${bought(scene)}
<form method="post" action="${addressOf(scene, 'complete')}">${csrfField(visitor.csrf)}
<input type="hidden" name="tenant" value="${tenantId}">
<input type="hidden" name="payer" value="${payerMark(preview?.change)}">
${submit(preview ? choice.submitExisting : choice.submitNew)}
</form>
${shown.mayChoose ? html`<p><a href="${addressOf(scene)}">${choice.other}</a></p>` : ''}`,
  );
};
