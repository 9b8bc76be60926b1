import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { layout } from '../layout.ts';
import { visitOf } from '../negotiate.ts';
import type { Shown } from '../visit.ts';

/** Lines shown of each log; the whole of it is a file. */
const LINES_MAX = 200;

/** The end of each function's log. */
export const logsRoutes = ({ cloud }: Shown): Hono => {
  const app = new Hono();
  const tail = (name: string): string => {
    const file = join(cloud.file('logs') ?? '', `${name}.log`);
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-LINES_MAX).join('\n') : '';
  };
  app.get('/', (context) => {
    const visit = visitOf(context);
    const { words } = visit;
    const names = new Set([...cloud.functions.values()].map(({ name }) => name));
    const logs = [...names].map(
      (name) =>
        html`<details class="card"><summary>${name}</summary><pre>${tail(name) || words.nothingYet}</pre></details>`,
    );
    return context.html(layout(visit, words.logs, words.logsHint, html`${logs}`));
  });
  return app;
};
