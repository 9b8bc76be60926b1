import { html } from 'hono/html';
import { SECOND_MS } from '../limits.ts';
import { messageName } from '../notices/message.ts';
import { type Html, layout, moment } from './layout.ts';
import type { Visit } from './visit.ts';

/** How many notices the page shows. */
const NOTICES_SHOWN = 25;

/** Faults of an API that the form offers; `''` is none. */
export const API_FAULTS = ['', 'throttle', 'internal', 'unprocessed', 'outage', 'reply-lost'] as const;

const field = (name: string, label: string, value: number, step = 'any'): Html =>
  html`<div class="field">
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="number" min="0" step="${step}" value="${value}" required>
  </div>`;

const faultsForm = ({ messages, core }: Visit): Html => {
  const { delivery, api } = core.state.faults;
  const [first] = api;
  return html`<form class="card" method="post" action="/simulator/faults">
    <h2>${messages.faults}</h2>
    <p class="hint">${messages.faultsHint}</p>
    ${field('copies', messages.copies, delivery.copies, '1')}
    ${field('shuffle', messages.shuffle, delivery.shuffleMs / SECOND_MS)}
    ${field('delay', messages.delay, delivery.delayMs / SECOND_MS)}
    ${field('loss', messages.loss, delivery.lossRate)}
    <div class="field">
      <label for="kind">${messages.apiFault}</label>
      <select id="kind" name="kind">
        ${API_FAULTS.map((kind) =>
          kind === (first?.kind ?? '')
            ? html`<option value="${kind}" selected>${kind || messages.healthy}</option>`
            : html`<option value="${kind}">${kind || messages.healthy}</option>`,
        )}
      </select>
    </div>
    <div class="field">
      <label for="operation">${messages.operation}</label>
      <input id="operation" name="operation" value="${first?.operation ?? '*'}" required>
    </div>
    <button class="primary" type="submit">${messages.apply}</button>
  </form>`;
};

/** The simulator's own page: time, faults, and what AWS has said. */
export const simulatorPage = (visit: Visit): Html => {
  const { messages, core, at } = visit;
  const latest = core.state.notices.slice(-NOTICES_SHOWN).reverse();
  return layout(
    visit,
    messages.simulator,
    html`<p class="card">${messages.clock}: <strong>${moment(visit, at)}</strong></p>
      ${faultsForm(visit)}
      <section class="card scroll" tabindex="0" aria-labelledby="notices">
        <h2 id="notices">${messages.notices}</h2>
        <table aria-labelledby="notices">
          <thead><tr><th scope="col">${messages.time}</th><th scope="col">${messages.notice}</th></tr></thead>
          <tbody>${latest.map(
            (notice) => html`<tr>
              <td class="once">${new Date(notice.at).toISOString()}</td><td>${messageName(notice.message)}</td>
            </tr>`,
          )}</tbody>
        </table>
      </section>`,
  );
};
