/**
 * Reads the board: the work of each Region by deadline, hours past their closing time, and the cases that wait.
 * @module
 */
import type { BoardView } from '#domain/api/metering-board.ts';
import { PAGE_SIZE_MAX, USAGE_SHARDS } from '#domain/limits.ts';
import { type Board, boardOf, type Horizon, monthCloseAfter, type Pending } from '#domain/metering/board.ts';
import { BOARD_ITEMS_PER_SHARD_MAX } from '#domain/metering/limits.ts';
import { HOUR_MS, isoOf } from '#domain/time.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { meteringOf } from '#lambdas/edge/products.ts';
import { fillPage } from '#lambdas/stores/page.ts';
import type { Paged } from '#lambdas/stores/usage-store.ts';
import type { DeskPorts } from './desk-ports.ts';
import { casePath, explainPath } from './paths.ts';

const pendingView = (pending: Pending): BoardView['withinHour']['oldest'][number] => {
  const { hour, deadline, caseId } = pending;
  return {
    ...pending,
    hour: isoOf(hour),
    deadline: isoOf(deadline),
    links: { explain: explainPath(pending), ...(caseId === undefined ? {} : { case: casePath(caseId) }) },
  };
};

const horizonView = ({ until, products, oldest, ...sums }: Horizon): BoardView['withinHour'] => ({
  ...sums,
  until: isoOf(until),
  products: products.map((product) => ({ ...product })),
  oldest: oldest.map(pendingView),
});

const boardView = (
  { asOf, withinHour, withinSixHours, atMonthClose, unclosed, waiting }: Board,
  complete: boolean,
): BoardView => ({
  asOf: isoOf(asOf),
  withinHour: horizonView(withinHour),
  withinSixHours: horizonView(withinSixHours),
  atMonthClose: horizonView(atMonthClose),
  unclosed: {
    hours: unclosed.hours,
    ...(unclosed.oldest === undefined ? {} : { oldest: isoOf(unclosed.oldest) }),
  },
  waiting,
  complete,
});

/** Of each shard the first so many: what is soonest is always among them. */
const LIMIT = BOARD_ITEMS_PER_SHARD_MAX;

const itemsOf = <Item>(pages: readonly Paged<Item>[]): Item[] => pages.flatMap(({ items }) => items);

/** `GET /v1/metering/board`. */
export const readBoard =
  ({
    store,
    usage,
    products,
    surroundings,
    shards = USAGE_SHARDS,
  }: DeskPorts): Handler<'GET /v1/metering/board'> =>
  async () => {
    const now = surroundings.now();
    const until = Math.max(now + 6 * HOUR_MS, monthCloseAfter(now));
    const regions = [...new Set(products.map((product) => meteringOf(product).region))];
    const each = Array.from({ length: shards }, (_, shard) => shard);
    const waiting = { by: 'state', kind: 'meteringCase', state: 'WAITING' } as const;
    const [work, closings, cases] = await Promise.all([
      Promise.all(
        regions.flatMap((region) => each.map((shard) => usage.work.first(region, shard, LIMIT, { until }))),
      ),
      Promise.all(each.map((shard) => usage.closings.due(shard, now, LIMIT))),
      fillPage(store, waiting, { limit: PAGE_SIZE_MAX }, ({ entity }) => entity),
    ]);
    const standing = { work: itemsOf(work), closings: itemsOf(closings), now };
    const complete = [...work, ...closings, cases].every(({ next }) => next === undefined);
    return { body: boardView(boardOf(standing, cases.items), complete) };
  };
