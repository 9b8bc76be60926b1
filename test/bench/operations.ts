/**
 * The operations that are counted, in the order in which one buyer meets them.
 */

import type { Sandbox } from '#local/sandbox.ts';
import type { Page } from '#local/tour/browser.ts';
import { Buyer, type Purchase } from '#local/tour/buyer.ts';
import { Stage } from '#local/tour/stage.ts';
import { type Cost, counted } from './counted.ts';

/** One counted operation and its budget (calls that are no reads, write units, read units; absent: none set). */
export interface Row extends Cost {
  readonly name: string;
  /** A ceiling above the budget that was decided on (docs/decisions/0010): what the bench fails at. */
  readonly accepted?: { readonly writes?: number; readonly reads?: number };
  readonly budget: { readonly acts?: number; readonly writes?: number; readonly reads?: number };
}

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

/** Counts one subscription's life: four notifications, a registration, operators' looks and acts. */
export const countOperations = async (sandbox: Sandbox, productCode: string): Promise<Row[]> => {
  const stage = new Stage({ home: sandbox.urls.home, marketplace: sandbox.urls.marketplace });
  const buyer = new Buyer(stage, 'ja');
  const rows: Row[] = [];
  const count = async (
    name: string,
    functions: string[],
    budget: Row['budget'],
    operate: () => Promise<unknown>,
  ) => {
    rows.push({ name, budget, ...(await counted(sandbox, functions, operate)) });
  };
  await warmUp(stage, sandbox, productCode);

  const purchase: Purchase = await buyer.subscribe(productCode);
  await count('notification: agreement created', ['Lifecycle'], {}, () => stage.pass(12 * SECOND_MS));
  await count('notification: license updated', ['Lifecycle'], {}, () => stage.pass(62 * SECOND_MS));

  let page: Page | undefined;
  const go = (next: () => Promise<Page>) => async () => {
    page = await next();
  };
  const now = () => page as Page;
  await count(
    'landing, with its page',
    ['Registration'],
    { acts: 2, writes: 12 },
    go(() => buyer.setUp(purchase)),
  );
  await count(
    'send the code',
    ['Registration'],
    {},
    go(() => buyer.sendEmail(now())),
  );
  const code = (await buyer.readCode()) ?? '';
  await count(
    'prove the code',
    ['Registration'],
    {},
    go(() => buyer.prove(now(), code)),
  );
  await count(
    'link: bind to a new tenant',
    ['Registration'],
    { acts: 2 },
    go(() => buyer.confirm(now())),
  );
  const { body } = await stage.operator('GET', `/v1/subscriptions/${purchase.subscriptionId}`);
  const tenant = `/v1/tenants/${String(body.tenantId)}`;

  await count('GET /v1/tenants/{id}', ['DirectoryRead'], {}, () => stage.operator('GET', tenant));
  await count('GET /v1/tenants', ['DirectoryRead'], {}, () => stage.operator('GET', '/v1/tenants'));
  await count('suspend a tenant', ['DirectoryWrite'], { writes: 12 }, () =>
    operate(stage, `${tenant}/suspend`),
  );
  await count('restore a tenant', ['DirectoryWrite'], { writes: 12 }, () =>
    operate(stage, `${tenant}/restore`),
  );

  await buyer.cancel(purchase);
  await count('notification: agreement ended', ['Lifecycle'], {}, () => stage.pass(6 * SECOND_MS));
  await count('notification: license deprovisioned', ['Lifecycle'], {}, () => stage.pass(32 * SECOND_MS));
  await count('clock: the final hour is over', ['ClockDue'], { writes: 8 }, () =>
    stage.pass(HOUR_MS + 60 * SECOND_MS),
  );
  await count('clock: one sweep', ['ClockSweep'], { writes: 0 }, () => stage.pass(60 * SECOND_MS));
  return [...rows, meanOfNotifications(rows)];
};

/** C3 sets its budget for a lifecycle event: over the four that one subscription brings. */
const meanOfNotifications = (rows: readonly Row[]): Row => {
  const notifications = rows.filter(({ name }) => name.startsWith('notification'));
  const mean = (pick: (row: Row) => number) =>
    notifications.reduce((sum, row) => sum + pick(row), 0) / notifications.length;
  return {
    name: 'notification: mean over a life',
    budget: { acts: 2, writes: 8, reads: 2 },
    accepted: { writes: 11, reads: 3.5 },
    acts: mean(({ acts }) => acts),
    calls: mean(({ calls }) => calls),
    writes: mean(({ writes }) => writes),
    reads: mean(({ reads }) => reads),
    operations: [],
  };
};

const operate = (stage: Stage, path: string) =>
  stage.operator('POST', path, { reason: 'counted' }, { 'idempotency-key': crypto.randomUUID() });

/**
 * Each function looks up policies once a minute and starts cold once, and the first purchase of a product makes its public
 * offer known, which the clock then looks up: not what is counted.
 */
const warmUp = async (stage: Stage, sandbox: Sandbox, productCode: string): Promise<void> => {
  const first = new Buyer(stage, 'en');
  const purchase = await first.subscribe(productCode);
  await stage.pass(120 * SECOND_MS);
  await first.setUp(purchase);
  await sandbox.settle();
  await stage.pass(120 * SECOND_MS);
  await sandbox.settle();
};
