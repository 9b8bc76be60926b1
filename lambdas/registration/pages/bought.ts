/**
 * What was bought, by which AWS account, and when access begins. Never a price, never how it is paid.
 * @module
 */
import { isLive } from '#domain/subscription/subscription.ts';
import { type Html, html } from '#lambdas/edge/html.ts';
import { addressOf, type Scene } from './scene.ts';

/** The summary of the subscription. */
export const bought = (scene: Scene): Html => {
  const { words, product, visitor, subscription } = scene;
  const text = words.bought;
  const live = isLive(subscription);
  return html`<section class="card" aria-labelledby="bought">
<h2 id="bought">${text.heading}</h2>
<dl>
<dt>${text.product}</dt><dd>${product.name}</dd>
<dt>${text.account}</dt><dd>${visitor.registration.buyerAccount}</dd>
${visitor.registration.freeTrial ? html`<dt>${text.offer}</dt><dd>${text.freeTrial}</dd>` : ''}
<dt>${text.access}</dt><dd>${live ? text.confirmed : text.pending}${
    live ? '' : html` <a href="${addressOf(scene)}">${words.pages.checkAgain}</a>`
  }</dd>
</dl>
</section>`;
};
