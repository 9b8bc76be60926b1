/**
 * A usage statement as a page: by dimension what was used each day, by whom it is paid, and how what was bought is used up.
 * @module
 */
import { fill } from '#domain/messages/fill.ts';
import { dayIn, monthIn, numberIn, STATEMENT_TEXTS } from '#domain/messages/statement.ts';
import { timeIn } from '#domain/messages/time-in.ts';
import type { Commitment } from '#domain/metering/commitment.ts';
import {
  type Amounts,
  type DimensionStatement,
  type Month,
  maskedId,
  type Statement,
} from '#domain/metering/statement.ts';
import type { Instant } from '#domain/time.ts';
import { type Html, html } from '#lambdas/edge/html.ts';
import { queryWith, type StatementSetting, statementFrame } from './statement-frame.ts';
import { commitmentPlot, dailyPlot, STACK } from './statement-plot.ts';

/** What the page shows. */
export interface StatementScene extends StatementSetting {
  readonly tenantId: string;
  readonly productName: string;
  readonly statement: Statement;
  readonly asOf: Instant;
  /** What a dimension is called, where the policy says so. */
  readonly titleOf: (dimension: string) => string;
}

const AMOUNTS = ['used', ...STACK] as const satisfies readonly (keyof Amounts)[];

const amountCells = ({ locale }: StatementScene, amounts: Amounts): Html[] =>
  AMOUNTS.map((kind) => html`<td>${numberIn(locale, amounts[kind])}</td>`);

const payerCell = ({ locale }: StatementScene, payer: string | undefined): Html =>
  html`<td class="text">${payer ?? STATEMENT_TEXTS[locale].nobody}</td>`;

const daysTable = (scene: StatementScene, { dimension, days, totals }: DimensionStatement): Html => {
  const { columns, total } = STATEMENT_TEXTS[scene.locale];
  const title = scene.titleOf(dimension);
  // on a phone it scrolls by itself, by keyboard too
  return html`<div class="wide" role="region" tabindex="0" aria-label="${title}"><table>
<caption>${title}</caption>
<thead><tr><th scope="col">${columns.day}</th><th scope="col" class="text">${columns.payer}</th>
${AMOUNTS.map((kind) => html`<th scope="col">${columns[kind]}</th>`)}</tr></thead>
<tbody>${days.map(
    (
      day,
    ) => html`<tr><th scope="row">${dayIn(scene.locale, day.from)}</th>${payerCell(scene, day.payer)}${amountCells(scene, day)}</tr>
`,
  )}</tbody>
<tfoot>${totals.map(
    (
      sum,
    ) => html`<tr><th scope="row">${total}</th>${payerCell(scene, sum.payer)}${amountCells(scene, sum)}</tr>
`,
  )}</tfoot>
</table></div>`;
};

const commitmentPart = (scene: StatementScene, month: Month, commitment: Commitment): Html => {
  const { locale } = scene;
  const { heading, text } = STATEMENT_TEXTS[locale].commitment[commitment.kind];
  const { value = 0, entitled = 0 } = commitment.points.at(-1) ?? {};
  const said = fill(text, { value: numberIn(locale, value), entitled: numberIn(locale, entitled) });
  return html`<h3>${heading}</h3>
<p>${said}</p>
${commitmentPlot(month, commitment, said)}`;
};

const dimensionPart = (scene: StatementScene, part: DimensionStatement): Html => {
  const { month } = scene.statement;
  const title = scene.titleOf(part.dimension);
  const daily = fill(STATEMENT_TEXTS[scene.locale].daily, { dimension: title });
  return html`<section>
<h2>${title}</h2>
${dailyPlot(month, part.days, daily)}
${part.commitment ? commitmentPart(scene, month, part.commitment) : ''}
${daysTable(scene, part)}
</section>`;
};

const legend = ({ locale }: StatementScene): Html => {
  const { columns, meanings } = STATEMENT_TEXTS[locale];
  const rows = STACK.map(
    (
      kind,
    ) => html`<dt class="key"><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="${kind}" width="10" height="10"/></svg>${columns[kind]}</dt><dd>${meanings[kind]}</dd>
`,
  );
  return html`<dl>${rows}</dl>`;
};

/** The page. */
export const statementPage = (scene: StatementScene): Html => {
  const { locale, tenantId, productName, statement, asOf, below } = scene;
  const words = STATEMENT_TEXTS[locale];
  const month = monthIn(locale, statement.month);
  const isEmpty = statement.dimensions.length === 0;
  return statementFrame(
    scene,
    fill(words.title, { month }),
    html`<section class="card"><dl>
<dt>${words.product}</dt><dd>${productName}</dd>
<dt>${words.account}</dt><dd>${maskedId(tenantId)}</dd>
<dt>${words.month}</dt><dd>${month}</dd>
<dt>${words.asOf}</dt><dd>${timeIn(locale, asOf)}</dd>
</dl></section>
<p>${words.utc}</p>
${isEmpty ? html`<p>${words.empty}</p>` : legend(scene)}
${statement.dimensions.map((part) => dimensionPart(scene, part))}
<p><a class="button" href="${below}usage.csv${queryWith(scene, { lang: locale })}">${words.csv}</a></p>`,
  );
};
