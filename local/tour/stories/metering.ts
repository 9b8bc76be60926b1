/**
 * Metering: usage is reported, its hour passes, and AWS bills what was used: once, whatever was sent twice, wrong or late.
 * @module
 */
import * as v from 'valibot';
import { Buyer } from '../buyer.ts';
import { HOUR_MS, pass, seeTenant, type Telling, UNTIL_NOTIFIED_MS } from '../sights.ts';
import { register, subscribe } from './pay-as-you-go.ts';

const MINUTE_MS = 60_000;
/** ms · how long the sandbox's functions get to work between two of the minutes that pass while we wait. */
const WORK_MS = 400;
const DIMENSION = 'requests';

const Bills = v.object({
  bills: v.array(
    v.looseObject({
      accountId: v.string(),
      lines: v.array(
        v.looseObject({
          dimension: v.string(),
          hour: v.number(),
          quantity: v.number(),
          duplicate: v.boolean(),
        }),
      ),
    }),
  ),
});
const Results = v.object({
  results: v.array(
    v.looseObject({
      status: v.string(),
      code: v.optional(v.string()),
      late: v.optional(v.looseObject({ hour: v.optional(v.string()) })),
    }),
  ),
});

/** What AWS would charge an account for usage, hour by hour. */
const billed = async ({ stage }: Telling, account: string) => {
  const answer = await fetch(`${stage.urls.marketplace}/control/bill`);
  const { bills } = v.parse(Bills, await answer.json());
  const lines = bills.find(({ accountId }) => accountId === account)?.lines ?? [];
  return lines.map(({ quantity, duplicate }) => (duplicate ? 'twice' : quantity));
};

/** A producer's request, and what became of each record. */
const report = async ({ stage }: Telling, records: readonly object[]) => {
  const { body } = await stage.operator('POST', '/v1/usage', { records }, {}, 'producer');
  return v
    .parse(Results, body)
    .results.map(({ status, code, late }) => code ?? (late?.hour ? 'late' : status));
};

/** Minutes pass until the account's bill is just this. */
const seeBill = (telling: Telling, account: string, quantities: readonly number[]) =>
  telling.narrator.see(
    `AWS bills ${quantities.join(' and ')} ${DIMENSION}`,
    async () => {
      await telling.stage.pass(MINUTE_MS);
      await new Promise((resolve) => setTimeout(resolve, WORK_MS));
      return billed(telling, account);
    },
    (seen) => JSON.stringify(seen) === JSON.stringify(quantities),
  );

const Link = v.looseObject({ statement: v.looseObject({ url: v.string() }) });

/** An operator makes a link to the month, and the buyer opens it. */
const seeStatement = async ({ stage, narrator }: Telling, tenantId: string, month: string): Promise<void> => {
  const { body } = await narrator.act('an operator gives the buyer a link to their statement', () =>
    stage.operator(
      'POST',
      `/v1/tenants/${tenantId}/statement-links`,
      { month, reason: 'the buyer asked' },
      { 'idempotency-key': crypto.randomUUID() },
    ),
  );
  const { url } = v.parse(Link, body).statement;
  await narrator.see(
    'the page says what was used, and writes out no id',
    async () => {
      const answer = await fetch(url);
      // its links to other languages are the signed link again
      return { status: answer.status, text: (await answer.text()).replaceAll(/href="[^"]*"/g, '') };
    },
    ({ status, text }) => status === 200 && text.includes('50') && !text.includes(tenantId),
  );
};

/** From the first record to the bill, and why it is what it is. */
export const metering = async (telling: Telling): Promise<void> => {
  const { stage, narrator } = telling;
  const buyer = new Buyer(stage, 'ja');
  const purchase = await subscribe(telling, buyer);
  await pass(telling, 'a minute passes', UNTIL_NOTIFIED_MS);
  const tenantId = await register(telling, buyer, purchase);
  await seeTenant(telling, tenantId, 'ACTIVE');
  await pass(telling, 'an hour passes', HOUR_MS);
  const usedAt = await stage.now();
  const record = (id: string, quantity: number) => ({
    tenantId,
    dimension: DIMENSION,
    quantity,
    id,
    time: new Date(usedAt).toISOString(),
  });
  const sent = [record('job-1', 12), record('job-2', 30), record('job-3', 0.5)];
  const answered = await narrator.act('the seller’s product reports 12, 30 and half a request', () =>
    report(telling, sent),
  );
  await narrator.see(
    'each is answered on its own: half a request is refused',
    async () => answered.join(', '),
    (seen) => seen === 'accepted, accepted, QUANTITY_INVALID',
  );
  await narrator.act('it sends the first two again', () => report(telling, sent.slice(0, 2)));
  await narrator.act('and 3 more by the queue', () =>
    stage.enqueueUsage({ records: [record('job-5', 3), record('job-6', -1)] }),
  );
  await narrator.see(
    'what the queue brought and nobody could be answered about is on the desk',
    () => stage.operator('GET', '/v1/metering/refused'),
    ({ body }) => JSON.stringify(body).includes('job-6'),
  );
  await pass(telling, 'the hour passes, and ten minutes more', HOUR_MS + 10 * MINUTE_MS);
  await seeBill(telling, buyer.account, [45]);
  const hour = new Date(Math.floor(usedAt / HOUR_MS) * HOUR_MS).toISOString();
  await narrator.see(
    'anyone may ask why',
    () => stage.operator('GET', `/v1/tenants/${tenantId}/usage/${hour}/${DIMENSION}/explain`),
    ({ status, body }) => status === 200 && JSON.stringify(body).includes('job-2'),
  );
  const late = await narrator.act('a record of that hour comes late', () =>
    report(telling, [record('job-4', 5)]),
  );
  await narrator.see(
    'it goes into the next open hour',
    async () => late.join(', '),
    (seen) => seen === 'late',
  );
  await pass(telling, 'that hour passes, too', HOUR_MS + 10 * MINUTE_MS);
  await seeBill(telling, buyer.account, [45, 5]);
  await seeStatement(telling, tenantId, hour.slice(0, 7));
};
