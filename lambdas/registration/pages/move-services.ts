/**
 * The services of the product, and what the seller's system shows of each since the payer moved.
 * @module
 */
import { fill } from '#domain/messages/fill.ts';
import { timeIn } from '#domain/messages/time-in.ts';
import { isBeforeLink } from '#domain/reassignment/commands.ts';
import { type Html, html } from '#lambdas/edge/html.ts';
import type { MoveStanding } from '../read-move.ts';
import type { MoveScene } from './move-scene.ts';

const mark = (isRegistered: boolean): string => (isRegistered ? '✓ ' : '');

/** Shown once the payer moved, where the policy names services: as they come, in the words of the seller's system. */
export const registeredServices = ({ words, locale }: MoveScene, { scene }: MoveStanding): Html => {
  const { reassignment: change } = scene;
  const { verified, terms } = change;
  const { services } = words.move;
  const { services: listed, subscriptionType } = terms.verification;
  if (isBeforeLink(change) || !change.linked) return html``;
  const lacking = new Set(
    verified?.result.outcome === 'incomplete'
      ? verified.result.lacking.map((lack) => (lack.lacks === 'service' ? lack.id : lack.lacks))
      : [],
  );
  const saidOf = (id: string): string =>
    verified?.said.services.find((service) => service.id === id)?.status ?? services.unknown;
  const line = (name: string, said: string, isRegistered: boolean): Html =>
    html`<dt>${name}</dt><dd>${mark(isRegistered)}${said}</dd>`;
  return html`<h2>${services.heading}</h2>
<p class="hint">${verified ? fill(services.asked, { time: timeIn(locale, verified.at) }) : services.unasked}</p>
<dl>
${line(services.type, verified?.said.type ?? services.unknown, verified !== undefined && verified.said.type === subscriptionType)}
${listed.map(({ id, name }) => line(name, saidOf(id), verified !== undefined && !lacking.has(id)))}
</dl>`;
};
