/**
 * How a move stands: what is next, in which AWS account, by when; and whether the former subscription may be canceled yet.
 * @module
 */
import { fill } from '#domain/messages/fill.ts';
import { timeIn } from '#domain/messages/time-in.ts';
import { isOpen } from '#domain/reassignment/reassignment.ts';
import { AWS_SUBSCRIPTIONS_URL } from '#domain/registration/letters.ts';
import { movePath } from '#domain/registration/move-address.ts';
import { type Html, html } from '#lambdas/edge/html.ts';
import type { MoveStanding } from '../read-move.ts';
import { framed, languageLinks } from './frame.ts';
import { formerSubscription } from './move-former.ts';
import { nextText } from './move-next.ts';
import type { MoveScene } from './move-scene.ts';
import { registeredServices } from './move-services.ts';

const drawn = (scene: MoveScene, title: string, body: Html): Html =>
  framed(scene, {
    title,
    body,
    languages: languageLinks(scene, (lang) => `${scene.root}${movePath(scene.tenantId)}?lang=${lang}`),
  });

const row = (name: string, value: string): Html => html`<dt>${name}</dt><dd>${value}</dd>`;

const summary = ({ words, locale, product }: MoveScene, { scene }: MoveStanding): Html => {
  const { rows, states } = words.move;
  const { reassignment: change, tenant } = scene;
  const { source, target, linked, state } = change;
  const isSame = source.buyerAccount === target.buyerAccount;
  const at = linked ? timeIn(locale, linked.fromHour) : isOpen(change) ? rows.atOpen : undefined;
  return html`<section class="card"><dl>
${row(rows.tenant, tenant.tenantId)}
${row(rows.product, product.name)}
${row(rows.state, states[state.name])}
${row(rows.from, fill(isSame ? rows.former : rows.account, { account: source.buyerAccount }))}
${row(rows.to, fill(isSame ? rows.newer : rows.account, { account: target.buyerAccount }))}
${at === undefined ? '' : row(rows.at, at)}
</dl></section>`;
};

const tenantNotice = ({ words, locale }: MoveScene, { scene }: MoveStanding): Html => {
  const { state } = scene.tenant;
  if (state.name === 'SUSPENDED') return html`<p class="problems" role="status">${words.move.suspended}</p>`;
  return state.name === 'GRACE'
    ? html`<p class="problems" role="status">${fill(words.move.grace, { until: timeIn(locale, state.until) })}</p>`
    : html``;
};

const lookAgain = ({ words, locale, root, tenantId }: MoveScene, { asOf }: MoveStanding): Html => html`
<p class="hint">${fill(words.move.asOf, { time: timeIn(locale, asOf) })}
<a href="${root}${movePath(tenantId)}?lang=${locale}">${words.move.check}</a></p>`;

/** The page of a move. */
export const movePage = (scene: MoveScene, standing: MoveStanding): Html => {
  const { move } = scene.words;
  const { kind } = standing.scene.reassignment;
  return drawn(
    scene,
    kind === 'offer-switch' ? move.titleSwitch : move.title,
    html`${tenantNotice(scene, standing)}
<h2>${move.nextHeading}</h2>
${nextText(scene, standing)}
${lookAgain(scene, standing)}
${summary(scene, standing)}
${formerSubscription(scene, standing)}
${registeredServices(scene, standing)}
<p><a href="${AWS_SUBSCRIPTIONS_URL}" rel="noreferrer">${move.console}</a></p>`,
  );
};

/** Shown where the tenant was never moved. */
export const noMovePage = (scene: MoveScene): Html =>
  drawn(scene, scene.words.move.title, html`<p>${scene.words.move.none}</p>`);
