/**
 * Which tenant the subscription shall pay for, and what that changes.
 * @module
 */
import { fill } from '#domain/messages/fill.ts';
import { timeIn } from '#domain/messages/time-in.ts';
import type { PayerChange } from '#domain/registration/binding.ts';
import { NEW_TENANT } from '#domain/registration/forms.ts';
import type { Session } from '#domain/registration/registration.ts';
import { wayMark } from '#domain/registration/way.ts';
import { type Html, html } from '#lambdas/edge/html.ts';
import type { Choice, Preview } from '../choices.ts';
import { bought } from './bought.ts';
import { csrfField, type Draft, describedBy, fieldError, problems, submit } from './fields.ts';
import { addressOf, drawn, type Scene } from './scene.ts';

const checked = html` checked`;

const option = (
  value: string,
  label: string,
  hint: string,
  isChosen = false,
): Html => html`<div class="option">
<input type="radio" name="tenant" id="tenant-${value}" value="${value}" aria-describedby="tenant-${value}-hint" required${isChosen ? checked : ''}>
<div><label for="tenant-${value}">${label}</label><p class="hint" id="tenant-${value}-hint">${hint}</p></div>
</div>`;

const existing = (
  { words, locale }: Scene,
  { tenant, administrator, isExpected }: Choice,
  isChosen: boolean,
): Html => {
  const { tenantId, state, createdAt } = tenant;
  const hint = [
    isExpected ? words.begins.expected : undefined,
    administrator.company,
    words.done.states[state.name],
    timeIn(locale, createdAt),
  ];
  return option(
    tenantId,
    fill(words.choice.existing, { tenantId }),
    hint.filter((part) => part !== undefined).join(' · '),
    isChosen,
  );
};

/** Lets the person choose; what their AWS account is expected to pay for comes first, and is proposed where it is one. */
export const choicePage = (scene: Scene, choices: readonly Choice[], draft: Draft): Html => {
  const { words, visitor } = scene;
  const { choice } = words;
  const expected = choices.filter(({ isExpected }) => isExpected);
  const others = choices.filter(({ isExpected }) => !isExpected);
  return drawn(
    scene,
    choice.title,
    html`${problems(words, draft)}
${bought(scene)}
<form method="post" action="${addressOf(scene, 'choice')}">${csrfField(visitor.csrf)}
<fieldset id="tenant" aria-describedby="${describedBy(draft, 'tenant', false)}"><legend>${choice.lead}</legend>
${fieldError(words, draft, 'tenant')}
${expected.map((each) => existing(scene, each, expected.length === 1))}
${option(NEW_TENANT, choice.newTenant, choice.newHint)}
${others.map((each) => existing(scene, each, false))}
</fieldset>
${submit(choice.submit)}
</form>`,
  );
};

const payers = ({ words, locale }: Scene, change: PayerChange): string => {
  const { choice, begins } = words;
  const { fromAccount: from, toAccount: to, fromHour } = change;
  const hour = fromHour === undefined ? '' : timeIn(locale, fromHour);
  const isSame = from === to;
  if (hour === '') return fill(isSame ? begins.switchesLater : choice.payerChangesLater, { from, to });
  return fill(isSame ? begins.switches : choice.payerChanges, { from, to, hour });
};

/** What moves, who pays from when, and what is left to do afterwards, in which account. */
const moves = (scene: Scene, { choice, way, cancelBy, leavesSppo }: Preview): Html => {
  if (way.name === 'bind') return html``;
  const { begins } = scene.words;
  const { fromAccount: from, toAccount: to } = way.change;
  return html`<h2>${begins.movesHeading}</h2>
<p>${fill(begins.moves, { tenantId: choice.tenant.tenantId })}</p>
<p class="notice"><strong>${payers(scene, way.change)}</strong></p>
${leavesSppo ? html`<p class="notice">${fill(begins.price, { to })}</p>` : ''}
<h2>${begins.leftHeading}</h2>
<p>${fill(cancelBy === 'seller' ? begins.leftSeller : begins.left, { from })}</p>`;
};

const submitOf = ({ words }: Scene, preview: Preview | undefined): string => {
  if (!preview) return words.choice.submitNew;
  return preview.way.name === 'bind' ? words.choice.submitExisting : words.begins.submit;
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
${preview ? moves(scene, preview) : ''}
${bought(scene)}
<form method="post" action="${addressOf(scene, 'complete')}">${csrfField(visitor.csrf)}
<input type="hidden" name="tenant" value="${tenantId}">
<input type="hidden" name="payer" value="${preview ? wayMark(preview.way) : ''}">
${submit(submitOf(scene, preview))}
</form>
${shown.mayChoose ? html`<p><a href="${addressOf(scene)}">${choice.other}</a></p>` : ''}`,
  );
};
