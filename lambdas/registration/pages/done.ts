/**
 * Done: which account, in which state, and what comes next.
 * @module
 */
import type { RegistrationWords } from '#domain/messages/registration.en.ts';
import { movePath } from '#domain/registration/move-address.ts';
import type { Completion } from '#domain/registration/registration.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { type Html, html } from '#lambdas/edge/html.ts';
import { peopleAddress } from './people.ts';
import { addressOf, drawn, type Scene } from './scene.ts';

const titleOf = ({ done, begun }: RegistrationWords, completion: Completion): string => {
  switch (completion) {
    case 'moved':
    case 'moving':
      return begun[completion];
    case 'already-linked':
      return done.alreadyLinked;
    default:
      return done[completion];
  }
};

const isMove = (completion: Completion, { changeId }: Tenant): boolean =>
  completion === 'moved' || completion === 'moving' || changeId !== undefined;

/** A move is mostly not finished with this page: what is left to do is said on a page of its own. */
const toMove = (
  { root, words }: Scene,
  { tenantId, changeId }: Tenant,
): Html => html`<h2>${words.begun.heading}</h2>
${changeId === undefined ? '' : html`<p class="notice">${words.begun.hint}</p>`}
<p><a class="button" href="${root}${movePath(tenantId)}">${words.begun.link}</a></p>`;

/** The page. */
export const donePage = (scene: Scene, tenant: Tenant, completion: Completion): Html => {
  const { words } = scene;
  const { done, pages } = words;
  const isMoving = isMove(completion, tenant);
  const waiting = tenant.state.name === 'PROVISIONING';
  const check = html` <a href="${addressOf(scene)}">${pages.checkAgain}</a>`;
  return drawn(
    scene,
    titleOf(words, completion),
    html`<section class="card"><dl>
<dt>${done.tenant}</dt><dd>${tenant.tenantId}</dd>
<dt>${done.state}</dt><dd>${done.states[tenant.state.name]}${waiting ? check : ''}</dd>
<dt>${words.bought.product}</dt><dd>${scene.product.name}</dd>
<dt>${words.bought.account}</dt><dd>${scene.visitor.registration.buyerAccount}</dd>
</dl></section>
${isMoving ? toMove(scene, tenant) : ''}
<h2>${done.nextHeading}</h2>
<ul>
${isMoving ? '' : html`<li>${waiting ? done.nextWaiting : done.nextAccess}</li>`}
<li>${done.nextKeep}</li>
<li>${done.nextManage}</li>
</ul>
<p><a href="${peopleAddress(scene.root, tenant.tenantId)}">${words.people.link}</a></p>`,
  );
};
