/**
 * The story that the journal tells of all the others: who did what, and that everything can be rebuilt from it.
 * @module
 */
import * as v from 'valibot';
import { DAY_MS, type Telling } from '../sights.ts';
import type { Stage } from '../stage.ts';

const Page = v.looseObject({
  items: v.array(v.looseObject({ tenantId: v.optional(v.string()), subscriptionId: v.optional(v.string()) })),
  next: v.optional(v.string()),
});
const Commits = v.looseObject({
  items: v.array(v.looseObject({ verb: v.string(), reason: v.optional(v.string()) })),
});
const Replayed = v.looseObject({
  commits: v.number(),
  events: v.array(v.looseObject({ count: v.number() })),
  next: v.optional(v.string()),
});

/** The paths of every tenant, or of every subscription. */
const everyPath = async (stage: Stage, list: 'tenants' | 'subscriptions'): Promise<string[]> => {
  const paths: string[] = [];
  let cursor = '';
  do {
    const { body } = await stage.operator('GET', `/v1/${list}?limit=100${cursor}`);
    const page = v.parse(Page, body);
    paths.push(
      ...page.items.map(({ tenantId, subscriptionId }) =>
        list === 'tenants' ? `/v1/tenants/${tenantId}` : `/v1/subscriptions/${subscriptionId}`,
      ),
    );
    cursor = page.next === undefined ? '' : `&cursor=${encodeURIComponent(page.next)}`;
  } while (cursor !== '');
  return paths;
};

const seeRebuilt = async ({ stage, narrator }: Telling, list: 'tenants' | 'subscriptions'): Promise<void> => {
  const paths = await everyPath(stage, list);
  await narrator.see(
    `each of ${paths.length} ${list} rebuilds equal, from notifications and journal`,
    async () => {
      const told = await Promise.all(paths.map((path) => stage.operator('GET', `${path}/rebuild`)));
      return told.map(({ body }) => body).filter(({ outcome }) => outcome !== 'equal');
    },
    (unequal) => paths.length > 0 && unequal.length === 0,
  );
};

const suspend = async ({ stage, narrator }: Telling): Promise<string | undefined> => {
  const { body } = await stage.operator('GET', '/v1/tenants?state=ACTIVE&limit=1');
  const tenantId = v.parse(Page, body).items[0]?.tenantId;
  if (tenantId === undefined) return undefined;
  for (const [act, reason] of [
    ['suspend', 'abuse was reported'],
    ['restore', 'it was none'],
  ] as const) {
    await narrator.act(`an operator ${act}s a tenant: ${reason}`, () =>
      stage.operator(
        'POST',
        `/v1/tenants/${tenantId}/${act}`,
        { reason },
        { 'idempotency-key': `${act} ${tenantId}` },
      ),
    );
  }
  return tenantId;
};

/** Plays it, over whatever was played before. */
export const audit = async (telling: Telling): Promise<void> => {
  const { stage, narrator } = telling;
  const tenantId = await suspend(telling);
  if (tenantId !== undefined) {
    await narrator.see(
      'the audit of the tenant says who, and why',
      async () =>
        (await stage.operator('GET', `/v1/audit?entity=tenant/${tenantId}&actor=tour&limit=2`)).body,
      (body) =>
        v
          .parse(Commits, body)
          .items.map(({ reason }) => reason)
          .join() === 'it was none,abuse was reported',
    );
  }
  await seeRebuilt(telling, 'tenants');
  await seeRebuilt(telling, 'subscriptions');
  const now = await stage.now();
  const range = { from: new Date(now - DAY_MS).toISOString(), to: new Date(now).toISOString() };
  const asked = { ...range, types: ['tenant.suspended'], reason: 'a receiver lost a day' };
  await narrator.see(
    'an admin sends the day’s suspensions again; under the same key, once',
    async () => {
      const headers = { 'idempotency-key': `replay ${range.from}` };
      return (await stage.operator('POST', '/v1/events/replay', asked, headers, 'admin')).body;
    },
    (body) => v.parse(Replayed, body).commits > 0,
  );
};
