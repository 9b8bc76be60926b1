import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Call } from '#local/cloud/identity/calls.ts';
import { layout, table } from '../layout.ts';
import { visitOf, wantsJson } from '../negotiate.ts';
import type { Shown } from '../visit.ts';

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
    const content = table(visit, [words.role, words.action, '', words.count], rows);
    return context.html(layout(visit, words.calls, words.callsHint, content));
  });
  return app;
};
