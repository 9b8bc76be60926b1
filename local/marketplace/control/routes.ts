import { Hono } from 'hono';
import { ACTS, type ActInput, type ActName } from '../acts.ts';
import type { MarketplaceCore } from '../core.ts';
import { AwsFault } from '../fault.ts';
import { views } from './views.ts';

/** What the control API needs of the server. */
interface Controls {
  readonly core: MarketplaceCore;
  readonly now: () => number;
  readonly fulfillmentUrl: (productCode: string) => string;
  readonly tick: () => Promise<void>;
}

/** What GET and POST may name; `tick` is the server's own, the rest are the core's. */
const CONTENTS = { views: Object.keys(views), acts: [...Object.keys(ACTS), 'tick'] };

const isAct = (name: string): name is ActName => Object.hasOwn(ACTS, name);

const refusal = (error: unknown): Response => {
  if (!(error instanceof AwsFault)) throw error;
  const problem = { type: 'about:blank', title: error.code, status: error.status, detail: error.message };
  return Response.json(problem, {
    status: error.status,
    headers: { 'content-type': 'application/problem+json' },
  });
};

/**
 * `/control`: every act as a POST of JSON, every view as a GET. Only `application/json` is read, which no foreign
 * page's form can send.
 */
export const controlRoutes = ({ core, now, fulfillmentUrl, tick }: Controls): Hono => {
  const app = new Hono();
  app.get('/', (context) => context.json(CONTENTS));
  app.get('/:view', (context) => {
    const view = views[context.req.param('view')];
    if (view === undefined) return context.json(CONTENTS, 404);
    core.advance();
    return context.json(view(core, now()) as object);
  });
  app.post('/tick', async (context) => {
    await tick();
    return context.json({ now: new Date(now()).toISOString() });
  });
  app.post('/:act', async (context) => {
    const name = context.req.param('act');
    if (!isAct(name)) return context.json({ acts: CONTENTS.acts }, 404);
    if (context.req.header('content-type')?.startsWith('application/json') !== true)
      return context.json({ detail: 'Send application/json.' }, 415);
    try {
      const input: unknown = await context.req.json();
      if (name === 'token') {
        const issued = core.act('token', input as ActInput<'token'>);
        return context.json({ ...issued, fulfillmentUrl: fulfillmentUrl(issued.productCode) });
      }
      return context.json(core.act(name, input as never));
    } catch (error) {
      if (error instanceof SyntaxError) return context.json({ detail: 'The body is not JSON.' }, 400);
      return refusal(error);
    }
  });
  return app;
};
