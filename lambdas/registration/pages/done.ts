/**
 * Done: which account, in which state, and what comes next.
 * @module
 */
import type { Completion } from '#domain/registration/registration.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { type Html, html } from '#lambdas/edge/html.ts';
import { peopleAddress } from './people.ts';
import { addressOf, drawn, type Scene } from './scene.ts';

const TITLES = {
  created: 'created',
  linked: 'linked',
  'already-linked': 'alreadyLinked',
} as const satisfies Record<Completion, string>;

/** The page. */
export const donePage = (scene: Scene, tenant: Tenant, completion: Completion): Html => {
  const { words } = scene;
  const { done, pages } = words;
  const waiting = tenant.state.name === 'PROVISIONING';
  const check = html` <a href="${addressOf(scene)}">${pages.checkAgain}</a>`;
  return drawn(
    scene,
    done[TITLES[completion]],
    html`<section class="card"><dl>
<dt>${done.tenant}</dt><dd>${tenant.tenantId}</dd>
<dt>${done.state}</dt><dd>${done.states[tenant.state.name]}${waiting ? check : ''}</dd>
<dt>${words.bought.product}</dt><dd>${scene.product.name}</dd>
<dt>${words.bought.account}</dt><dd>${scene.visitor.registration.buyerAccount}</dd>
</dl></section>
<h2>${done.nextHeading}</h2>
<ul>
<li>${waiting ? done.nextWaiting : done.nextAccess}</li>
<li>${done.nextKeep}</li>
<li>${done.nextManage}</li>
</ul>
<p><a href="${peopleAddress(scene.root, tenant.tenantId)}">${words.people.link}</a></p>`,
  );
};
