import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Call } from '#local/cloud/identity/calls.ts';
import { type Html, layout, numbers, table } from '../layout.ts';
import { visitOf, wantsJson } from '../negotiate.ts';
import type { Shown, Visit } from '../visit.ts';

interface Line {
  session: string;
  action: string;
  resource: string;
  allowed: boolean;
  count: number;
}

const linesOf = (calls: readonly Call[]): Line[] => {
  const lines = new Map<string, Line>();
  for (const { session, needs, allowed } of calls) {
    for (const { action, resources } of needs) {
      const resource = resources[0] ?? '*';
      const key = `${session} ${action} ${resource} ${allowed}`;
      const line = lines.get(key) ?? { session, action, resource, allowed, count: 0 };
      lines.set(key, { ...line, count: line.count + 1 });
    }
  }
  return [...lines.values()].sort((a, b) =>
    `${a.session} ${a.action}`.localeCompare(`${b.session} ${b.action}`),
  );
};

const UNIT_DIGITS = 1;

/** Sums by role and operation, of the calls that took capacity. */
const capacityOf = (calls: readonly Call[]) => {
  const sums = new Map<string, { session: string; operation: string; count: number; units: number }>();
  for (const { session, operation, units } of calls) {
    if (units === undefined) continue;
    const key = `${session} ${operation}`;
    const sum = sums.get(key) ?? { session, operation, count: 0, units: 0 };
    const taken = Object.values(units).reduce((one, other) => one + other, 0);
    sums.set(key, { ...sum, count: sum.count + 1, units: sum.units + taken });
  }
  return [...sums].sort(([one], [other]) => one.localeCompare(other)).map(([, sum]) => sum);
};

const capacityTable = (visit: Visit, calls: readonly Call[]): Html => {
  const { words } = visit;
  const rows = capacityOf(calls).map(
    ({ session, operation, count, units }) => html`<tr>
      <td>${session}</td>
      <td>${operation}</td>
      <td class="number">${count}</td>
      <td class="number">${units.toFixed(UNIT_DIGITS)}</td>
    </tr>`,
  );
  return html`<h2>${words.capacity}</h2>${table(visit, [words.role, words.operation, numbers(words.count), numbers(words.units)], rows)}`;
};

/** What was called, by whom: a page with sums, or JSON `{ calls }` with each call. */
export const callsRoutes = ({ cloud }: Shown): Hono => {
  const app = new Hono();
  app.get('/', (context) => {
    const calls = cloud.calls.all();
    if (wantsJson(context)) return context.json({ calls });
    const visit = visitOf(context);
    const { words } = visit;
    const rows = linesOf(calls).map(
      ({ session, action, resource, allowed, count }) => html`<tr>
        <td>${session}</td>
        <td>${action}<br><code>${resource}</code></td>
        <td class="${allowed ? '' : 'bad'}">${allowed ? words.allowed : words.denied}</td>
        <td class="number">${count}</td>
      </tr>`,
    );
    const content = html`${table(visit, [words.role, words.action, `${words.allowed} / ${words.denied}`, numbers(words.count)], rows)}${capacityTable(visit, calls)}`;
    return context.html(layout(visit, words.calls, words.callsHint, content));
  });
  return app;
};
