/**
 * What metering has to hold, whatever the size: the bench fails where one of these is broken.
 */
import type { Figures } from './figures.ts';
import type { Throttled } from './throttled.ts';

/** What a run printed, whole. */
export interface Measured {
  readonly sizes: readonly Figures[];
  readonly throttled: readonly Throttled[];
  readonly eventsPerSecond: number;
}

/** units · per 1,000 events in packs of 100, closing times included. */
export const WRITES_PER_1000_EVENTS_MAX = 60;
/** units · of closing and sending in both tables, where an hour has at least three dimensions to share them. */
export const WRITES_PER_LEDGER_ITEM_MAX = 5;
const SHARING_DIMENSIONS_MIN = 3;
/** times · a customer of the largest size costs at most so much more than one of the smallest. */
export const COST_GROWTH_MAX = 1.1;

/** Calls of BatchMeterUsage that are still good, where this is the least. */
export const callsMax = (lowest: number): number => 1.02 * lowest + 1;

const nameOf = ({ plan: { customers, products } }: Figures): string =>
  `${customers} customers${products > 1 ? ` of ${products} products` : ''}`;

const brokenIn = (figures: Figures): string[] => {
  const { plan, accepted, billed, calls, writes } = figures;
  const rules: readonly (readonly [boolean, string])[] = [
    [accepted.refused === 0, `${accepted.refused} records were refused`],
    [accepted.quantity === billed.quantity, `billed ${billed.quantity} of ${accepted.quantity}`],
    [billed.lost === 0, `${billed.lost} lost`],
    [billed.twice === 0, `${billed.twice} billed too much`],
    [calls.made <= callsMax(calls.lowest), `${calls.made} calls where ${calls.lowest} would do`],
    [
      plan.events < 100 || writes.perThousandEvents <= WRITES_PER_1000_EVENTS_MAX,
      `${writes.perThousandEvents} write units per 1,000 events`,
    ],
    [
      plan.dimensions < SHARING_DIMENSIONS_MIN || writes.perLedgerItem <= WRITES_PER_LEDGER_ITEM_MAX,
      `${writes.perLedgerItem} write units per ledger item`,
    ],
  ];
  return rules.flatMap(([holds, says]) => (holds ? [] : [`${nameOf(figures)}: ${says}`]));
};

/** Every bound that is broken, in words. */
export const brokenBounds = ({ sizes, throttled }: Measured): string[] => {
  const [smallest, largest] = [sizes[0], sizes.at(-1)];
  const grew =
    smallest && largest && largest.cost.total > COST_GROWTH_MAX * smallest.cost.total
      ? [
          `a customer of ${largest.plan.customers} costs ${largest.cost.total / smallest.cost.total} times one`,
        ]
      : [];
  const wrong = throttled.filter(
    ({ asked, billed, lost, twice }) => lost > 0 || twice > 0 || billed !== asked,
  );
  return [
    ...sizes.flatMap(brokenIn),
    ...grew,
    ...wrong.map(({ atOnce, billed, asked }) => `${atOnce} submitters at once: billed ${billed} of ${asked}`),
  ];
};
