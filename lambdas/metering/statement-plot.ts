/**
 * Plots of a statement, drawn as SVG without script or style attributes; the tables beside them say the same in numbers.
 * @module
 */
import type { Commitment } from '#domain/metering/commitment.ts';
import type { Month, StatementRow } from '#domain/metering/statement.ts';
import { DAY_MS, HOUR_MS, type Instant } from '#domain/time.ts';
import { type Html, html } from '#lambdas/edge/html.ts';

const WIDTH = 640;
const HEIGHT = 160;
/** Room below the axis for the numbers of days. */
const FOOT = 18;

/** The kinds of units, from the axis up. */
export const STACK = ['billed', 'open', 'covered', 'waived'] as const;

/** Where a value stands: `y` grows downwards. */
interface Scale {
  readonly x: (at: Instant) => number;
  readonly y: (value: number) => number;
}

const scaleOf = ({ from, until }: Month, highest: number): Scale => ({
  x: (at) => round(((at - from) / (until - from)) * WIDTH),
  y: (value) => round(HEIGHT - (value / Math.max(highest, 1)) * (HEIGHT - 8)),
});

const round = (number: number): number => Math.round(number * 10) / 10;

const dayNumbers = ({ from, until }: Month, { x }: Scale): Html[] =>
  Array.from({ length: (until - from) / DAY_MS }, (_, day) => day).flatMap((day) =>
    day % 5 === 0
      ? [html`<text x="${x(from + day * DAY_MS)}" y="${HEIGHT + FOOT - 4}">${day + 1}</text>`]
      : [],
  );

const framed = (month: Month, scale: Scale, title: string, drawn: Html | Html[]): Html => html`
<svg viewBox="0 0 ${WIDTH} ${HEIGHT + FOOT}" role="img" aria-label="${title}"><title>${title}</title>
${drawn}
<line class="axis" x1="0" x2="${WIDTH}" y1="${HEIGHT}" y2="${HEIGHT}"/>
${dayNumbers(month, scale)}
</svg>`;

const byDay = (rows: readonly StatementRow[]): Map<Instant, Record<(typeof STACK)[number], number>> => {
  const days = new Map<Instant, Record<(typeof STACK)[number], number>>();
  for (const row of rows) {
    const day = days.get(row.from) ?? { billed: 0, open: 0, covered: 0, waived: 0 };
    for (const kind of STACK) day[kind] += row[kind];
    days.set(row.from, day);
  }
  return days;
};

/** A stacked bar for each day. */
export const dailyPlot = (month: Month, rows: readonly StatementRow[], title: string): Html => {
  const days = byDay(rows);
  const totals = [...days.values()].map((day) => STACK.reduce((sum, kind) => sum + day[kind], 0));
  const scale = scaleOf(
    month,
    totals.reduce((most, total) => Math.max(most, total), 0),
  );
  const width = round(scale.x(month.from + DAY_MS) * 0.8);
  const bars = [...days].flatMap(([from, day]) => {
    let below = 0;
    return STACK.flatMap((kind) => {
      if (day[kind] === 0) return [];
      const [foot, top] = [scale.y(below), scale.y(below + day[kind])];
      below += day[kind];
      return [
        html`<rect class="${kind}" x="${scale.x(from)}" y="${top}" width="${width}" height="${round(foot - top)}"/>`,
      ];
    });
  });
  return framed(month, scale, title, bars);
};

/** Steps: a value holds until the next one. */
const stepsOf = (points: readonly (readonly [x: number, y: number])[], end: number): string => {
  const [first, ...rest] = points;
  if (!first) return '';
  const steps = rest.map(([x, y]) => `H${x}V${y}`).join('');
  return `M${first[0]} ${first[1]}${steps}H${end}`;
};

/** What is left of an allowance, or a level, hour by hour, against what was bought. */
export const commitmentPlot = (month: Month, { points }: Commitment, title: string): Html => {
  const highest = points.reduce((most, { entitled, value }) => Math.max(most, entitled, value), 0);
  const scale = scaleOf(month, highest);
  const end = scale.x((points.at(-1)?.hour ?? month.from) + HOUR_MS);
  const line = (of: 'entitled' | 'value'): string =>
    stepsOf(
      points.map((point) => [scale.x(point.hour), scale.y(point[of])]),
      end,
    );
  return framed(
    month,
    scale,
    title,
    html`<path class="entitled" d="${line('entitled')}"/><path class="value" d="${line('value')}"/>`,
  );
};
