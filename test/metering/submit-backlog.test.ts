import { expect, test } from 'vitest';
import { SUBMIT_HELD_ITEMS_MAX, SUBMIT_PAGE_ITEMS } from '#domain/metering/limits.ts';
import type { WorkItem } from '#domain/metering/work.ts';
import { Backlog } from '#lambdas/metering/submit-backlog.ts';

const itemOf = (shard: number, deadline: number, part: number): WorkItem => ({
  ...{
    region: 'r',
    shard,
    deadline,
    tenantId: `t-${shard}`,
    hour: 0,
    part,
    productCode: 'p',
    records: [],
    tries: 0,
  },
  identity: { by: 'license', licenseArn: 'arn', buyerAccount: '1' },
});

/** Shards with a deadline for each of their items, in order. */
const begin = (deadlines: readonly (readonly number[])[]) => {
  const shards = deadlines.map((each, shard) => each.map((at, part) => itemOf(shard, at, part)));
  const first = async (_region: string, shard: number, limit: number, { after = '0' } = {}) => {
    const from = Number(after);
    const items = shards[shard]?.slice(from, from + limit) ?? [];
    const isLast = from + limit >= (shards[shard]?.length ?? 0);
    return { items, ...(isLast ? {} : { next: String(from + limit) }) };
  };
  return new Backlog({ first }, { region: 'r', shards: shards.length }, async (read) => read);
};

const times = (count: number, deadline: number): number[] => Array.from({ length: count }, () => deadline);

test('a shard that was sent is read on, however much the others have: the first is the most urgent of all', async () => {
  const others = Array.from({ length: 12 }, () => times(250, 3));
  const backlog = begin([[...times(100, 1), ...times(100, 2)], ...others]);
  await backlog.fill();
  for (const item of backlog.waiting.filter(({ shard }) => shard === 0)) backlog.take(item);
  expect(backlog.waiting[0]?.deadline).toBe(3);
  await backlog.fill();
  expect(backlog.waiting[0]?.deadline).toBe(2);
});

test('no more is held than has room, but for the pages in hand', async () => {
  const backlog = begin(Array.from({ length: 8 }, () => times(2_000, 1)));
  while (await backlog.readOn());
  expect(backlog.isLast).toBe(true);
  expect(backlog.waiting.length).toBeGreaterThanOrEqual(SUBMIT_HELD_ITEMS_MAX);
  expect(backlog.waiting.length).toBeLessThan(SUBMIT_HELD_ITEMS_MAX + 8 * SUBMIT_PAGE_ITEMS);
});

test('what comes back stands behind what is as urgent and has not been tried', async () => {
  const backlog = begin([times(3, 1)]);
  await backlog.fill();
  const [first] = backlog.waiting;
  if (!first) throw new Error('nothing waits');
  backlog.take(first);
  backlog.give({ ...first, tries: 1 });
  expect(backlog.waiting.map(({ part }) => part)).toEqual([1, 2, 0]);
});
